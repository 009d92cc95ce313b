// Which charset are these bytes?
//
// Valid UTF-8 that is not plain ASCII is nearly never anything else, so it is believed before every label. What is left is
// legacy text or damaged UTF-8, and the two are told apart by counting: damage leaves most multi-byte sequences whole, while a
// legacy text hardly ever forms one by chance. uchardet guesses well on scripts of their own, and badly on Western text with a
// handful of accents (it has called English with one "é" Greek, Thai and Central European). So where letters outside ASCII are
// few and the language told from the rest is written with windows-1252, windows-1252 it is.

#include "base/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "base/language.h"
#include "base/mojibake.h"
#include "base/utf8.h"

namespace stemma {
namespace {

constexpr std::size_t kGuessBytes = 1u << 18;

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// Labels that pages use for a superset (Encoding Standard, "Names and labels").
std::string canonical_label(std::string_view label) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kWider = {{
      {"iso-8859-1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"iso_8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"latin-1", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ascii", "windows-1252"},
      {"ansi", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"gb_2312-80", "gb18030"},
      {"shift_jis", "windows-31j"},
      {"euc-kr", "windows-949"},
      {"uhc", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
      {"cp949", "windows-949"},
      {"utf8", "utf-8"},
  }};
  const std::string name = lower(trim(label));
  for (const auto& [from, to] : kWider) {
    if (from == name) return std::string(to);
  }
  return name;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  return U_SUCCESS(status) ? std::move(converter) : Converter(nullptr, &ucnv_close);
}

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  const Converter from = open_converter(charset);
  const Converter to = open_converter("UTF-8");
  if (!from || !to) return std::nullopt;
  std::string out;
  out.resize(bytes.size() * 2 + 64);
  const char* source = bytes.data();
  const char* source_end = source + bytes.size();
  std::size_t made = 0;
  std::array<UChar, 4096> pivot;
  UChar* pivot_from = pivot.data();
  UChar* pivot_to = pivot.data();
  for (bool first = true;; first = false) {
    UErrorCode status = U_ZERO_ERROR;
    char* target = out.data() + made;
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, source_end, pivot.data(), &pivot_from,
                   &pivot_to, pivot.data() + pivot.size(), first, true, &status);
    made = static_cast<std::size_t>(target - out.data());
    if (status != U_BUFFER_OVERFLOW_ERROR) {
      if (U_FAILURE(status)) return std::nullopt;
      break;
    }
    out.resize(out.size() * 2);
  }
  out.resize(made);
  return out;
}

std::string guess_charset(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  const std::string_view sample = bytes.substr(0, kGuessBytes);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return lower(uchardet_get_charset(detector.get()));
}

struct Utf8Census {
  std::size_t whole = 0;   // well-formed sequences of two bytes and more
  std::size_t broken = 0;  // bytes that belong to none
  std::size_t first_broken = 0;
};

Utf8Census census(std::string_view bytes) {
  Utf8Census count;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    if (c.value == 0xFFFD && c.size == 1) {
      if (count.broken++ == 0) count.first_broken = at;
    } else if (c.size > 1) {
      ++count.whole;
    }
    at += c.size;
  }
  return count;
}

bool ascii_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Could a person have written this in windows-1252? Letters above ASCII stand next to letters, and the five holes and the two
// letters that no large language uses are not there.
bool plausible_western(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned char c = byte_at(bytes, at);
    if (c < 0x80) continue;
    if (c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D || c == 0xFE || c == 0xFF) return false;
    if (c < 0xC0 || c == 0xD7 || c == 0xF7) continue;
    const unsigned char before = at > 0 ? byte_at(bytes, at - 1) : ' ';
    const unsigned char after = at + 1 < bytes.size() ? byte_at(bytes, at + 1) : ' ';
    const bool alone = !ascii_letter(before) && !ascii_letter(after) && before < 0xC0 && after < 0xC0;
    if (alone && c != 0xE0 && c != 0xC0) return false;  // French "à" stands alone
  }
  return true;
}

bool western_language(std::string_view language) {
  static constexpr std::array<std::string_view, 16> kWestern = {"en", "de", "fr", "es", "it", "pt", "nl", "da",
                                                                "sv", "no", "fi", "is", "ca", "gl", "eu", "ga"};
  return std::find(kWestern.begin(), kWestern.end(), language) != kWestern.end();
}

// A charset for bytes that are not UTF-8 and carry no usable label; "utf-8" when no charset makes sense of them.
std::string legacy_charset(std::string_view bytes) {
  std::size_t high = 0, letters = 0;
  for (const char c : bytes) {
    high += static_cast<unsigned char>(c) >= 0x80;
    letters += ascii_letter(static_cast<unsigned char>(c));
  }
  const bool western_looking = high * 10 <= letters * 3 && plausible_western(bytes);
  if (western_looking) {
    const auto read = convert(bytes.substr(0, kGuessBytes), "windows-1252");
    const auto language = read ? tell_language(*read) : std::nullopt;
    if (!language || western_language(*language)) return "windows-1252";
  }
  std::string guess = guess_charset(bytes);
  if (guess.empty() || guess == "ascii" || guess == "utf-8") return western_looking ? "windows-1252" : "utf-8";
  guess = canonical_label(guess);
  if (guess == "windows-1252" && !western_looking) return "utf-8";
  return guess;
}

std::string wide_charset(std::string_view bytes) {
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return "utf-32le";
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return "utf-32be";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  const std::string_view sample = bytes.substr(0, 4096);
  if (sample.size() < 4) return {};
  std::array<std::size_t, 2> zeros = {0, 0};
  for (std::size_t at = 0; at < sample.size(); ++at) zeros[at % 2] += sample[at] == '\0';
  const std::size_t half = sample.size() / 2;
  if (zeros[0] == 0 && zeros[1] * 10 >= half * 7) return "utf-16le";
  if (zeros[1] == 0 && zeros[0] * 10 >= half * 7) return "utf-16be";
  return {};
}

// Attribute of a tag, value without quotes; empty where the tag has none. `tag`: lower case, without brackets.
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    std::size_t value = tag.find_first_not_of(" \t\r\n\f", at + name.size());
    if (at == 0 || std::string_view(" \t\r\n\f\"'/;").find(tag[at - 1]) == std::string_view::npos ||
        value == std::string_view::npos || tag[value] != '=')
      continue;
    value = tag.find_first_not_of(" \t\r\n\f\"'", value + 1);
    if (value == std::string_view::npos) return {};
    tag.remove_prefix(value);
    return tag.substr(0, tag.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:."));
  }
  return {};
}

// Could bytes of this high share be what a single-byte label for Western text says they are?
bool western_share(std::string_view bytes) {
  std::size_t high = 0, letters = 0;
  for (const char c : bytes.substr(0, kGuessBytes)) {
    high += static_cast<unsigned char>(c) >= 0x80;
    letters += ascii_letter(static_cast<unsigned char>(c));
  }
  return high * 10 <= letters * 3;
}

// A label for Western text is what templates carry on whatever they print; the bytes may say better.
std::string checked_label(std::string_view bytes, const std::string& label) {
  if (label != "windows-1252" || (western_share(bytes) && plausible_western(bytes.substr(0, kGuessBytes)))) return label;
  const std::string guess = legacy_charset(bytes);
  if (guess == "utf-8" || guess.starts_with("iso-8859-") || guess.starts_with("windows-125")) return label;
  const auto read = convert(bytes.substr(0, kGuessBytes), guess);
  return read && read->find("\xEF\xBF\xBD") >= read->size() - std::min<std::size_t>(read->size(), 8) ? guess : label;
}

DecodedText finish(std::string_view utf8, std::string charset) {
  DecodedText out;
  std::optional<std::string> mended;
  const bool valid = valid_utf8(utf8);
  if (charset == "utf-8" && valid) mended = mended_mojibake(utf8.starts_with("\xEF\xBB\xBF") ? utf8.substr(3) : utf8);
  if (mended) utf8 = *mended;
  out.charset = std::move(charset);
  // Most inputs need no mending, and looking for that is many times faster than mending.
  const bool as_it_is =
      !utf8.starts_with("\xEF\xBB\xBF") && utf8.find('\r') == std::string_view::npos && (mended ? valid_utf8(utf8) : valid);
  out.text = as_it_is ? std::string(utf8) : mend_utf8(utf8, &out.broken);
  return out;
}

}  // namespace

bool wide_text(std::string_view bytes) { return !wide_charset(bytes).empty(); }

std::string charset_in_page(std::string_view page) {
  constexpr std::size_t kMost = 8192;
  const std::string head = lower(page.substr(0, kMost));
  const std::string_view text = head;
  if (text.starts_with("<?xml")) {
    if (const auto found = attribute(text.substr(0, text.find("?>")), "encoding"); !found.empty()) return std::string(found);
  }
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const std::string_view rest = text.substr(at);
    std::size_t end = rest.find('>');
    if (rest.starts_with("<!--")) end = rest.find("-->");
    for (const std::string_view raw : {"script", "style", "title"}) {
      if (rest.substr(1).starts_with(raw)) end = rest.find(std::string("</") + std::string(raw));
    }
    if (end == std::string_view::npos) break;
    if (rest.starts_with("<meta")) {
      const std::string_view tag = rest.substr(5, end - 5);
      // Inside of "content" it is a charset only where the content is a type.
      const bool other = tag.find("content") != std::string_view::npos && tag.find("text/") == std::string_view::npos &&
                         tag.find("http-equiv") == std::string_view::npos;
      if (const auto found = attribute(tag, "charset"); !found.empty() && !other) return std::string(found);
    }
    if (rest.starts_with("<body")) break;
    at += end;
    at += at == 0;
  }
  return {};
}

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  if (std::string wide = wide_charset(bytes); !wide.empty()) {
    if (auto text = convert(bytes, wide)) return finish(*text, std::move(wide));
  }
  const std::string label = canonical_label(declared);
  const bool shifting = label.starts_with("iso-2022") || label.starts_with("hz");  // ASCII bytes that are not ASCII
  if (shifting) {
    if (auto text = convert(bytes, label)) return finish(*text, label);
  }
  if (valid_utf8(bytes)) return finish(bytes, "utf-8");
  const Utf8Census count = census(bytes);
  if (count.whole < count.broken) {
    std::string charset = label;
    if (charset.empty() || charset.starts_with("utf-") || !open_converter(charset)) {
      charset = legacy_charset(bytes);
    } else {
      charset = checked_label(bytes, charset);
    }
    if (charset != "utf-8") {
      if (auto text = convert(bytes, charset)) return finish(*text, std::move(charset));
    }
  }
  DecodedText out = finish(bytes, "utf-8");
  out.first_broken = count.first_broken;
  return out;
}

}  // namespace stemma
