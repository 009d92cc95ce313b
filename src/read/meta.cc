#include "read/meta.h"

#include <csv.h>
#include <fmt/format.h>

#include <filesystem>
#include <vector>

#include "base/utf8.h"

namespace stemma {
namespace {

// What libcsv's callbacks gather; a table of strings, row by row.
struct Cells {
  std::vector<std::vector<std::string>> rows{1};

  static void on_cell(void* bytes, std::size_t size, void* self) {
    static_cast<Cells*>(self)->rows.back().emplace_back(static_cast<const char*>(bytes), size);
  }
  static void on_row(int, void* self) { static_cast<Cells*>(self)->rows.emplace_back(); }
};

void fill(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

}  // namespace

Result<Meta> Meta::read(const std::string& path, const Limits& limits, Disk& disk) {
  auto bytes = disk.read(path, limits.file_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  const std::string text = mend_utf8(*bytes);
  Cells cells;
  csv_parser parser;
  csv_init(&parser, CSV_STRICT | CSV_APPEND_NULL);
  const std::size_t done = csv_parse(&parser, text.data(), text.size(), &Cells::on_cell, &Cells::on_row, &cells);
  const bool whole = done == text.size() && csv_fini(&parser, &Cells::on_cell, &Cells::on_row, &cells) == 0;
  const auto line = cells.rows.size();
  csv_free(&parser);
  if (!whole)
    return std::unexpected(
        Error{Cause::kBadValue, path, fmt::format("row {}: not CSV (a quotation mark stands in the wrong place)", line)});

  const auto& header = cells.rows.front();
  const auto column = [&](std::string_view name) {
    std::size_t at = 0;
    while (at < header.size() && fold(header[at]) != name) ++at;
    return at;
  };
  const std::size_t of_path = column("path"), outlet = column("outlet"), url = column("url"), date = column("date"),
                    title = column("title");
  if (of_path == header.size()) {
    return std::unexpected(
        Error{Cause::kBadValue, path, "row 1: no column is named \"path\"; the header is path,outlet,url,date,title"});
  }
  Meta meta;
  for (std::size_t row = 1; row < cells.rows.size(); ++row) {
    const auto& values = cells.rows[row];
    const auto value = [&](std::size_t at) { return at < values.size() ? std::string(trim(values[at])) : std::string(); };
    if (value(of_path).empty()) continue;
    GivenFields& given = meta.rows_[value(of_path)];
    given.outlet = value(outlet);
    given.url = value(url);
    given.published = value(date);
    given.title = value(title);
  }
  return meta;
}

void Meta::complete(RawPage& page) const {
  auto found = rows_.find(page.path);
  if (found == rows_.end()) found = rows_.find(std::filesystem::path(page.path).filename().string());
  if (found == rows_.end()) return;
  const GivenFields& known = found->second;
  fill(page.given.outlet, known.outlet);
  fill(page.given.url, known.url);
  fill(page.given.published, known.published);
  fill(page.given.title, known.title);
}

}  // namespace stemma
