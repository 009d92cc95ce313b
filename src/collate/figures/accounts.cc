#include "collate/figures/accounts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "collate/days/days.h"
#include "collate/days/occasions.h"

namespace stemma::collating {
namespace {

constexpr int kDaysApart = 4;  // farther apart, two figures are of two times

class Drawing {
 public:
  Drawing(const std::vector<Figure>& all, const std::vector<std::uint32_t>& figures,
          const std::function<Relation(const Figure&, const Figure&)>& between)
      : all_(all), figures_(figures), parent_(figures.size()) {
    std::iota(parent_.begin(), parent_.end(), 0u);
    for (std::uint32_t i = 0; i < figures.size(); ++i)
      for (std::uint32_t j = i + 1; j < figures.size(); ++j)
        if (const Relation r = between(all[figures[i]], all[figures[j]]); r.bond != Bond::kNone) pairs_.push_back({i, j, r});
    std::stable_sort(pairs_.begin(), pairs_.end(),
                     [](const Pair& a, const Pair& b) { return a.relation.bond < b.relation.bond; });
  }

  std::vector<Dispute> disputes() {
    for (const Pair& p : pairs_)
      if (p.relation.bond < Bond::kNone && !contradict(root(p.a), root(p.b))) {
        const std::uint32_t a = root(p.a), b = root(p.b);
        parent_[std::max(a, b)] = std::min(a, b);
      }
    std::vector<Dispute> out = hard();
    for (std::uint32_t i = 0; i < figures_.size(); ++i)
      if (root(i) == i && !disputed_[i])
        if (Dispute d = soft(i); d.sides.size() > 1) out.push_back(std::move(d));
    return out;
  }

 private:
  struct Pair {
    std::uint32_t a = 0, b = 0;
    Relation relation;
  };

  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  bool contradict(std::uint32_t a, std::uint32_t b) {
    return a != b && std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& p) {
             if (p.relation.bond != Bond::kContradicts) return false;
             const std::uint32_t x = root(p.a), y = root(p.b);
             return (x == a && y == b) || (x == b && y == a);
           });
  }
  double lowest(const std::vector<std::uint32_t>& side) const {
    double low = HUGE_VAL;
    for (std::uint32_t f : side) low = std::min(low, all_[f].number.value);
    return low;
  }
  void order(Dispute& d) const {
    std::stable_sort(d.sides.begin(), d.sides.end(), [&](const auto& a, const auto& b) { return lowest(a) < lowest(b); });
  }

  // Accounts that contradict each other, drawn together into one dispute.
  std::vector<Dispute> hard() {
    disputed_.assign(figures_.size(), 0);
    std::vector<std::uint32_t> of(figures_.size());
    std::iota(of.begin(), of.end(), 0u);
    const auto top = [&](std::uint32_t i) {
      while (of[i] != i) i = of[i];
      return i;
    };
    for (const Pair& p : pairs_) {
      if (p.relation.bond != Bond::kContradicts) continue;
      const std::uint32_t a = root(p.a), b = root(p.b);
      if (a == b) continue;
      disputed_[a] = disputed_[b] = 1;
      of[std::max(top(a), top(b))] = std::min(top(a), top(b));
    }
    const std::vector<char> stands = at_odds();
    std::map<std::uint32_t, std::map<std::uint32_t, std::vector<std::uint32_t>>> found;  // dispute -> account -> figures
    for (std::uint32_t i = 0; i < figures_.size(); ++i)
      if (disputed_[root(i)] && stands[i]) found[top(root(i))][root(i)].push_back(figures_[i]);
    std::vector<Dispute> out;
    for (auto& [key, accounts] : found) {
      Dispute d;
      for (auto& [account, side] : accounts) d.sides.push_back(std::move(side));
      for (const Pair& p : pairs_)
        if (p.relation.bond == Bond::kContradicts && disputed_[root(p.a)] && top(root(p.a)) == key)
          d.confidence = std::max(d.confidence, p.relation.confidence);
      order(d);
      out.push_back(std::move(d));
    }
    return out;
  }

  // Figures that contradict others, and those that say what these say; one that could hold with many ("at least two") says neither.
  std::vector<char> at_odds() {
    std::vector<char> out(figures_.size());
    for (const Pair& p : pairs_)
      if (p.relation.bond == Bond::kContradicts && root(p.a) != root(p.b)) out[p.a] = out[p.b] = 1;
    for (bool more = true; more;) {
      more = false;
      for (const Pair& p : pairs_) {
        // "At least 61" says no more against 94 than 61 that another gives flatly.
        if (p.relation.bond > Bond::kUpdate || p.relation.bond == Bond::kRounded) continue;
        if (root(p.a) != root(p.b) || out[p.a] == out[p.b]) continue;
        out[p.a] = out[p.b] = 1;
        more = true;
      }
    }
    return out;
  }

  // One account with several values: by value.
  Dispute soft(std::uint32_t top) {
    Dispute d;
    d.class_ = ConflictClass::kHedge;
    for (const Pair& p : pairs_) {
      if (root(p.a) != top || root(p.b) != top) continue;
      if (p.relation.bond == Bond::kUpdate) d.class_ = ConflictClass::kUpdate;
      d.confidence = std::max(d.confidence, p.relation.confidence);
    }
    for (std::uint32_t i = 0; i < figures_.size(); ++i) {
      if (root(i) != top) continue;
      const Numeral& n = all_[figures_[i]].number;
      const auto same = std::find_if(d.sides.begin(), d.sides.end(), [&](const auto& side) {
        const Numeral& m = all_[side.front()].number;
        return m.value == n.value && m.low == n.low && m.high == n.high;
      });
      if (same == d.sides.end())
        d.sides.push_back({figures_[i]});
      else
        same->push_back(figures_[i]);
    }
    order(d);
    return d;
  }

  const std::vector<Figure>& all_;
  const std::vector<std::uint32_t>& figures_;
  std::vector<std::uint32_t> parent_;
  std::vector<Pair> pairs_;
  std::vector<char> disputed_;
};

// The days that the figure's sentence names.
std::optional<DayRange> days(const Affair& affair, const Figure& f) {
  const Annotations& a = affair.reports[f.report].annotations;
  const Span sentence = a.sentences[f.sentence].span;
  auto t = std::lower_bound(a.times.begin(), a.times.end(), sentence.begin,
                            [](const TimeExpression& x, std::uint32_t at) { return x.span.begin < at; });
  for (; t != a.times.end() && t->span.begin < sentence.end; ++t)
    if (t->type == TimeType::kDate)
      if (const Resolved r = resolve(affair, f.report, *t); !r.date.empty()) return days_of(r.date);
  return std::nullopt;
}

bool country(const Affair& affair, Term place) { return affair.words->text_of(place).starts_with('+'); }

}  // namespace

std::vector<Dispute> disputes_among(const std::vector<Figure>& all, std::vector<std::uint32_t> figures,
                                    const std::function<Relation(const Figure&, const Figure&)>& between) {
  if (figures.size() > kMostOfOneQuantity) figures.resize(kMostOfOneQuantity);
  return Drawing(all, figures, between).disputes();
}

bool one_occasion(const Affair& affair, const Figure& f, const Figure& g) {
  if (f.when != g.when) return false;
  if (const auto a = days(affair, f), b = days(affair, g);
      a && b && (a->first > b->last + kDaysApart || b->first > a->last + kDaysApart))
    return false;
  std::vector<Term> x, y;
  for (Term t : f.places)
    if (!country(affair, t)) x.push_back(t);
  for (Term t : g.places)
    if (!country(affair, t)) y.push_back(t);
  return x.empty() || y.empty() ||
         std::any_of(x.begin(), x.end(), [&](Term t) { return std::find(y.begin(), y.end(), t) != y.end(); });
}

bool two_sources(const Affair& affair, const Figure& f, const Figure& g) {
  if (f.report != g.report) return true;
  if (f.speaker.empty() && g.speaker.empty()) return false;
  if (f.speaker == g.speaker) return false;
  if (f.voice == f.report || g.voice == g.report) return true;
  return agree(affair.voices[f.voice], affair.voices[g.voice], affair.overlay) <= Agreement::kMaybe;
}

}  // namespace stemma::collating
