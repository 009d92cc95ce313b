#pragma once
// What outlets say in their own voice that can be held against another report: numbers, dated events, events with who and whom.

#include "collate/affair.h"

namespace stemma::collating {

// Needs reports, words, clauses. In order of report, then place.
std::vector<Fact> find_facts(const Affair& affair);

}  // namespace stemma::collating
