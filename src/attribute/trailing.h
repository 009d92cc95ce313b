#pragma once
// What a trailing attribution ("…, X said") closes, and what may follow it. Unit indices of one line.

#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// Whether units [first, last] hold quotations and nothing else but marks and conjunctions.
bool only_quotations(const Reading& r, std::uint32_t first, std::uint32_t last);
// First unit of content that ends at `last`, closed by an attribution behind it. drafts[before..] are those of the line.
std::uint32_t trailing_first(const Reading& r, const Line& line, std::uint32_t last, const std::vector<Draft>& drafts,
                             std::size_t before);
// Whether units [first, last] can be what a trailing attribution reports.
bool may_trail(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t last, const Cue& cue);
// After "A, X said,": no content, but a remark of the outlet or a new attribution begins at unit i.
bool starts_aside(const Reading& r, const Line& line, std::uint32_t i);

}  // namespace stemma::attributing
