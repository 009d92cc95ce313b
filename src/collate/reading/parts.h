#pragma once
// Statements and facts taken apart into stretches that say one thing each: the unit that claims are made of.

#include "collate/affair.h"

namespace stemma::collating {

// Needs everything above Affair::parts.
std::vector<Part> take_apart(const Affair& affair);

}  // namespace stemma::collating
