#pragma once
// Which report carries which claim, in whose words, and which leaves it out though it has others of the same speaker.

#include "collate/sameness/claims.h"

namespace stemma::collating {

// By claim, then report. Above kMostCells pairs only claims that two outlets or more carry are listed. A report of another moment of the
// affair, or of a day before the claim was made, leaves nothing out.
inline constexpr std::size_t kMostCells = 200000;
std::vector<Coverage> cover(const Affair& affair, const Claims& claims, const std::vector<Reuse>& reuse);

}  // namespace stemma::collating
