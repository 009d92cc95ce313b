#include "extract/fields/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "extract/words/headings.h"

namespace stemma {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostObjects = 5000;     // of one script
constexpr std::size_t kMostReports = 200;      // of a page
constexpr std::size_t kMostHeadline = 600;     // bytes; a longer one is compared with nothing
constexpr std::size_t kMostAuthors = 50;       // of a report
constexpr std::size_t kKeptParser = 1u << 18;  // bytes; the parser of a larger script is not kept for the next

struct NamedEntity {
  std::string_view name;
  char32_t value;
};

constexpr std::array<NamedEntity, 33> kEntities = {{
    {"amp", '&'},      {"quot", '"'},     {"apos", '\''},     {"lt", '<'},       {"gt", '>'},       {"nbsp", ' '},
    {"rsquo", 0x2019}, {"lsquo", 0x2018}, {"rdquo", 0x201D},  {"ldquo", 0x201C}, {"bdquo", 0x201E}, {"sbquo", 0x201A},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"shy", 0xAD},     {"laquo", 0xAB},   {"raquo", 0xBB},
    {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},     {"Auml", 0xC4},    {"Ouml", 0xD6},    {"Uuml", 0xDC},
    {"szlig", 0xDF},   {"eacute", 0xE9},  {"egrave", 0xE8},   {"agrave", 0xE0},  {"ntilde", 0xF1},  {"ccedil", 0xE7},
    {"euro", 0x20AC},  {"bull", 0x2022},  {"middot", 0xB7},
}};

char32_t entity_value(std::string_view name) {
  if (!name.starts_with('#')) {
    const auto found = std::find_if(kEntities.begin(), kEntities.end(), [&](const auto& one) { return one.name == name; });
    return found == kEntities.end() ? 0 : found->value;
  }
  const bool hex = name.size() > 1 && (name[1] | 32) == 'x';
  name.remove_prefix(hex ? 2 : 1);
  unsigned number = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), number, hex ? 16 : 10);
  const bool whole = !name.empty() && read.ec == std::errc{} && read.ptr == name.data() + name.size();
  const bool sound = number >= 0x20 && number <= 0x10FFFF && !(number >= 0xD800 && number <= 0xDFFF);
  return whole && sound ? number : 0;
}

// The words of a value: a string, the first of a list, the name of an object.
std::string_view words_of(element value) {
  if (array list; value.get(list) == simdjson::SUCCESS) {
    if (list.size() == 0) return {};
    value = list.at(0);
  }
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return trim(text);
  if (object inner; value.get(inner) == simdjson::SUCCESS) {
    for (const std::string_view key : {"name", "@value", "@id", "url"}) {
      if (inner[key].get(text) == simdjson::SUCCESS) return trim(text);
    }
  }
  return {};
}

std::string string_of(const object& from, std::string_view name) {
  element value;
  return from[name].get(value) == simdjson::SUCCESS ? without_entities(words_of(value)) : std::string{};
}

// An address is where an object is, not what it is called.
std::string address_of(const object& from, std::string_view name) {
  element value;
  if (from[name].get(value) != simdjson::SUCCESS) return {};
  std::string_view text;
  if (object inner; value.get(inner) == simdjson::SUCCESS) {
    for (const std::string_view key : {"@id", "url"}) {
      if (inner[key].get(text) == simdjson::SUCCESS) return std::string(trim(text));
    }
    return {};
  }
  return std::string(words_of(value));
}

// "NewsArticle" of "NewsArticle", "http://schema.org/NewsArticle", "schema:NewsArticle".
std::string_view type_name(std::string_view type) { return trim(type.substr(type.find_last_of("/:#") + 1)); }

std::uint8_t rank_of(std::string_view type) {
  static constexpr std::array<std::string_view, 14> kReports = {
      "NewsArticle",        "ReportageNewsArticle",     "LiveBlogPosting", "AnalysisNewsArticle", "BackgroundNewsArticle",
      "OpinionNewsArticle", "AskPublicNewsArticle",     "Article",         "BlogPosting",         "Report",
      "ReviewNewsArticle",  "AdvertiserContentArticle", "TechArticle",     "SocialMediaPosting"};
  if (std::find(kReports.begin(), kReports.end(), type) != kReports.end()) return 3;
  if (type == "VideoObject" || type == "MediaGallery" || type == "ImageGallery" || type == "Recipe" || type == "Review") return 2;
  return type == "WebPage" || type == "ItemPage" || type == "CollectionPage" ? 1 : 0;
}

template <class Take>
void each_type(const object& from, Take take) {
  element value;
  if (from["@type"].get(value) != simdjson::SUCCESS) return;
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) take(type_name(text));
  array list;
  if (value.get(list) != simdjson::SUCCESS) return;
  for (const element one : list) {
    if (one.get(text) == simdjson::SUCCESS) take(type_name(text));
  }
}

bool is_organization(const object& from) {
  bool found = false;
  each_type(from, [&](std::string_view type) { found = found || type.ends_with("Organization") || type == "Corporation"; });
  return found;
}

class Reader {
 public:
  explicit Reader(LinkedData& data) : data_(data) {}

  void read(std::string_view script) {
    script = trim(script);
    if (script.empty()) return;
    thread_local simdjson::dom::parser kept;
    simdjson::dom::parser own;
    simdjson::dom::parser& parser = script.size() <= kKeptParser ? kept : own;
    element root;
    if (parser.parse(script.data(), script.size()).get(root) != simdjson::SUCCESS &&
        parser.parse(mended_json(script)).get(root) != simdjson::SUCCESS)
      return;
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

  // Authors named by reference are known when all scripts are read.
  void resolve() {
    for (LinkedReport& report : data_.reports) {
      for (LinkedAuthor& author : report.authors) {
        const auto found = std::find_if(names_.begin(), names_.end(), [&](const auto& one) { return one.first == author.name; });
        if (found != names_.end()) author = found->second;
      }
    }
  }

 private:
  void take(const object& from) {
    std::uint8_t rank = 0;
    std::string_view type;
    bool named = false, crumbs = false;
    each_type(from, [&](std::string_view one) {
      named = named || one == "Person" || one.ends_with("Organization");
      crumbs = crumbs || one == "BreadcrumbList";
      if (rank_of(one) > rank || (rank == 3 && one == "LiveBlogPosting")) {
        rank = rank_of(one);
        type = one;
      }
    });
    if (named) remember(from);
    if (crumbs && data_.crumbs.empty()) take_crumbs(from);
    if (rank > 0 && data_.reports.size() < kMostReports) take_report(from, type, rank);
  }

  void remember(const object& from) {
    std::string_view id, name;
    if (from["@id"].get(id) != simdjson::SUCCESS || from["name"].get(name) != simdjson::SUCCESS || names_.size() >= kMostReports)
      return;
    names_.emplace_back(std::string(id), LinkedAuthor{without_entities(trim(name)), is_organization(from)});
  }

  void take_crumbs(const object& from) {
    element value;
    array list;
    if (from["itemListElement"].get(value) != simdjson::SUCCESS || value.get(list) != simdjson::SUCCESS) return;
    std::vector<std::string> names;
    for (const element one : list) {
      object crumb;
      if (one.get(crumb) != simdjson::SUCCESS || names.size() >= 10) continue;
      std::string name = string_of(crumb, "name");
      if (object item; name.empty() && crumb["item"].get(value) == simdjson::SUCCESS && value.get(item) == simdjson::SUCCESS)
        name = string_of(item, "name");
      names.push_back(std::move(name));
    }
    data_.crumbs = std::move(names);
  }

  void take_report(const object& from, std::string_view type, std::uint8_t rank) {
    LinkedReport report;
    report.type = std::string(type);
    report.rank = rank;
    report.id = address_of(from, "@id");
    report.url = address_of(from, "mainEntityOfPage");
    if (report.url.find("://") == std::string::npos) report.url = address_of(from, "url");
    report.headline = string_of(from, "headline");
    if (report.headline.empty()) report.headline = string_of(from, "name");
    report.published = string_of(from, "datePublished");
    if (report.published.empty() && rank == 2) report.published = string_of(from, "uploadDate");
    report.created = string_of(from, "dateCreated");
    report.modified = string_of(from, "dateModified");
    report.description = string_of(from, "description");
    report.body = string_of(from, "articleBody");
    if (array updates; from["liveBlogUpdate"].get(updates) == simdjson::SUCCESS) {
      for (const element update : updates) {
        object entry;
        if (update.get(entry) != simdjson::SUCCESS) continue;
        for (const std::string_view part : {"headline", "articleBody"}) report.body += "\n" + string_of(entry, part);
      }
    }
    report.section = string_of(from, "articleSection");
    report.language = string_of(from, "inLanguage");
    report.publisher = string_of(from, "publisher");
    if (report.publisher.find("://") != std::string::npos || report.publisher.starts_with('#')) report.publisher.clear();
    element value;
    if (from["isAccessibleForFree"].get(value) == simdjson::SUCCESS) {
      bool free = false;
      const std::string word = lower(words_of(value));
      if (value.get(free) == simdjson::SUCCESS) report.free = free;
      if (word == "true" || word == "false") report.free = word == "true";
    }
    if (std::uint64_t words = 0; from["wordCount"].get(words) == simdjson::SUCCESS)
      report.words = static_cast<std::uint32_t>(std::min<std::uint64_t>(words, 10'000'000));
    add_authors(report.authors, from);
    data_.reports.push_back(std::move(report));
  }

  void add_authors(std::vector<LinkedAuthor>& authors, const object& from) {
    for (const std::string_view field : {"author", "creator"}) {
      element value;
      if (from[field].get(value) != simdjson::SUCCESS) continue;
      array list;
      if (value.get(list) == simdjson::SUCCESS) {
        for (const element one : list) add_author(authors, one);
      } else {
        add_author(authors, value);
      }
      if (!authors.empty()) return;
    }
  }

  // A string, or an object whose name is a string or a list of them; a reference is kept as the name until all is read.
  static void add_author(std::vector<LinkedAuthor>& authors, element value) {
    const auto add = [&](std::string_view name, bool organization) {
      if (!trim(name).empty() && authors.size() < kMostAuthors) authors.push_back({without_entities(trim(name)), organization});
    };
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) add(text, false);
    object person;
    if (value.get(person) != simdjson::SUCCESS) return;
    const bool organization = is_organization(person);
    element name;
    if (person["name"].get(name) != simdjson::SUCCESS && person["@id"].get(name) != simdjson::SUCCESS) return;
    if (name.get(text) == simdjson::SUCCESS) add(text, organization);
    array names;
    if (name.get(names) != simdjson::SUCCESS) return;
    for (const element one : names) {
      if (one.get(text) == simdjson::SUCCESS) add(text, organization);
    }
  }

  LinkedData& data_;
  std::vector<std::pair<std::string, LinkedAuthor>> names_;
};

// An address down to what tells pages apart: without scheme, "www.", fragment, query and closing slash.
std::string_view bare(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme < 8) url.remove_prefix(scheme + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

bool same_address(std::string_view a, std::string_view b) { return !bare(a).empty() && bare(a) == bare(b); }

}  // namespace

std::string without_entities(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? text.substr(0, at + 12).find(';', at) : std::string_view::npos;
    const char32_t value = end == std::string_view::npos ? 0 : entity_value(text.substr(at + 1, end - at - 1));
    if (value == 0) {
      out += text[at++];
    } else {
      append_utf8(out, value);
      at = end + 1;
    }
  }
  return out;
}

LinkedData read_linked_data(const std::vector<std::string>& scripts) {
  LinkedData data;
  Reader reader(data);
  for (const std::string& script : scripts) reader.read(script);
  reader.resolve();
  return data;
}

LinkedReport linked_report_of(const LinkedData& data, const std::vector<std::string>& titles, std::string_view url) {
  const auto about_page = [&](const LinkedReport& report) {
    if (same_address(report.url, url) || same_address(report.id, url)) return 2;
    const bool titled =
        !report.headline.empty() && report.headline.size() <= kMostHeadline &&
        std::any_of(titles.begin(), titles.end(), [&](const std::string& title) { return same_heading(title, report.headline); });
    return titled ? 1 : 0;
  };
  const LinkedReport* best = nullptr;
  int best_score = 0, best_about = 0;
  for (const LinkedReport& report : data.reports) {
    const bool dated = !report.published.empty() || !report.created.empty();
    if (!dated && report.headline.empty()) continue;
    const int about = about_page(report);
    const int score = report.rank * 10 + about * 12 + (dated ? 2 : 0) + (report.authors.empty() ? 0 : 1);
    if (score <= best_score) continue;
    best = &report;
    best_score = score;
    best_about = about;
  }
  if (best == nullptr) return {};
  // A report elsewhere, under a headline that this page does not print.
  const bool elsewhere = best_about == 0 && best->url.find("://") != std::string::npos && !url.empty() && !titles.empty();
  const auto reports =
      std::count_if(data.reports.begin(), data.reports.end(), [](const LinkedReport& one) { return one.rank == 3; });
  if (elsewhere && reports > 1) return {};
  LinkedReport made = *best;
  const auto fill = [](std::string& to, const std::string& from) {
    if (to.empty()) to = from;
  };
  for (const LinkedReport& other : data.reports) {
    if (&other == best || about_page(other) == 0) continue;
    fill(made.published, other.published);
    fill(made.created, other.created);
    fill(made.modified, other.modified);
    if (other.rank == 3) fill(made.headline, other.headline);
    fill(made.description, other.description);
    fill(made.body, other.body);
    fill(made.section, other.section);
    fill(made.language, other.language);
    fill(made.publisher, other.publisher);
    fill(made.url, other.url);
    if (made.authors.empty()) made.authors = other.authors;
    if (!made.free) made.free = other.free;
    if (made.words == 0) made.words = other.words;
  }
  return made;
}

}  // namespace stemma
