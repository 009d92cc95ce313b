// Problem: it was scrapped in January, or went on until June.
// Model: a clause with a time of its own, resolved. An end before which the same text, a sentence away at most, lets the thing go on clashes
// by itself: "ended in January … in fact it was active that summer"; other reports' ends and continuations of those times join it.
// Rejected: any two dates of one kind of event (most kinds happen more than once).

#include <algorithm>
#include <map>

#include "collate/clashes/conflicts.h"
#include "collate/days/clause_times.h"

namespace stemma::collating {
namespace {

struct Dated {
  std::uint32_t report = 0, clause = 0;
  DayRange days;
  std::string value;
  Span evidence;
};

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair) {
    const auto& names = affair.lexicon->family_names();
    for (std::size_t f = 0; f < names.size(); ++f) {
      if (names[f] == "end" || names[f] == "cancel") ends_.push_back(static_cast<Family>(f));
      if (names[f] == "continue") goes_on_.push_back(static_cast<Family>(f));
    }
  }

  std::vector<Conflict> find() {
    for (const DatedClause& d : dated_clauses(affair_)) {
      const Clause& c = affair_.clauses[d.report][d.clause];
      if (!d.days || d.days->last - d.days->first > 100 || c.families.empty() || c.sign < 0 || c.standing >= Standing::kPlanned ||
          c.tense == Tense::kFuture)
        continue;
      dated_.push_back({d.report, d.clause, *d.days, d.value, c.evidence});
    }
    std::vector<Conflict> out;
    if (auto c = end_or_not()) out.push_back(std::move(*c));
    return out;
  }

 private:
  const Clause& clause(const Dated& d) const { return affair_.clauses[d.report][d.clause]; }
  static bool any(const std::vector<Family>& a, const std::vector<Family>& b) {
    return std::any_of(a.begin(), a.end(), [&](Family f) { return std::find(b.begin(), b.end(), f) != b.end(); });
  }

  std::optional<Conflict> end_or_not() {
    std::vector<const Dated*> ends, on;
    for (const Dated& d : dated_) {
      if (any(clause(d).families, ends_))
        ends.push_back(&d);
      else if (any(clause(d).families, goes_on_))
        on.push_back(&d);
    }
    const auto beside = [&](const Dated& e, const Dated& o) {
      if (e.report != o.report || e.days.last >= o.days.last) return false;
      const std::uint32_t x = clause(e).sentence, y = clause(o).sentence;
      return (x > y ? x - y : y - x) <= 1;
    };
    std::map<int, std::pair<std::vector<const Dated*>, std::vector<const Dated*>>> by_end;  // last day of the end -> both sides
    for (const Dated* e : ends)
      for (const Dated* o : on)
        if (beside(*e, *o)) by_end[e->days.last].first.push_back(e), by_end[e->days.last].second.push_back(o);
    if (by_end.empty()) return std::nullopt;
    // The end that most reports hold against what went on.
    auto best = by_end.begin();
    for (auto k = by_end.begin(); k != by_end.end(); ++k)
      if (k->second.first.size() > best->second.first.size()) best = k;
    auto& [end_side, on_side] = best->second;
    SideMaker ended(affair_, Stance::kNone), went_on(affair_, Stance::kNone);
    for (const Dated* e : end_side) ended.add(e->report, e->evidence, affair_.voice(clause(*e)).shown);
    for (const Dated* o : on_side) went_on.add(o->report, o->evidence, affair_.voice(clause(*o)).shown);
    Conflict c;
    c.kind = ConflictKind::kDate;
    c.confidence = static_cast<int>(std::min<std::size_t>(900, 650 + 60 * end_side.size()));
    c.question = "Did it end in " + end_side.front()->value + ", or go on until " + on_side.front()->value + "? “" +
                 one_line(affair_.text(end_side.front()->report, end_side.front()->evidence), 110) + "”";
    c.sides.push_back(ended.take());
    c.sides.push_back(went_on.take());
    return c;
  }

  const Affair& affair_;
  std::vector<Family> ends_, goes_on_;
  std::vector<Dated> dated_;
};

}  // namespace

std::vector<Conflict> find_date_clashes(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
