#include "base/word_vectors.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>

#include "base/embedded_data.h"
#include "base/hashing.h"

namespace stemma {

static_assert(std::endian::native == std::endian::little, "model files are read in place");

namespace {

constexpr std::string_view kMagic = "STEMVECT";
constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kHeader = 64, kAlign = 16;
constexpr std::uint32_t kMostWords = 1u << 22, kMostDimensions = 1024;

struct Header {
  std::uint32_t format, words_version, words, dimensions, unknown, nothing;
  std::uint64_t checksum;
};

constexpr std::size_t kAtOnce = 16;
using Bytes = std::int8_t __attribute__((vector_size(kAtOnce)));
using Shorts = std::int16_t __attribute__((vector_size(kAtOnce * 2)));
using Sums = std::int32_t __attribute__((vector_size(kAtOnce * 4)));

std::size_t padded(std::size_t bytes) { return (bytes + kAlign - 1) / kAlign * kAlign; }

Error damaged(std::string message) { return Error{Cause::kBadValue, "", std::move(message)}; }

}  // namespace

std::uint32_t word_key(std::string_view word) {
  const std::uint64_t h = fnv1a64(word);
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

Result<WordVectors> WordVectors::open(std::string_view bytes) {
  if (bytes.size() < kHeader || bytes.substr(0, kMagic.size()) != kMagic) return std::unexpected(damaged("not a table of words"));
  Header h{};
  std::memcpy(&h, bytes.data() + kMagic.size(), sizeof h);
  if (h.format != kFormat) return std::unexpected(damaged("table format " + std::to_string(h.format) + " is not read here"));
  if (h.words_version != kWords)
    return std::unexpected(damaged("made for version " + std::to_string(h.words_version) + " of words"));
  if (h.words > kMostWords || h.dimensions == 0 || h.dimensions > kMostDimensions || h.dimensions % kAlign != 0 ||
      h.unknown > 255)
    return std::unexpected(damaged("table header out of range"));
  const std::size_t keys = padded(std::size_t{h.words} * 4), column = padded(h.words);
  if (bytes.size() != kHeader + keys + 2 * column + padded(std::size_t{h.words} * h.dimensions))
    return std::unexpected(damaged("table cut short"));
  if (fnv1a64(bytes.substr(kHeader)) != h.checksum) return std::unexpected(damaged("table checksum does not match"));
  assert(reinterpret_cast<std::uintptr_t>(bytes.data()) % kAlign == 0);

  WordVectors table;
  table.dimensions_ = h.dimensions;
  table.unknown_ = static_cast<int>(h.unknown);
  const char* at = bytes.data() + kHeader;
  table.keys_ = {reinterpret_cast<const std::uint32_t*>(at), h.words};
  table.rarities_ = reinterpret_cast<const std::uint8_t*>(at + keys);
  table.loudness_ = reinterpret_cast<const std::uint8_t*>(at + keys + column);
  table.vectors_ = reinterpret_cast<const std::int8_t*>(at + keys + 2 * column);
  if (!std::is_sorted(table.keys_.begin(), table.keys_.end())) return std::unexpected(damaged("words out of order"));
  return table;
}

std::uint32_t WordVectors::find(std::string_view word) const {
  const std::uint32_t key = word_key(word);
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
  return found == keys_.end() || *found != key ? kNoRow : static_cast<std::uint32_t>(found - keys_.begin());
}

std::int32_t WordVectors::dot(std::uint32_t a, std::uint32_t b) const {
  const std::int8_t* x = vector(a);
  const std::int8_t* y = vector(b);
  Sums sums{};
  for (std::size_t d = 0; d < dimensions_; d += kAtOnce) {
    Bytes u, v;
    std::memcpy(&u, x + d, sizeof u);
    std::memcpy(&v, y + d, sizeof v);
    // A product of two bytes fits 16 bits.
    sums += __builtin_convertvector(__builtin_convertvector(u, Shorts) * __builtin_convertvector(v, Shorts), Sums);
  }
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < kAtOnce; ++k) sum += sums[k];
  return sum;
}

const WordVectors* word_vectors(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<WordVectors>, std::less<>> opened;
  const std::lock_guard lock(mutex);
  const auto found = opened.find(language);
  if (found != opened.end()) return found->second.get();
  auto table = WordVectors::open(embedded_file("models/" + std::string(language) + ".vectors.model"));
  auto kept = table ? std::make_unique<WordVectors>(*table) : nullptr;
  return opened.emplace(std::string(language), std::move(kept)).first->second.get();
}

}  // namespace stemma
