// Mending one wrong reading means to write each letter back as the byte that it was read from, and to read the bytes as UTF-8. A text
// that holds "Ã©" on purpose, among other accents, does not survive this as a whole: its other accents make no UTF-8. A text whose only
// letters outside ASCII are examples of the fault does; those stand alone between blanks or marks, not in words, and are few.

#include "base/mojibake.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace stemma {
namespace {

constexpr std::size_t kFewest = 3;  // sequences, of which half stand beside a letter
constexpr int kMostRounds = 3;

// The byte that windows-1252 reads as this letter; 0 for none. What it leaves open, Latin-1 reads as a control.
unsigned char byte_of(char32_t c) {
  static constexpr std::array<std::pair<char32_t, unsigned char>, 27> kUpper = {
      {{0x20AC, 0x80}, {0x201A, 0x82}, {0x0192, 0x83}, {0x201E, 0x84}, {0x2026, 0x85}, {0x2020, 0x86}, {0x2021, 0x87},
       {0x02C6, 0x88}, {0x2030, 0x89}, {0x0160, 0x8A}, {0x2039, 0x8B}, {0x0152, 0x8C}, {0x017D, 0x8E}, {0x2018, 0x91},
       {0x2019, 0x92}, {0x201C, 0x93}, {0x201D, 0x94}, {0x2022, 0x95}, {0x2013, 0x96}, {0x2014, 0x97}, {0x02DC, 0x98},
       {0x2122, 0x99}, {0x0161, 0x9A}, {0x203A, 0x9B}, {0x0153, 0x9C}, {0x017E, 0x9E}, {0x0178, 0x9F}}};
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  for (const auto& [letter, byte] : kUpper) {
    if (letter == c) return byte;
  }
  return 0;
}

std::size_t continuation_bytes(unsigned char lead) {
  return lead >= 0xC2 && lead <= 0xDF ? 1 : lead >= 0xE0 && lead <= 0xEF ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
}

// The next byte outside ASCII from `at` on, or the text's end: eight bytes a step, since most of most pages is ASCII.
std::size_t next_high(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & 0x8080808080808080u) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

std::optional<std::string> mended_once(std::string_view text) {
  std::string out;
  std::size_t sequences = 0, in_words = 0, copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      at = next_high(text, at + 1);
      continue;
    }
    const CodePoint first = decode(text, at);
    const unsigned char lead = byte_of(first.value);
    std::size_t next = at + first.size;
    std::size_t wanted = continuation_bytes(lead);
    if (wanted == 0) return std::nullopt;
    if (sequences == 0) out.reserve(text.size());
    out.append(text, copied, at - copied);
    out += static_cast<char>(lead);
    for (; wanted > 0 && next < text.size(); --wanted) {
      const CodePoint c = decode(text, next);
      const unsigned char byte = byte_of(c.value);
      if (byte < 0x80 || byte > 0xBF) return std::nullopt;
      out += static_cast<char>(byte);
      next += c.size;
    }
    if (wanted > 0) return std::nullopt;
    ++sequences;
    in_words += (at > 0 && ascii_letter(text[at - 1])) || (next < text.size() && ascii_letter(text[next]));
    at = copied = next;
  }
  if (sequences < kFewest || in_words * 2 < sequences) return std::nullopt;
  out.append(text, copied, text.size() - copied);
  if (!valid_utf8(out)) return std::nullopt;
  return out;
}

}  // namespace

std::optional<std::string> mended_mojibake(std::string_view text) {
  std::optional<std::string> mended = mended_once(text);
  for (int round = 1; mended && round < kMostRounds; ++round) {
    std::optional<std::string> again = mended_once(*mended);
    if (!again) break;
    mended = std::move(again);
  }
  return mended;
}

}  // namespace stemma
