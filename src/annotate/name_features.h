#pragma once
// What the tagger of names is told of each word: features as 32-bit hashes, from the word and its neighbours, the lists, the names
// that rules propose, and the word's other places in the article. Training (train/names.cc) and running read them here, so a
// change makes models/en.names.model void: raise kNameFeatures.

#include <cstdint>
#include <vector>

#include "annotate/mentions.h"
#include "annotate/name_spans.h"

namespace stemma::annotating {

inline constexpr std::uint32_t kNameFeatures = 1;  // version

// Tokens [first, end) that may hold names: capitals and the few words between them.
struct Stretch {
  std::uint32_t first = 0, end = 0;
};

class NameFeatures : private NameSpans {
 public:
  // `proposed`: names as rules find and type them, ascending.
  NameFeatures(const Draft& draft, const CapitalSurvey& survey, const std::vector<Mention>& proposed);

  // Ascending; each within one sentence.
  const std::vector<Stretch>& stretches() const { return stretches_; }
  // Of token i of a stretch; clears `out` first.
  void read(const Stretch& stretch, std::uint32_t i, std::vector<std::uint32_t>& out);

 private:
  struct Fact {  // of a token
    std::uint32_t word = 0, prefix = 0, suffix = 0, ending = 0;
    std::uint32_t lists = 0;   // what the lists say of the word
    std::uint32_t phrase = 0;  // and of a phrase it stands in
    std::uint16_t shape = 0;
    std::uint8_t part = 0;                // of speech
    std::uint8_t rule = 0;                // label by the rules
    std::uint8_t small = 0, capital = 0;  // how often elsewhere in the article, up to 3
    std::uint32_t elsewhere = 0;          // row of elsewhere_
  };
  struct Elsewhere {
    std::uint32_t word = 0;
    std::uint16_t rules[10] = {};
    std::uint32_t signs = 0;
    std::uint16_t count = 0;
  };
  std::uint32_t lists_of(std::uint32_t i) const;
  void find_stretches();
  void note(std::uint32_t i);
  void note_phrases();
  void note_elsewhere();
  std::uint32_t signs_at(std::uint32_t i) const;
  Elsewhere& elsewhere(std::uint32_t word);
  const Fact& at(std::uint32_t i, int offset) const;

  const CapitalSurvey& survey_;
  std::vector<Stretch> stretches_;
  std::vector<Fact> facts_;  // by token; filled where a stretch is near
  std::vector<bool> noted_, parts_;
  std::vector<Elsewhere> elsewhere_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace stemma::annotating
