#pragma once
// What happened and what was said when, with how sure each date is; and the places named.

#include "collate/claims.h"

namespace stemma::collating {

// By date, then in the order of the claims. What nothing dates is left out.
std::vector<TimelineEntry> time_line(const Affair& affair, const Claims& claims);

// By name, then country; evidence are sentences that name the place.
std::vector<PlaceOnMap> place_map(const Affair& affair);

}  // namespace stemma::collating
