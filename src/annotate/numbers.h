#pragma once
// Numbers in figures and words: "1,200", "twenty-five", "1.2 million", "two and a half", "a dozen", "tens of thousands", "21st".

#include <cstdint>
#include <optional>
#include <string_view>

#include "annotate/draft.h"
#include "annotate/word_map.h"

namespace stemma::annotating {

struct Number {
  double value = 0, low = 0, high = 0;  // low == high == value for an exact one; "dozens" is 24 to 99; high -1: open
  std::uint32_t end = 0;                // token after the last one
  bool vague = false;                   // no number is told ("several", "dozens")
  bool ordinal = false;                 // "third", "21st"
  bool figures = false;                 // begins with digits
};

class TagTables;

class NumberWords {
 public:
  explicit NumberWords(std::string_view folder);  // "data/en/"

  // Notes in the tables of words which are numbers (WordList).
  void note(TagTables& tags) const;
  // The longest number that begins at token i and ends before `end`. "a" begins one only before a counting word ("a dozen").
  std::optional<Number> read(const Draft& draft, std::uint32_t i, std::uint32_t end) const;
  // Value of one word or figure token ("three", "1,200"), of "twenty-five" too; nothing for others.
  std::optional<double> value_of(std::string_view key) const;

 private:
  enum Kind : std::uint32_t { kCardinal, kScale, kOrdinal, kVague, kFraction };
  struct Entry {
    Kind kind = kCardinal;
    double value = 0, low = 0, high = 0;
  };

  const Entry* find(std::string_view key) const;
  const Entry* find(const Draft& draft, std::uint32_t i) const {
    return draft.listed(i, kNumberList) ? find(draft.key(i)) : nullptr;
  }
  std::optional<Number> read_words(const Draft& draft, std::uint32_t i, std::uint32_t end) const;
  std::optional<Number> read_vague(const Draft& draft, std::uint32_t i, std::uint32_t end) const;
  void scale(const Draft& draft, Number& number, std::uint32_t end) const;

  WordMap map_;
  std::vector<Entry> entries_;
};

// Figures with or without commas at the start of `text`: value and how many bytes it takes; nothing when it starts otherwise.
struct Figures {
  double value = 0;
  std::size_t size = 0;
};
std::optional<Figures> read_figures(std::string_view text);

}  // namespace stemma::annotating
