#pragma once
// Passages that two reports share.

#include "collate/affair.h"

namespace stemma::collating {

// Needs parts and moments. Ordered by (from, to, kind); a pair has one record for shared quotations and one for shared prose. `from` is the
// source where direction_known, else the earlier in report order.
std::vector<Reuse> find_reuse(const Affair& affair);

// The agency that the report credits (dateline, byline, credit line), "" when none.
std::string agency_of(const Article& article);

}  // namespace stemma::collating
