#include "attribute/trailing.h"

#include <algorithm>

#include "attribute/clauses.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::size_t kMostLooks = 16;  // drafts of the line back, so that a line of nothing but attributions stays cheap

// Whether what follows a statement of the line is a clause of its own, not the rest of the one around it.
bool resumes(const Reading& r, const Line& line, std::uint32_t at, std::uint32_t last) {
  while (at < last && r.units[at].kind == UnitKind::kWord && (is_break(r.units[at]) || is_coordinator(r.units[at]))) ++at;
  if (is_relative(r.units[at])) return false;
  Line part = line;
  part.end = last + 1;
  return starts_clause(r, part, at);
}

}  // namespace

bool only_quotations(const Reading& r, std::uint32_t first, std::uint32_t last) {
  bool any = false;
  for (std::uint32_t i = first; i <= last; ++i) {
    const Unit& u = r.units[i];
    if (u.kind == UnitKind::kQuotation)
      any = true;
    else if (!(u.punct != 0 || (u.kind == UnitKind::kWord && is_coordinator(u))))
      return false;
  }
  return any;
}

std::uint32_t trailing_first(const Reading& r, const Line& line, std::uint32_t last, const std::vector<Draft>& drafts,
                             std::size_t before) {
  std::uint32_t first = line.first;
  std::size_t looks = 0;
  for (std::size_t k = drafts.size(); k-- > before && looks < kMostLooks; ++looks) {
    const Draft& d = drafts[k];
    if (d.end <= first || d.end > last) continue;
    bool words = false;
    for (std::uint32_t i = d.end; i <= last && !words; ++i)
      words = r.units[i].kind == UnitKind::kQuotation || (r.units[i].kind == UnitKind::kWord && !is_break(r.units[i]));
    if (words && (only_quotations(r, d.end, last) || resumes(r, line, d.end, last))) first = d.end;
  }
  while (first < last && r.units[first].kind == UnitKind::kWord && is_break(r.units[first])) ++first;
  return first;
}

bool may_trail(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t last, const Cue& cue) {
  const Unit& end = r.units[last];
  const Unit& u = r.units[first];
  // "The bridge, officials said, will open"
  if (cue.last + 2 < line.end && is_comma(r.units[cue.last + 1]) && is_finite(r.units[cue.last + 2]) &&
      phrase_ending(r, line, last))
    return true;
  if (end.kind == UnitKind::kQuotation) return (cue.frames & (kQuote | kThat | kClause)) != 0;
  for (std::uint32_t i = first; i <= last; ++i)
    if (r.units[i].kind == UnitKind::kQuotation && !r.units[i].fragment && (cue.frames & kQuote)) return true;
  if (!(cue.frames & (kThat | kClause | kWh))) return false;
  if (u.kind == UnitKind::kWord && r.lexicon.not_content.contains(u.low)) return false;
  Line part = line;
  part.end = last + 1;
  std::uint32_t from = first;
  if (is_coordinator(r.units[from])) ++from;
  return from <= last && starts_clause(r, part, from);
}

bool starts_aside(const Reading& r, const Line& line, std::uint32_t i) {
  const Unit& u = r.units[i];
  if (u.form == VerbForm::kGerund || u.low == "who" || u.low == "which" || u.low == "citing" || u.low == "according" ||
      u.low == "as" || u.low == "while" || u.low == "in" || u.low == "during" || u.low == "at" || u.low == "after" ||
      u.low == "before")
    return true;
  if (is_coordinator(u)) return true;
  if (u.in_time) return true;
  const auto p = base_phrase_starting(r, line, i);
  return p && (p->last + 1 >= line.end || is_break(r.units[p->last + 1]) || r.units[p->last + 1].low == "of");
}

}  // namespace stemma::attributing
