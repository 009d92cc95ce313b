#pragma once
// What around and inside a mention hints at its type. Hints are words ("given first", "p=near", "next person noun"); how much
// each speaks for each type is in data/LANG/name_hints.tsv, learnt by train/name_hints.py.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/mentions.h"
#include "annotate/word_map.h"

namespace stemma::annotating {

class NameLists;

using TypePoints = std::array<int, 5>;  // by NameType

class HintTable {
 public:
  explicit HintTable(std::string_view folder);
  // Null for a hint that tells nothing.
  const TypePoints* find(std::string_view hint) const {
    const std::uint32_t row = map_.find(hint);
    return row == kNone ? nullptr : &rows_[row];
  }

 private:
  WordMap map_;
  std::vector<TypePoints> rows_;
};

// Reads the hints of mentions of one article.
class HintReader {
 public:
  HintReader(const Draft& draft, const std::vector<Mention>& mentions);
  // Hints inside and around a mention, into `shape` and `context` (cleared first); sets its gender where a given name or a noun
  // tells it.
  void read(Mention& mention, std::vector<std::string>& shape, std::vector<std::string>& context) const;

 private:
  void inside(Mention& mention, std::vector<std::string>& hints) const;
  void before(Mention& mention, std::vector<std::string>& hints) const;
  void after(const Mention& mention, std::vector<std::string>& hints) const;
  void apposition(std::uint32_t at, std::vector<std::string>& hints) const;
  std::string_view key(std::uint32_t i) const;
  bool small(std::uint32_t i) const;

  const Draft& draft_;
  const Lexicon& lexicon_;
  const NameLists& lists_;
  std::vector<bool> place_at_;
  mutable std::uint32_t first_ = 0, end_ = 0;  // of the sentence
};

}  // namespace stemma::annotating
