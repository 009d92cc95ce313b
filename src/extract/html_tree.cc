#include "extract/html_tree.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/html_walk.h"

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

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view value = std::string_view(head).substr(at + 8);
  while (value.starts_with('"') || value.starts_with('\'') || value.starts_with(' ')) value.remove_prefix(1);
  return std::string(
      value.substr(0, std::min(value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:."), value.size())));
}

}  // namespace stemma
