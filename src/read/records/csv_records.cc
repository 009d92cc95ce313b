#include "read/records/csv_records.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "read/records/record_fields.h"

namespace stemma {
namespace {

namespace fields = record_fields;

constexpr std::size_t kLongestHeader = 4096;
constexpr std::size_t kMostRestarts = 64;  // behind rows without end; each may have cost a row of Limits::line_bytes

std::vector<std::string> header_of(std::string_view line, char separator) {
  std::vector<std::string> columns;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t end = std::min(line.find(separator, from), line.size());
    std::string_view name = trim(line.substr(from, end - from));
    if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"')) name = name.substr(1, name.size() - 2);
    columns.push_back(lower(trim(name)));
    from = end + 1;
  }
  return columns;
}

template <class Names>
bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_words(std::string_view column) { return column == fields::kText || holds(fields::kBody, column); }

bool is_known(std::string_view column) {
  return is_words(column) || holds(fields::kTitle, column) || holds(fields::kId, column) || holds(fields::kUrl, column) ||
         holds(fields::kOutlet, column) || holds(fields::kSubtitle, column) || holds(fields::kLanguage, column) ||
         holds(fields::kPublished, column) || holds(fields::kModified, column) || holds(fields::kAuthors, column);
}

std::string_view first_line(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "Ida Holm; Paul Lund", and a list as other programs print it: ['Ida Holm', "Paul Lund"].
std::vector<std::string> authors_of(std::string_view cell) {
  cell = trim(cell);
  const bool list = cell.starts_with('[') && cell.ends_with(']');
  if (list) cell = cell.substr(1, cell.size() - 2);
  std::vector<std::string> authors;
  for (std::size_t from = 0; from <= cell.size();) {
    const std::size_t end = std::min(cell.find(list ? ',' : ';', from), cell.size());
    std::string_view name = trim(cell.substr(from, end - from));
    if (list && name.size() >= 2 && (name[0] == '\'' || name[0] == '"') && name.back() == name[0])
      name = name.substr(1, name.size() - 2);
    if (!name.empty()) authors.emplace_back(name);
    from = end + 1;
  }
  return authors;
}

class CsvReader {
 public:
  CsvReader(const std::string& path, char separator, const Limits& limits, const ReadSink& sink)
      : path_(path), separator_(separator), limits_(limits), sink_(sink) {}

  std::size_t run(std::string_view text) {
    columns_ = header_of(first_line(text), separator_);
    const std::size_t header = std::min(text.find('\n'), text.size() - 1) + 1;
    std::size_t at = header, restarts = 0;
    line_ = row_line_ = 2;
    while (at < text.size()) {
      at = rows(text, at);
      if (at < text.size() && ++restarts == kMostRestarts) {
        skip(Cause::kTooLarge, fmt::format("line {}: {} rows without end; the rest is left out", line_, kMostRestarts));
        break;
      }
    }
    if (pages_ == 0 && skipped_ == 0) skip(Cause::kNotAReport, "a table of reports in which no row holds words");
    return pages_;
  }

 private:
  // Reads rows from byte `at` on; gives the end, or where to go on behind a row without end.
  std::size_t rows(std::string_view text, std::size_t at) {
    csv_parser parser;
    csv_init(&parser, CSV_APPEND_NULL);
    csv_set_delim(&parser, static_cast<unsigned char>(separator_));
    cells_.clear();
    std::size_t row = at, next = at;  // where the open row began, and where the line behind its first one begins
    row_line_ = line_;
    row_open_ = false;
    while (at < text.size()) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      if (!row_open_) row = at, next = end, row_line_ = line_;
      row_open_ = true;
      csv_parse(&parser, text.data() + at, end - at, &CsvReader::on_cell, &CsvReader::on_row, this);
      at = end;
      ++line_;
      if (row_open_ && at - row > limits_.line_bytes) break;
    }
    const bool unclosed = row_open_ && (at < text.size() || open_quote(text.substr(row)));
    if (!unclosed && row_open_) csv_fini(&parser, &CsvReader::on_cell, &CsvReader::on_row, this);
    csv_free(&parser);
    if (!unclosed) return text.size();
    skip(Cause::kUnreadable, fmt::format("line {}: a row without end, for a quotation mark that is not closed", row_line_));
    line_ = row_line_ + 1;
    return next;
  }

  static bool open_quote(std::string_view row) { return std::count(row.begin(), row.end(), '"') % 2 != 0; }

  static void on_cell(void* bytes, std::size_t size, void* self) {
    static_cast<CsvReader*>(self)->cells_.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void on_row(int, void* self) { static_cast<CsvReader*>(self)->take_row(); }

  template <class Names>
  std::string field(const Names& names) const {
    for (const std::string_view name : names) {
      for (std::size_t i = 0; i < columns_.size() && i < cells_.size(); ++i) {
        if (columns_[i] == name && !trim(cells_[i]).empty()) return mend_utf8(trim(cells_[i]));
      }
    }
    return {};
  }

  void take_row() {
    row_open_ = false;
    ++row_;
    RawPage page;
    page.form = PageForm::kRecord;
    GivenFields& given = page.given;
    given.title = field(fields::kTitle);
    page.bytes = field(std::array{fields::kText});
    if (page.bytes.empty()) {
      const std::string body = field(fields::kBody);
      page.bytes = given.title.empty() || body.empty() ? body : given.title + "\n\n" + body;
    }
    if (page.bytes.empty()) {
      skip(Cause::kNotAReport, fmt::format("line {}: no column text, maintext or body holds words", row_line_));
    } else {
      given.id = field(fields::kId);
      given.url = field(fields::kUrl);
      given.outlet = field(fields::kOutlet);
      given.subtitle = field(fields::kSubtitle);
      given.language = field(fields::kLanguage);
      given.published = field(fields::kPublished);
      given.published_day = field(fields::kPublishedDay);
      given.modified = field(fields::kModified);
      given.authors = authors_of(field(fields::kAuthors));
      page.path = path_;
      page.record = row_;
      ++pages_;
      sink_.page(std::move(page));
    }
    cells_.clear();
  }

  void skip(Cause cause, std::string message) {
    if (++skipped_ <= limits_.faults_per_file) sink_.skipped({path_, "read", cause, std::move(message)});
  }

  const std::string& path_;
  const char separator_;
  const Limits& limits_;
  const ReadSink& sink_;
  std::vector<std::string> columns_, cells_;
  std::size_t row_ = 0, line_ = 0, row_line_ = 0;  // rows are counted without the header, lines with it
  bool row_open_ = false;
  std::size_t pages_ = 0, skipped_ = 0;
};

}  // namespace

std::optional<char> report_table(std::string_view text) {
  const std::string_view line = first_line(text.substr(0, kLongestHeader));
  for (const char separator : {',', '\t', ';'}) {
    const auto columns = header_of(line, separator);
    const bool words = std::any_of(columns.begin(), columns.end(), is_words);
    if (words && std::count_if(columns.begin(), columns.end(), is_known) >= 2) return separator;
  }
  return std::nullopt;
}

std::size_t read_csv(const std::string& path, std::string_view text, char separator, const Limits& limits, const ReadSink& sink) {
  return CsvReader(path, separator, limits, sink).run(text);
}

}  // namespace stemma
