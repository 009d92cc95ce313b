// Problem: the airspace was closed on the second, or on the ninth; the bells rang at three, or at a quarter past four.
// Model: two reports' clauses with a time of their own, of one kind of event, with an actor in common, and the same in most of their other
// words (same_but_for). Days with none in common clash, as do two weekdays and two hours. "Since", "until", "by" are ranges. Days next to
// each other can be one hour in two places and clash only where all the rest is one wording. Kinds of event that happen again and again
// (meetings, visits) and acts of saying never clash. Rejected: any two dates of one kind of event (most kinds happen more than once).

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "collate/clashes/conflicts.h"
#include "collate/clashes/readable.h"
#include "collate/days/clause_times.h"
#include "collate/sameness/likeness.h"

namespace stemma::collating {
namespace {

constexpr int kSameButFor = 450;
constexpr int kSurely = 700;               // other names in the same places do not count against it
constexpr int kOneWording = 800;           // for days next to each other
constexpr int kMinutesApart = 31;          // "shortly before three" and "at half past two" can be one
constexpr std::size_t kMostReaders = 200;  // of one kind of event
constexpr int kWidest = 366;               // days of a range that fixes anything

bool meet(const std::vector<Term>& a, const std::vector<Term>& b) {
  return std::any_of(a.begin(), a.end(), [&](Term t) { return std::find(b.begin(), b.end(), t) != b.end(); });
}

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair), words_(*affair.words), dated_(dated_clauses(affair)) {}

  std::vector<Conflict> find() {
    std::map<std::pair<bool, std::uint32_t>, std::vector<const DatedClause*>> readers;  // (family or head, which)
    std::map<std::pair<const DatedClause*, const DatedClause*>, int> clashes;
    for (const DatedClause& d : dated_) {
      const Clause& c = clause(d);
      if (!told(c)) continue;
      std::vector<std::pair<bool, std::uint32_t>> keys;
      for (Family f : c.families) keys.emplace_back(true, f);
      if (c.families.empty() && c.head_term != kNoTerm) keys.emplace_back(false, c.head_term);
      for (const auto& key : keys) {
        auto& row = readers[key];
        for (const DatedClause* e : row)
          if (const int score = clash(*e, d); score > 0) clashes[{e, &d}] = score;
        if (row.size() < kMostReaders) row.push_back(&d);
      }
    }
    std::vector<Conflict> out;
    for (const auto& [pair, score] : clashes) out.push_back(conflict(*pair.first, *pair.second, score));
    return out;
  }

 private:
  const Clause& clause(const DatedClause& d) const { return affair_.clauses[d.report][d.clause]; }

  bool told(const Clause& c) const {
    return c.sign > 0 && c.standing == Standing::kAsserted && c.tense != Tense::kFuture && c.head != kNone &&
           !(c.effects & (kReports | kDenies | kRejects | kPlans | kPledges | kWishes)) &&
           words_.text_of(words_.at(c.report, c.head).stem) != "be" && words_.text_of(words_.at(c.report, c.head).stem) != "have";
  }

  // Days that the clause can have happened on.
  static DayRange reach(const DatedClause& d) {
    constexpr int kFar = 100000;
    switch (d.relation) {
      case TimeRelation::kUntil:
      case TimeRelation::kOn:
      case TimeRelation::kSince:
        return *d.days;
      case TimeRelation::kBefore:
        return {-kFar, d.days->last};
      case TimeRelation::kAfter:
        return {d.days->first, kFar};
    }
    return *d.days;
  }

  // 0: the times agree, or may; 1: days next to each other; 2: apart.
  int apart(const DatedClause& a, const DatedClause& b) const {
    if ((a.relation == TimeRelation::kUntil) != (b.relation == TimeRelation::kUntil)) return 0;
    if (a.weekday || b.weekday) {
      const auto weekday = [](const DatedClause& d) -> std::optional<int> {
        if (d.weekday) return d.weekday;
        if (d.days && d.days->first == d.days->last) return weekday_of(d.days->first);
        return std::nullopt;
      };
      const auto x = weekday(a), y = weekday(b);
      if (!x || !y || *x == *y || a.relation != b.relation) return 0;
      const int gap = (*x - *y + 7) % 7;
      return gap == 1 || gap == 6 ? 1 : 2;
    }
    if (a.days && b.days) {
      if (a.days->last - a.days->first > kWidest || b.days->last - b.days->first > kWidest) return 0;
      const DayRange x = reach(a), y = reach(b);
      const int gap = std::max(x.first - y.last, y.first - x.last);
      const bool days = a.days->first == a.days->last && b.days->first == b.days->last;
      if (gap > 0) return days && gap == 1 ? 1 : 2;
      if (a.days->first != b.days->first) return 0;
    }
    if (a.minute && b.minute && a.relation == b.relation) {
      const int gap = std::abs(*a.minute - *b.minute);
      // Whole hours apart can be one moment by two clocks.
      return gap >= kMinutesApart && gap % 60 != 0 ? 2 : 0;
    }
    return 0;
  }

  Stretch stretch(const DatedClause& d) const {
    const Clause& c = clause(d);
    Stretch out;
    out.report = d.report;
    for (std::uint32_t i = c.first; i < c.end; ++i)
      if (words_.at(d.report, i).term != kNoTerm) out.tokens.push_back(i);
    for (const TimeExpression& t : affair_.reports[d.report].annotations.times) {
      const auto [first, end] = words_.tokens_in(d.report, t.span);
      for (std::uint32_t i = std::max(first, c.first); i < std::min(end, c.end); ++i) out.masked.push_back(i);
    }
    std::sort(out.masked.begin(), out.masked.end());
    return out;
  }

  std::string words_of(const DatedClause& d) const {
    return fold(affair_.text(d.report, affair_.reports[d.report].annotations.times[d.time].span));
  }

  int clash(const DatedClause& d, const DatedClause& e) const {
    // "today" and "today"
    if (words_of(d) == words_of(e)) return 0;
    if (d.report == e.report || !same_moment(affair_, d.report, e.report)) return 0;
    const int how = apart(d, e);
    if (how == 0) return 0;
    const Clause& a = clause(d);
    const Clause& b = clause(e);
    const bool actors = meet(a.agents, b.agents) || meet(a.patients, b.patients) ||
                        (a.passive != b.passive && (meet(a.agents, b.patients) || meet(a.patients, b.agents)));
    const bool things = meet(a.doers, b.doers) || meet(a.undergoers, b.undergoers);
    const auto stranger = [&](const std::vector<Term>& x, const std::vector<Term>& y) {
      return !x.empty() && !y.empty() && !meet(x, y);
    };
    const int score = same_but_for(affair_, stretch(d), stretch(e));
    if (score < (how == 1 ? kOneWording : kSameButFor) || !(actors || things)) return 0;
    if (score < kSurely && (stranger(a.agents, b.agents) || stranger(a.patients, b.patients))) return 0;
    // Who meets and visits does so again; what is closed or opened is one thing.
    const bool one_kind = std::all_of(a.families.begin(), a.families.end(), [&](Family f) { return affair_.lexicon->soft(f); });
    if (one_kind && !a.families.empty() && !meet(a.undergoers, b.undergoers)) return 0;
    return score;
  }

  Conflict conflict(const DatedClause& d, const DatedClause& e, int score) const {
    Conflict c;
    c.kind = ConflictKind::kDate;
    c.confidence = std::min(850, 450 + score / 2);
    for (const DatedClause* x : {&d, &e}) {
      SideMaker side(affair_, Stance::kNone);
      const Annotations& a = affair_.reports[x->report].annotations;
      const auto [first, end] = words_.tokens_in(x->report, a.times[x->time].span);
      const Clause& told = clause(*x);
      side.add(x->report, readable(affair_, told, {std::min(told.head, first), std::max(told.head + 1, end)}, {}),
               affair_.voice(told).shown);
      side.value(one_line(affair_.text(x->report, a.times[x->time].span), 60));
      c.sides.push_back(side.take());
    }
    c.question = "When: " + c.sides[0].value + " or " + c.sides[1].value + "? “" +
                 one_line(affair_.text(d.report, clause(d).evidence), 110) + "”";
    return c;
  }

  const Affair& affair_;
  const Words& words_;
  std::vector<DatedClause> dated_;
};

}  // namespace

std::vector<Conflict> find_day_clashes(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
