#pragma once
// What a page says of itself: meta elements, JSON-LD, time elements, canonical address.

#include <optional>
#include <string>

#include "extract/fields/metadata.h"
#include "extract/page/html_tree.h"

namespace stemma {

struct HtmlHead {
  PageFields fields;                // title without the outlet's name
  std::optional<std::string> page;  // "article", "live", "gallery", "video"; null for not said
  std::optional<bool> free;         // whether all may read the whole report
  std::uint32_t words = 0;          // of the report, as the page counts them; 0 for not said
  std::string body;                 // the report's text as JSON-LD gives it, often unbroken; empty where it does not
};

HtmlHead read_head(const HtmlTree& tree);

}  // namespace stemma
