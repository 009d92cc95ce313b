// Problem: 12 dead or 15, "at least 12", "dozens": which figures count one thing, and can they both hold?
// Model: a figure is compared by what is counted, in which unit, under which event (killed, arrested, missing), at which moment, with the words
// of its clause. Only mutual best matches of two reports are held against each other, so that a breakdown is not held against a total.
// Figures that are one within their qualifiers are a hedge; a count of what grows, larger in a report of a later day, is an update; figures
// of unlike clauses are a difference; only what is left is a conflict.
// Rejected: comparing all figures with one noun (of "15 miles" and "5 km" in the example reports none are of one thing).

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/utf8.h"
#include "collate/conflicts.h"
#include "collate/days.h"
#include "collate/likeness.h"
#include "collate/occasions.h"

namespace stemma::collating {
namespace {

constexpr int kOneThing = 420;      // likeness of two figures that may be of one thing
constexpr int kSurelyOne = 560;     // below this it is shown as a difference at most
constexpr std::size_t kMostReaders = 200;

struct Figure {
  std::uint32_t report = 0, quantity = 0, clause = kNone;
  Term of = kNoTerm;
  std::vector<Family> families;
  double low = 0, high = 0;  // SI where there is a unit
  bool open_low = false, open_high = false;
  Bag bag;
  Span evidence;
};

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair), words_(*affair.words) {}

  std::vector<Conflict> find() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r) read(r);
    match();
    return conflicts();
  }

 private:
  const Quantity& quantity(const Figure& f) const { return affair_.reports[f.report].annotations.quantities[f.quantity]; }

  void read(std::uint32_t r) {
    const Annotations& a = affair_.reports[r].annotations;
    const auto& clauses = affair_.clauses[r];
    for (std::uint32_t q = 0; q < a.quantities.size(); ++q) {
      const Quantity& quantity = a.quantities[q];
      const auto [first, end] = words_.tokens_in(r, quantity.span);
      if (first == end) continue;
      Figure f;
      f.report = r, f.quantity = q;
      auto c = std::upper_bound(clauses.begin(), clauses.end(), first, [](std::uint32_t at, const Clause& x) { return at < x.end; });
      while (c != clauses.end() && c->verb_first == c->verb_end && c + 1 != clauses.end() && (c + 1)->first <= first) ++c;
      if (c == clauses.end() || c->first > first || c->standing >= Standing::kHypothetical || c->sign < 0) continue;
      f.clause = static_cast<std::uint32_t>(c - clauses.begin());
      f.families = c->families;
      if (!quantity.of.empty()) {
        const std::string stem = affair_.lexicon->stem_of(fold(quantity.of));
        for (Family family : affair_.lexicon->families(stem)) f.families.push_back(family);
        f.of = counted(r, end, c->end, stem);
      }
      f.low = quantity.low.value_or(quantity.value), f.high = quantity.high.value_or(quantity.value);
      f.open_low = !quantity.low && quantity.high, f.open_high = !quantity.high && quantity.low;
      if (quantity.si && quantity.value != 0) {
        const double factor = *quantity.si / quantity.value;
        f.low *= factor, f.high *= factor;
      }
      std::vector<Term> terms;
      for (std::uint32_t i = c->first; i < c->end; ++i)
        if (words_.at(r, i).quantity == kNone && words_.at(r, i).term != kNoTerm) terms.push_back(words_.at(r, i).term);
      f.bag = bag_of(words_, std::move(terms));
      f.evidence = c->evidence;
      figures_.push_back(std::move(f));
    }
  }

  // The term of the counted noun, as the text has it right after the figure.
  Term counted(std::uint32_t r, std::uint32_t from, std::uint32_t end, const std::string& stem) const {
    for (std::uint32_t i = from > 3 ? from - 3 : 0; i < std::min(end, from + 5); ++i)
      if (words_.text_of(words_.at(r, i).stem) == stem) return words_.at(r, i).term;
    return kNoTerm;
  }

  bool generic(const Figure& f) const {
    if (f.of == kNoTerm) return true;
    const std::string_view text = words_.text_of(f.of);
    return text.starts_with('%') || text == "person" || text == "peopl";
  }

  // How far two figures count one thing.
  int one_thing(const Figure& f, const Figure& g) const {
    if (quantity(f).unit != quantity(g).unit && !(quantity(f).si && quantity(g).si && same_dimension(f, g))) return 0;
    const Clause& a = affair_.clauses[f.report][f.clause];
    const Clause& b = affair_.clauses[g.report][g.clause];
    const bool family = std::any_of(f.families.begin(), f.families.end(), [&](Family x) { return std::find(g.families.begin(), g.families.end(), x) != g.families.end(); });
    const bool bare = quantity(f).unit.empty();
    if (bare && !(f.of == g.of || generic(f) || generic(g))) return 0;
    if (!family && !(f.of != kNoTerm && f.of == g.of && !generic(f))) return 0;
    if (times_clash(f, g) || places_clash(a, b)) return 0;
    const int words = (cosine(words_, f.bag, g.bag) + coverage(words_, f.bag, g.bag)) / 2;
    int score = words / 2 + 150 * family + (f.of == g.of || (generic(f) && generic(g)) ? 100 : 0);
    // What is counted says it for casualties; a distance or a sum wants the words as well.
    if (bare && family && generic(f) && generic(g)) score += 150;
    return std::min(score, 1000);
  }

  bool same_dimension(const Figure& f, const Figure& g) const {
    // Length with length: both have a factor and their values lie within a thousandfold.
    const double x = *quantity(f).si, y = *quantity(g).si;
    return quantity(f).of == quantity(g).of && x > 0 && y > 0 && x / y < 1000 && y / x < 1000 && kind_of(quantity(f).unit) == kind_of(quantity(g).unit);
  }

  static int kind_of(std::string_view unit) {
    static constexpr std::string_view kLengths[] = {"mile", "kilometer", "kilometre", "meter", "metre", "foot", "yard", "inch", "centimeter", "nautical mile"};
    static constexpr std::string_view kMasses[] = {"kilogram", "gram", "pound", "ton", "tonne", "ounce"};
    if (std::find(std::begin(kLengths), std::end(kLengths), unit) != std::end(kLengths)) return 1;
    if (std::find(std::begin(kMasses), std::end(kMasses), unit) != std::end(kMasses)) return 2;
    return 0;
  }

  bool times_clash(const Figure& f, const Figure& g) const {
    const auto range = [&](const Figure& x) -> std::optional<DayRange> {
      const auto& sentence = affair_.reports[x.report].annotations.sentences[affair_.clauses[x.report][x.clause].sentence];
      for (const TimeExpression& t : affair_.reports[x.report].annotations.times)
        if (sentence.span.contains(t.span) && t.type == TimeType::kDate)
          if (const Resolved r = resolve(affair_, x.report, t); !r.date.empty()) return days_of(r.date);
      return std::nullopt;
    };
    const auto a = range(f), b = range(g);
    return a && b && (a->first > b->last + 2 || b->first > a->last + 2);
  }

  // Both name places and none in common.
  bool places_clash(const Clause& a, const Clause& b) const {
    const auto places = [&](const Clause& c) {
      std::vector<Term> out;
      for (std::uint32_t i = c.first; i < c.end; ++i) {
        const Word& w = words_.at(c.report, i);
        if (w.name != kNone && affair_.reports[c.report].annotations.names[w.name].type == NameType::kPlace) out.push_back(w.actor);
      }
      std::sort(out.begin(), out.end());
      return out;
    };
    const auto x = places(a), y = places(b);
    if (x.empty() || y.empty()) return false;
    return std::none_of(x.begin(), x.end(), [&](Term t) { return std::binary_search(y.begin(), y.end(), t); });
  }

  void match() {
    parent_.resize(figures_.size());
    std::iota(parent_.begin(), parent_.end(), 0u);
    std::map<std::uint64_t, std::vector<std::uint32_t>> readers;
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> scores;
    for (std::uint32_t f = 0; f < figures_.size(); ++f) {
      std::vector<std::uint64_t> keys;
      for (Family x : figures_[f].families) keys.push_back(x);
      if (figures_[f].of != kNoTerm) keys.push_back((std::uint64_t{1} << 32) | figures_[f].of);
      for (std::uint64_t key : keys) {
        for (std::uint32_t g : readers[key]) {
          const bool one_voice = figures_[g].report == figures_[f].report;
          if (one_voice || !same_moment(affair_, figures_[f].report, figures_[g].report)) continue;
          if (const int score = one_thing(figures_[g], figures_[f]); score >= kOneThing) scores[{g, f}] = score;
        }
        if (readers[key].size() < kMostReaders) readers[key].push_back(f);
      }
    }
    // The best partner of a figure in each other report.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<int, std::uint32_t>> best;  // (figure, report) -> (score, figure)
    const auto equal = [&](std::uint32_t a, std::uint32_t b) { return figures_[a].low == figures_[b].low && figures_[a].high == figures_[b].high ? 60 : 0; };
    for (const auto& [pair, score] : scores) {
      for (const auto& [f, g] : {pair, std::pair{pair.second, pair.first}}) {
        auto& held = best[{f, figures_[g].report}];
        if (score + equal(f, g) > held.first) held = {score + equal(f, g), g};
      }
    }
    for (const auto& [pair, score] : scores) {
      const auto& [f, g] = pair;
      if (best[{f, figures_[g].report}].second != g || best[{g, figures_[f].report}].second != f) continue;
      parent_[std::max(root(f), root(g))] = std::min(root(f), root(g));
      pairs_[{f, g}] = score;
    }
  }

  std::uint32_t root(std::uint32_t f) {
    while (parent_[f] != f) f = parent_[f] = parent_[parent_[f]];
    return f;
  }

  static bool near(double a, double b) { return std::fabs(a - b) <= 0.03 * std::max(std::fabs(a), std::fabs(b)); }

  // Can both hold, as printed?
  bool compatible(const Figure& f, const Figure& g) const {
    if (near(f.low, g.low) && near(f.high, g.high)) return true;
    const double f_low = f.open_low ? -HUGE_VAL : f.low, f_high = f.open_high ? HUGE_VAL : f.high;
    const double g_low = g.open_low ? -HUGE_VAL : g.low, g_high = g.open_high ? HUGE_VAL : g.high;
    return f_low <= g_high && g_low <= f_high;
  }

  bool same_value(const Figure& f, const Figure& g) const {
    return near(f.low, g.low) && near(f.high, g.high) && f.open_low == g.open_low && f.open_high == g.open_high;
  }

  std::vector<Conflict> conflicts() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (const auto& [pair, score] : pairs_) {
      auto& group = groups[root(pair.first)];
      group.push_back(pair.first);
      group.push_back(pair.second);
    }
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
      const auto found = std::find_if(values.begin(), values.end(), [&](const auto& v) { return same_value(figures_[v.front()], figures_[f]); });
      if (found == values.end()) values.push_back({f});
      else found->push_back(f);
    }
    if (values.size() < 2) return std::nullopt;
    std::sort(values.begin(), values.end(), [&](const auto& a, const auto& b) { return figures_[a.front()].low < figures_[b.front()].low; });
    Conflict c;
    c.kind = ConflictKind::kNumber;
    c.class_ = class_of(values);
    int best = 0;
    for (const auto& [pair, score] : pairs_)
      if (root(pair.first) == root(group.front())) best = std::max(best, score);
    c.confidence = best;
    for (const auto& value : values) {
      SideMaker side(affair_, Stance::kNone);
      for (std::uint32_t f : value) {
        const Figure& figure = figures_[f];
        side.value(one_line(affair_.text(figure.report, quantity(figures_[value.front()]).span), 80));
        side.add(figure.report, figure.evidence, affair_.voice(affair_.clauses[figure.report][figure.clause]).shown);
      }
      side.value(one_line(affair_.text(figures_[value.front()].report, quantity(figures_[value.front()]).span), 80));
      c.sides.push_back(side.take());
    }
    c.question = question(figures_[group.front()], c.sides);
    return c;
  }

  ConflictClass class_of(const std::vector<std::vector<std::uint32_t>>& values) const {
    bool all_compatible = true, sure = false, grows = true;
    for (std::size_t x = 0; x < values.size(); ++x) {
      for (std::size_t y = x + 1; y < values.size(); ++y) {
        for (std::uint32_t f : values[x]) {
          for (std::uint32_t g : values[y]) {
            if (compatible(figures_[f], figures_[g])) continue;
            all_compatible = false;
            const auto pair = pairs_.find({std::min(f, g), std::max(f, g)});
            sure = sure || (pair != pairs_.end() && pair->second >= kSurelyOne);
            // The larger figure must be the later one.
            const auto a = day_of(affair_.reports[figures_[f].report].article.published.value_or("")),
                       b = day_of(affair_.reports[figures_[g].report].article.published.value_or(""));
            grows = grows && a && b && *a < *b;
          }
        }
      }
    }
    if (all_compatible) return ConflictClass::kHedge;
    if (grows) return ConflictClass::kUpdate;
    return sure ? ConflictClass::kConflict : ConflictClass::kDifference;
  }

  std::string question(const Figure& f, const std::vector<ConflictSide>& sides) const {
    const Clause& c = affair_.clauses[f.report][f.clause];
    std::string values;
    for (std::size_t k = 0; k < sides.size(); ++k) values += (k > 0 ? " or " : "") + std::string("“") + sides[k].value + "”";
    return values + ": “" + one_line(affair_.text(f.report, c.evidence), 110) + "”";
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
