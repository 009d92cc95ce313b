#include "base/tree_model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <vector>

#include "base/hashing.h"

namespace stemma {

static_assert(std::endian::native == std::endian::little, "model files are read in place");

namespace {

constexpr std::string_view kMagic = "STEMTREE";
constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kHeader = 64;
constexpr std::uint32_t kMostTrees = 10000, kMostLevels = 8, kMostSigns = 256;

struct Header {
  std::uint32_t format, version, signs, trees, levels;
  std::int32_t bias, threshold;
  std::uint32_t nothing;
  std::uint64_t checksum;
};

std::size_t padded(std::size_t bytes) { return (bytes + 7) / 8 * 8; }

Error damaged(std::string message) { return Error{Cause::kBadValue, "", std::move(message)}; }

constexpr std::size_t kAtOnce = 16;
using Bytes = std::uint8_t __attribute__((vector_size(kAtOnce)));

}  // namespace

Result<TreeModel> TreeModel::open(std::string_view bytes, std::uint32_t signs_version, std::size_t signs) {
  if (bytes.size() < kHeader || bytes.substr(0, kMagic.size()) != kMagic) return std::unexpected(damaged("not a model file"));
  Header h{};
  std::memcpy(&h, bytes.data() + kMagic.size(), sizeof h);
  if (h.format != kFormat) return std::unexpected(damaged("model format " + std::to_string(h.format) + " is not read here"));
  if (h.version != signs_version || h.signs != signs)
    return std::unexpected(
        damaged("made for version " + std::to_string(h.version) + " of " + std::to_string(h.signs) + " signs"));
  if (h.trees > kMostTrees || h.levels == 0 || h.levels > kMostLevels || h.signs > kMostSigns)
    return std::unexpected(damaged("model header out of range"));
  const std::size_t nodes = std::size_t{h.trees} * h.levels, leaves = std::size_t{h.trees} << h.levels;
  if (bytes.size() != kHeader + 2 * padded(nodes) + padded(leaves * 2)) return std::unexpected(damaged("model file cut short"));
  if (fnv1a64(bytes.substr(kHeader)) != h.checksum) return std::unexpected(damaged("model checksum does not match"));
  assert(reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 == 0);

  TreeModel model;
  model.signs_ = h.signs;
  model.trees_ = h.trees;
  model.levels_ = h.levels;
  model.bias_ = h.bias;
  model.threshold_ = h.threshold;
  const char* at = bytes.data() + kHeader;
  model.asked_ = reinterpret_cast<const std::uint8_t*>(at);
  model.borders_ = reinterpret_cast<const std::uint8_t*>(at + padded(nodes));
  model.leaves_ = reinterpret_cast<const std::int16_t*>(at + 2 * padded(nodes));
  if (std::any_of(model.asked_, model.asked_ + nodes, [&](std::uint8_t sign) { return sign >= h.signs; }))
    return std::unexpected(damaged("model asks for a sign that is not there"));
  return model;
}

void TreeModel::score(const std::uint8_t* rows, std::span<std::int32_t> scores) const {
  std::vector<Bytes> columns(signs_);
  for (std::size_t first = 0; first < scores.size(); first += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, scores.size() - first);
    for (std::size_t r = 0; r < count; ++r) {
      const std::uint8_t* row = rows + (first + r) * signs_;
      for (std::size_t s = 0; s < signs_; ++s) columns[s][r] = row[s];
    }
    std::array<std::int32_t, kAtOnce> sums;
    sums.fill(bias_);
    const std::uint8_t* asked = asked_;
    const std::uint8_t* border = borders_;
    const std::int16_t* leaves = leaves_;
    for (std::size_t t = 0; t < trees_; ++t) {
      Bytes leaf{};
      for (std::size_t level = 0; level < levels_; ++level, ++asked, ++border) {
        const auto bit = static_cast<std::uint8_t>(1u << level);
        leaf |= reinterpret_cast<Bytes>(columns[*asked] > *border) & bit;
      }
      for (std::size_t r = 0; r < kAtOnce; ++r) sums[r] += leaves[leaf[r]];
      leaves += std::size_t{1} << levels_;
    }
    std::copy_n(sums.begin(), count, scores.begin() + static_cast<std::ptrdiff_t>(first));
  }
}

int per_mille(std::int32_t score) {
  constexpr std::int32_t kMost = 8 * TreeModel::kUnitsPerNat;
  static const auto table = [] {
    std::array<std::int16_t, 2 * kMost + 1> made{};
    for (std::int32_t s = -kMost; s <= kMost; ++s) {
      const double odds = std::exp(-static_cast<double>(s) / TreeModel::kUnitsPerNat);
      made[static_cast<std::size_t>(s + kMost)] = static_cast<std::int16_t>(1000.0 / (1.0 + odds));
    }
    return made;
  }();
  return table[static_cast<std::size_t>(std::clamp(score, -kMost, kMost) + kMost)];
}

}  // namespace stemma
