#pragma once
// One report by one outlet: the text in reading order, what kind of block each part is, and who says when it was
// published. Made by extract/; never changes after that. Fields as in records.md.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma {

enum class BlockKind { kHeadline, kSubheadline, kByline, kHeading, kParagraph, kList, kCaption, kBoilerplate };
enum class BlockRole { kNone, kQuote, kTable, kEntry };

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  BlockRole role = BlockRole::kNone;
  Span span;  // without surrounding white space

  bool operator==(const Block&) const = default;
};

enum class Precision { kDay, kSecond };

struct AgencyCredit {
  std::string name;
  Span span;

  bool operator==(const AgencyCredit&) const = default;
};

// "KABUL (Reuters) –" at the start of a paragraph; the span covers place, agency and dash.
struct Dateline {
  Span span;
  std::string place;   // empty when none
  std::string agency;  // empty when none

  bool operator==(const Dateline&) const = default;
};

// Words that lead to another page.
struct Link {
  Span span;
  std::string url;  // as the page gives it, made absolute where the page's own address is known

  bool operator==(const Link&) const = default;
};

// What one source says of one field, as it says it.
struct FieldSource {
  std::string field;  // "published", "modified", "canonical", "title", "authors", "outlet", "language"
  std::string from;   // "json-ld", "meta", "link", "url", "text"
  std::string value;

  bool operator==(const FieldSource&) const = default;
};

struct Article {
  std::string id;    // unique in a run (pipeline sees to it)
  std::string path;  // as the user named it
  std::optional<std::string> url, outlet, outlet_from, title, subtitle, published_from, modified, language, page;
  std::optional<std::string> domain;     // host of the address, without "www." and the like
  std::optional<std::string> section;    // "Politics", as the page names it
  std::optional<std::string> canonical;  // the address that the page gives as its own, cleaned
  std::optional<std::string> page_id;    // the same for every address of one page: domain and path
  std::vector<std::string> authors;      // bylines as printed
  std::optional<std::string> published;  // "2018-05-29T00:00:00Z"
  std::optional<Precision> published_precision;
  std::optional<std::string> published_day;  // "2018-05-28": the day by the outlet's own clock; published is in UTC, hours off
  std::optional<std::string>
      published_zone;  // "+02:00" as the source tells it, "unknown" where it tells a time without; else null
  std::optional<std::string> modified_from;  // as published_from
  bool truncated = false;
  std::vector<AgencyCredit> agency;
  std::optional<Dateline> dateline;
  std::vector<Block> blocks;  // ascending, disjoint
  std::vector<Link> links;    // of a page's text, where asked for; ascending, disjoint
  std::string text;           // valid UTF-8
  std::string text_sha256;    // lower-case hex
  // Over the words of the body alone: equal for the same words, and 64 bits of which few differ for nearly the same. Null without a body.
  std::optional<std::string> content_hash, content_simhash;
  std::vector<FieldSource> sources;   // dates and address by source; other fields where sources disagree; in a fixed order
  std::vector<std::string> disagree;  // fields of which two sources tell different things; in the order of the record

  bool operator==(const Article&) const = default;
};

std::string_view block_kind_name(BlockKind kind);  // "headline", …
std::string_view block_role_name(BlockRole role);  // "" for kNone
// Statements and facts are looked for in headline, subheadline, heading, paragraph and list; not in the others.
bool carries_report(BlockKind kind);

}  // namespace stemma
