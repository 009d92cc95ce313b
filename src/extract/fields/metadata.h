#pragma once
// Who published a report, when, under which title: brought together from what the source, the page, the address and the text say.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"
#include "stemma/raw_page.h"

namespace stemma {

// A field and where it was found, in the words of Article::outlet_from and Article::published_from.
struct FoundField {
  std::string value;
  std::string from;
};

// What a page says of itself in its head. Empty: not said.
struct PageFields {
  std::string title, subtitle, description, url, language, outlet, section, modified, modified_from;
  std::vector<std::string> authors;
  std::vector<FoundField> dates;      // most believed first
  std::vector<FoundField> addresses;  // of the page itself, whole; most believed first
  std::vector<FieldSource> sources;   // titles and authors, where they disagree
  std::vector<std::string> disagree;
};

// Fills every field of `article` but id, path, blocks, text, dateline and agency, which are made before, and language where it is known.
// First come the source's own fields, then the page's, then what address and text say, last `default_date`. `own_file`: the report is a
// file of its own, whose name stands for an outlet that nothing else names.
void fill_metadata(Article& article, const GivenFields& given, const PageFields& page, std::string_view default_date,
                   bool own_file);

}  // namespace stemma
