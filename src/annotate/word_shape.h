#pragma once
// A word's folded key and its shape.

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::annotating {

// Appends the folded word to keys ("?" where nothing of it is left) and gives its shape: the bits of draft.h that the word itself tells.
std::uint16_t append_folded(std::string& keys, std::string_view word);

}  // namespace stemma::annotating
