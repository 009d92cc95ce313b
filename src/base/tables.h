#pragma once
// Word lists: tab-separated, embedded in the binary (data/). Lines that begin with '#' say what it is; the first other line
// names the columns. Parsing is done once by whoever holds the Table; rows keep the file's order.

#include <cstddef>
#include <string_view>
#include <vector>

namespace stemma {

class Table {
 public:
  // `name` as embedded, "data/en/titles.tsv". A file that is absent gives an empty table (the language has none).
  static Table load(std::string_view name);
  static Table parse(std::string_view content);

  std::size_t rows() const { return columns_.empty() ? 0 : cells_.size() / columns_.size(); }
  // Index of a column. REQUIRES: the table has it (a data file without a column that code asks for is our bug).
  std::size_t column(std::string_view name) const;
  bool empty() const { return rows() == 0; }
  // "" for a missing trailing cell; "-" in the file also reads as "".
  std::string_view at(std::size_t row, std::size_t column) const { return cells_[row * columns_.size() + column]; }

 private:
  std::vector<std::string_view> columns_, cells_;
};

// Parts of a cell between single separators, empty ones left out.
std::vector<std::string_view> split(std::string_view text, char separator);
// Decimal number at the start of the cell; `otherwise` when there is none.
double to_number(std::string_view cell, double otherwise);

}  // namespace stemma
