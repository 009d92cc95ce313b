#pragma once
// Speakers printed as labels: "Minister: We stay" in a headline, "MARLOW: Why now?" in a transcript.

#include <optional>

#include "attribute/draft.h"

namespace stemma::attributing {

// A headline, or a first line, whose part before (or behind) a colon names who says the other part.
std::optional<Draft> read_label(const Reading& r, std::uint32_t line);
// A paragraph that begins with a speaker's name in capitals and a colon.
std::optional<Draft> read_transcript(const Reading& r, std::uint32_t line);

}  // namespace stemma::attributing
