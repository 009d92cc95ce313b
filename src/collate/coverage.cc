#include "collate/coverage.h"

#include <map>
#include <set>

namespace stemma::collating {

std::vector<Coverage> cover(const Affair& affair, const Claims& claims) {
  const std::size_t reports = affair.reports.size();
  std::map<std::string, std::set<std::uint32_t>> reports_of_speaker;
  std::vector<std::set<std::uint32_t>> carriers(claims.claims.size());
  for (std::size_t c = 0; c < claims.claims.size(); ++c) {
    for (std::uint32_t p : claims.parts[c]) carriers[c].insert(affair.parts[p].report);
    if (claims.claims[c].speaker) reports_of_speaker[*claims.claims[c].speaker].insert(carriers[c].begin(), carriers[c].end());
  }
  const bool all = claims.claims.size() * reports <= kMostCells;
  std::vector<Coverage> out;
  for (std::size_t c = 0; c < claims.claims.size(); ++c) {
    const Claim& claim = claims.claims[c];
    if ((!all && claim.outlets.size() < 2) || out.size() + reports > 2 * kMostCells) continue;
    const std::set<std::uint32_t> none;
    const std::set<std::uint32_t>& heard = claim.speaker ? reports_of_speaker[*claim.speaker] : none;
    for (std::uint32_t r = 0; r < reports; ++r) {
      const CoverageState state = carriers[c].contains(r) ? CoverageState::kCarries
                                  : heard.contains(r)     ? CoverageState::kLeavesOut
                                                          : CoverageState::kNotCovered;
      out.push_back({claim.id, r, state});
    }
  }
  return out;
}

}  // namespace stemma::collating
