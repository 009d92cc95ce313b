#pragma once

#include <span>
#include <string_view>

namespace stemma {

// A file that travels inside the binary. Both views live as long as the program.
struct EmbeddedFile {
  std::string_view name;      // path from the top of the source tree, with forward slashes: "data/en/titles.tsv"
  std::string_view contents;  // the bytes as they are in the source tree; may be empty; a NUL byte follows the last
};

// Every file of data/ and models/ at build time but hidden ones and *.md, sorted by name (bytewise). Empty when there was none.
std::span<const EmbeddedFile> embedded_files();

// The contents of the file of that name, or an empty view when there is none.
std::string_view embedded_file(std::string_view name);

}  // namespace stemma
