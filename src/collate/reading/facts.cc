#include "collate/reading/facts.h"

#include <algorithm>

#include "base/hashing.h"

namespace stemma::collating {
namespace {

const Quantity* quantity_in(const Affair& affair, const Clause& c) {
  const auto& quantities = affair.reports[c.report].annotations.quantities;
  for (std::uint32_t i = c.first; i < c.end; ++i)
    if (const std::uint32_t q = affair.words->at(c.report, i).quantity; q != kNone)
      if (!quantities[q].of.empty() || !quantities[q].unit.empty()) return &quantities[q];
  return nullptr;
}

const TimeExpression* time_in(const Affair& affair, const Clause& c) {
  const auto& tokens = affair.reports[c.report].annotations.tokens;
  const Span span{tokens[c.first].span.begin, tokens[c.end - 1].span.end};
  for (const TimeExpression& t : affair.reports[c.report].annotations.times)
    if (span.contains(t.span) && (t.type == TimeType::kDate || t.type == TimeType::kTime) && t.value.size() >= 4) return &t;
  return nullptr;
}

}  // namespace

std::vector<Fact> find_facts(const Affair& affair) {
  std::vector<Fact> facts;
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r) {
    std::uint32_t covered = 0;  // end of the last fact: a clause inside another's fact is no second one
    for (const Clause& c : affair.clauses[r]) {
      if (c.statement != kNone || c.standing != Standing::kAsserted || c.end <= c.first) continue;
      if (c.effects & (kReports | kDenies | kRejects) && c.families.empty()) continue;
      if (c.evidence.begin < covered) continue;
      Fact fact;
      fact.report = r;
      fact.span = as_evidence(affair, r, c.evidence);
      if (const Quantity* q = quantity_in(affair, c)) {
        fact.kind = FactKind::kNumber;
        fact.value = std::string(affair.text(r, q->span));
      } else if (c.families.empty() || !c.finite || (c.agents.empty() && c.patients.empty())) {
        continue;
      } else if (const TimeExpression* t = time_in(affair, c)) {
        fact.kind = FactKind::kDate;
        fact.value = t->value;
        fact.date = t->date;
      } else {
        fact.kind = FactKind::kEvent;
        fact.value = affair.lexicon->family_names()[c.families.front()];
      }
      if (!fact.date)
        if (const TimeExpression* t = time_in(affair, c)) fact.date = t->date;
      fact.id = "f" + short_hash(affair.reports[r].article.id + "|" + std::to_string(fact.span.begin) + "|" +
                                 std::string(affair.text(r, fact.span)));
      covered = fact.span.end;
      facts.push_back(std::move(fact));
    }
  }
  return facts;
}

}  // namespace stemma::collating
