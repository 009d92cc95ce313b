#pragma once
// Does this unit head a cue? Features of one unit within its line.

#include <cstdint>
#include <vector>

#include "attribute/trained/unit_codes.h"
#include "base/linear_model.h"

namespace stemma::attributing {

inline constexpr std::uint32_t kCueFeatures = 1;  // version; a model made for another one is not read

// What a cue model holds beside its weights: a row under this name for each word (as a word of its class) that is asked about although
// no list has it.
std::uint32_t asked_word(const UnitCode& unit);
void ask_known_words(const LinearModel& cues, Codes& c);

// Replaces `out`.
void cue_features(const Codes& c, std::uint32_t unit, std::vector<std::uint32_t>& out);

}  // namespace stemma::attributing
