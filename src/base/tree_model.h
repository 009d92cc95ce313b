#pragma once
// Boosted trees as they travel: rows of bytes -> an integer score each. Every tree asks the same question on all nodes of a level
// ("is sign 17 above 40?"), so that a leaf is found by as many comparisons as the tree has levels, of sixteen rows at once.
// Read in place from the bytes of a file; nothing is copied or built.
//
// The file, little-endian: 64 bytes of header (magic "STEMTREE", format version, version of the caller's signs, count of signs, trees,
// levels, bias (int32), threshold (int32), 4 bytes of 0, checksum over all that follows the header), then asked signs
// (uint8 [trees][levels]), borders (uint8 [trees][levels]), leaves (int16 [trees][2^levels]); each part begins at a multiple of 8.

#include <cstdint>
#include <span>
#include <string_view>

#include "stemma/result.h"

namespace stemma {

class TreeModel {
 public:
  static constexpr int kUnitsPerNat = 256;  // a score of 256 multiplies the odds by e

  // Views `bytes` (aligned to 8), which must outlive the model. Errors (kBadValue): not a model, damaged, made for other signs.
  static Result<TreeModel> open(std::string_view bytes, std::uint32_t signs_version, std::size_t signs);

  // Scores of rows that lie `signs` bytes apart from `rows` on, one for each place in `scores`.
  void score(const std::uint8_t* rows, std::span<std::int32_t> scores) const;

  // From this score on the trainer says yes.
  std::int32_t threshold() const { return threshold_; }

 private:
  std::size_t signs_ = 0, trees_ = 0, levels_ = 0;
  std::int32_t bias_ = 0, threshold_ = 0;
  const std::uint8_t* asked_ = nullptr;
  const std::uint8_t* borders_ = nullptr;
  const std::int16_t* leaves_ = nullptr;
};

// A score as likelihood in per mille.
int per_mille(std::int32_t score);

}  // namespace stemma
