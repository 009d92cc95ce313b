#include "attribute/nesting.h"

#include <algorithm>
#include <unordered_map>

#include "attribute/not_statements.h"

namespace stemma::attributing {

void find_outer(std::vector<Draft>& drafts) {
  for (std::size_t begin = 0; begin < drafts.size();) {
    std::size_t end = begin;
    while (end < drafts.size() && drafts[end].cue.line == drafts[begin].cue.line) ++end;
    for (std::size_t inner = begin; inner < end; ++inner) {
      drafts[inner].outer.reset();
      if (drafts[inner].cue.kind == CueKind::kNone) continue;
      std::uint32_t tightest = kNone;
      for (std::size_t outer = begin; outer < end; ++outer) {
        if (outer == inner) continue;
        for (const auto& [first, last] : drafts[outer].stretches)
          if (first <= drafts[inner].cue.head && drafts[inner].cue.head <= last && last - first < tightest) {
            tightest = last - first;
            drafts[inner].outer = drafts[outer].id;
          }
      }
    }
    begin = end;
  }
}

void keep_nested(std::vector<Draft>& drafts) {
  std::unordered_map<std::uint32_t, std::size_t> at;
  for (std::size_t i = 0; i < drafts.size(); ++i) at.emplace(drafts[i].id, i);
  std::vector<bool> keep(drafts.size(), true);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!drafts[i].outer) continue;
    const auto outer = at.find(*drafts[i].outer);
    if (outer == at.end())
      drafts[i].outer.reset();
    else
      keep[i] = is_worth_nesting(drafts[i], drafts[outer->second]);
  }
  std::size_t i = 0;
  std::erase_if(drafts, [&](const Draft&) { return !keep[i++]; });
}

}  // namespace stemma::attributing
