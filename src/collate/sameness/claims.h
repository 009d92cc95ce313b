#pragma once
// What one speaker is reported to have said on one occasion, across reports.

#include "collate/affair.h"
#include "collate/sameness/likeness.h"

namespace stemma::collating {

struct Claims {
  std::vector<Claim> claims;                      // by report and place of their first part; variants, origins still empty
  std::vector<std::vector<std::uint32_t>> parts;  // of each claim, indices into Affair::parts, ascending
};

// Needs parts, likenesses, moments.
Claims find_claims(const Affair& affair, const std::vector<Likeness>& alike);

}  // namespace stemma::collating
