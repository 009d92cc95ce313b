#include "base/hashing.h"

#include <openssl/evp.h>

#include <array>
#include <cassert>

namespace stemma {
namespace {

std::string hex(const unsigned char* bytes, std::size_t size) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    out += kDigits[bytes[i] >> 4];
    out += kDigits[bytes[i] & 15];
  }
  return out;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  [[maybe_unused]] const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  assert(done == 1);
  return hex(digest.data(), digest.size());
}

std::uint64_t fnv1a64(std::string_view bytes, std::uint64_t seed) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return seed;
}

std::string short_hash(std::string_view bytes) {
  std::uint64_t value = fnv1a64(bytes);
  value ^= value >> 29;
  std::array<unsigned char, 5> kept{};
  for (auto& byte : kept) byte = static_cast<unsigned char>(value), value >>= 8;
  return hex(kept.data(), kept.size());
}

}  // namespace stemma
