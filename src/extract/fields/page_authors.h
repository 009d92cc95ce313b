#pragma once
// Who wrote the report of a page?

#include <string>
#include <string_view>
#include <vector>

#include "extract/fields/json_ld.h"
#include "extract/page/html_tree.h"

namespace stemma {

struct PageAuthors {
  std::vector<std::string> names;  // as printed, without "By", roles and addresses; no name twice
  std::string from;                // "json-ld", "meta", "text"; empty without names
  std::string linked, printed;     // what JSON-LD, and what the page, says; parted by "; "
  bool disagree = false;           // both name somebody, and nobody in common
};

// `metas`: contents of meta elements for authors. `headline`: the block of the headline, or PageTitle::kNone. `outlets`: the outlet's names.
// JSON-LD is believed before meta elements, and those before the line below the headline; but where they name the outlet alone and the
// line names somebody, the line is. Names that stand in boxes of other reports are none of this one.
PageAuthors choose_authors(const HtmlTree& tree, const std::vector<LinkedAuthor>& linked, const std::vector<std::string>& metas,
                           std::size_t headline, const std::vector<std::string>& outlets);

}  // namespace stemma
