#pragma once
// Names for content: stable across machines, versions and runs.

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case hex digits
std::uint64_t fnv1a64(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325u);
std::string short_hash(std::string_view bytes);  // 10 hex digits of fnv1a64, for ids

}  // namespace stemma
