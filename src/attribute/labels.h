#pragma once
// Speakers printed as labels: "Minister: We stay" in a headline, "From Ida Holm:" before a quotation.

#include <cstdint>
#include <optional>

#include "attribute/draft.h"

namespace stemma::attributing {

// A headline, or a first line, whose part before (or behind) a colon names who says the other part.
std::optional<Draft> read_label(const Reading& r, std::uint32_t line);
// A line that ends in a colon, or in a colon and a quotation, and names who is quoted without any word of saying.
std::optional<Draft> read_lead_in(const Reading& r, std::uint32_t line);

// A draft whose speaker a mark of a line labels, a colon or a dash; speaker and content are the caller's.
Draft label_draft(std::uint32_t line, std::uint32_t mark);

}  // namespace stemma::attributing
