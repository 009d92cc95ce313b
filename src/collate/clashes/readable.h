#pragma once
// The words of a report that say one thing and that a reader understands by themselves.

#include <utility>
#include <vector>

#include "collate/affair.h"

namespace stemma::collating {

using TokenRange = std::pair<std::uint32_t, std::uint32_t>;  // [first, end)

// A sentence, or as much of it as fits Limits::evidence_code_points, has a subject of its own and touches none of `others` (ranges of the
// same sentence that say something else). REQUIRES: `telling` lies in the clause's sentence and overlaps none of them.
Span readable(const Affair& affair, const Clause& clause, TokenRange telling, const std::vector<TokenRange>& others);

}  // namespace stemma::collating
