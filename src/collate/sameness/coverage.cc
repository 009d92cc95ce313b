#include "collate/sameness/coverage.h"

#include <algorithm>
#include <map>
#include <set>

#include "collate/origins/reuse.h"

namespace stemma::collating {
namespace {

// By report: stretches that it prints in another's words, with whose.
std::vector<std::vector<std::pair<Span, std::string>>> borrowed_words(const Affair& affair, const std::vector<Reuse>& reuse) {
  std::vector<std::vector<std::pair<Span, std::string>>> out(affair.reports.size());
  for (const Reuse& r : reuse) {
    for (const ReusePassage& p : r.passages) {
      if (r.kind == ReuseKind::kAgency) {
        out[r.from].emplace_back(p.from, *r.source);
        out[r.to].emplace_back(p.to, *r.source);
      } else if (r.kind == ReuseKind::kCopy && r.direction_known) {
        out[r.to].emplace_back(p.to, outlet_label(affair.reports[r.from].article));
      }
    }
  }
  return out;
}

}  // namespace

std::vector<Coverage> cover(const Affair& affair, const Claims& claims, const std::vector<Reuse>& reuse) {
  const auto reports = static_cast<std::uint32_t>(affair.reports.size());
  std::map<std::string, std::set<std::uint32_t>> reports_of_speaker;
  std::vector<std::map<std::uint32_t, std::vector<Span>>> carriers(claims.claims.size());
  for (std::size_t c = 0; c < claims.claims.size(); ++c) {
    for (std::uint32_t p : claims.parts[c]) {
      const Part& part = affair.parts[p];
      auto& spans = carriers[c][part.report];
      spans.insert(spans.end(), part.spans.begin(), part.spans.end());
    }
    if (claims.claims[c].speaker)
      for (const auto& [report, spans] : carriers[c]) reports_of_speaker[*claims.claims[c].speaker].insert(report);
  }
  const auto borrowed = borrowed_words(affair, reuse);
  const auto copied_from = [&](std::uint32_t report, const std::vector<Span>& spans) {
    for (const auto& [words, whose] : borrowed[report])
      if (std::any_of(spans.begin(), spans.end(), [&, w = words](Span s) { return s.overlaps(w); })) return whose;
    const Article& article = affair.reports[report].article;
    return article.dateline ? article.dateline->agency : std::string();
  };
  const bool all = claims.claims.size() * reports <= kMostCells;
  std::vector<Coverage> out;
  for (std::size_t c = 0; c < claims.claims.size(); ++c) {
    const Claim& claim = claims.claims[c];
    if ((!all && claim.outlets.size() < 2) || out.size() + reports > 2 * kMostCells) continue;
    const std::set<std::uint32_t> none;
    const std::set<std::uint32_t>& heard = claim.speaker ? reports_of_speaker[*claim.speaker] : none;
    std::set<std::uint32_t> moments;
    for (const auto& [report, spans] : carriers[c]) moments.insert(affair.moments[report].group);
    for (std::uint32_t r = 0; r < reports; ++r) {
      const Moment& moment = affair.moments[r];
      Coverage cell{claim.id, r, CoverageState::kNotCovered, {}};
      if (const auto carried = carriers[c].find(r); carried != carriers[c].end()) {
        cell.state = CoverageState::kCarries;
        cell.copied_from = copied_from(r, carried->second);
      } else if (heard.contains(r) && moments.contains(moment.group) &&
                 !(claim.said && !moment.date.empty() && moment.date < *claim.said)) {
        cell.state = CoverageState::kLeavesOut;
      }
      out.push_back(std::move(cell));
    }
  }
  return out;
}

}  // namespace stemma::collating
