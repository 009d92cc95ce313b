#pragma once
// What figures of news count, by the words that tell it (data/LANG/counts.tsv), and the words that tell what sort of figure it is
// (data/LANG/figure_words.tsv).

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "collate/reading/words.h"

namespace stemma::collating {

enum class CountClass : std::uint8_t {
  kGrows,  // a toll: later reports raise it
  kFalls,  // what is left: later reports lower it
  kFixed,
  kActor,  // people of one trade or part: under an event word they restrict its count
  kNamed,  // so many a thing that only the words about two figures tell whether they are of one; under an event word as an actor
  kSum,    // money; a quantity of its own for each currency
  kRefines,  // a part of another toll, told by a verb over that toll's noun ("bodies recovered")
};

// Where a word of counts.tsv stands to the figure.
enum class CountPlace : std::uint8_t { kNoun, kState, kDone, kDoes, kToll, kSum };

enum class FigureWord : std::uint8_t {
  kGeneric,
  kBearer,
  kIncrement,
  kPart,
  kFiller,
  kBefore,
  kLater,
  kRise,
  kRevised,
  kStill,
  kEarlier,
  kElsewhere,
  kNumber,
  kLink,
  kIdentifier,
};

class Counts {
 public:
  explicit Counts(const Lexicon& lexicon);

  std::size_t kinds() const { return classes_.size(); }
  CountClass class_of(std::uint32_t kind) const { return classes_[kind]; }
  std::string_view question(std::uint32_t kind) const { return questions_[kind]; }

  struct Hit {
    std::uint32_t kind = kNone;
    std::uint32_t end = 0;  // token after the phrase
  };
  // The longest phrase that starts at token i and ends before `end`; kind is kNone when there is none.
  Hit at(CountPlace place, const Words& words, std::uint32_t report, std::uint32_t i, std::uint32_t end) const;
  // What a verb says over the figure of that noun ("claimed 61 lives"); kNone when they say nothing together.
  std::uint32_t over(const Words& words, std::uint32_t report, std::uint32_t verb, std::uint32_t verb_end,
                     std::uint32_t noun) const;
  // Token after the phrase of that use that starts at i; i itself when there is none.
  std::uint32_t word_at(FigureWord use, const Words& words, std::uint32_t report, std::uint32_t i, std::uint32_t end) const;
  bool is(FigureWord use, const Words& words, std::uint32_t report, std::uint32_t i) const {
    return word_at(use, words, report, i, i + 1) > i;
  }

 private:
  using Index = std::unordered_map<std::string, std::vector<Phrase>>;
  void add(Index& index, const Lexicon& lexicon, std::string_view phrase, std::uint32_t value);
  static Hit find(const Index& index, const Words& words, std::uint32_t report, std::uint32_t i, std::uint32_t end);

  std::vector<CountClass> classes_;
  std::vector<std::string> questions_;
  Index places_[6], over_, uses_[15];
};

}  // namespace stemma::collating
