#pragma once
// The places of an affair, with what happened there and how far they are from each other, as the reports say it.

#include "collate/affair.h"

namespace stemma::collating {

// By name, then country. Places that no list knows are there too, marked as not located; countries among them are left out.
std::vector<PlaceOnMap> place_map(const Affair& affair);

}  // namespace stemma::collating
