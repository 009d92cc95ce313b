#include "collate/timeline.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "collate/conflicts.h"
#include "collate/days.h"
#include "collate/occasions.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kMostEntries = 1000;
constexpr std::size_t kWhatBytes = 200;
constexpr std::size_t kMostEvidence = 5;

// A value cut to a precision that people read: weeks stay weeks, seasons and quarters become their year.
bool cut(std::string value, TimelineEntry& entry) {
  if (!days_of(value)) return false;
  if (value.size() >= 10 && value[5] != 'W')
    entry.date = value.substr(0, 10), entry.precision = "day";
  else if (value.size() >= 8 && value[5] == 'W')
    entry.date = value.substr(0, 8), entry.precision = "week";
  else if (value.size() == 7 && value[5] >= '0' && value[5] <= '9')
    entry.date = value, entry.precision = "month";
  else
    entry.date = value.substr(0, 4), entry.precision = "year";
  return true;
}

// The time expression inside the span that dates the fact; the first that can be resolved.
std::optional<std::pair<Resolved, Span>> dated(const Affair& affair, std::uint32_t report, Span span) {
  for (const TimeExpression& t : affair.reports[report].annotations.times) {
    if (!span.contains(t.span) || (t.type != TimeType::kDate && t.type != TimeType::kTime)) continue;
    if (Resolved r = resolve(affair, report, t); !r.date.empty()) return std::pair{std::move(r), t.span};
  }
  return std::nullopt;
}

}  // namespace

std::vector<TimelineEntry> time_line(const Affair& affair, const Claims& claims) {
  std::vector<std::pair<TimelineEntry, std::size_t>> found;  // with the number of outlets
  for (std::size_t k = 0; k < claims.claims.size(); ++k) {
    const Claim& claim = claims.claims[k];
    TimelineEntry entry;
    std::vector<Evidence> support;
    for (std::uint32_t p : claims.parts[k]) {
      const Part& part = affair.parts[p];
      Resolved when;
      Span at;
      if (part.statement != kNone) {
        const Statement& s = affair.reports[part.report].statements[part.statement];
        if (!s.said || part.said.empty()) continue;
        when = resolve(affair, part.report, part.said, false);
        at = s.said->span;
      } else if (auto d = dated(affair, part.report, affair.facts[part.fact].span)) {
        std::tie(when, at) = *d;
      }
      TimelineEntry candidate;
      if (when.date.empty() || !cut(when.date, candidate)) continue;
      candidate.sure = when.sure;
      // The surest, then the most precise account dates the claim.
      if (entry.date.empty() || std::tuple(candidate.sure, candidate.date.size()) > std::tuple(entry.sure, entry.date.size())) {
        entry.date = candidate.date, entry.precision = candidate.precision, entry.sure = candidate.sure;
        support = {{part.report, at}};
        if (!when.sure && !when.evidence.span.empty()) support.push_back(when.evidence);
      }
    }
    if (entry.date.empty()) continue;
    entry.what = claim.statements.empty() ? one_line(claim.core, kWhatBytes)
                                          : claim.speaker_name + ": “" + one_line(claim.core, kWhatBytes) + "”";
    entry.evidence = {claim.core_at};
    for (const Evidence& e : support)
      if (!(e.report == claim.core_at.report && claim.core_at.span.contains(e.span))) entry.evidence.push_back(e);
    found.emplace_back(std::move(entry), claim.outlets.size());
  }
  if (found.size() > kMostEntries) {
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    found.resize(kMostEntries);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first.date < b.first.date; });
  std::vector<TimelineEntry> out;
  for (auto& [entry, outlets] : found) out.push_back(std::move(entry));
  return out;
}

std::vector<PlaceOnMap> place_map(const Affair& affair) {
  std::map<std::pair<std::string, std::string>, PlaceOnMap> found;
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r) {
    const Report& report = affair.reports[r];
    for (const PlaceMention& p : report.annotations.places) {
      const auto& sentences = report.annotations.sentences;
      const auto s = std::upper_bound(sentences.begin(), sentences.end(), p.span.begin,
                                      [](std::uint32_t at, const Sentence& x) { return at < x.span.end; });
      if (s == sentences.end() || !s->span.contains(p.span) || !carries_report(report.article.blocks[s->block].kind)) continue;
      PlaceOnMap& place = found[{p.name, p.country}];
      place.name = p.name, place.country = p.country, place.latitude = p.latitude, place.longitude = p.longitude;
      const Evidence e{r, as_evidence(affair, r, s->span)};
      if (place.evidence.size() < kMostEvidence && (place.evidence.empty() || place.evidence.back() != e))
        place.evidence.push_back(e);
    }
  }
  std::vector<PlaceOnMap> out;
  for (auto& [key, place] : found) out.push_back(std::move(place));
  return out;
}

}  // namespace stemma::collating
