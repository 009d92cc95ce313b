#pragma once
// Does this unit head a cue? Features of one unit within its line.

#include <cstdint>
#include <vector>

#include "attribute/trained/unit_codes.h"

namespace stemma::attributing {

inline constexpr std::uint32_t kCueFeatures = 1;  // version; a model made for another one is not read

// Whether the unit is asked about at all: words in the lists of cues, verbs, cues of the rules, colons and dashes that may introduce.
bool may_head_cue(const Codes& c, std::uint32_t unit);
// Replaces `out`.
void cue_features(const Codes& c, std::uint32_t unit, std::vector<std::uint32_t>& out);

}  // namespace stemma::attributing
