#pragma once
// What happened and what was said, by date.

#include "collate/claims.h"

namespace stemma::collating {

// Every time expression that the reports together fix, by report, then place.
std::vector<FixedDate> fix_dates(const Affair& affair);

// Ordered by date, then by the first place where it is told. Entries of one event in several reports are one.
std::vector<TimelineEntry> time_line(const Affair& affair, const Claims& claims);

}  // namespace stemma::collating
