#pragma once
// Passages that two reports share.

#include "collate/affair.h"

namespace stemma::collating {

// Needs words and statements only. Ordered by (from, to). `from` is the source where direction_known, else the earlier in report order.
std::vector<Reuse> find_reuse(const Affair& affair);

// The agency that the report credits (dateline, byline, credit line), "" when none.
std::string agency_of(const Article& article);

}  // namespace stemma::collating
