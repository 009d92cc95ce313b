// Problem: 17 dead or 21, "at least 17", "now 19": which figures of one quantity are one account, and which accounts cannot both hold?
// Model: figures of one kind, of the same people, of the same time. Two that differ are an update when the quantity is a toll and something
// says which is the later one: the report's date, "rose to", "so far", "up from". Two sources in one report, or the first figures of two
// reports of which nothing says that one is later, contradict each other. A report that gives both values itself contradicts neither.
// Rejected: comparing every figure of a kind with every other (a report on one attack tells of five earlier ones).

#include <algorithm>
#include <map>
#include <set>

#include "collate/days/days.h"
#include "collate/figures/accounts.h"

namespace stemma::collating {
namespace {

constexpr std::ptrdiff_t kLeastShared = 3;
constexpr double kFarOff = 6;  // times the other: of one event only where the words say so
constexpr int kAlike =
    400;  // likeness of the sentences of two figures that may be of one event though neither is its report's first
constexpr int kAlikeNamed = 520;          // the same for what is named by its words alone
constexpr std::uint32_t kLede = 8;        // sentences from the top in which a report tells its own event
constexpr std::uint32_t kOneTelling = 3;  // sentences within which two sources of one report are held against each other

class Finder {
 public:
  Finder(const Affair& affair, const Counts& counts, const std::vector<Figure>& figures)
      : affair_(affair), counts_(counts), all_(figures) {}

  std::vector<Dispute> find() {
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint64_t, bool, std::string>;
    std::map<Key, std::vector<std::uint32_t>> quantities;
    for (std::uint32_t f = 0; f < all_.size(); ++f) {
      const Figure& x = all_[f];
      if (x.counted.kind == kNone || x.counted.increment || x.elsewhere) continue;
      if (x.counted.part && x.counted.of == 0) continue;
      quantities[{affair_.moments[x.report].group, x.counted.kind, x.counted.of, x.counted.part, x.when + "|" + x.number.unit}]
          .push_back(f);
    }
    std::vector<Dispute> out;
    for (const auto& [key, figures] : quantities) {
      survey(figures);
      for (Dispute& d : disputes_among(all_, figures, [&](const Figure& a, const Figure& b) { return relation(a, b); }))
        out.push_back(std::move(d));
    }
    return out;
  }

 private:
  // What each report gives as its first figure of the quantity, all that it gives, and what is told to be new or old.
  void survey(const std::vector<std::uint32_t>& figures) {
    lead_.clear(), told_.clear(), later_.clear(), earlier_.clear(), rewritten_.clear(), day_of_.clear();
    const Figure* last = nullptr;
    for (std::uint32_t f : figures) {
      const Figure& x = all_[f];
      lead_.try_emplace(x.report, f);
      told_.insert({x.report, x.number.value});
      if (const std::string& day = affair_.moments[x.report].date; !day.empty()) {
        std::string& held = day_of_[x.number.value];
        if (held.empty() || day < held) held = day;
      }
      const bool falls = counts_.class_of(x.counted.kind) == CountClass::kFalls;
      if (x.later || (falls && x.still)) later_.insert(x.number.value);
      if (x.earlier) earlier_.insert(x.number.value);
      if (last != nullptr && last->report == x.report && last->sentence == x.sentence && last->earlier && (x.later || x.revised))
        rewritten_.insert(std::minmax({last->number.value, x.number.value}));
      last = &x;
    }
  }

  // The first that its report gives, or what another source says right after.
  bool lead(const Figure& f) const {
    const Figure& first = all_[lead_.at(f.report)];
    return f.number.value == first.number.value || f.sentence == first.sentence ||
           (f.sentence <= first.sentence + kOneTelling && two_sources(affair_, f, first));
  }
  int alike(const Figure& f, const Figure& g) const {
    return (cosine(*affair_.words, f.bag, g.bag) + coverage(*affair_.words, f.bag, g.bag)) / 2;
  }
  bool one_event(const Figure& f, const Figure& g) const {
    const CountClass c = counts_.class_of(f.counted.kind);
    if (c == CountClass::kNamed) return shared(f, g) >= kLeastShared && alike(f, g) >= kAlikeNamed;
    const bool anywhere = c == CountClass::kFixed || c == CountClass::kActor || c == CountClass::kSum;
    const double least = std::min(f.number.value, g.number.value), most = std::max(f.number.value, g.number.value);
    if (lead(f) && lead(g) && most <= kFarOff * least && (anywhere || (f.sentence < kLede && g.sentence < kLede))) return true;
    return shared(f, g) >= kLeastShared && alike(f, g) >= kAlike;
  }
  std::ptrdiff_t shared(const Figure& f, const Figure& g) const {
    return std::count_if(f.bag.terms.begin(), f.bag.terms.end(),
                         [&](Term t) { return std::binary_search(g.bag.terms.begin(), g.bag.terms.end(), t); });
  }

  Relation relation(const Figure& f, const Figure& g) const {
    if (f.number.value == g.number.value) return {f.number.exact == g.number.exact ? Bond::kSame : Bond::kRounded, 600};
    if (!one_occasion(affair_, f, g)) return {};
    if (compatible(f.number, g.number)) {
      if (!one_event(f, g)) return {};
      return {rounds_to(f.number, g.number) ? Bond::kRounded : Bond::kOpen, 600};
    }
    if (f.report == g.report) {
      if (updates(f, g)) return {Bond::kUpdate, 700};
      const std::uint32_t apart = f.sentence > g.sentence ? f.sentence - g.sentence : g.sentence - f.sentence;
      if (f.speaker.empty() || g.speaker.empty() || !two_sources(affair_, f, g) ||
          counts_.class_of(f.counted.kind) == CountClass::kNamed)
        return {};
      const double least = std::min(f.number.value, g.number.value), most = std::max(f.number.value, g.number.value);
      if ((apart > kOneTelling || most > kFarOff * least) && (alike(f, g) < kAlike || shared(f, g) < kLeastShared)) return {};
      return {Bond::kContradicts, 800};
    }
    // A report that tells both sees no contradiction, or sees it itself.
    if (told_.contains({f.report, g.number.value}) || told_.contains({g.report, f.number.value})) return {};
    if (adds_up(f, g) || adds_up(g, f) || !one_event(f, g)) return {};
    if (updates(f, g)) return {Bond::kUpdate, 700};
    return {Bond::kContradicts, 600 + (lead(f) && lead(g) ? 100 : 0) + (f.number.exact && g.number.exact ? 50 : 0)};
  }

  // One report's figure is the sum of two of the other's: its parts.
  bool adds_up(const Figure& whole, const Figure& part) const {
    for (auto x = told_.lower_bound({part.report, 0.0}); x != told_.end() && x->first == part.report; ++x)
      if (x->second != part.number.value && x->second + part.number.value == whole.number.value) return true;
    return false;
  }

  bool updates(const Figure& f, const Figure& g) const {
    if (f.report != g.report && (f.revised || g.revised)) return true;
    if (rewritten_.contains(std::minmax({f.number.value, g.number.value})))
      return f.report != g.report || !two_sources(affair_, f, g);
    const CountClass c = counts_.class_of(f.counted.kind);
    if (c == CountClass::kFixed || c == CountClass::kActor || c == CountClass::kSum) return false;
    const bool up = c != CountClass::kFalls;
    const Figure& old = (f.number.value < g.number.value) == up ? f : g;
    const Figure& fresh = &old == &f ? g : f;
    if (f.report != g.report) {
      const Moment &before = affair_.moments[old.report], &after = affair_.moments[fresh.report];
      if (!before.date.empty() && !after.date.empty() && before.date != after.date) {
        if (before.date < after.date) return true;
        if (before.sure && after.sure) return false;
      }
      // An undated report gives a value that a dated one gives.
      const auto first = day_of_.find(old.number.value), last = day_of_.find(fresh.number.value);
      if (first != day_of_.end() && last != day_of_.end() && first->second < last->second) return true;
      // Between two states of one row.
      return later_.contains(fresh.number.value) || earlier_.contains(old.number.value) ||
             in_row(old.number.value, fresh.number.value);
    }
    if (!two_sources(affair_, f, g)) return later_.contains(fresh.number.value) || earlier_.contains(old.number.value);
    return later_.contains(fresh.number.value) && earlier_.contains(old.number.value);
  }
  // Both are no newer than a state that somebody tells as the newest.
  bool in_row(double old, double fresh) const {
    if (later_.empty()) return false;
    return old < fresh ? fresh <= *later_.rbegin() : fresh >= *later_.begin();
  }

  const Affair& affair_;
  const Counts& counts_;
  const std::vector<Figure>& all_;
  std::map<std::uint32_t, std::uint32_t> lead_;  // report -> its first figure
  std::set<std::pair<std::uint32_t, double>> told_;
  std::set<double> later_, earlier_;
  std::map<double, std::string> day_of_;           // value -> the first day of a report that gives it
  std::set<std::pair<double, double>> rewritten_;  // "from eight to six", lower first
};

}  // namespace

std::vector<Dispute> disputes_of_counts(const Affair& affair, const Counts& counts, const std::vector<Figure>& figures) {
  return Finder(affair, counts, figures).find();
}

}  // namespace stemma::collating
