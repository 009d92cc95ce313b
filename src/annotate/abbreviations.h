#pragma once
// Words whose full stop is part of them.

#include <cstdint>
#include <string_view>

#include "annotate/word_map.h"

namespace stemma::annotating {

enum class AbbreviationKind : std::uint8_t {
  kNone,
  kTitle,    // a name follows: "Gen."
  kMeasure,  // a number stands before: "km.", "p.m."
  kNumber,   // a number follows: "No."
  kOther,    // "Inc.", "Jan."
};

class Abbreviations {
 public:
  explicit Abbreviations(
      std::string_view folder);  // "data/en/": abbreviations.tsv, dotted words of titles.tsv and time_words.tsv

  // `key` is folded and has its full stop.
  AbbreviationKind kind(std::string_view key) const {
    const std::uint32_t kind = map_.find(key);
    return kind == kNone ? AbbreviationKind::kNone : static_cast<AbbreviationKind>(kind);
  }

 private:
  WordMap map_;
};

}  // namespace stemma::annotating
