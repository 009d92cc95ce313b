#pragma once
// Which report carries which claim, and which leaves it out though it has others of the same speaker.

#include "collate/claims.h"

namespace stemma::collating {

// By claim, then report. Above kMostCells pairs only claims that two outlets or more carry are listed.
inline constexpr std::size_t kMostCells = 200000;
std::vector<Coverage> cover(const Affair& affair, const Claims& claims);

}  // namespace stemma::collating
