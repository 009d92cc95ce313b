#pragma once
// Where the wordings of a claim differ, word by word: an apparatus of variants.

#include "collate/sameness/claims.h"

namespace stemma::collating {

// Variants of the claim made of these parts; `core` is the part whose wording the claim shows. Slots in the order of the words.
std::vector<Variant> find_variants(const Affair& affair, const std::vector<std::uint32_t>& parts, Evidence core);

}  // namespace stemma::collating
