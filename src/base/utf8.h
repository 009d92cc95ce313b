#pragma once
// UTF-8: the one place that knows how bytes make code points. Offsets inside the library are bytes; outside they are code points.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stemma {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes; 1 for a broken byte, whose value is U+FFFD
};

// The code point that starts at byte `at`. REQUIRES: at < text.size().
CodePoint decode(std::string_view text, std::size_t at);
// The code point that ends before byte `at`. REQUIRES: 0 < at <= text.size().
CodePoint decode_before(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);

bool valid_utf8(std::string_view text);
// Broken bytes become U+FFFD, a leading byte-order mark is dropped, CRLF and CR become LF. Says how many bytes were broken.
std::string mend_utf8(std::string_view bytes, std::size_t* broken = nullptr);

std::size_t count_code_points(std::string_view text);

// Byte offset -> code-point offset for one text; O(text) to make, O(1) to ask.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  std::uint32_t at(std::uint32_t byte) const;             // REQUIRES: byte <= text.size()
  std::uint32_t byte_of(std::uint32_t code_point) const;  // past the end: text.size()

 private:
  std::string_view text_;
  std::vector<std::uint32_t> checkpoints_;  // code points before every 64th byte
};

bool is_space(char32_t c);  // Unicode White_Space, U+FEFF and U+200B
bool is_letter(char32_t c);
bool is_digit(char32_t c);  // ASCII digits and other decimal digits
bool is_upper(char32_t c);
bool is_lower(char32_t c);
inline bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }
char32_t to_lower(char32_t c);
// ' " ‘ ’ ‚ “ ” „ « » ‹ › ` ´ ″ 「 」 …
bool is_quote_mark(char32_t c);
bool is_apostrophe(char32_t c);  // ' ’ ʼ ´ `

std::string lower(std::string_view text);
// Key for look-up: lower case, accents off, curly marks straight, dashes "-", white space single blanks; nothing at the ends.
std::string fold(std::string_view text);
std::string_view trim(std::string_view text);  // Unicode white space off both ends

}  // namespace stemma
