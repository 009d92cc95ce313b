#include "collate/clashes/exclusive_words.h"

#include <algorithm>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::collating {

ExclusiveWords::ExclusiveWords(const Lexicon& lexicon, std::string_view language) {
  const Table table = Table::load("data/" + std::string(language) + "/exclusive_words.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string set(table.at(row, table.column("set")));
    const auto known = std::find(sets_.begin(), sets_.end(), set);
    const auto index = static_cast<std::uint32_t>(known - sets_.begin());
    if (known == sets_.end()) sets_.push_back(set);
    const auto member = static_cast<std::uint32_t>(members_.size());
    const std::string_view use = table.at(row, table.column("use"));
    members_.push_back({index,
                        use == "place"   ? ExclusiveUse::kPlace
                        : use == "thing" ? ExclusiveUse::kThing
                        : use == "rank"  ? ExclusiveUse::kRank
                                         : ExclusiveUse::kModifier,
                        std::string(table.at(row, table.column("member")))});
    for (std::string_view words : split(table.at(row, table.column("words")), '|')) {
      std::vector<std::string> stems;
      const std::string folded = fold(words);
      for (std::string_view word : split(folded, ' ')) stems.push_back(lexicon.stem_of(word));
      if (stems.empty()) continue;
      auto& wordings = index_[stems.front()];
      const auto same = std::find_if(wordings.begin(), wordings.end(), [&](const Wording& w) { return w.stems == stems; });
      if (same == wordings.end())
        wordings.push_back({std::move(stems), {member}});
      else
        same->members.push_back(member);
    }
  }
  for (auto& [stem, wordings] : index_)
    std::stable_sort(wordings.begin(), wordings.end(),
                     [](const Wording& a, const Wording& b) { return a.stems.size() > b.stems.size(); });
}

std::optional<std::pair<std::vector<std::uint32_t>, std::uint32_t>> ExclusiveWords::at(const Words& words, std::uint32_t report,
                                                                                       std::uint32_t at,
                                                                                       std::uint32_t end) const {
  const auto found = index_.find(std::string(words.text_of(words.at(report, at).stem)));
  if (found == index_.end()) return std::nullopt;
  for (const Wording& wording : found->second) {
    std::uint32_t i = at;
    std::size_t k = 0;
    for (; k < wording.stems.size() && i < end; ++k, ++i)
      if (words.text_of(words.at(report, i).stem) != wording.stems[k]) break;
    if (k == wording.stems.size()) return std::pair{wording.members, i};
  }
  return std::nullopt;
}

}  // namespace stemma::collating
