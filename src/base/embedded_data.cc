#include "base/embedded_data.h"

#include <algorithm>
#include <vector>

#include "base/embedded_table.h"

namespace stemma {

std::span<const EmbeddedFile> embedded_files() {
  static const std::vector<EmbeddedFile> files = [] {
    std::vector<EmbeddedFile> made;
    for (const EmbeddedRow* row = kEmbeddedRows; row->name != nullptr; ++row) made.push_back({row->name, {row->begin, row->end}});
    return made;
  }();
  return files;
}

std::string_view embedded_file(std::string_view name) {
  const auto files = embedded_files();
  const auto at = std::ranges::lower_bound(files, name, {}, &EmbeddedFile::name);
  return at != files.end() && at->name == name ? at->contents : std::string_view{};
}

}  // namespace stemma
