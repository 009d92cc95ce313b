// What is this file?  Each question is asked of the first bytes or lines only, so a large file costs no more than a small one,
// save for the search for zeros, which a text has nowhere.

#include "read/content_kind.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/tables.h"
#include "base/utf8.h"
#include "read/records/csv_records.h"

namespace stemma {
namespace {

constexpr std::size_t kSample = 1u << 16;
constexpr std::size_t kSampleLines = 40;

Content none(Cause cause, std::string why) { return {ContentKind::kNone, cause, std::move(why)}; }

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_folded(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) { return a == ascii_lower(b); });
}

std::string_view skip_blanks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t at = text.find_first_not_of(" \t\r\n\f");
  return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

std::vector<std::string_view> first_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::string_view line : split(text.substr(0, kSample), '\n')) {
    if (line = trim(line); !line.empty()) lines.push_back(line);
    if (lines.size() == kSampleLines) break;
  }
  return lines;
}

Content binary_or_text(std::string_view bytes) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kMagic = {{
      {"%PDF-", "a PDF file"},
      {"PK\x03\x04", "a ZIP or office file"},
      {"\x89PNG", "a picture"},
      {"\xFF\xD8\xFF", "a picture"},
      {"GIF8", "a picture"},
      {"\x7F"
       "ELF",
       "a program"},
      {"\x1F\x8B", "gzip inside gzip"},
      {"SQLite format 3", "a database"},
  }};
  for (const auto& [magic, name] : kMagic) {
    if (bytes.starts_with(magic)) return none(Cause::kBinary, fmt::format("{}, not text", name));
  }
  if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) {
    return none(Cause::kBinary, fmt::format("byte {}: a zero byte, so it is not text", zero));
  }
  const std::string_view sample = bytes.substr(0, kSample);
  const auto control = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u < 0x20 && (u < 8 || u > 13) && u != 0x1B) || u == 0x7F;
  }));
  if (control * 50 > sample.size())
    return none(Cause::kBinary, fmt::format("{} control bytes near the start, so it is not text", control));
  return {};
}

bool looks_like_json(std::string_view text, const std::vector<std::string_view>& lines) {
  const auto opens_object = [](std::string_view line) {
    if (!line.starts_with('{')) return false;
    line = skip_blanks(line.substr(1));
    return line.starts_with('"') || line.starts_with('}');
  };
  if (opens_object(text)) return true;
  if (text.starts_with('[')) {
    const std::string_view inside = skip_blanks(text.substr(1));
    if (opens_object(inside) || inside.starts_with(']')) return true;
    const std::string_view end = trim(text.substr(text.size() - std::min<std::size_t>(text.size(), 64)));
    return end.ends_with(']') && (inside.starts_with('"') || inside.starts_with('[') || inside.starts_with('-') ||
                                  is_digit(static_cast<unsigned char>(inside.empty() ? 'x' : inside[0])));
  }
  // JSON Lines whose first line is broken.
  const auto objects = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), opens_object));
  return objects * 2 > lines.size();
}

bool looks_like_table(const std::vector<std::string_view>& lines) {
  if (lines.size() < 2) return false;
  for (const char separator : {',', '\t', ';'}) {
    const auto cells = [&](std::string_view line) {
      std::size_t count = 1;
      bool quoted = false;
      for (const char c : line) {
        if (c == '"') quoted = !quoted;
        count += c == separator && !quoted;
      }
      return count;
    };
    const std::size_t columns = cells(lines[0]);
    if (columns < 3) continue;
    const auto heads = split(lines[0], separator);
    const bool short_heads =
        std::all_of(heads.begin(), heads.end(), [](auto head) { return head.size() <= 40 && !head.ends_with('.'); });
    const auto alike =
        static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [&](auto line) { return cells(line) == columns; }));
    if (short_heads && alike * 10 >= lines.size() * 9) return true;
  }
  return false;
}

// By its first element, or the name that its document type gives to it.
bool looks_like_feed(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kRoots = {"rss", "feed", "rdf:rdf", "atom:feed"};
  while (text.starts_with("<?") || text.starts_with("<!--")) {
    const bool comment = text.starts_with("<!--");
    const std::size_t end = text.substr(0, kSample).find(comment ? "-->" : "?>");
    if (end == std::string_view::npos) return false;
    text = skip_blanks(text.substr(end + (comment ? 3 : 2)));
  }
  static constexpr std::string_view kDoctype = "<!doctype ";
  if (starts_with_folded(text, kDoctype)) {
    text.remove_prefix(kDoctype.size());
  } else if (text.starts_with('<')) {
    text.remove_prefix(1);
  } else {
    return false;
  }
  return std::any_of(kRoots.begin(), kRoots.end(), [&](std::string_view root) {
    return starts_with_folded(text, root) && text.size() > root.size() &&
           std::string_view(" \t\r\n>[").find(text[root.size()]) != std::string_view::npos;
  });
}

bool looks_like_settings(const std::vector<std::string_view>& lines) {
  std::size_t settings = 0;
  for (const std::string_view line : lines) {
    const std::size_t equals = line.find('=');
    const std::string_view key = trim(line.substr(0, equals));
    const bool assignment = equals != std::string_view::npos && !key.empty() && key.find(' ') == std::string_view::npos;
    settings += assignment || line.starts_with('#') || (line.starts_with('[') && line.ends_with(']'));
  }
  return lines.size() >= 3 && settings * 10 >= lines.size() * 7;
}

bool looks_like_source(std::string_view text, const std::vector<std::string_view>& lines) {
  if (text.starts_with("#!/")) return true;
  std::size_t code = 0;
  for (const std::string_view line : lines) {
    static constexpr std::array<std::string_view, 10> kStarts = {"#include", "import ", "def ",     "class ", "function ",
                                                                 "const ",   "return ", "package ", "using ", "//"};
    const bool starts = std::any_of(kStarts.begin(), kStarts.end(), [&](auto start) { return line.starts_with(start); });
    code += line.ends_with(';') || line.ends_with('{') || line.ends_with('}') || (starts && !line.ends_with('.'));
  }
  return lines.size() >= 4 && code * 2 >= lines.size();
}

bool named_like_company(std::string_view path) {
  static constexpr std::array<std::string_view, 10> kNames = {"readme",       "license", "licence", "copying",  "changelog",
                                                              "contributing", "authors", "notice",  "makefile", "cmakelists"};
  std::string_view name = path.substr(path.find_last_of('/') + 1);
  name = name.substr(0, name.find('.'));
  return std::find(kNames.begin(), kNames.end(), lower(name)) != kNames.end();
}

}  // namespace

bool looks_like_html(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kOpeners = {"<!doctype html", "<html", "<head", "<body", "<article"};
  std::string_view head = text;
  while (starts_with_folded(head, "<!--") || starts_with_folded(head, "<?xml")) {
    const bool comment = head.starts_with("<!--");
    const std::size_t end = head.substr(0, kSample).find(comment ? "-->" : "?>");
    if (end == std::string_view::npos) break;
    head = skip_blanks(head.substr(end + (comment ? 3 : 2)));
  }
  if (std::any_of(kOpeners.begin(), kOpeners.end(), [&](auto opener) { return starts_with_folded(head, opener); })) return true;
  static constexpr std::array<std::string_view, 16> kTags = {"p",  "div", "span",   "a",    "br",   "h1",      "h2", "li",
                                                             "ul", "img", "script", "meta", "link", "section", "em", "strong"};
  const std::string_view sample = text.substr(0, kSample);
  std::size_t tags = 0;
  for (std::size_t at = sample.find('<'); at != std::string_view::npos; at = sample.find('<', at + 1)) {
    std::size_t from = at + 1;
    if (from < sample.size() && sample[from] == '/') ++from;
    std::size_t end = from;
    while (end < sample.size() && end - from < 8 &&
           ((ascii_lower(sample[end]) >= 'a' && ascii_lower(sample[end]) <= 'z') || (sample[end] >= '1' && sample[end] <= '6')))
      ++end;
    if (end >= sample.size() || (sample[end] != '>' && sample[end] != ' ' && sample[end] != '/')) continue;
    const std::string name = lower(sample.substr(from, end - from));
    tags += std::find(kTags.begin(), kTags.end(), name) != kTags.end();
  }
  return tags >= 6 && tags * 600 > sample.size();
}

bool looks_like_warc(std::string_view bytes) {
  bytes = bytes.substr(0, kSample);
  if (bytes.starts_with("WARC/")) return true;
  const std::size_t type = bytes.find("\nWARC-Type: ");
  return type != std::string_view::npos && bytes.find("\nContent-Length: ") != std::string_view::npos;
}

Content tell_content(std::string_view path, std::string_view bytes) {
  const std::string_view text = skip_blanks(bytes);
  if (text.empty()) return none(Cause::kEmpty, bytes.empty() ? "nothing in it" : "nothing but white space in it");
  if (Content content = binary_or_text(bytes); content.kind == ContentKind::kNone) return content;
  const auto lines = first_lines(text);
  if (looks_like_json(text, lines)) return {ContentKind::kJson, {}, {}};
  if (looks_like_feed(text)) return {ContentKind::kFeed, {}, {}};
  if (looks_like_html(text)) return {ContentKind::kHtml, {}, {}};
  if (starts_with_folded(text, "<?xml")) return none(Cause::kNotAReport, "XML that is neither a page nor a feed");
  if (report_table(text)) return {ContentKind::kTable, {}, {}};
  if (named_like_company(path)) return none(Cause::kNotAReport, "a file of that name is not taken for a report");
  if (looks_like_source(text, lines)) return none(Cause::kNotAReport, "source code, no report");
  if (looks_like_settings(lines)) return none(Cause::kNotAReport, "settings, no report");
  if (looks_like_table(lines)) return none(Cause::kNotAReport, "a table, no report");
  return {};
}

}  // namespace stemma
