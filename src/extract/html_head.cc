// What a page says of itself, brought together from JSON-LD, meta elements, microdata and what it prints near its headline.

#include "extract/html_head.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/tables.h"
#include "base/utf8.h"
#include "base/word_map.h"
#include "extract/json_ld.h"
#include "extract/page_authors.h"
#include "extract/page_dates.h"
#include "extract/page_title.h"

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

}  // namespace

HtmlHead read_head(const HtmlTree& tree) {
  HtmlHead head;
  PageFields& fields = head.fields;
  const Metas metas(tree);
  fields.url = absolute(tree.canonical);
  if (fields.url.empty()) fields.url = absolute(metas.first(kUrl));

  HeadTitles titles;
  titles.metas = metas.all(kTitle);
  titles.element = tree.title;
  std::vector<std::string> known = titles.metas;
  known.push_back(tree.title);
  for (std::size_t i = 0, headings = 0; i < tree.blocks.size() && headings < 5; ++i) {
    if (tree.blocks[i].tag != HtmlBlockTag::kHeading1) continue;
    known.emplace_back(tree.words_of(tree.blocks[i]));
    ++headings;
  }
  LinkedReport linked = linked_report_of(read_linked_data(tree.json_ld), known, fields.url);

  fields.outlet = metas.first(kOutlet);
  while (fields.outlet.starts_with('@')) fields.outlet.erase(0, 1);
  if (fields.outlet.empty()) fields.outlet = linked.publisher;
  titles.outlets.push_back(fields.outlet);
  if (!linked.publisher.empty()) titles.outlets.push_back(linked.publisher);
  if (std::string host = host_of(fields.url); !host.empty()) {
    if (host.starts_with("www.")) host.erase(0, 4);
    titles.outlets.push_back(std::move(host));
  }
  titles.linked = linked.headline;
  const PageTitle title = choose_title(tree, titles);
  fields.title = title.text;

  PageAuthors authors = choose_authors(tree, linked.authors, metas.all(kAuthor), title.block, titles.outlets);
  fields.authors = std::move(authors.names);

  fields.description = linked.description.empty() ? metas.first(kDescription) : linked.description;
  for (const std::string& date : {linked.published, linked.created}) {
    if (!date.empty()) fields.dates.push_back({date, "json-ld"});
  }
  for (std::string& date : metas.all(kPublished)) fields.dates.push_back({std::move(date), "meta"});
  fields.modified = linked.modified.empty() ? metas.first(kModified) : linked.modified;
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
