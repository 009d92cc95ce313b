#pragma once
// Sign-offs: "…" – Name, at the end of a line or in a paragraph of its own.

#include <optional>

#include "attribute/draft.h"

namespace stemma::attributing {

// The quotation, or the post on a social network, that a line signs.
std::optional<Draft> read_signature(const Reading& r, std::uint32_t line);

}  // namespace stemma::attributing
