#include "read/archive/message_header.h"

#include <algorithm>

namespace stemma {

std::size_t end_of_header(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return 0;
    if (end == at || (end == at + 1 && text[at] == '\r')) return end + 1;
    at = end + 1;
  }
  return 0;
}

bool same_name(std::string_view name, std::string_view lower_name) {
  return name.size() == lower_name.size() && std::equal(name.begin(), name.end(), lower_name.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

std::string_view strip_blanks(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

}  // namespace stemma
