#include "extract/page/html_tree.h"

#include <algorithm>

#include "extract/page/html_walk.h"

namespace stemma {
namespace {

constexpr std::size_t kLittleText = 200;  // bytes; a page with less may print its text for readers without scripts only

}  // namespace

HtmlTree read_tree(const HtmlDocument& document, bool for_training) {
  HtmlTree tree;
  tree.text.reserve(1u << 14);
  walk_html(document, for_training ? WalkScope::kForTraining : WalkScope::kShown, tree);
  if (tree.text.size() < kLittleText) {
    HtmlTree all;
    walk_html(document, WalkScope::kWithNoscript, all);
    if (all.text.size() > tree.text.size() * 2) tree = std::move(all);
  }
  return tree;
}

}  // namespace stemma
