// When is a page the same as one seen before?
//
// A hash of the text breaks with the first changed comma. So the exact hash is over folded words alone, and a second one bends: every
// shingle of four words votes on each of 64 bits, and the majority stands. Changing one sentence in twenty moves few votes. MinHash with
// 64 and more values was the alternative; it estimates overlap better, but costs eight times the room in each record, and for "again or
// not" the answer is the same.

#include "extract/fields/content_hash.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <charconv>

#include "base/utf8.h"

namespace stemma {
namespace {

constexpr std::size_t kShingle = 4;  // words

std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 33;
  value *= 0xff51afd7ed558ccdu;
  value ^= value >> 33;
  value *= 0xc4ceb9fe1a85ec53u;
  return value ^ value >> 33;
}

// Hashes of the words, in order.
void add_words(std::string_view block, std::vector<std::uint64_t>& words) {
  constexpr std::uint64_t kStart = 0xcbf29ce484222325u;
  const std::string folded = fold(block);
  std::uint64_t hash = kStart;
  for (std::size_t at = 0; at < folded.size();) {
    const auto byte = static_cast<unsigned char>(folded[at]);
    std::uint32_t size = 1;
    bool word = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (byte >= 0x80) {
      const CodePoint c = decode(folded, at);
      word = is_word(c.value);
      size = c.size;
    }
    if (word) {
      for (std::uint32_t i = 0; i < size; ++i) hash = (hash ^ static_cast<unsigned char>(folded[at + i])) * 0x100000001b3u;
    } else if (hash != kStart) {
      words.push_back(hash);
      hash = kStart;
    }
    at += size;
  }
  if (hash != kStart) words.push_back(hash);
}

std::uint64_t sim_hash(const std::vector<std::uint64_t>& words) {
  constexpr std::size_t kMostInByte = 255;
  constexpr std::uint64_t kLowBits = 0x0101010101010101u;
  std::array<std::uint32_t, 64> votes = {};
  // Votes of bits k, k + 8, k + 16, … in the bytes of one number: eight bits are counted at a time.
  std::array<std::uint64_t, 8> lanes = {};
  const auto settle = [&] {
    for (std::size_t bit = 0; bit < 64; ++bit) votes[bit] += static_cast<std::uint8_t>(lanes[bit % 8] >> (bit / 8 * 8));
    lanes = {};
  };
  const std::size_t shingles = words.size() < kShingle ? 1 : words.size() - kShingle + 1;
  for (std::size_t at = 0; at < shingles; ++at) {
    std::uint64_t shingle = 0;
    for (std::size_t i = at; i < std::min(at + kShingle, words.size()); ++i) shingle = mix(shingle * 31 + words[i]);
    for (std::size_t k = 0; k < 8; ++k) lanes[k] += shingle >> k & kLowBits;
    if (at % kMostInByte == kMostInByte - 1) settle();
  }
  settle();
  std::uint64_t hash = 0;
  for (std::size_t bit = 0; bit < 64; ++bit) {
    if (std::size_t{votes[bit]} * 2 > shingles) hash |= std::uint64_t{1} << bit;
  }
  return hash;
}

std::optional<std::uint64_t> number_of(std::string_view hex) {
  std::uint64_t value = 0;
  const auto read = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  if (hex.size() != 16 || read.ptr != hex.data() + hex.size()) return std::nullopt;
  return value;
}

}  // namespace

ContentHash content_hash(std::string_view text, const std::vector<Block>& blocks) {
  std::vector<std::uint64_t> words;
  for (const Block& block : blocks) {
    const bool body = block.kind == BlockKind::kHeading || block.kind == BlockKind::kParagraph || block.kind == BlockKind::kList;
    if (body) add_words(slice(text, block.span), words);
  }
  if (words.empty()) return {};
  std::uint64_t exact = words.size();
  for (const std::uint64_t word : words) exact = mix(exact * 31 + word);
  return {fmt::format("{:016x}", exact), fmt::format("{:016x}", sim_hash(words))};
}

int bits_apart(std::string_view a, std::string_view b) {
  const auto first = number_of(a), second = number_of(b);
  return first && second ? std::popcount(*first ^ *second) : 64;
}

}  // namespace stemma
