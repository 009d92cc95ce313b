#include "annotate/word_shape.h"

#include "annotate/draft.h"
#include "base/utf8.h"

namespace stemma::annotating {
namespace {

bool hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

}  // namespace

std::uint16_t append_folded(std::string& keys, std::string_view word) {
  std::uint16_t shape = 0;
  int upper = 0, lower = 0, digits = 0, marks = 0;
  bool plain = true;
  char previous = 0;
  const std::size_t start = keys.size();
  keys.append(word);  // folded in place where it is plain
  char* out = keys.data() + start;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) >= 0x80) {
      plain = false;
      break;
    }
    if (c >= 'A' && c <= 'Z') {
      if ((previous >= 'a' && previous <= 'z') || (previous == '-' && upper == 0)) shape |= kInnerCapital;
      ++upper;
      out[i] = static_cast<char>(c | 0x20);
    } else {
      lower += c >= 'a' && c <= 'z';
      digits += c >= '0' && c <= '9';
      marks += c == ',' || c == '.';
      if (c == '-' && i > 0 && i + 1 < word.size()) shape |= kHyphen;
    }
    previous = c;
  }
  if (!plain) {
    keys.resize(start);
    keys += fold(word);
    upper = lower = digits = marks = 0;
    shape = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = decode(word, at);
      if (is_upper(c.value)) {
        if (is_lower(before) || (hyphen(before) && upper == 0)) shape |= kInnerCapital;
        ++upper;
      } else if (is_letter(c.value)) {
        ++lower;
      } else if (is_digit(c.value)) {
        ++digits;
      } else if (hyphen(c.value) && at > 0 && at + c.size < word.size()) {
        shape |= kHyphen;
      }
      marks += c.value == ',' || c.value == '.';
      before = c.value;
      at += c.size;
    }
    if (keys.size() == start) keys += "?";  // nothing but marks that fold away
  }
  const CodePoint first = plain ? CodePoint{static_cast<unsigned char>(word[0]), 1} : decode(word, 0);
  if (is_upper(first.value)) shape |= kCapital;
  if (upper >= 2 && lower == 0) shape |= kAllCapitals;
  if (digits > 0) shape |= kHasDigit;
  if (upper + lower > 0) shape |= kHasLetter;
  if (digits > 0 && static_cast<std::size_t>(digits + marks) == word.size()) shape |= kAllDigits;
  if (word.size() > 1 && word.back() == '.' && word[word.size() - 2] != '.') shape |= kPeriod;
  if (word == "``" || word == "''" || is_quote_mark(first.value)) {
    if (upper + lower + digits == 0) shape |= kQuote;
  }
  return shape;
}

}  // namespace stemma::annotating
