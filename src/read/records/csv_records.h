#pragma once
// Reports in a table: CSV with a header whose columns are named as the fields of JSON records are (read/records/record_fields.h).

#include <optional>
#include <string>
#include <string_view>

#include "read/read.h"

namespace stemma {

// What separates the columns, where the first line of a file is the header of a table of reports: two columns or more, one of them a
// report's text and another a known field.
std::optional<char> report_table(std::string_view text);

// Hands every row that holds words to `sink`, in order, and names every row that is none. Quoting as in RFC 4180, other separators than commas
// too. A row whose quotation mark is never closed costs its first line. `text` is UTF-8. Returns the number of pages.
std::size_t read_csv(const std::string& path, std::string_view text, char separator, const Limits& limits, const ReadSink& sink);

}  // namespace stemma
