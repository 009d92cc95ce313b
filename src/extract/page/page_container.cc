// Every element is weighed by the running text below it: paragraphs of some length that are not mostly links. From the whole page we
// go down to the child that holds nearly all of it, again and again, until no child does: that is the container. Parts named like boxes
// (related, share, newsletter) are left out first, but never one that holds a large share of the text, since whole pages are at times
// wrapped in an element named "sidebar". By itself this rule finds 93 to 96 of a hundred words; the model that learned from pages
// (page_model.h) takes it as one sign among others.

#include "extract/page/page_container.h"

#include <lexbor/tag/const.h>

#include "extract/page/html_names.h"

namespace stemma {
namespace {

constexpr std::uint32_t kRunningWords = 8;       // a block with fewer is no evidence of running text
constexpr std::uint64_t kDescendPerMille = 800;  // a child with this share of its parent's running text is gone down to
constexpr std::uint64_t kDropPerMille = 400;  // a part named like a box is left out below this share of the page's running text

std::uint32_t worth(const HtmlBlock& b) {
  if (running_text(b)) return b.tag == HtmlBlockTag::kParagraph ? b.size() : b.size() / 2;
  if (b.tag == HtmlBlockTag::kList && b.words >= kRunningWords && !mostly_links(b, 30)) return b.size() / 4;
  return 0;
}

void weigh(const HtmlTree& tree, PageContainer& found) {
  found.bytes.assign(tree.elements.size(), 0);
  for (const HtmlBlock& b : tree.blocks) {
    if (!found.left_out[b.element]) found.bytes[b.element] += worth(b);
  }
  for (std::size_t e = tree.elements.size(); e-- > 1;) found.bytes[tree.elements[e].parent] += found.bytes[e];
}

void leave_out(const HtmlTree& tree, PageContainer& found, std::uint8_t names) {
  for (std::size_t e = 0; e < tree.elements.size(); ++e) found.left_out[e] = tree.elements[e].hidden;
  weigh(tree, found);
  const std::uint64_t total = found.bytes[0];
  for (std::size_t e = 1; e < tree.elements.size(); ++e) {
    const HtmlElement& element = tree.elements[e];
    const bool whole_page = element.tag == LXB_TAG_BODY || element.tag == LXB_TAG_HTML || element.tag == LXB_TAG_MAIN;
    found.never[e] = found.never[element.parent];
    bool drop = element.hidden || found.left_out[element.parent];
    if (!whole_page && !drop) {
      const std::uint64_t share = std::uint64_t{found.bytes[e]} * 1000;
      const bool box = element.tag == LXB_TAG_ASIDE || element.tag == LXB_TAG_FOOTER || element.tag == LXB_TAG_FORM;
      drop = (element.cues & kNever) != 0 && share <= total * 800;
      found.never[e] = drop;
      drop = drop || (share <= total * kDropPerMille && (box || (element.cues & names & kDrop) != 0));
    }
    found.left_out[e] = drop;
  }
  weigh(tree, found);
}

std::uint32_t descend(const HtmlTree& tree, const PageContainer& found) {
  std::vector<std::uint32_t> best(tree.elements.size(), kNoElement);
  for (std::uint32_t e = 1; e < tree.elements.size(); ++e) {
    std::uint32_t& child = best[tree.elements[e].parent];
    if (child == kNoElement || found.bytes[e] > found.bytes[child]) child = e;
  }
  std::uint32_t at = 0;
  while (best[at] != kNoElement && found.bytes[best[at]] > 0 &&
         std::uint64_t{found.bytes[best[at]]} * 1000 >= std::uint64_t{found.bytes[at]} * kDescendPerMille) {
    const HtmlElement& child = tree.elements[best[at]];
    if (child.tag == LXB_TAG_P || child.tag == LXB_TAG_LI) break;
    at = best[at];
  }
  return at;
}

}  // namespace

bool running_text(const HtmlBlock& b) {
  const bool tag = b.tag == HtmlBlockTag::kParagraph || b.tag == HtmlBlockTag::kPlain;
  return tag && b.words >= kRunningWords && !mostly_links(b, 50);
}

PageContainer find_container(const HtmlTree& tree) {
  PageContainer found;
  if (tree.elements.empty()) return found;
  found.left_out.assign(tree.elements.size(), false);
  found.never.assign(tree.elements.size(), false);
  weigh(tree, found);
  const std::uint64_t all = found.bytes[0];
  leave_out(tree, found, kNever | kDrop);
  if (std::uint64_t{found.bytes[0]} * 3 < all) leave_out(tree, found, kNever);  // names of boxes on the report's own parts
  found.element = descend(tree, found);
  return found;
}

}  // namespace stemma
