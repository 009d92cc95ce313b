#pragma once
// Which blocks of a page are the report's body, as the models learned it from pages that people marked.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extract/page/block_signs.h"
#include "extract/page/html_tree.h"

namespace stemma {

// How likely each block is of the body, in per mille; from `threshold` on it is taken to be. Null without the models.
struct Verdicts {
  std::vector<std::uint16_t> likely;
  int threshold = 500;
};
std::optional<Verdicts> judge_blocks(const HtmlTree& tree, const BlockSigns& signs);

// The signs of the second look: those of the first, and what the first look (`likely`, in per mille) says of a block and of what is
// around it.
inline constexpr std::size_t kSecondSigns = 32;
inline constexpr std::uint32_t kSecondVersion = 1;
std::vector<std::uint8_t> second_signs(const HtmlTree& tree, const BlockSigns& signs, std::span<const std::uint16_t> likely);

}  // namespace stemma
