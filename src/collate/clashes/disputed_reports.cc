// Problem: whether a report is right is itself reported: "the story is false", "we stand by our reporting".
// Model: judgements of one owner's document at one moment, those who uphold it against those who deny it.

#include <algorithm>
#include <map>

#include "collate/clashes/bearers.h"
#include "collate/clashes/conflicts.h"
#include "collate/clashes/documents.h"

namespace stemma::collating {

std::vector<Conflict> find_disputed_reports(const Affair& affair) {
  struct Sides {
    std::vector<const Judgement*> yes, no;
  };
  const std::vector<Judgement> judgements = find_judgements(affair);
  std::map<std::pair<std::string, std::uint32_t>, Sides> by_owner;  // (owner, moment)
  for (const Judgement& j : judgements) {
    if (j.owner == kNoTerm) continue;
    Sides& sides = by_owner[{std::string(affair.words->text_of(j.owner)), affair.moments[j.report].group}];
    (j.upholds ? sides.yes : sides.no).push_back(&j);
  }
  std::vector<Conflict> out;
  for (const auto& [key, sides] : by_owner) {
    if (sides.yes.empty() || sides.no.empty()) continue;
    Conflict c;
    c.kind = ConflictKind::kDenial;
    std::string name;
    const auto fill = [&](const std::vector<const Judgement*>& from, Stance stance) {
      SideMaker side(affair, stance);
      for (const Judgement* j : from) {
        const Clause& clause = affair.clauses[j->report][j->clause];
        const auto& tokens = affair.reports[j->report].annotations.tokens;
        Span span = clause.evidence;
        span.begin = std::min(span.begin, tokens[j->noun].span.begin);
        const bool told = clause.statement == kNone && (clause.effects & (kDenies | kRejects | kStandsBy)) && !clause.passive;
        side.add(j->report, span, told ? subject_of(affair, clause) : affair.voice(clause).shown);
        if (name.empty()) name = name_of(affair, j->owner).value_or("");
      }
      c.sides.push_back(side.take());
    };
    fill(sides.yes, Stance::kAsserts);
    fill(sides.no, Stance::kDenies);
    if (c.sides[0].who == c.sides[1].who) continue;
    c.confidence = static_cast<int>(std::min<std::size_t>(900, 650 + 50 * (sides.yes.size() + sides.no.size())));
    c.question = name.empty() ? "Is the report accurate?" : "Is the report by " + name + " accurate?";
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace stemma::collating
