#include "base/utf8.h"

#include <simdjson.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace stemma {
namespace {

constexpr std::size_t kStride = 64;
constexpr CodePoint kBroken{0xFFFD, 1};

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }
bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  const unsigned char first = byte_at(text, at);
  if (first < 0x80) return {first, 1};
  std::uint32_t size = 0;
  char32_t value = 0;
  char32_t least = 0;
  if ((first & 0xE0) == 0xC0) {
    size = 2, value = first & 0x1Fu, least = 0x80;
  } else if ((first & 0xF0) == 0xE0) {
    size = 3, value = first & 0x0Fu, least = 0x800;
  } else if ((first & 0xF8) == 0xF0) {
    size = 4, value = first & 0x07u, least = 0x10000;
  } else {
    return kBroken;
  }
  if (at + size > text.size()) return kBroken;
  for (std::uint32_t i = 1; i < size; ++i) {
    const unsigned char next = byte_at(text, at + i);
    if (!continues(next)) return kBroken;
    value = (value << 6) | (next & 0x3Fu);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return kBroken;
  return {value, size};
}

CodePoint decode_before(std::string_view text, std::size_t at) {
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && continues(byte_at(text, start))) --start;
  const CodePoint found = decode(text, start);
  return start + found.size == at ? found : kBroken;
}

void append_utf8(std::string& out, char32_t value) {
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value < 0x800) {
    out += static_cast<char>(0xC0 | (value >> 6));
    out += static_cast<char>(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    out += static_cast<char>(0xE0 | (value >> 12));
    out += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (value & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (value >> 18));
    out += static_cast<char>(0x80 | ((value >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (value & 0x3F));
  }
}

bool valid_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::string mend_utf8(std::string_view bytes, std::size_t* broken) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::size_t bad = 0;
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes[at] == '\r') {
      out += '\n';
      at += at + 1 < bytes.size() && bytes[at + 1] == '\n' ? 2 : 1;
      continue;
    }
    std::size_t plain = at;
    while (plain < bytes.size() && byte_at(bytes, plain) < 0x80 && bytes[plain] != '\r') ++plain;
    if (plain > at) {
      out.append(bytes, at, plain - at);
      at = plain;
      continue;
    }
    const CodePoint c = decode(bytes, at);
    if (c.value == 0xFFFD && c.size == 1) {
      ++bad;
      out += "\xEF\xBF\xBD";
    } else {
      out.append(bytes, at, c.size);
    }
    at += c.size;
  }
  if (broken != nullptr) *broken = bad;
  return out;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(static_cast<unsigned char>(c)); }));
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kStride + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at % kStride == 0) checkpoints_.push_back(count);
    count += !continues(byte_at(text, at));
  }
  if (text.size() % kStride == 0) checkpoints_.push_back(count);
}

std::uint32_t CodePointIndex::at(std::uint32_t byte) const {
  const std::size_t from = byte / kStride;
  return checkpoints_[from] + static_cast<std::uint32_t>(count_code_points(text_.substr(from * kStride, byte - from * kStride)));
}

std::uint32_t CodePointIndex::byte_of(std::uint32_t code_point) const {
  const auto above = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), code_point);
  if (above == checkpoints_.begin()) return 0;
  const auto from = static_cast<std::size_t>(above - checkpoints_.begin() - 1);
  std::size_t at = from * kStride;
  std::uint32_t count = checkpoints_[from];
  for (; at < text_.size(); ++at) {
    if (continues(byte_at(text_, at))) continue;
    if (count == code_point) break;
    ++count;
  }
  return static_cast<std::uint32_t>(at);
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return c == 0xFEFF || c == 0x200B || u_isUWhiteSpace(static_cast<UChar32>(c));
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const auto type = u_charType(static_cast<UChar32>(c));
  return u_isalpha(static_cast<UChar32>(c)) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c)); }
bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c)); }

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_quote_mark(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case '`':
    case 0xAB:
    case 0xB4:
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2032:
    case 0x2033:
    case 0x2039:
    case 0x203A:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0xFF02:
    case 0xFF07:
      return true;
    default:
      return false;
  }
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0xB4 || c == '`'; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::size_t at = 0;
  for (; at < text.size() && byte_at(text, at) < 0x80; ++at) {
    if (text[at] >= 'A' && text[at] <= 'Z') out[at] = static_cast<char>(text[at] | 0x20);
  }
  if (at == text.size()) return out;
  out.resize(at);
  while (at < text.size()) {
    const CodePoint c = decode(text, at);
    append_utf8(out, to_lower(c.value));
    at += c.size;
  }
  return out;
}

namespace {

// fold() of text that is all ASCII, as most is.
std::string fold_plain(std::string_view text) {
  std::string out(text.size(), ' ');
  std::size_t size = 0;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || (c >= 9 && c <= 13)) {
      blank = size > 0;
      continue;
    }
    size += blank;  // a blank stands there
    blank = false;
    out[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c == '`' ? '\'' : c;
  }
  out.resize(size);
  return out;
}

// fold() of any text.
std::string fold_any(std::string_view text) {
  std::string decomposed;
  std::string_view source = text;
  {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    if (U_SUCCESS(status)) {
      const auto from = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
      nfkd->normalize(from, status).toUTF8String(decomposed);
      source = decomposed;
    }
  }
  std::string out;
  out.reserve(source.size());
  bool blank = false;
  for (std::size_t at = 0; at < source.size();) {
    const CodePoint c = decode(source, at);
    at += c.size;
    char32_t value = c.value;
    if (is_space(value)) {
      blank = !out.empty();
      continue;
    }
    if (value >= 0x300 && value <= 0x36F) continue;
    if (value >= 0x2010 && value <= 0x2015) value = '-';
    if (value == 0x2212) value = '-';
    if (is_apostrophe(value) || value == 0x2018 || value == 0x201A || value == 0x201B) value = '\'';
    if (value >= 0x201C && value <= 0x201F) value = '"';
    if (blank) out += ' ';
    blank = false;
    switch (to_lower(value)) {
      case 0xDF:
        out += "ss";
        break;
      case 0xE6:
        out += "ae";
        break;
      case 0xF8:
        out += 'o';
        break;
      case 0x142:
        out += 'l';
        break;
      case 0x131:
        out += 'i';
        break;
      case 0x111:
        out += 'd';
        break;
      default:
        append_utf8(out, to_lower(value));
    }
  }
  return out;
}

// What single characters are folded to: U+00A0 to U+017F and U+2010 to U+203F, which is nearly all that stands in texts of Latin script
// beside ASCII. None of them depends on its neighbours; empty for what is a blank, or more than four bytes.
class FoldTable {
 public:
  struct Folded {
    std::uint8_t size = 0;
    std::array<char, 4> bytes{};
  };

  static const FoldTable& all() {
    static const FoldTable made;
    return made;
  }

  // Of the character at `at`, moved behind it; null where the table has none.
  const Folded* find(std::string_view text, std::size_t& at) const {
    const unsigned first = byte_at(text, at);
    if (first >= 0xC2 && first <= 0xC5 && at + 1 < text.size() && continues(byte_at(text, at + 1))) {
      const unsigned value = (first & 0x1Fu) << 6 | (byte_at(text, at + 1) & 0x3Fu);
      if (value < kLatin) return nullptr;
      at += 2;
      return &latin_[value - kLatin];
    }
    if (first != 0xE2 || at + 2 >= text.size() || byte_at(text, at + 1) != 0x80) return nullptr;
    const unsigned last = byte_at(text, at + 2);
    if (last < 0x90 || last > 0xBF) return nullptr;
    at += 3;
    return &marks_[last - 0x90];
  }

 private:
  static constexpr unsigned kLatin = 0xA0, kMarks = 0x2010;

  FoldTable() {
    const auto fill = [](auto& row, char32_t first) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        std::string one;
        append_utf8(one, first + static_cast<char32_t>(i));
        const std::string folded = fold_any(one);
        if (folded.size() > row[i].bytes.size()) continue;
        row[i].size = static_cast<std::uint8_t>(folded.size());
        std::copy(folded.begin(), folded.end(), row[i].bytes.begin());
      }
    };
    fill(latin_, kLatin);
    fill(marks_, kMarks);
  }

  std::array<Folded, 0x180 - kLatin> latin_;
  std::array<Folded, 0x30> marks_;
};

}  // namespace

std::string fold(std::string_view text) {
  const auto plain = [](unsigned char c) { return c < 0x80; };
  if (std::all_of(text.begin(), text.end(), plain)) return fold_plain(text);
  const FoldTable& table = FoldTable::all();
  std::string out(text.size() * 2, ' ');  // two bytes become four at most
  std::size_t size = 0;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == ' ' || (c >= 9 && c <= 13) || text.substr(at, 2) == "\xC2\xA0") {
      blank = size > 0;
      at += static_cast<unsigned char>(c) < 0x80 ? 1 : 2;
      continue;
    }
    size += blank;
    blank = false;
    if (static_cast<unsigned char>(c) < 0x80) {
      out[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c == '`' ? '\'' : c;
      ++at;
      continue;
    }
    const FoldTable::Folded* folded = table.find(text, at);
    if (folded == nullptr || folded->size == 0) return fold_any(text);
    for (std::size_t i = 0; i < folded->size; ++i) out[size++] = folded->bytes[i];
  }
  out.resize(size);
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode(text, 0);
    if (!is_space(c.value)) break;
    text.remove_prefix(c.size);
  }
  while (!text.empty()) {
    const CodePoint c = decode_before(text, text.size());
    if (!is_space(c.value)) break;
    text.remove_suffix(c.size);
  }
  return text;
}

}  // namespace stemma
