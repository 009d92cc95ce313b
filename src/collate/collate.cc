// The map of this stage: every pass once, in order.

#include "collate/collate.h"
#include "collate/who/descriptions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/utf8.h"
#include "collate/affair.h"
#include "collate/clashes/conflicts.h"
#include "collate/days/occasions.h"
#include "collate/days/timeline.h"
#include "collate/origins/lineage.h"
#include "collate/origins/reuse.h"
#include "collate/overview/places.h"
#include "collate/overview/summary.h"
#include "collate/reading/facts.h"
#include "collate/reading/parts.h"
#include "collate/sameness/claims.h"
#include "collate/sameness/coverage.h"
#include "collate/sameness/variants.h"

namespace stemma {
namespace collating {

Span as_evidence(const Affair& affair, std::uint32_t report, Span span) {
  const std::string_view text = affair.text(report, span);
  std::size_t points = 0, cut = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (++points > affair.limits.evidence_code_points) {
      span.end = span.begin + static_cast<std::uint32_t>(cut > 0 ? cut : at);
      return span;
    }
    if (is_space(c.value)) cut = at;
    at += c.size;
  }
  return span;
}

}  // namespace collating

namespace {

// The language that most reports are annotated as.
std::string common_language(const std::vector<Report>& reports) {
  std::map<std::string, int> seen;
  for (const Report& r : reports)
    if (r.annotations.language != "und") ++seen[r.annotations.language];
  std::string best = "en";
  int most = 0;
  for (const auto& [language, n] : seen)
    if (n > most) most = n, best = language;
  return best;
}

void order(std::vector<Report>& reports) {
  const auto key = [](const Report& r) {
    return std::tuple<bool, std::string_view, const std::string&, const std::string&>(
        !r.article.published, r.article.published ? std::string_view(*r.article.published) : std::string_view{}, r.article.id,
        r.article.text_sha256);
  };
  std::sort(reports.begin(), reports.end(), [&](const Report& a, const Report& b) { return key(a) < key(b); });
}

}  // namespace

Dossier collate(std::vector<Report>&& reports, const Limits& limits, const TimeReader& read_times) {
  using namespace collating;
  Dossier out;
  order(reports);
  if (reports.size() > limits.dossier_articles) {
    for (std::size_t r = limits.dossier_articles; r < reports.size(); ++r)
      out.skipped.push_back({reports[r].article.path, "collate", Cause::kTooLarge,
                             "more reports than one dossier takes (" + std::to_string(limits.dossier_articles) + ")", false});
    reports.resize(limits.dossier_articles);
  }
  out.reports = std::move(reports);

  // Who and what is named, whatever each report calls it.
  Affair affair(out.reports, limits);
  affair.lexicon = std::make_unique<Lexicon>(common_language(out.reports));
  learn_countries(out.reports, *affair.lexicon);
  affair.overlay = join_entities(out.reports, *affair.lexicon);
  affair.words = std::make_unique<Words>(out.reports, affair.overlay, *affair.lexicon);

  // What each report asserts and denies, and who says it.
  const auto reports_n = static_cast<std::uint32_t>(out.reports.size());
  for (std::uint32_t r = 0; r < reports_n; ++r) affair.voices.push_back(outlet_voice(out.reports[r]));
  affair.voice_of.resize(reports_n);
  for (std::uint32_t r = 0; r < reports_n; ++r) {
    for (std::uint32_t s = 0; s < out.reports[r].statements.size(); ++s) {
      affair.voice_of[r].push_back(static_cast<std::uint32_t>(affair.voices.size()));
      affair.voices.push_back(voice_of(out.reports, r, s, affair.overlay, *affair.lexicon));
    }
    affair.clauses.push_back(read_clauses(out.reports, r, *affair.words, affair.overlay));
  }
  affair.facts = find_facts(affair);
  affair.parts = take_apart(affair);

  // Which of it is the same, and of when.
  const std::vector<Likeness> alike = likenesses(affair);
  affair.read_times = read_times;
  for (const Report& report : out.reports) affair.times.push_back(report.annotations.times);
  affair.moments = find_moments(affair, alike);
  read_times_again(affair);
  Claims claims = find_claims(affair, alike);
  out.reuse = find_reuse(affair);
  affair.claims_of_part.resize(affair.parts.size());
  for (std::uint32_t c = 0; c < claims.claims.size(); ++c) {
    for (std::uint32_t p : claims.parts[c]) affair.claims_of_part[p].push_back(c);
    claims.claims[c].origins = count_origins(affair, claims.parts[c], out.reuse);
    claims.claims[c].variants = find_variants(affair, claims.parts[c], claims.claims[c].core_at);
  }

  // Where accounts differ, who took it from whom, what came when, and all of it in short.
  out.conflicts = find_conflicts(affair, claims);
  Lineage lineage = trace(affair, claims, out.reuse);
  out.nodes = std::move(lineage.nodes);
  out.edges = std::move(lineage.edges);
  out.coverage = cover(affair, claims, out.reuse);
  out.dates = fix_dates(affair);
  out.timeline = time_line(affair, claims);
  out.places = place_map(affair);
  out.summary = summarize(affair, claims, out.conflicts);

  out.facts = std::move(affair.facts);
  out.entities = std::move(affair.overlay.entities);
  out.claims = std::move(claims.claims);
  std::sort(out.skipped.begin(), out.skipped.end());
  return out;
}

}  // namespace stemma
