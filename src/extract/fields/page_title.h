#pragma once
// Which of the titles that a page gives itself is the headline of its report?

#include <string>
#include <string_view>
#include <vector>

#include "extract/page/html_tree.h"

namespace stemma {

// What the head says, as it stands; empty: not said.
struct HeadTitles {
  std::string linked;                // headline in JSON-LD
  std::vector<std::string> metas;    // og:title, twitter:title, …; most believed first
  std::string element;               // the title element
  std::vector<std::string> outlets;  // names that the outlet may have at the start or end of a title
};

struct PageTitle {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::string text;           // without the outlet's name; empty where nothing says it
  std::size_t block = kNone;  // of HtmlTree::blocks: where it is printed, or the first heading that may be it
  bool disagree = false;      // two sources give different words
};

// The heading that most titles of the head confirm, first-level ones before others; where none is confirmed, the first first-level one that
// is not the site's name; else what most titles of the head agree on.
// A kicker before the headline in one element is left out where the head leaves it out.
PageTitle choose_title(const HtmlTree& tree, const HeadTitles& head);

// Whether an element stands in a part of the page named for something else than the report (related, comments, a menu) that does not
// hold the headline as well. `headline`: as PageTitle::block. A box named for authors is none.
bool in_a_box(const HtmlTree& tree, std::uint32_t element, std::size_t headline);

// A title without the outlet's name at its end or start: "Storm hits coast | The Daily" -> "Storm hits coast".
std::string without_outlet(std::string_view title, std::string_view outlet);

}  // namespace stemma
