// Records come as one object per line, as one object that is printed over many lines, or as an array of objects. A file is taken
// for JSON Lines as soon as one of its lines is an object by itself and the whole is not one JSON value; then a bad line costs
// that line alone.

#include "read/records/json_records.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <simdjson.h>

#include "base/utf8.h"
#include "read/records/json_fault.h"
#include "read/records/json_feed.h"
#include "read/records/record_fields.h"

namespace stemma {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

namespace fields = record_fields;

constexpr std::string_view kStage = "read";

// A string, or a number printed as one, or the `name` of an object such as {"name": "The Daily"}; else empty.
std::string text_of(const element& value) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return mend_utf8(text);
  if (std::int64_t number = 0; value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  if (object inner; value.get(inner) == simdjson::SUCCESS) {
    if (std::string_view name; inner["name"].get(name) == simdjson::SUCCESS) return mend_utf8(name);
  }
  return {};
}

template <std::size_t N>
std::string first_field(const object& record, const std::array<std::string_view, N>& names) {
  for (const std::string_view name : names) {
    if (element value; record[name].get(value) == simdjson::SUCCESS) {
      if (std::string text = text_of(value); !trim(text).empty()) return text;
    }
  }
  return {};
}

// A string, or a list of paragraphs.
std::string words_of(const object& record, std::string_view name) {
  element value;
  if (record[name].get(value) != simdjson::SUCCESS) return {};
  if (array paragraphs; value.get(paragraphs) == simdjson::SUCCESS) {
    std::string joined;
    for (const element paragraph : paragraphs) {
      const std::string text = text_of(paragraph);
      if (trim(text).empty()) continue;
      if (!joined.empty()) joined += "\n\n";
      joined += trim(text);
    }
    return joined;
  }
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? mend_utf8(text) : std::string{};
}

std::vector<std::string> authors_of(const object& record) {
  std::vector<std::string> authors;
  element value;
  if (record[fields::kAuthors[0]].get(value) != simdjson::SUCCESS && record[fields::kAuthors[1]].get(value) != simdjson::SUCCESS)
    return authors;
  const auto add = [&](const element& one) {
    if (const std::string name = text_of(one); !trim(name).empty()) authors.emplace_back(trim(name));
  };
  if (array list; value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) add(one);
  } else {
    add(value);
  }
  return authors;
}

void read_sources(const object& record, GivenFields& given) {
  constexpr std::size_t kMost = 50;
  array list;
  if (record["sources"].get(list) == simdjson::SUCCESS) {
    for (const element one : list) {
      object source;
      std::string_view field, from, value;
      if (given.sources.size() >= kMost || one.get(source) != simdjson::SUCCESS ||
          source["field"].get(field) != simdjson::SUCCESS || source["from"].get(from) != simdjson::SUCCESS ||
          source["value"].get(value) != simdjson::SUCCESS)
        continue;
      given.sources.push_back({std::string(field), std::string(from), std::string(value)});
    }
  }
  if (record["disagree"].get(list) == simdjson::SUCCESS) {
    for (const element one : list) {
      if (std::string_view field; one.get(field) == simdjson::SUCCESS && given.disagree.size() < kMost)
        given.disagree.emplace_back(field);
    }
  }
}

template <class Enum>
std::optional<Enum> named(std::string_view name, Enum last, std::string_view (*name_of)(Enum)) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

// Blocks of an article record; nothing at all unless every one fits the text.
std::vector<Block> blocks_of(const object& record, std::string_view text) {
  std::vector<Block> blocks;
  array list;
  if (record["blocks"].get(list) != simdjson::SUCCESS) return blocks;
  const CodePointIndex index(text);
  const std::size_t length = count_code_points(text);
  std::uint64_t last = 0;
  for (const element one : list) {
    object block;
    std::uint64_t start = 0, end = 0;
    std::string_view kind_text, role_text;
    if (one.get(block) != simdjson::SUCCESS || block["start"].get(start) != simdjson::SUCCESS ||
        block["end"].get(end) != simdjson::SUCCESS || block["kind"].get(kind_text) != simdjson::SUCCESS) {
      return {};
    }
    if (block["role"].get(role_text) != simdjson::SUCCESS) role_text = "";
    const auto kind = named(kind_text, BlockKind::kBoilerplate, &block_kind_name);
    const auto role = named(role_text, BlockRole::kEntry, &block_role_name);
    if (!kind || !role || start < last || end <= start || end > length) return {};
    last = end;
    blocks.push_back(
        {*kind, *role, {index.byte_of(static_cast<std::uint32_t>(start)), index.byte_of(static_cast<std::uint32_t>(end))}});
  }
  return blocks;
}

// Null where the object is no report. A title alone is a report only in JSON Lines: in a file of its own it is as likely settings.
std::optional<RawPage> page_of(const object& record, bool title_suffices) {
  RawPage page;
  page.form = PageForm::kRecord;
  GivenFields& given = page.given;
  given.title = std::string(trim(first_field(record, fields::kTitle)));
  page.bytes = words_of(record, fields::kText);
  if (trim(page.bytes).empty()) {
    std::string body;
    for (const std::string_view name : fields::kBody) {
      if (body = words_of(record, name); !trim(body).empty()) break;
    }
    if (trim(body).empty() && !(title_suffices && !given.title.empty())) return std::nullopt;
    page.bytes = given.title;
    if (!page.bytes.empty() && !trim(body).empty()) page.bytes += "\n\n";
    page.bytes += body;
  } else {
    given.blocks = blocks_of(record, page.bytes);
  }
  given.id = first_field(record, fields::kId);
  given.url = first_field(record, fields::kUrl);
  given.outlet = first_field(record, fields::kOutlet);
  given.subtitle = first_field(record, fields::kSubtitle);
  given.language = first_field(record, fields::kLanguage);
  given.published = first_field(record, fields::kPublished);
  given.published_day = first_field(record, fields::kPublishedDay);
  given.modified = first_field(record, fields::kModified);
  given.authors = authors_of(record);
  given.section = first_field(record, std::array<std::string_view, 1>{"section"});
  given.canonical = first_field(record, std::array<std::string_view, 1>{"canonical"});
  given.published_zone = first_field(record, std::array<std::string_view, 1>{"published_zone"});
  given.modified_from = first_field(record, std::array<std::string_view, 1>{"modified_from"});
  read_sources(record, given);
  return page;
}

// Half a surrogate pair, which programs that cut texts leave behind, becomes \ufffd of the same length.
std::string mend_surrogates(std::string_view json) {
  std::string out(json);
  const auto code = [&](std::size_t at) -> unsigned {
    if (at + 6 > out.size() || out[at] != '\\' || out[at + 1] != 'u') return 0;
    unsigned value = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
      const char c = out[i];
      const unsigned nibble = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : 99;
      if (nibble == 99) return 0;
      value = value * 16 + nibble;
    }
    return value;
  };
  for (std::size_t at = 0; at + 1 < out.size();) {
    if (out[at] != '\\') {
      ++at;
      continue;
    }
    const unsigned value = code(at);
    if (value >= 0xD800 && value <= 0xDBFF && code(at + 6) >= 0xDC00 && code(at + 6) <= 0xDFFF) {
      at += 12;
    } else if (value >= 0xD800 && value <= 0xDFFF) {
      out.replace(at, 6, "\\ufffd");
      at += 6;
    } else {
      at += 2;
    }
  }
  return out;
}

}  // namespace

class JsonReader {
 public:
  JsonReader(const std::string& path, const Limits& limits, const ReadSink& sink) : path_(path), limits_(limits), sink_(sink) {}

  std::size_t run(std::string_view text) {
    if (!first_line_is_object(text)) {
      element whole;
      if (parse(text, whole)) {
        document(whole);
        return pages_;
      }
      if (!any_line_is_object(text)) {
        bad_json(text, 0);
        return pages_;
      }
    }
    lines(text);
    return finish();
  }

  bool first_line_is_object(std::string_view rest) {
    while (!rest.empty()) {
      const std::string_view line = cut_line(rest);
      if (!trim(line).empty()) return is_object(line) || line.size() > limits_.line_bytes;
    }
    return false;
  }

  void lines(std::string_view rest) {
    while (!rest.empty()) {
      ++line_;
      const std::string_view line = trim(cut_line(rest));
      if (line.empty()) continue;
      if (line.size() > limits_.line_bytes) {
        skip(Cause::kTooLarge, fmt::format("line {}: longer than the limit of {} MB", line_, limits_.line_bytes >> 20));
        continue;
      }
      element value;
      object record;
      if (!parse(line, value)) {
        bad_json(line, line_);
      } else if (value.get(record) != simdjson::SUCCESS) {
        skip(Cause::kBadJson, fmt::format("line {}: not an object", line_));
      } else if (feed(value)) {
        continue;
      } else if (auto page = page_of(record, true)) {
        hand_over(std::move(*page), line_);
      } else {
        ++no_reports_;
        if (no_report_.size() < limits_.faults_per_file) no_report_.push_back(line_);
      }
    }
  }

  std::size_t finish() {
    if (pages_ == 0 && skipped_ == 0) {
      skip(Cause::kNotAReport, "JSON Lines, but no record has one of the fields text, maintext, body, title");
    } else {
      for (const std::size_t line : no_report_) {
        skip(Cause::kNotAReport, fmt::format("line {}: no field text, maintext, body or title holds words", line));
      }
    }
    skipped_ += no_reports_ - no_report_.size();
    if (skipped_ > named_) {
      sink_.skipped(
          {path_, std::string(kStage), Cause::kTooLarge, fmt::format("{} more lines were left out", skipped_ - named_)});
    }
    return pages_;
  }

 private:
  bool parse(std::string_view json, element& out) {
    auto error = parser_.parse(json.data(), json.size()).get(out);
    if (error == simdjson::STRING_ERROR) error = parser_.parse(mend_surrogates(json)).get(out);
    return error == simdjson::SUCCESS;
  }

  static std::string_view cut_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
  }

  bool is_object(std::string_view line) {
    line = trim(line);
    element value;
    return line.starts_with('{') && line.ends_with('}') && line.size() <= limits_.line_bytes && parse(line, value);
  }

  bool any_line_is_object(std::string_view rest) {
    while (!rest.empty()) {
      if (is_object(cut_line(rest))) return true;
    }
    return false;
  }

  // False where `whole` is no JSON Feed. Its items are numbered from 1.
  bool feed(const element& whole) {
    auto items = json_feed_items(whole);
    if (!items) return false;
    std::size_t number = 0, words = 0;
    for (FeedItem& item : *items) {
      ++number;
      if (auto page = feed_page(std::move(item))) hand_over(std::move(*page), number), ++words;
    }
    if (words == 0) skip(Cause::kNotAReport, "a JSON Feed in which no item holds words");
    return true;
  }

  void document(const element& whole) {
    array list;
    object one;
    std::size_t number = 0;
    if (whole.get(list) == simdjson::SUCCESS) {
      for (const element item : list) {
        ++number;
        if (item.get(one) == simdjson::SUCCESS) {
          if (auto page = page_of(one, false)) hand_over(std::move(*page), number);
        }
      }
    } else if (whole.get(one) == simdjson::SUCCESS) {
      if (feed(whole)) return;
      if (auto page = page_of(one, false)) hand_over(std::move(*page), 0);
    }
    if (pages_ == 0) skip(Cause::kNotAReport, "JSON, but no report: no field text, maintext or body");
  }

  void hand_over(RawPage page, std::size_t number) {
    page.path = path_;
    page.record = number;
    ++pages_;
    sink_.page(std::move(page));
  }

  void bad_json(std::string_view json, std::size_t line) {
    const auto fault = find_json_fault(json);
    std::size_t byte = fault ? fault->byte : 0;
    if (line == 0) {
      line = 1 + static_cast<std::size_t>(std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
      byte -= json.substr(0, byte).find_last_of('\n') + 1;  // npos + 1 is 0
    }
    skip(Cause::kBadJson, fmt::format("line {}, byte {}: {}", line, byte + 1,
                                      fault ? fault->what : "nested too deep, or a number that is too large"));
  }

  void skip(Cause cause, std::string message) {
    ++skipped_;
    if (named_ == limits_.faults_per_file) return;
    ++named_;
    sink_.skipped({path_, std::string(kStage), cause, std::move(message)});
  }

  const std::string& path_;
  const Limits& limits_;
  const ReadSink& sink_;
  simdjson::dom::parser parser_;
  std::size_t line_ = 0, pages_ = 0, skipped_ = 0, named_ = 0, no_reports_ = 0;
  std::vector<std::size_t> no_report_;  // lines, the first of them
};

JsonLines::JsonLines(const std::string& path, const Limits& limits, const ReadSink& sink)
    : reader_(std::make_unique<JsonReader>(path, limits, sink)) {}
JsonLines::~JsonLines() = default;
bool JsonLines::begins_with_object(std::string_view text) { return reader_->first_line_is_object(text); }
void JsonLines::take(std::string_view lines) { reader_->lines(lines); }
std::size_t JsonLines::finish() { return reader_->finish(); }

std::size_t read_json(const std::string& path, std::string_view text, const Limits& limits, const ReadSink& sink) {
  return JsonReader(path, limits, sink).run(text);
}

}  // namespace stemma
