#pragma once
// Hashed features of one place, in the order in which they are named: the first call to add() is feature 1, the next 2, and so on,
// so the calls that are made must not depend on the text; what does not apply is skipped by its number.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/linear_model.h"

namespace stemma::attributing {

class FeatureList {
 public:
  // Adds to the end of `out`, which must not be touched while the list lives.
  explicit FeatureList(std::vector<std::uint32_t>& out) : out_(out), size_(out.size()) { out_.resize(size_ + kMost); }
  ~FeatureList() { out_.resize(size_); }
  FeatureList(const FeatureList&) = delete;
  FeatureList& operator=(const FeatureList&) = delete;

  void begin(std::uint32_t first_number) { number_ = first_number; }

  // At most kMost times.
  template <class... Parts>
  [[gnu::always_inline]] void add(std::uint32_t first, Parts... rest) {
    std::uint32_t h = mix(number_++, first);
    ((h = mix(h, static_cast<std::uint32_t>(rest))), ...);
    out_[size_++] = h;
  }
  void skip(std::uint32_t numbers) { number_ += numbers; }

 private:
  static constexpr std::size_t kMost = 120;  // features of one place

  std::vector<std::uint32_t>& out_;
  std::size_t size_;
  std::uint32_t number_ = 1;
};

// A distance in eleven steps either way.
inline int distance_step(int d) {
  if (d < 0) return -distance_step(-d);
  return d < 5 ? d : d < 7 ? 5 : d < 10 ? 6 : d < 15 ? 7 : d < 25 ? 8 : d < 50 ? 9 : 10;
}

}  // namespace stemma::attributing
