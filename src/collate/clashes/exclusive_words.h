#pragma once
// Words that exclude each other before one noun or as the place of one event (data/LANG/exclusive_words.tsv).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "collate/reading/words.h"

namespace stemma::collating {

enum class ExclusiveUse : std::uint8_t { kModifier, kPlace, kThing, kRank };

struct ExclusiveMember {
  std::uint32_t set = 0;
  ExclusiveUse use = ExclusiveUse::kModifier;
  std::string name;  // "ground floor"
};

class ExclusiveWords {
 public:
  ExclusiveWords(const Lexicon& lexicon, std::string_view language);

  const ExclusiveMember& member(std::uint32_t index) const { return members_[index]; }
  std::string_view set_name(std::uint32_t set) const { return sets_[set]; }
  // Members that the words from token `at` on name, before `end`, and the token after them. Of all rows, the longest wording.
  std::optional<std::pair<std::vector<std::uint32_t>, std::uint32_t>> at(const Words& words, std::uint32_t report,
                                                                         std::uint32_t at, std::uint32_t end) const;

 private:
  struct Wording {
    std::vector<std::string> stems;
    std::vector<std::uint32_t> members;
  };
  std::vector<ExclusiveMember> members_;
  std::vector<std::string> sets_;
  std::unordered_map<std::string, std::vector<Wording>> index_;  // by first stem, the longest first
};

}  // namespace stemma::collating
