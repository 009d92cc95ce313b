#include "extract/words/headings.h"

#include "base/utf8.h"

namespace stemma {
namespace {

std::string letters_of_folded(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode(folded, at);
    if (is_word(c.value)) out.append(folded, at, c.size);
    at += c.size;
  }
  return out;
}

// Whether one may begin with the letters of the other, as far as both are plain: a look that spares most pairs the folding.
bool may_begin_alike(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view text, std::size_t& at) {
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 && !is_word(static_cast<unsigned char>(text[at])))
      ++at;
    return at < text.size() ? static_cast<unsigned char>(text[at++]) : 0x80u;
  };
  for (std::size_t i = 0, j = 0;;) {
    const unsigned x = next(a, i), y = next(b, j);
    if (x >= 0x80 || y >= 0x80) return true;
    if (to_lower(x) != to_lower(y)) return false;
  }
}

}  // namespace

std::string letters_of(std::string_view text) { return letters_of_folded(fold(text)); }

bool same_heading(std::string_view a, std::string_view b) {
  constexpr std::size_t kLongest = 1000;
  if (a.size() > kLongest || b.size() > kLongest) return false;
  if (!may_begin_alike(a, b)) return false;
  const std::string u = fold(a), v = fold(b);
  const std::string x = letters_of_folded(u), y = letters_of_folded(v);
  if (x.empty() || y.empty()) return false;
  if (x == y) return true;
  const std::string_view whole = u.size() > v.size() ? u : v, part = u.size() > v.size() ? v : u;
  if (whole.starts_with(part)) {
    const std::string_view rest = trim(whole.substr(part.size()));
    if (rest.starts_with("- ") || rest.starts_with("| ")) return true;
  }
  const std::string& longer = x.size() > y.size() ? x : y;
  const std::string& shorter = x.size() > y.size() ? y : x;
  return longer.starts_with(shorter) && shorter.size() >= 20 && shorter.size() * 10 >= longer.size() * 6;
}

}  // namespace stemma
