#include "extract/html_head.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/tables.h"
#include "base/utf8.h"
#include "extract/printed_date.h"

namespace stemma {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostObjects = 5000;  // of one script

// JSON-LD is written by templates: raw line feeds inside strings are the common fault.
std::string without_controls(std::string_view json) {
  std::string out(json);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

// Templates escape for HTML what is no HTML: "Brussels&#8217; big makeover".
std::string unescape(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char32_t>, 15> kNames = {{
      {"amp", '&'},
      {"quot", '"'},
      {"apos", '\''},
      {"lt", '<'},
      {"gt", '>'},
      {"nbsp", ' '},
      {"rsquo", 0x2019},
      {"lsquo", 0x2018},
      {"rdquo", 0x201D},
      {"ldquo", 0x201C},
      {"ndash", 0x2013},
      {"mdash", 0x2014},
      {"hellip", 0x2026},
      {"eacute", 0xE9},
      {"shy", 0xAD},
  }};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? text.substr(0, at + 12).find(';', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    std::string_view name = text.substr(at + 1, end - at - 1);
    char32_t value = 0;
    if (name.starts_with('#')) {
      const bool hex = name.size() > 1 && (name[1] | 32) == 'x';
      unsigned number = 0;
      name.remove_prefix(hex ? 2 : 1);
      const auto read = std::from_chars(name.data(), name.data() + name.size(), number, hex ? 16 : 10);
      const bool whole = !name.empty() && read.ec == std::errc{} && read.ptr == name.data() + name.size();
      if (whole && number >= 0x20 && number <= 0x10FFFF && !(number >= 0xD800 && number <= 0xDFFF)) value = number;
    } else {
      const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& one) { return one.first == name; });
      if (found != kNames.end()) value = found->second;
    }
    if (value == 0) {
      out += text[at++];
      continue;
    }
    append_utf8(out, value);
    at = end + 1;
  }
  return out;
}

std::string string_of(const object& from, std::string_view name) {
  element value;
  if (from[name].get(value) != simdjson::SUCCESS) return {};
  if (array list; value.get(list) == simdjson::SUCCESS) {
    if (list.size() == 0) return {};
    value = list.at(0);
  }
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return unescape(trim(text));
  if (object inner; value.get(inner) == simdjson::SUCCESS) {
    for (const std::string_view key : {"name", "@value", "@id"}) {
      if (std::string_view text; inner[key].get(text) == simdjson::SUCCESS) return unescape(trim(text));
    }
  }
  return {};
}

void add_author(std::vector<std::string>& authors, std::string_view name) {
  name = trim(name);
  while (name.starts_with(',') || name.starts_with(' ')) name.remove_prefix(1);
  if (name.empty() || name.size() > 200 || name.find("://") != std::string_view::npos || name.starts_with("/") ||
      name.starts_with("#") || name.find('@') != std::string_view::npos)
    return;
  if (std::find(authors.begin(), authors.end(), name) == authors.end()) authors.emplace_back(name);
}

void add_authors(std::vector<std::string>& authors, const object& from) {
  for (const std::string_view field : {"author", "creator"}) {
    element value;
    if (from[field].get(value) != simdjson::SUCCESS) continue;
    std::vector<element> waiting = {value};
    for (std::size_t i = 0; i < waiting.size() && i < 50; ++i) {
      if (array list; waiting[i].get(list) == simdjson::SUCCESS) {
        for (const element one : list) waiting.push_back(one);
      } else if (std::string_view text; waiting[i].get(text) == simdjson::SUCCESS) {
        add_author(authors, text);
      } else if (object person; waiting[i].get(person) == simdjson::SUCCESS) {
        add_author(authors, string_of(person, "name"));
      }
    }
    if (!authors.empty()) return;
  }
}

bool type_is(const object& from, std::string_view wanted) {
  element value;
  if (from["@type"].get(value) != simdjson::SUCCESS) return false;
  if (array list; value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) {
      if (std::string_view text; one.get(text) == simdjson::SUCCESS && text == wanted) return true;
    }
    return false;
  }
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS && text == wanted;
}

// How much an object of JSON-LD speaks for the report of the page; 0 for not at all.
int article_rank(const object& from) {
  static constexpr std::array<std::string_view, 9> kArticles = {"NewsArticle",
                                                                "ReportageNewsArticle",
                                                                "LiveBlogPosting",
                                                                "AnalysisNewsArticle",
                                                                "BackgroundNewsArticle",
                                                                "OpinionNewsArticle",
                                                                "Article",
                                                                "BlogPosting",
                                                                "Report"};
  for (const std::string_view type : kArticles) {
    if (type_is(from, type)) return 3;
  }
  if (type_is(from, "VideoObject") || type_is(from, "MediaGallery") || type_is(from, "ImageGallery")) return 2;
  if (type_is(from, "WebPage")) return 1;
  return 0;
}

class LinkedData {
 public:
  explicit LinkedData(HtmlHead& head) : head_(head) {}

  void read(const std::string& script) {
    simdjson::dom::parser parser;
    element root;
    std::string_view json = trim(script);
    std::string mended;
    if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) {
      mended = without_controls(json);
      while (mended.ends_with(' ') || mended.ends_with(';')) mended.pop_back();
      if (parser.parse(mended).get(root) != simdjson::SUCCESS) return;
    }
    std::vector<element> waiting = {root};
    for (std::size_t i = 0; i < waiting.size() && i < kMostObjects; ++i) {
      if (array list; waiting[i].get(list) == simdjson::SUCCESS) {
        for (const element one : list) waiting.push_back(one);
        continue;
      }
      object from;
      if (waiting[i].get(from) != simdjson::SUCCESS) continue;
      take(from);
      for (const std::string_view inner : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        if (element value; from[inner].get(value) == simdjson::SUCCESS) waiting.push_back(value);
      }
    }
  }

 private:
  void take(const object& from) {
    const int rank = article_rank(from);
    if (rank == 0 || rank <= rank_) return;
    const std::string published = string_of(from, "datePublished"), created = string_of(from, "dateCreated");
    const std::string headline = string_of(from, "headline");
    if (published.empty() && created.empty() && headline.empty()) return;
    rank_ = rank;
    PageFields& fields = head_.fields;
    fields.dates.clear();
    if (!published.empty()) fields.dates.push_back({published, "json-ld"});
    if (!created.empty()) fields.dates.push_back({created, "json-ld"});
    fields.modified = string_of(from, "dateModified");
    fields.title = headline.empty() ? string_of(from, "name") : headline;
    fields.description = string_of(from, "description");
    fields.outlet = string_of(from, "publisher");
    if (fields.outlet.find("://") != std::string::npos || fields.outlet.starts_with('#')) fields.outlet.clear();
    fields.authors.clear();
    add_authors(fields.authors, from);
    fields.language = string_of(from, "inLanguage");
    head_.body = string_of(from, "articleBody");
    if (rank == 3) head_.page = type_is(from, "LiveBlogPosting") ? "live" : "article";
    if (rank == 2) head_.page = type_is(from, "VideoObject") ? "video" : "gallery";
  }

  HtmlHead& head_;
  int rank_ = 0;
};

const Table& meta_names() {
  static const Table table = Table::load("data/html_meta.tsv");
  return table;
}

// Contents of the meta elements for one field, in the order of the table.
std::vector<std::string_view> metas_for(const HtmlTree& tree, std::string_view field) {
  std::vector<std::string_view> found;
  const Table& names = meta_names();
  for (std::size_t row = 0; row < names.rows(); ++row) {
    if (names.at(row, names.column("field")) != field) continue;
    for (const auto& [name, content] : tree.metas) {
      if (name == names.at(row, names.column("name")) && !trim(content).empty()) found.push_back(trim(content));
    }
  }
  return found;
}

void fill(std::string& field, const HtmlTree& tree, std::string_view name) {
  if (!field.empty()) return;
  const auto found = metas_for(tree, name);
  if (!found.empty()) field = unescape(found.front());
}

// "en" of "en-US", "en_GB", "EN".
std::string language_code(std::string_view language) {
  const std::string code = lower(language.substr(0, language.find_first_of("-_,; ")));
  return code.size() == 2 || code.size() == 3 ? code : std::string{};
}

}  // namespace

std::string without_outlet(std::string_view title, std::string_view outlet) {
  std::string_view best = trim(title);
  for (int rounds = 0; rounds < 2; ++rounds) {
    bool cut = false;
    for (const std::string_view bar : {" | ", " – ", " — ", " - ", " · ", " » ", " :: ", " / "}) {
      const std::size_t at = best.rfind(bar);
      if (at == std::string_view::npos) continue;
      const std::string_view head = trim(best.substr(0, at)), tail = trim(best.substr(at + bar.size()));
      const std::string folded_tail = fold(tail), folded_outlet = fold(outlet);
      const bool named = !folded_outlet.empty() && (folded_tail.find(folded_outlet) != std::string::npos ||
                                                    folded_outlet.find(folded_tail) != std::string::npos);
      const auto tail_words = std::count(tail.begin(), tail.end(), ' ') + 1,
                 head_words = std::count(head.begin(), head.end(), ' ') + 1;
      const bool likely = bar != " - " && bar != " – " && bar != " — " ? tail_words <= 5 && head_words >= 3
                                                                       : outlet.empty() && tail_words <= 4 && head_words >= 4;
      if (!head.empty() && (named || likely)) {
        best = head;
        cut = true;
        break;
      }
    }
    if (!cut) break;
  }
  return std::string(best);
}

HtmlHead read_head(const HtmlTree& tree) {
  HtmlHead head;
  LinkedData linked(head);
  for (const std::string& script : tree.json_ld) linked.read(script);

  PageFields& fields = head.fields;
  std::string site;
  fill(site, tree, "outlet");
  if (!site.empty()) fields.outlet = site;
  const auto titles = metas_for(tree, "title");
  std::string title = fields.title;
  if (title.empty() && !titles.empty()) title = unescape(titles.front());
  if (title.empty()) title = tree.title;
  fields.title = without_outlet(title, fields.outlet);
  fill(fields.description, tree, "description");
  fill(fields.url, tree, "url");
  if (fields.url.find("://") == std::string::npos || !tree.canonical.empty()) {
    if (tree.canonical.find("://") != std::string::npos) fields.url = tree.canonical;
  }
  for (const std::string_view date : metas_for(tree, "published")) fields.dates.push_back({std::string(date), "meta"});
  fill(fields.modified, tree, "modified");
  for (const std::string& time : tree.times) fields.dates.push_back({time, "text"});
  if (fields.authors.empty()) {
    for (const std::string_view author : metas_for(tree, "author")) add_author(fields.authors, author);
  }
  if (fields.language.empty()) fields.language = tree.language;
  fill(fields.language, tree, "language");
  fields.language = language_code(fields.language);
  if (!head.page) {
    for (const auto& [name, content] : tree.metas) {
      if (name == "og:type" && lower(content) == "article") head.page = "article";
    }
  }
  return head;
}

}  // namespace stemma
