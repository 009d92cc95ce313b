// Why this form: a model of some ten thousand features is asked for a hundred of them at every word, and most of those were never
// seen. Plain feature hashing without keys gives a never-seen feature the weight of another one; sixteen bits of fingerprint make
// that one case in sixty-five thousand and cost two bytes a slot. Sorted keys with binary search were four times slower.

#include "base/linear_model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>

#include "base/hashing.h"

namespace stemma {

static_assert(std::endian::native == std::endian::little, "model files are read in place");

namespace {

constexpr std::string_view kMagic = "STEMMODL";
constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kHeader = 64;
constexpr std::uint32_t kMostLabels = 64, kMostBoundaries = 256, kMostSlotsLog2 = 22;
constexpr double kFill = 0.5;  // of the slots, at most: most features asked for are not there, and an empty slot ends the search

struct Header {
  std::uint32_t format, features, labels, slots_log2, boundaries, units_per_nat;
  std::uint64_t checksum;
};

std::size_t padded(std::size_t bytes) { return (bytes + 7) / 8 * 8; }
std::size_t stride_of(std::size_t labels) { return labels == 1 ? 1 : padded(labels); }

Error damaged(std::string message) { return Error{Cause::kBadValue, "", std::move(message)}; }

}  // namespace

Result<LinearModel> LinearModel::open(std::string_view bytes, std::uint32_t features_version) {
  if (bytes.size() < kHeader || bytes.substr(0, kMagic.size()) != kMagic) return std::unexpected(damaged("not a model file"));
  Header h{};
  std::memcpy(&h, bytes.data() + kMagic.size(), sizeof h);
  if (h.format != kFormat) return std::unexpected(damaged("model format " + std::to_string(h.format) + " is not read here"));
  if (h.features != features_version)
    return std::unexpected(damaged("made for version " + std::to_string(h.features) +
                                   " of the features, this program has version " + std::to_string(features_version)));
  if (h.labels == 0 || h.labels > kMostLabels || h.boundaries > kMostBoundaries || h.slots_log2 > kMostSlotsLog2 ||
      h.units_per_nat != kUnitsPerNat)
    return std::unexpected(damaged("model header out of range"));
  const std::size_t slots = std::size_t{1} << h.slots_log2, stride = stride_of(h.labels);
  const std::size_t transitions = padded(2u * h.boundaries * h.labels * h.labels), keys = padded(2 * slots);
  if (bytes.size() != kHeader + transitions + keys + padded(slots * stride))
    return std::unexpected(damaged("model file cut short"));
  if (fnv1a64(bytes.substr(kHeader)) != h.checksum) return std::unexpected(damaged("model checksum does not match"));
  assert(reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 == 0);

  LinearModel model;
  model.labels_ = h.labels;
  model.stride_ = stride;
  model.boundaries_ = h.boundaries;
  model.mask_ = static_cast<std::uint32_t>(slots - 1);
  const char* at = bytes.data() + kHeader;
  model.transitions_ = reinterpret_cast<const std::int16_t*>(at);
  model.keys_ = reinterpret_cast<const std::uint16_t*>(at + transitions);
  model.weights_ = reinterpret_cast<const std::int8_t*>(at + transitions + keys);
  // A search ends at an empty slot.
  if (std::find(model.keys_, model.keys_ + slots, 0) == model.keys_ + slots)
    return std::unexpected(damaged("model without an empty slot"));
  return model;
}

namespace {

// Rows of the features that have one. In two rounds, so that the memory of many features is waited for at once.
std::size_t find_rows(const LinearModel& model, std::span<const std::uint32_t> features, std::span<const std::int8_t*> rows) {
  for (const std::uint32_t f : features) model.prefetch(f);
  std::size_t found = 0;
  for (const std::uint32_t f : features)
    if (const std::int8_t* row = model.row(f)) {
      __builtin_prefetch(row);
      rows[found++] = row;
    }
  return found;
}

constexpr std::size_t kAtOnce = 128;  // features; 16-bit sums of that many 8-bit weights cannot overflow

using Eight = std::int8_t __attribute__((vector_size(8)));
using WideEight = std::int16_t __attribute__((vector_size(16)));

}  // namespace

int score(const LinearModel& model, std::span<const std::uint32_t> features) {
  assert(model.stride() == 1);
  std::array<const std::int8_t*, kAtOnce> rows;
  int sum = 0;
  for (; !features.empty(); features = features.subspan(std::min(kAtOnce, features.size()))) {
    const std::size_t found = find_rows(model, features.first(std::min(kAtOnce, features.size())), rows);
    for (std::size_t k = 0; k < found; ++k) sum += *rows[k];
  }
  return sum;
}

void add_scores(const LinearModel& model, std::span<const std::uint32_t> features, std::span<int> scores) {
  assert(scores.size() == model.stride() && scores.size() % 8 == 0);
  std::array<const std::int8_t*, kAtOnce> rows;
  for (; !features.empty(); features = features.subspan(std::min(kAtOnce, features.size()))) {
    const std::size_t found = find_rows(model, features.first(std::min(kAtOnce, features.size())), rows);
    for (std::size_t at = 0; at < scores.size(); at += 8) {
      WideEight sum{};
      for (std::size_t k = 0; k < found; ++k) {
        Eight weights;
        std::memcpy(&weights, rows[k] + at, sizeof weights);
        sum += __builtin_convertvector(weights, WideEight);
      }
      for (std::size_t l = 0; l < 8; ++l) scores[at + l] += sum[l];
    }
  }
}

struct ModelWriter {
  static std::string write(const ModelRows& rows) {
    std::uint32_t log2 = 4;
    while (static_cast<double>(rows.features.size()) > kFill * static_cast<double>(1u << log2)) ++log2;
    const std::size_t slots = std::size_t{1} << log2, stride = stride_of(rows.labels);
    const std::size_t square = rows.labels * rows.labels;
    std::vector<std::uint16_t> keys(slots, 0);
    std::vector<std::int8_t> weights(slots * stride, 0);
    for (std::size_t i = 0; i < rows.features.size(); ++i) {
      const std::uint16_t wanted = LinearModel::fingerprint(rows.features[i]);
      std::size_t slot = rows.features[i] & (slots - 1);
      while (keys[slot] != 0 && keys[slot] != wanted) slot = (slot + 1) & (slots - 1);
      if (keys[slot] == wanted) continue;
      keys[slot] = wanted;
      std::copy_n(rows.weights.begin() + static_cast<std::ptrdiff_t>(i * rows.labels), rows.labels,
                  weights.begin() + static_cast<std::ptrdiff_t>(slot * stride));
    }
    std::string body;
    const auto append = [&](const void* data, std::size_t bytes) {
      body.append(static_cast<const char*>(data), bytes);
      body.resize(padded(body.size()), '\0');
    };
    append(rows.transitions.data(), rows.transitions.size() * 2);
    append(keys.data(), keys.size() * 2);
    append(weights.data(), weights.size());
    const Header h{kFormat,
                   rows.features_version,
                   static_cast<std::uint32_t>(rows.labels),
                   log2,
                   static_cast<std::uint32_t>(rows.transitions.size() / square),
                   LinearModel::kUnitsPerNat,
                   fnv1a64(body)};
    std::string out(kMagic);
    out.append(reinterpret_cast<const char*>(&h), sizeof h);
    out.resize(kHeader, '\0');
    return out + body;
  }
};

std::string write_model(const ModelRows& rows) { return ModelWriter::write(rows); }

}  // namespace stemma
