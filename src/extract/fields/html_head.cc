// What a page says of itself, brought together from JSON-LD, meta elements, microdata and what it prints near its headline.

#include "extract/fields/html_head.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/tables.h"
#include "base/utf8.h"
#include "base/word_map.h"
#include "extract/fields/address.h"
#include "extract/fields/json_ld.h"
#include "extract/fields/page_authors.h"
#include "extract/fields/page_dates.h"
#include "extract/fields/page_title.h"
#include "extract/words/headings.h"

namespace stemma {
namespace {

enum Field : std::uint32_t { kTitle, kDescription, kOutlet, kUrl, kPublished, kModified, kAuthor, kLanguage, kSection, kFields };

// Meta elements by field, in the order of data/html_meta.tsv; one look at the table for each.
class Metas {
 public:
  explicit Metas(const HtmlTree& tree) {
    for (std::size_t i = 0; i < tree.metas.size(); ++i) {
      const auto& [name, content] = tree.metas[i];
      const std::uint32_t row = rows().find(name);
      if (row == WordMap::kAbsent || trim(content).empty()) continue;
      found_[row % kFields].emplace_back(row / kFields, trim(content));
    }
    for (auto& field : found_) {
      std::stable_sort(field.begin(), field.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    }
    // "Written by" beside a name, as cards for social networks show it.
    for (std::size_t i = 0; i + 1 < tree.metas.size(); ++i) {
      const auto& [name, content] = tree.metas[i];
      if (name.starts_with("twitter:label") && !after_opener_word(content)) continue;
      if (!name.starts_with("twitter:label")) continue;
      const std::string wanted = "twitter:data" + name.substr(13);
      for (const auto& [other, value] : tree.metas) {
        if (other == wanted) found_[kAuthor].emplace_back(1000, trim(value));
      }
    }
  }

  std::vector<std::string> all(Field field) const {
    std::vector<std::string> values;
    for (const auto& [row, content] : found_[field]) values.push_back(without_entities(content));
    return values;
  }

  std::string first(Field field) const {
    return found_[field].empty() ? std::string{} : without_entities(found_[field].front().second);
  }

 private:
  static bool after_opener_word(std::string_view label);

  static const WordMap& rows() {
    static const WordMap made = [] {
      static constexpr std::string_view kNames[] = {"title",    "description", "outlet",   "url",    "published",
                                                    "modified", "author",      "language", "section"};
      WordMap all;
      const Table table = Table::load("data/html_meta.tsv");
      for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto* field = std::find(std::begin(kNames), std::end(kNames), table.at(row, table.column("field")));
        if (field == std::end(kNames)) continue;
        const auto number = static_cast<std::uint32_t>(row * kFields) + static_cast<std::uint32_t>(field - std::begin(kNames));
        all.add(table.at(row, table.column("name")), number);
      }
      return all;
    }();
    return made;
  }

  std::vector<std::pair<std::uint32_t, std::string_view>> found_[kFields];
};

bool Metas::after_opener_word(std::string_view label) {
  const std::string folded = fold(label);
  return folded == "written by" || folded == "verfasst von" || folded == "geschrieben von" || folded == "ecrit par" ||
         folded == "escrito por" || folded == "scritto da";
}

// "en" of "en-US", "en_GB", "EN".
std::string language_code(std::string_view language) {
  const std::string code = lower(language.substr(0, language.find_first_of("-_,; ")));
  return code.size() == 2 || code.size() == 3 ? code : std::string{};
}

std::string absolute(std::string_view url) {
  return url.find("://") == std::string_view::npos ? std::string{} : std::string(url);
}

bool is_front(std::string_view address) {
  const std::size_t path = address.find('/', address.find("://") + 3);
  return path == std::string_view::npos || path + 1 == address.size();
}

// An address that is of a page, not of the site: a front page named as canonical is a fault of the template.
void add_address(PageFields& fields, std::string address, const char* from) {
  if (address.find("://") == std::string::npos) return;
  const bool front = is_front(address);
  if (front && !fields.addresses.empty()) return;
  if (!front && fields.addresses.size() == 1 && is_front(fields.addresses[0].value)) fields.addresses.clear();
  fields.addresses.push_back({std::move(address), from});
}

// What the page files its report under: JSON-LD, meta elements, the last crumb but the page's own.
std::string section_of(const LinkedData& data, const LinkedReport& linked, const std::string& meta, const HtmlTree& tree,
                       std::string_view title) {
  constexpr std::size_t kMostBytes = 60;
  const auto fits = [&](std::string_view name) {
    const bool letters = std::any_of(name.begin(), name.end(), [](char c) { return c < '0' || c > '9'; });
    return letters && !trim(name).empty() && name.size() <= kMostBytes && name.find("://") == std::string_view::npos &&
           name != title;
  };
  if (fits(linked.section)) return linked.section;
  if (fits(meta)) return meta;
  std::vector<std::string> crumbs = data.crumbs;
  for (const HtmlMark& mark : tree.marks) {
    if (mark.kind == HtmlMarkKind::kSection && fits(mark.value.empty() ? mark.text : mark.value))
      return mark.value.empty() ? mark.text : mark.value;
    if (mark.kind != HtmlMarkKind::kCrumbs || crumbs.size() > 1) continue;
    crumbs.clear();
    for (const std::string_view crumb : split(mark.text, '\n')) {
      if (crumb.size() > 1 && fold(crumb) != "sie sind hier:") crumbs.emplace_back(crumb);
    }
  }
  if (!crumbs.empty() && same_heading(crumbs.back(), title)) crumbs.pop_back();
  for (std::size_t i = 1; i < crumbs.size(); ++i) {  // the first is the front page
    if (fits(crumbs[i])) return crumbs[i];
  }
  return {};
}

}  // namespace

HtmlHead read_head(const HtmlTree& tree) {
  HtmlHead head;
  PageFields& fields = head.fields;
  const Metas metas(tree);
  const std::string card = absolute(metas.first(kUrl)), link = resolved(tree.canonical, card);
  add_address(fields, link, "link");
  add_address(fields, card, "meta");
  if (!fields.addresses.empty()) fields.url = fields.addresses.front().value;

  HeadTitles titles;
  titles.metas = metas.all(kTitle);
  titles.element = tree.title;
  std::vector<std::string> known = titles.metas;
  known.push_back(tree.title);
  for (std::size_t i = 0, headings = 0; i < tree.blocks.size() && headings < 5; ++i) {
    if (tree.blocks[i].tag != HtmlBlockTag::kHeading1) continue;
    known.emplace_back(tree.words_of(tree.blocks[i]).substr(0, 600));
    ++headings;
  }
  const LinkedData data = read_linked_data(tree.json_ld);
  LinkedReport linked = linked_report_of(data, known, fields.url);

  fields.outlet = metas.first(kOutlet);
  while (fields.outlet.starts_with('@')) fields.outlet.erase(0, 1);
  if (fields.outlet.empty()) fields.outlet = linked.publisher;
  titles.outlets.push_back(fields.outlet);
  if (!linked.publisher.empty()) titles.outlets.push_back(linked.publisher);
  if (std::string domain = domain_of(fields.url); !domain.empty()) titles.outlets.push_back(std::move(domain));
  titles.linked = linked.headline;
  add_address(fields, linked.url, "json-ld");
  if (fields.url.empty() && !fields.addresses.empty()) fields.url = fields.addresses.front().value;
  const PageTitle title = choose_title(tree, titles);
  fields.title = title.text;
  const auto add_source = [&](std::string_view field, std::string_view from, std::string_view value) {
    if (!value.empty()) fields.sources.push_back({std::string(field), std::string(from), std::string(value)});
  };
  if (title.disagree) {
    fields.disagree.emplace_back("title");
    add_source("title", "json-ld", linked.headline);
    if (!titles.metas.empty()) add_source("title", "meta", titles.metas.front());
    if (title.block != PageTitle::kNone) add_source("title", "text", tree.words_of(tree.blocks[title.block]));
  }

  PageAuthors authors = choose_authors(tree, linked.authors, metas.all(kAuthor), title.block, titles.outlets);
  fields.authors = std::move(authors.names);
  if (authors.disagree) {
    fields.disagree.emplace_back("authors");
    add_source("authors", "json-ld", authors.linked);
    add_source("authors", "text", authors.printed);
  }

  fields.description = linked.description.empty() ? metas.first(kDescription) : linked.description;
  for (const std::string& date : {linked.published, linked.created}) {
    if (!date.empty()) fields.dates.push_back({date, "json-ld"});
  }
  for (std::string& date : metas.all(kPublished)) fields.dates.push_back({std::move(date), "meta"});
  fields.modified = linked.modified.empty() ? metas.first(kModified) : linked.modified;
  if (!fields.modified.empty()) fields.modified_from = linked.modified.empty() ? "meta" : "json-ld";
  fields.section = section_of(data, linked, metas.first(kSection), tree, title.text);
  add_printed_dates(fields, tree, title.block);
  fields.language = language_code(!linked.language.empty() ? linked.language
                                  : !tree.language.empty() ? tree.language
                                                           : metas.first(kLanguage));
  head.body = std::move(linked.body);
  head.free = linked.free;
  head.words = linked.words;
  if (linked.rank == 3) head.page = linked.type == "LiveBlogPosting" ? "live" : "article";
  if (linked.rank == 2)
    head.page = linked.type == "VideoObject" ? "video" : linked.type.ends_with("Gallery") ? "gallery" : "article";
  if (!head.page) {
    for (const auto& [name, content] : tree.metas) {
      if (name == "og:type" && lower(content) == "article") head.page = "article";
    }
  }
  return head;
}

}  // namespace stemma
