#pragma once
// Header fields as WARC and HTTP write them: "Name: value" lines up to an empty line, a value continued on lines that begin with a
// blank (only its first line is read).

#include <cstddef>
#include <string_view>

namespace stemma {

// Where the bytes behind the empty line begin; 0 where there is no empty line.
std::size_t end_of_header(std::string_view text);

// `lower_name` is in lower case.
bool same_name(std::string_view name, std::string_view lower_name);

// Blanks and tabs off both ends.
std::string_view strip_blanks(std::string_view text);

// Lines without a colon are passed over.
template <class Take>
void for_each_field(std::string_view header, Take take) {
  while (!header.empty()) {
    const std::size_t end = header.find('\n');
    std::string_view line = header.substr(0, end);
    header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
    if (line.starts_with(' ') || line.starts_with('\t')) continue;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos) take(strip_blanks(line.substr(0, colon)), strip_blanks(line.substr(colon + 1)));
  }
}

}  // namespace stemma
