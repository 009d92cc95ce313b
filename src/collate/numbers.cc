// Problem: 12 dead or 15, "at least 12", "dozens": which figures count one thing, and can they both hold?
// Model: a figure is compared by what is counted, in which unit, under which event (killed, arrested, missing), at which moment, with the words
// of its clause. Only mutual best matches of two reports are held against each other, so that a breakdown is not held against a total; inside
// one report, two speakers' figures of one thing.
// Class: one within their qualifiers: a hedge. One voice gives both, or the larger is in a report of a later day, or the text says that it
// rose: an update. Figures of unlike clauses: a difference. Two voices, or two reports of which nothing says that one is later: a conflict.
// Rejected: comparing all figures with one noun (of "15 miles" and "5 km" in the example reports none are of one thing).

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "collate/conflicts.h"
#include "collate/days.h"
#include "collate/figures.h"
#include "collate/likeness.h"
#include "collate/occasions.h"

namespace stemma::collating {
namespace {

constexpr int kOneThing = 420;   // likeness of two figures that may be of one thing
constexpr int kSurelyOne = 500;  // below this it is shown as a difference at most
constexpr std::size_t kMostReaders = 200;

bool near(double a, double b) {
  return a == b || (std::isfinite(a) && std::isfinite(b) && std::fabs(a - b) <= 0.03 * std::max(std::fabs(a), std::fabs(b)));
}
bool same_value(const Figure& f, const Figure& g) { return near(f.low, g.low) && near(f.high, g.high); }
bool compatible(const Figure& f, const Figure& g) { return same_value(f, g) || (f.low <= g.high && g.low <= f.high); }

int dimension(std::string_view unit) {
  static constexpr std::string_view kLengths[] = {"mile", "kilometer", "kilometre", "meter",      "metre",
                                                  "foot", "yard",      "inch",      "centimeter", "nautical mile"};
  static constexpr std::string_view kMasses[] = {"kilogram", "gram", "pound", "ton", "tonne", "ounce"};
  if (std::find(std::begin(kLengths), std::end(kLengths), unit) != std::end(kLengths)) return 1;
  return std::find(std::begin(kMasses), std::end(kMasses), unit) != std::end(kMasses) ? 2 : 0;
}

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair), words_(*affair.words), figures_(read_figures(affair)) {}

  std::vector<Conflict> find() {
    match();
    return conflicts();
  }

 private:
  const Clause& clause(const Figure& f) const { return affair_.clauses[f.report][f.clause]; }
  std::uint32_t voice(const Figure& f) const { return affair_.voice_index(clause(f)); }

  // How far two figures count one thing.
  int one_thing(const Figure& f, const Figure& g) const {
    if (f.unit != g.unit && !(f.measured && g.measured && dimension(f.unit) != 0 && dimension(f.unit) == dimension(g.unit)))
      return 0;
    const bool family = std::any_of(f.families.begin(), f.families.end(), [&](Family a) {
      return std::find(g.families.begin(), g.families.end(), a) != g.families.end();
    });
    const bool bare = f.unit.empty();
    if (bare && !(f.of == g.of || f.generic || g.generic)) return 0;
    if (!family && !(f.of != kNoTerm && f.of == g.of && !f.generic)) return 0;
    if (clash_in_time(f, g) || clash_in_place(clause(f), clause(g))) return 0;
    const int words = (cosine(words_, f.bag, g.bag) + coverage(words_, f.bag, g.bag)) / 2;
    int score = words / 2 + 150 * family + (f.of == g.of || (f.generic && g.generic) ? 100 : 0);
    // What is counted says it for a toll; a distance or a sum wants the words as well.
    if (bare && counts_toll(f, g) && (f.of == g.of || (f.generic && g.generic))) score += 200;
    if (f.taken_up || g.taken_up) score += 100;
    return std::min(score, 1000);
  }

  bool counts_toll(const Figure& f, const Figure& g) const {
    return std::any_of(f.families.begin(), f.families.end(), [&](Family a) {
      return affair_.lexicon->toll(a) && std::find(g.families.begin(), g.families.end(), a) != g.families.end();
    });
  }

  // The days that the figure's sentence names for what it tells.
  std::optional<DayRange> days(const Figure& f) const {
    const Annotations& a = affair_.reports[f.report].annotations;
    const Span sentence = a.sentences[clause(f).sentence].span;
    auto t = std::lower_bound(a.times.begin(), a.times.end(), sentence.begin,
                              [](const TimeExpression& x, std::uint32_t at) { return x.span.begin < at; });
    for (; t != a.times.end() && t->span.begin < sentence.end; ++t)
      if (t->type == TimeType::kDate)
        if (const Resolved r = resolve(affair_, f.report, *t); !r.date.empty()) return days_of(r.date);
    return std::nullopt;
  }

  bool clash_in_time(const Figure& f, const Figure& g) const {
    const auto a = days(f), b = days(g);
    return a && b && (a->first > b->last + 4 || b->first > a->last + 4);
  }

  // Both name places and none in common.
  bool clash_in_place(const Clause& a, const Clause& b) const {
    const auto x = places(a), y = places(b);
    if (x.empty() || y.empty()) return false;
    return std::none_of(x.begin(), x.end(), [&](Term t) { return std::find(y.begin(), y.end(), t) != y.end(); });
  }

  std::vector<Term> places(const Clause& c) const {
    std::vector<Term> out;
    for (std::uint32_t i = c.first; i < c.end; ++i) {
      const Word& w = words_.at(c.report, i);
      if (w.name == kNone || affair_.reports[c.report].annotations.names[w.name].type != NameType::kPlace) continue;
      out.push_back(w.actor);
      if (w.country != kNoTerm) out.push_back(w.country);
    }
    return out;
  }

  void match() {
    std::map<std::uint64_t, std::vector<std::uint32_t>> readers;
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> scores;
    for (std::uint32_t f = 0; f < figures_.size(); ++f) {
      std::vector<std::uint64_t> keys(figures_[f].families.begin(), figures_[f].families.end());
      if (figures_[f].of != kNoTerm) keys.push_back((std::uint64_t{1} << 32) | figures_[f].of);
      for (std::uint64_t key : keys) {
        for (std::uint32_t g : readers[key]) {
          if (!same_moment(affair_, figures_[f].report, figures_[g].report)) continue;
          if (figures_[f].report == figures_[g].report && !two_speakers(figures_[f], figures_[g])) continue;
          if (const int score = one_thing(figures_[g], figures_[f]); score >= kOneThing) scores[{g, f}] = score;
        }
        if (readers[key].size() < kMostReaders) readers[key].push_back(f);
      }
    }
    // The best partner of a figure in each report; an equal one before a likelier one.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<int, std::uint32_t>> best;  // (figure, report) -> (score, figure)
    for (const auto& [pair, score] : scores) {
      const int equal = same_value(figures_[pair.first], figures_[pair.second]) ? 60 : 0;
      for (const auto& [f, g] : {pair, std::pair{pair.second, pair.first}}) {
        auto& held = best[{f, figures_[g].report}];
        if (score + equal > held.first) held = {score + equal, g};
      }
    }
    parent_.resize(figures_.size());
    std::iota(parent_.begin(), parent_.end(), 0u);
    for (const auto& [pair, score] : scores) {
      const auto& [f, g] = pair;
      if (best[{f, figures_[g].report}].second != g || best[{g, figures_[f].report}].second != f) continue;
      parent_[std::max(root(f), root(g))] = std::min(root(f), root(g));
      pairs_[{f, g}] = score;
    }
  }

  bool two_speakers(const Figure& f, const Figure& g) const {
    if (f.speaker.empty() || g.speaker.empty() || f.speaker == g.speaker) return false;
    if (clause(f).statement == kNone || clause(g).statement == kNone) return true;
    return agree(affair_.voice(clause(f)), affair_.voice(clause(g)), affair_.overlay) <= Agreement::kMaybe;
  }

  std::uint32_t root(std::uint32_t f) {
    while (parent_[f] != f) f = parent_[f] = parent_[parent_[f]];
    return f;
  }

  std::vector<Conflict> conflicts() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (const auto& [pair, score] : pairs_)
      for (std::uint32_t f : {pair.first, pair.second}) groups[root(f)].push_back(f);
    std::vector<Conflict> out;
    for (auto& [top, group] : groups) {
      std::sort(group.begin(), group.end());
      group.erase(std::unique(group.begin(), group.end()), group.end());
      if (auto c = conflict(group)) out.push_back(std::move(*c));
    }
    return out;
  }

  std::optional<Conflict> conflict(const std::vector<std::uint32_t>& group) {
    std::vector<std::vector<std::uint32_t>> values;
    for (std::uint32_t f : group) {
      const auto found =
          std::find_if(values.begin(), values.end(), [&](const auto& v) { return same_value(figures_[v.front()], figures_[f]); });
      if (found == values.end())
        values.push_back({f});
      else
        found->push_back(f);
    }
    if (values.size() < 2) return std::nullopt;
    std::sort(values.begin(), values.end(), [&](const auto& a, const auto& b) {
      const Figure& f = figures_[a.front()];
      const Figure& g = figures_[b.front()];
      return f.low != g.low ? f.low < g.low : f.high < g.high;
    });
    Conflict c;
    c.kind = ConflictKind::kNumber;
    c.class_ = class_of(group, values);
    for (const auto& [pair, score] : pairs_)
      if (root(pair.first) == root(group.front())) c.confidence = std::max(c.confidence, score);
    for (const auto& value : values) {
      SideMaker side(affair_, Stance::kNone);
      for (std::uint32_t f : value) side.add(figures_[f].report, figures_[f].evidence, affair_.voice(clause(figures_[f])).shown);
      side.value(one_line(affair_.text(figures_[value.front()].report, figures_[value.front()].span), 80));
      c.sides.push_back(side.take());
    }
    for (std::size_t k = 0; k < c.sides.size(); ++k)
      c.question += (k > 0 ? " or " : "") + std::string("“") + c.sides[k].value + "”";
    const Figure& first = figures_[group.front()];
    c.question = "How many or how much: " + c.question + "? “" + one_line(affair_.text(first.report, first.evidence), 110) + "”";
    return c;
  }

  ConflictClass class_of(const std::vector<std::uint32_t>& group, const std::vector<std::vector<std::uint32_t>>& values) const {
    bool all_compatible = true, disputed = false, sure = false, later = true, growing = false, toll = false;
    for (std::uint32_t f : group) growing = growing || figures_[f].growing;
    for (std::size_t x = 0; x < values.size(); ++x) {
      for (std::size_t y = x + 1; y < values.size(); ++y) {
        for (std::uint32_t f : values[x]) {
          for (std::uint32_t g : values[y]) {
            const Figure& a = figures_[f];
            const Figure& b = figures_[g];
            if (compatible(a, b)) continue;
            all_compatible = false;
            toll = toll || counts_toll(a, b);
            // One voice that gives both sees no contradiction.
            growing = growing || voice(a) == voice(b) || (a.report == b.report && !two_speakers(a, b));
            disputed = disputed || (a.report == b.report && two_speakers(a, b));
            const auto pair = pairs_.find({std::min(f, g), std::max(f, g)});
            sure = sure || (pair != pairs_.end() && pair->second >= kSurelyOne);
            const auto day_a = day_of(affair_.reports[a.report].article.published.value_or("")),
                       day_b = day_of(affair_.reports[b.report].article.published.value_or(""));
            later = later && day_a && day_b && *day_a < *day_b;
          }
        }
      }
    }
    if (all_compatible) return ConflictClass::kHedge;
    if (disputed && sure) return ConflictClass::kConflict;
    if (toll && (later || growing)) return ConflictClass::kUpdate;
    return sure && !growing ? ConflictClass::kConflict : ConflictClass::kDifference;
  }

  const Affair& affair_;
  const Words& words_;
  std::vector<Figure> figures_;
  std::vector<std::uint32_t> parent_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> pairs_;
};

}  // namespace

std::vector<Conflict> find_number_clashes(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
