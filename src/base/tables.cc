#include "base/tables.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "base/embedded_data.h"

namespace stemma {

Table Table::load(std::string_view name) { return parse(embedded_file(name)); }

Table Table::parse(std::string_view content) {
  Table table;
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    std::string_view line = content.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const bool header = table.columns_.empty();
    auto& cells = header ? table.columns_ : table.cells_;
    std::size_t found = 0;
    for (std::size_t from = 0; from <= line.size(); ++found) {
      const std::size_t tab = std::min(line.find('\t', from), line.size());
      std::string_view cell = line.substr(from, tab - from);
      from = tab + 1;
      if (!header && found >= table.columns_.size()) break;
      cells.push_back(!header && cell == "-" ? std::string_view{} : cell);
    }
    if (!header) cells.resize(cells.size() + table.columns_.size() - std::min(found, table.columns_.size()));
  }
  return table;
}

std::size_t Table::column(std::string_view name) const {
  if (columns_.empty()) return 0;
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  assert(found != columns_.end());
  return static_cast<std::size_t>(found - columns_.begin());
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

double to_number(std::string_view cell, double otherwise) {
  double value = 0;
  const auto result = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return result.ec == std::errc{} ? value : otherwise;
}

}  // namespace stemma
