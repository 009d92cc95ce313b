#pragma once
// What join_entities keeps while it joins: the spellings of an article's names, the entities they are of, and who bears a name.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/mentions.h"
#include "annotate/word_map.h"

namespace stemma::annotating {

struct Form {  // a spelling
  std::string_view key;
  std::uint32_t words = 1, mentions = 0, entity = kNone;
  NameType type = NameType::kOther;
  bool sure = false, titled = false, tagged = false;
  std::array<int, 5> points{};  // for each type; where the tagger typed the mentions: how many
};

struct Entity {
  NameType type = NameType::kOther;
  std::string_view key;     // the fullest form's
  std::uint32_t words = 0;  // of it
  Span fullest;
  bool shouted = true;  // no form in small letters yet
  int male = 0, female = 0;
};

// Entities by a word of their names, in the order they came; no more of one word than are worth comparing.
class EntityChains {
 public:
  using List = std::vector<std::uint32_t>;
  const List* at(std::string_view key) const {
    const std::uint32_t i = map_.find(key);
    return i == kNone ? nullptr : &lists_[i];
  }
  void add(std::string_view key, std::uint32_t entity) {
    const std::uint32_t i = map_.add(key, static_cast<std::uint32_t>(lists_.size()));
    if (i == lists_.size()) lists_.emplace_back();
    if (lists_[i].size() < kMost && std::find(lists_[i].begin(), lists_[i].end(), entity) == lists_[i].end())
      lists_[i].push_back(entity);
  }

 private:
  static constexpr std::size_t kMost = 32;
  WordMap map_;
  std::vector<List> lists_;
};

}  // namespace stemma::annotating
