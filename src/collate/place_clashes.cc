// Problem: the blast was in one town, or in another.
// Model: two reports' clauses of one event, well alike but for a town each names after "in", "at", "near" or "outside"; towns of which one
// may lie in or by the other (a country and its town, less than sixty kilometres apart) do not clash.
// Rejected: any two places of one kind of event: meetings, visits and attacks happen in many.

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "collate/conflicts.h"
#include "collate/likeness.h"

namespace stemma::collating {
namespace {

constexpr int kOneEvent = 720;
constexpr double kApart = 0.6;  // degrees: some sixty kilometres of latitude
constexpr std::size_t kMostReaders = 200;

struct Placed {
  std::uint32_t report = 0, clause = 0, place = 0;
};

}  // namespace

std::vector<Conflict> find_place_clashes(const Affair& affair) {
  std::vector<Placed> placed;
  const auto place_of = [&](const Placed& p) -> const PlaceMention& {
    return affair.reports[p.report].annotations.places[p.place];
  };
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r) {
    const Annotations& a = affair.reports[r].annotations;
    for (std::uint32_t p = 0; p < a.places.size(); ++p) {
      const auto [first, end] = affair.words->tokens_in(r, a.places[p].span);
      if (first == 0 || first == end || a.places[p].name == a.places[p].country) continue;
      if (a.tokens[first - 1].word_class != WordClass::kAdposition) continue;
      const std::string_view before = affair.words->form(affair.words->at(r, first - 1).form);
      if (before != "in" && before != "at" && before != "near" && before != "outside") continue;
      const auto& clauses = affair.clauses[r];
      const auto c =
          std::upper_bound(clauses.begin(), clauses.end(), first, [](std::uint32_t at, const Clause& x) { return at < x.end; });
      if (c == clauses.end() || c->first > first || c->families.empty() || c->sign < 0 || c->standing != Standing::kAsserted ||
          c->tense != Tense::kPast)
        continue;
      placed.push_back({r, static_cast<std::uint32_t>(c - clauses.begin()), p});
    }
  }
  const auto apart = [&](const PlaceMention& a, const PlaceMention& b) {
    if (fold(a.name) == fold(b.name) || (a.country.empty() && b.country.empty())) return false;
    const bool known = (a.latitude != 0 || a.longitude != 0) && (b.latitude != 0 || b.longitude != 0);
    return known && std::fabs(a.latitude - b.latitude) + std::fabs(a.longitude - b.longitude) > kApart;
  };
  std::vector<Conflict> out;
  std::map<Family, std::vector<std::uint32_t>> readers;
  for (std::uint32_t x = 0; x < placed.size(); ++x) {
    const Clause& b = affair.clauses[placed[x].report][placed[x].clause];
    for (Family f : b.families) {
      for (std::uint32_t y : readers[f]) {
        const Clause& a = affair.clauses[placed[y].report][placed[y].clause];
        if (placed[y].report == placed[x].report || !same_moment(affair, placed[x].report, placed[y].report) ||
            !apart(place_of(placed[x]), place_of(placed[y])))
          continue;
        // The places themselves are actors that speak against one event; without them all must agree.
        Clause left = a, right = b;
        for (Clause* c : {&left, &right}) {
          const Term mine =
              affair.words->at(c->report, affair.words->tokens_in(c->report, place_of(placed[c == &left ? y : x]).span).first)
                  .actor;
          for (auto* list : {&c->agents, &c->patients}) std::erase(*list, mine);
        }
        if (left.agents.empty() + left.patients.empty() == 2 || event_likeness(affair, left, right) < kOneEvent) continue;
        Conflict c;
        c.kind = ConflictKind::kPlace;
        c.confidence = 650;
        for (std::uint32_t k : {y, x}) {
          SideMaker side(affair, Stance::kNone);
          const Clause& clause = affair.clauses[placed[k].report][placed[k].clause];
          side.add(placed[k].report, clause.evidence, affair.voice(clause).shown);
          side.value(place_of(placed[k]).name);
          c.sides.push_back(side.take());
        }
        c.question = "Where: " + c.sides[0].value + " or " + c.sides[1].value + "? “" +
                     one_line(affair.text(a.report, a.evidence), 110) + "”";
        out.push_back(std::move(c));
      }
      if (readers[f].size() < kMostReaders) readers[f].push_back(x);
    }
  }
  return out;
}

}  // namespace stemma::collating
