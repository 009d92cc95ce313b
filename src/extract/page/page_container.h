#pragma once
// Where the running text of a page lies, by rules: the element that holds nearly all of it, and the parts that are named like boxes.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/page/html_tree.h"

namespace stemma {

struct PageContainer {
  std::uint32_t element = 0;         // 0 where there is no running text
  std::vector<std::uint32_t> bytes;  // of running text below every element; of what is left out, 0
  std::vector<bool> left_out;        // elements named or tagged like boxes, and what is never shown
  std::vector<bool> never;           // of these, what is named for things that no report holds (consent, comments of readers)

  bool holds(const HtmlTree& tree, std::uint32_t other) const {
    return other >= element && other < tree.elements[element].end && !left_out[other];
  }
};

// Linear. A page without elements gives an empty one.
PageContainer find_container(const HtmlTree& tree);

// Most of its bytes are inside links.
inline bool mostly_links(const HtmlBlock& b, std::uint64_t per_cent) {
  return std::uint64_t{b.link_bytes} * 100 > std::uint64_t{b.size()} * per_cent;
}
// A paragraph of some length that is not mostly links.
bool running_text(const HtmlBlock& b);

}  // namespace stemma
