// Problem: the blast was in one town, or in another.
// Model: two reports' clauses of one kind of event that say the same in most words but for a town each (same_but_for): after "in", "at",
// "near", or before a noun ("the Norwick rally"). Towns of which one may lie in or by the other (a country and its town, less than sixty
// kilometres apart, "Norwick, Sarn County" in any report) do not clash. Rejected: any two places of one kind of event: meetings, visits and
// attacks happen in many.

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/utf8.h"
#include "collate/clashes/conflicts.h"
#include "collate/clashes/readable.h"
#include "collate/sameness/likeness.h"

namespace stemma::collating {
namespace {

constexpr int kSameButFor = 550;
constexpr std::size_t kFewestTerms = 3;  // that the shorter clause must tell beside the town
constexpr double kApart = 0.6;           // degrees: some sixty kilometres of latitude
constexpr std::size_t kMostReaders = 200;

struct Placed {
  std::uint32_t report = 0, clause = 0, place = 0;
  TokenRange at;  // the town
};

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair), words_(*affair.words) {}

  std::vector<Conflict> find() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r) read(r);
    std::map<std::pair<bool, std::uint32_t>, std::vector<const Placed*>> readers;    // (family or head, which)
    std::map<std::pair<std::string, std::string>, std::set<const Placed*>> clashes;  // two towns -> who tells of either
    for (const Placed& b : placed_) {
      const Clause& c = clause(b);
      std::vector<std::pair<bool, std::uint32_t>> keys;
      for (Family f : c.families) keys.emplace_back(true, f);
      if (c.head_term != kNoTerm) keys.emplace_back(false, c.head_term);
      for (const auto& key : keys) {
        auto& row = readers[key];
        for (const Placed* a : row) {
          if (!clash(*a, b)) continue;
          auto& both = clashes[std::minmax(place(*a).name, place(b).name)];
          both.insert(a), both.insert(&b);
        }
        if (row.size() < kMostReaders) row.push_back(&b);
      }
    }
    std::vector<Conflict> out;
    for (const auto& [towns, accounts] : clashes) out.push_back(conflict(accounts));
    return out;
  }

 private:
  const Clause& clause(const Placed& p) const { return affair_.clauses[p.report][p.clause]; }
  const PlaceMention& place(const Placed& p) const { return affair_.reports[p.report].annotations.places[p.place]; }

  void read(std::uint32_t r) {
    const Annotations& a = affair_.reports[r].annotations;
    const auto& clauses = affair_.clauses[r];
    for (std::uint32_t p = 0; p < a.places.size(); ++p) {
      const auto [first, end] = words_.tokens_in(r, a.places[p].span);
      if (first == end) continue;
      // Where one name follows another, the first is the town.
      if (first >= 2 && words_.form(words_.at(r, first - 1).form) == "," && words_.at(r, first - 2).name != kNone) continue;
      if (end + 1 < a.tokens.size() && words_.form(words_.at(r, end).form) == "," && words_.at(r, end + 1).name != kNone)
        within_.emplace(fold(a.places[p].name), fold(affair_.text(r, a.names[words_.at(r, end + 1).name].span)));
      if (first == 0 || a.places[p].name == a.places[p].country) continue;
      const std::string_view before = words_.form(words_.at(r, first - 1).form);
      const bool under = before == "in" || before == "at" || before == "near" || before == "outside";
      const bool modifies = end < a.tokens.size() && a.tokens[end].word_class == WordClass::kNoun &&
                            (before == "the" || before == "a" || before == "this");
      if (!under && !modifies) continue;
      const auto c =
          std::upper_bound(clauses.begin(), clauses.end(), first, [](std::uint32_t at, const Clause& x) { return at < x.end; });
      if (c == clauses.end() || c->first > first || c->head == kNone || c->sign < 0 || c->standing != Standing::kAsserted ||
          c->tense != Tense::kPast || (c->effects & kReports))
        continue;
      placed_.push_back({r, static_cast<std::uint32_t>(c - clauses.begin()), p, {first, end}});
    }
  }

  bool apart(const PlaceMention& a, const PlaceMention& b) const {
    const std::string x = fold(a.name), y = fold(b.name);
    if (x == y || x.find(y) != std::string::npos || y.find(x) != std::string::npos || within_.contains({x, y}) ||
        within_.contains({y, x}))
      return false;
    const bool known = (a.latitude != 0 || a.longitude != 0) && (b.latitude != 0 || b.longitude != 0);
    return known && std::fabs(a.latitude - b.latitude) + std::fabs(a.longitude - b.longitude) > kApart;
  }

  Stretch stretch(const Placed& p) const {
    const Clause& c = clause(p);
    Stretch out;
    out.report = p.report;
    for (std::uint32_t i = c.first; i < c.end; ++i)
      if (words_.at(p.report, i).term != kNoTerm) out.tokens.push_back(i);
    for (std::uint32_t i = p.at.first; i < p.at.second; ++i) out.masked.push_back(i);
    return out;
  }

  bool clash(const Placed& x, const Placed& y) const {
    if (x.report == y.report || !same_moment(affair_, x.report, y.report) || !apart(place(x), place(y))) return false;
    const Stretch a = stretch(x), b = stretch(y);
    if (std::min(a.tokens.size() - a.masked.size(), b.tokens.size() - b.masked.size()) < 2) return false;
    const int score = same_but_for(affair_, a, b);
    return score >= kSameButFor && std::min(a.tokens.size() - a.masked.size(), b.tokens.size() - b.masked.size()) >= kFewestTerms;
  }

  Conflict conflict(const std::set<const Placed*>& accounts) const {
    Conflict c;
    c.kind = ConflictKind::kPlace;
    c.confidence = 650;
    std::map<std::string, SideMaker> sides;
    for (const Placed* p : accounts) {  // they lie in one vector: their addresses ascend as they were read
      const Clause& told = clause(*p);
      auto& side = sides.try_emplace(place(*p).name, affair_, Stance::kNone).first->second;
      side.add(p->report, readable(affair_, told, {std::min(told.head, p->at.first), std::max(told.head + 1, p->at.second)}, {}),
               affair_.voice(told).shown);
    }
    std::string labels, shown;
    for (auto& [town, side] : sides) {
      c.sides.push_back(side.take());
      if (shown.empty()) shown = one_line(c.sides.back().value, 110);
      c.sides.back().value = town;
      labels += (labels.empty() ? "" : " or ") + town;
    }
    c.question = "Where: " + labels + "? “" + shown + "”";
    return c;
  }

  const Affair& affair_;
  const Words& words_;
  std::vector<Placed> placed_;
  std::set<std::pair<std::string, std::string>> within_;  // (town, what follows it after a comma)
};

}  // namespace

std::vector<Conflict> find_place_clashes(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
