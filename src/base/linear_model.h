#pragma once
// A trained linear model as it travels: hashed features -> an integer weight for each label, and scores of label pairs for chains.
// Read in place from the bytes of a file (an embedded one lies in the program's own pages); nothing is copied or built.
//
// The file, little-endian: 64 bytes of header (magic "STEMMODL", format version, version of the caller's features, labels, log2 of
// slots, classes of boundary, units per nat, 8 bytes of checksum over all that follows the header), then transitions
// (int16 [classes][labels][labels]), fingerprints (uint16 [slots], 0: empty), weights (int8 [slots][stride]); each part begins at a
// multiple of 8. A feature's row is found by open addressing: slot = low bits of its hash, the next ones tried in turn, told apart
// by the hash's upper 16 bits.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/result.h"

namespace stemma {

// Hash of a feature from its parts; the parts' order counts.
constexpr std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint64_t x = std::uint64_t{a} * 0x9e3779b97f4a7c15u ^ (std::uint64_t{b} + 0x7f4a7c15u) * 0xc2b2ae3d27d4eb4fu;
  x ^= x >> 29;
  x *= 0xbf58476d1ce4e5b9u;
  x ^= x >> 32;
  return static_cast<std::uint32_t>(x);
}

class LinearModel {
 public:
  static constexpr int kUnitsPerNat = 64;  // a weight of 64 multiplies the odds by e
  static constexpr int kForbidden = -32768;

  // Views `bytes` (aligned to 8), which must outlive the model. Errors (kBadValue): not a model, damaged, made for other features.
  static Result<LinearModel> open(std::string_view bytes, std::uint32_t features_version);

  std::size_t labels() const { return labels_; }
  // Weights of a feature, `stride` of them (labels, filled up to a multiple of 8; one label: 1); null for a feature never seen.
  std::size_t stride() const { return stride_; }
  const std::int8_t* row(std::uint32_t feature) const {
    const std::uint16_t wanted = fingerprint(feature);
    for (std::uint32_t slot = feature & mask_;; slot = (slot + 1) & mask_) {
      if (keys_[slot] == wanted) return weights_ + std::size_t{slot} * stride_;
      if (keys_[slot] == 0) return nullptr;
    }
  }
  // Asks for the memory in which the search for a row begins.
  void prefetch(std::uint32_t feature) const { __builtin_prefetch(keys_ + (feature & mask_)); }
  // Score of label `to` behind label `from` across a boundary of this class.
  int transition(std::size_t boundary, std::size_t from, std::size_t to) const {
    return transitions_[(boundary * labels_ + from) * labels_ + to];
  }
  std::size_t boundaries() const { return boundaries_; }

 private:
  friend struct ModelWriter;
  static std::uint16_t fingerprint(std::uint32_t feature) {
    const auto upper = static_cast<std::uint16_t>(feature >> 16);
    return upper == 0 ? std::uint16_t{1} : upper;
  }

  std::size_t labels_ = 0, stride_ = 0, boundaries_ = 0;
  std::uint32_t mask_ = 0;
  const std::int16_t* transitions_ = nullptr;
  const std::uint16_t* keys_ = nullptr;
  const std::int8_t* weights_ = nullptr;
};

// Sum of the weights of all `features`, for a model of one label.
int score(const LinearModel& model, std::span<const std::uint32_t> features);
// Adds them to `scores`, which holds stride() values, for a model of several labels.
void add_scores(const LinearModel& model, std::span<const std::uint32_t> features, std::span<int> scores);

// What a trainer hands over to be written: rows sorted by feature, features distinct.
struct ModelRows {
  std::uint32_t features_version = 0;
  std::size_t labels = 0;
  std::vector<std::int16_t> transitions;  // [classes][labels][labels]; empty for a model without a chain
  std::vector<std::uint32_t> features;
  std::vector<std::int8_t> weights;  // [features][labels]
};
// The bytes of a model file. Rows whose slot and fingerprint both collide share the row of the first.
std::string write_model(const ModelRows& rows);

}  // namespace stemma
