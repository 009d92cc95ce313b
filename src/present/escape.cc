#include "present/escape.h"

namespace stemma {

char32_t shown_as(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return c;
  if (c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x61C || c == 0xFEFF) return 0;
  if (c >= 0x2060 && c <= 0x2065) return 0;
  if (c >= 0x206A && c <= 0x206F) return 0;
  if (c >= 0xFFF9 && c <= 0xFFFB) return 0;
  if (c >= 0xE0000 && c <= 0xE007F) return 0;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return 0xFFFD;
  if (is_space(c)) return ' ';
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0xFFFD;
  return c;
}

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    const char32_t shown = shown_as(c.value);
    if (shown == 0) continue;
    if (shown == ' ') {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    append_utf8(out, shown);
  }
  return out;
}

void append_html(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    switch (c.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
        out += '\n';
        break;
      default:
        if (const char32_t shown = shown_as(c.value); shown != 0) append_utf8(out, shown);
    }
  }
}

std::string html(std::string_view text) {
  std::string out;
  append_html(out, text);
  return out;
}

bool is_web_address(std::string_view url) {
  const std::string scheme = lower(url.substr(0, url.find(':')));
  if (scheme != "http" && scheme != "https") return false;
  std::string_view rest = url.substr(scheme.size());
  if (!rest.starts_with("://") || rest.size() == 3) return false;
  rest.remove_prefix(3);
  for (std::size_t at = 0; at < rest.size();) {
    const CodePoint c = decode(rest, at);
    at += c.size;
    if (c.value <= 0x20 || shown_as(c.value) != c.value || c.value == 0xFFFD) return false;
    if (c.value == '"' || c.value == '\'' || c.value == '<' || c.value == '>' || c.value == '\\') return false;
  }
  return rest.substr(0, rest.find_first_of("/?#")).find('@') == std::string_view::npos;
}

}  // namespace stemma
