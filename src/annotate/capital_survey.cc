#include "annotate/mentions.h"

namespace stemma::annotating {

CapitalSurvey::CapitalSurvey(const Draft& draft) {
  for (std::uint32_t i = 0; i < draft.size(); ++i) {
    if (!draft.has(i, kHasLetter) || draft.has(i, kStart | kTitled)) continue;
    const std::uint32_t at = map_.add(draft.key(i), static_cast<std::uint32_t>(counts_.size()));
    if (at == counts_.size()) counts_.emplace_back();
    ++(draft.has(i, kCapital | kInnerCapital) ? counts_[at].capital : counts_[at].small);
  }
}

const CapitalSurvey::Count* CapitalSurvey::find(std::string_view key) const {
  const std::uint32_t at = map_.find(key);
  return at == kNone ? nullptr : &counts_[at];
}

}  // namespace stemma::annotating
