#pragma once
// JSON-LD: what a page says of itself in schema.org's words.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stemma {

struct LinkedAuthor {
  std::string name;
  bool organization = false;  // by its own word; a name without a type is a person's
};

// One object that speaks of a report, a video, a gallery or the page. Empty string: not said. Entities of HTML are made characters.
struct LinkedReport {
  std::string type;       // "NewsArticle"; of several the most telling
  std::uint8_t rank = 0;  // 3 for a report, 2 for a video or gallery, 1 for a page
  std::string id, url;    // @id; url or mainEntityOfPage
  std::string headline, description, body, section, language;
  std::string published, created, modified;
  std::string publisher;
  std::vector<LinkedAuthor> authors;
  std::optional<bool> free;  // isAccessibleForFree
  std::uint32_t words = 0;   // wordCount
};

struct LinkedData {
  std::vector<LinkedReport> reports;
  std::vector<std::string> crumbs;  // names of the first BreadcrumbList, from the front page down
};

// `scripts`: contents of application/ld+json elements. Lists, @graph, mainEntity and references by @id are followed, inside and across
// scripts. JSON with the faults of templates is mended: raw line feeds, trailing commas, comments, CDATA and HTML comment marks, quotes
// left unescaped, objects without a comma or a list around them, an end cut off. What cannot be mended is passed over.
LinkedData read_linked_data(const std::vector<std::string>& scripts);

// The object that is of this page, its gaps filled from others of the same page. `titles`: what heading and meta elements say; `url`:
// the page's address, or empty. A report of another address under another headline is a related one. Null type: none.
LinkedReport linked_report_of(const LinkedData& data, const std::vector<std::string>& titles, std::string_view url);

// JSON as templates break it -> JSON, as far as a look at one letter after the other can mend it.
std::string mended_json(std::string_view json);

// "Brussels&#8217; big makeover" -> "Brussels’ big makeover".
std::string without_entities(std::string_view text);

}  // namespace stemma
