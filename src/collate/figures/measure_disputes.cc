// Problem: 40 million or 44, 743 cases a day or 676, six committees or three: no table says what is meant, only the words about the figure.
// Model: same unit (or the same thing counted) and sentences that say the same but for the number; of two reports only figures that are each
// other's best are held against each other, an equal one before a likelier one. Other figures in the sentence must not differ as well.
// Rejected: any figure of one unit ("15 miles" and "5 km" are seldom of one distance).

#include <algorithm>
#include <map>
#include <set>

#include "collate/figures/accounts.h"
#include "collate/sameness/likeness.h"

namespace stemma::collating {
namespace {

constexpr int kOneThing = 500;   // likeness of the words about two figures of one thing
constexpr int kSurelyOne = 650;  // of two that contradict each other
constexpr std::size_t kLeastShared = 3;
constexpr std::size_t kMostReaders = 60;

std::string dimension(const Numeral& n) {
  static constexpr std::string_view kLengths[] = {"mile", "kilometer", "kilometre", "meter",      "metre",
                                                  "foot", "yard",      "inch",      "centimeter", "nautical mile"};
  static constexpr std::string_view kMasses[] = {"kilogram", "gram", "pound", "ton", "tonne", "ounce"};
  if (n.measured && std::find(std::begin(kLengths), std::end(kLengths), n.unit) != std::end(kLengths)) return "length";
  if (n.measured && std::find(std::begin(kMasses), std::end(kMasses), n.unit) != std::end(kMasses)) return "mass";
  return n.unit;
}

class Finder {
 public:
  Finder(const Affair& affair, const std::vector<Figure>& figures) : affair_(affair), all_(figures) {}

  std::vector<Dispute> find() {
    std::map<std::tuple<std::uint32_t, std::string, std::uint64_t>, std::vector<std::uint32_t>> kinds;
    for (std::uint32_t f = 0; f < all_.size(); ++f) {
      const Figure& x = all_[f];
      if (x.counted.kind != kNone || x.counted.increment || (x.number.unit.empty() && x.counted.of == 0)) continue;
      auto& row = kinds[{affair_.moments[x.report].group, dimension(x.number), x.number.unit.empty() ? x.counted.of : 0}];
      if (row.size() < kMostReaders) row.push_back(f);
    }
    std::vector<Dispute> out;
    for (const auto& [kind, figures] : kinds) {
      weigh(figures);
      for (Dispute& d : disputes_among(all_, figures, [&](const Figure& a, const Figure& b) { return relation(a, b); }))
        out.push_back(std::move(d));
    }
    return out;
  }

 private:
  std::uint32_t index(const Figure& f) const { return static_cast<std::uint32_t>(&f - all_.data()); }

  void weigh(const std::vector<std::uint32_t>& figures) {
    scores_.clear(), best_.clear();
    for (std::uint32_t f : figures) {
      for (std::uint32_t g : figures) {
        if (f >= g || !two_sources(affair_, all_[f], all_[g]) || !one_occasion(affair_, all_[f], all_[g])) continue;
        const int score = likeness(all_[f], all_[g]);
        if (score < kOneThing) continue;
        scores_[{f, g}] = score;
        const int held = score + (rounds_to(all_[f].number, all_[g].number) ? 400 : 0);
        for (const auto& [x, y] : {std::pair{f, g}, std::pair{g, f}}) {
          auto& best = best_[{x, all_[y].report}];
          if (held > best.first) best = {held, y};
        }
      }
    }
  }

  // The better of what the sentences and what the clauses say but for the figures.
  int likeness(const Figure& f, const Figure& g) const {
    const Stretch a = sentence(f), b = sentence(g);
    int best = shared(a, b) < kLeastShared ? 0 : same_but_for(affair_, a, b);
    if (f.clause != kNone && g.clause != kNone) {
      const Stretch x = clause(f), y = clause(g);
      if (shared(x, y) >= kLeastShared) best = std::max(best, same_but_for(affair_, x, y));
    }
    return best;
  }

  Stretch stretch(const Figure& f, std::uint32_t first, std::uint32_t end) const {
    Stretch out{f.report, {}, {}};
    for (std::uint32_t i = first; i < end; ++i) {
      out.tokens.push_back(i);
      if (i >= f.number.first && i < f.number.end) out.masked.push_back(i);
    }
    return out;
  }
  Stretch sentence(const Figure& f) const {
    const Sentence& s = affair_.reports[f.report].annotations.sentences[f.sentence];
    return stretch(f, s.first_token, s.end_token);
  }
  Stretch clause(const Figure& f) const {
    const Clause& c = affair_.clauses[f.report][f.clause];
    return stretch(f, c.first, c.end);
  }
  std::size_t shared(const Stretch& a, const Stretch& b) const {
    std::set<Term> terms;
    for (std::uint32_t i : a.tokens)
      if (const Term t = affair_.words->at(a.report, i).term;
          t != kNoTerm && !affair_.words->light(affair_.words->at(a.report, i).stem))
        terms.insert(t);
    std::size_t out = 0;
    for (std::uint32_t i : b.tokens) out += terms.erase(affair_.words->at(b.report, i).term);
    return out;
  }

  Relation relation(const Figure& f, const Figure& g) const {
    const std::uint32_t a = index(f), b = index(g);
    const auto found = scores_.find({std::min(a, b), std::max(a, b)});
    if (found == scores_.end() || best_.at({a, g.report}).second != b || best_.at({b, f.report}).second != a) return {};
    if (f.number.value == g.number.value) return {Bond::kSame, found->second};
    if (compatible(f.number, g.number)) return {rounds_to(f.number, g.number) ? Bond::kRounded : Bond::kOpen, found->second};
    if (f.later || g.later || f.earlier || g.earlier) return {Bond::kUpdate, found->second};
    // Two sums or shares in one report are two things, whoever gives them.
    if (f.report == g.report && !f.number.unit.empty()) return {};
    if (found->second < kSurelyOne || f.elsewhere != g.elsewhere || f.counted.part != g.counted.part) return {};
    return {Bond::kContradicts, found->second};
  }

  const Affair& affair_;
  const std::vector<Figure>& all_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> scores_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<int, std::uint32_t>> best_;  // (figure, report) -> (score, figure)
};

}  // namespace

std::vector<Dispute> disputes_of_measures(const Affair& affair, const std::vector<Figure>& figures) {
  return Finder(affair, figures).find();
}

}  // namespace stemma::collating
