#pragma once
// The account in three to seven sentences, put together from the sources' own words; what is contested is given both ways.

#include "collate/sameness/claims.h"

namespace stemma::collating {

// Every name and number of a sentence stands in its evidence.
std::vector<SummarySentence> summarize(const Affair& affair, const Claims& claims, const std::vector<Conflict>& conflicts);

}  // namespace stemma::collating
