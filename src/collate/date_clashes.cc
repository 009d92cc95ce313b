// Problem: it was scrapped in January, or went on until June; it happened on Monday, or on Tuesday.
// Model: a clause with a time of its own, resolved. Two reports' clauses of one event, well alike, whose days have none in common, clash. An
// end before which the same text, a sentence away at most, lets the thing go on clashes by itself: "ended in January … in fact it was active
// that summer"; other reports' ends and continuations of those times join it.
// Rejected: any two dates of one kind of event (most kinds happen more than once).

#include <algorithm>
#include <map>

#include "collate/conflicts.h"
#include "collate/days.h"
#include "collate/likeness.h"
#include "collate/occasions.h"

namespace stemma::collating {
namespace {

constexpr int kOneEvent = 700;
constexpr std::size_t kMostReaders = 200;

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
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r) read(r);
    std::vector<Conflict> out;
    if (auto c = end_or_not()) out.push_back(std::move(*c));
    two_days(out);
    return out;
  }

 private:
  const Clause& clause(const Dated& d) const { return affair_.clauses[d.report][d.clause]; }
  static bool any(const std::vector<Family>& a, const std::vector<Family>& b) {
    return std::any_of(a.begin(), a.end(), [&](Family f) { return std::find(b.begin(), b.end(), f) != b.end(); });
  }

  void read(std::uint32_t r) {
    const Annotations& a = affair_.reports[r].annotations;
    const auto& clauses = affair_.clauses[r];
    std::size_t t = 0;
    for (std::uint32_t k = 0; k < clauses.size(); ++k) {
      const Clause& c = clauses[k];
      if (c.end <= c.first || c.families.empty() || c.sign < 0 || c.standing >= Standing::kPlanned || c.tense == Tense::kFuture)
        continue;
      const Span span{a.tokens[c.first].span.begin, a.tokens[c.end - 1].span.end};
      while (t < a.times.size() && a.times[t].span.end <= span.begin) ++t;
      for (std::size_t u = t; u < a.times.size() && a.times[u].span.begin < span.end; ++u) {
        if (a.times[u].type != TimeType::kDate || !span.contains(a.times[u].span)) continue;
        const Resolved when = by_sentence(r, u);
        const auto days = days_of(when.date);
        if (!days || days->last - days->first > 100) continue;
        dated_.push_back({r, k, *days, when.date, c.evidence});
        break;
      }
    }
  }

  static bool has_year(std::string_view text) {
    int run = 0;
    for (char ch : text) {
      run = ch >= '0' && ch <= '9' ? run + 1 : 0;
      if (run == 4) return true;
    }
    return false;
  }

  // A month without a year goes with the year that its sentence has just named.
  Resolved by_sentence(std::uint32_t r, std::size_t t) const {
    const Annotations& a = affair_.reports[r].annotations;
    const TimeExpression& time = a.times[t];
    if (has_year(affair_.text(r, time.span)) || bare_weekday(time.value) ||
        (time.value.size() != 7 && !time.value.starts_with("XXXX-")))
      return resolve(affair_, r, time);
    for (std::size_t u = t; u-- > 0 && time.span.begin - a.times[u].span.begin < 300;) {
      if (!has_year(affair_.text(r, a.times[u].span)) || !days_of(a.times[u].value) || time.value.size() < 7) continue;
      Resolved out;
      out.date = a.times[u].value.substr(0, 4) + time.value.substr(4);
      if (days_of(out.date) && days_of(out.date)->last >= days_of(a.times[u].value)->first) return out;
    }
    return resolve(affair_, r, time);
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

  void two_days(std::vector<Conflict>& out) {
    std::map<Family, std::vector<const Dated*>> readers;
    std::map<std::pair<const Dated*, const Dated*>, int> clashes;
    for (const Dated& d : dated_) {
      for (Family f : clause(d).families) {
        for (const Dated* e : readers[f]) {
          if (e->report == d.report || !same_moment(affair_, e->report, d.report)) continue;
          if (e->days.first <= d.days.last && d.days.first <= e->days.last) continue;
          const Clause& a = clause(*e);
          const Clause& b = clause(d);
          if (a.tense != b.tense || a.agents.empty() + a.patients.empty() > 1) continue;
          const int score = event_likeness(affair_, a, b);
          if (score >= kOneEvent && cosine(*affair_.words, a.bag, b.bag) >= 450) clashes[{e, &d}] = score;
        }
        if (readers[f].size() < kMostReaders) readers[f].push_back(&d);
      }
    }
    for (const auto& [pair, score] : clashes) {
      const auto& [e, d] = pair;
      Conflict c;
      c.kind = ConflictKind::kDate;
      c.confidence = score - 50;
      for (const Dated* side : {e, d}) {
        SideMaker maker(affair_, Stance::kNone);
        maker.add(side->report, side->evidence, affair_.voice(clause(*side)).shown);
        maker.value(side->value);
        c.sides.push_back(maker.take());
      }
      c.question = "When: " + e->value + " or " + d->value + "? “" + one_line(affair_.text(e->report, e->evidence), 110) + "”";
      out.push_back(std::move(c));
    }
  }

  const Affair& affair_;
  std::vector<Family> ends_, goes_on_;
  std::vector<Dated> dated_;
};

}  // namespace

std::vector<Conflict> find_date_clashes(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
