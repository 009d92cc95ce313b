#include "extract/block_chain.h"

#include <lexbor/tag/const.h>

#include <algorithm>

namespace stemma {
namespace {

constexpr std::size_t kNames = 6;  // kinds of NameCue

Chain::Near near_of(std::uint16_t tag) {
  switch (tag) {
    case LXB_TAG_ARTICLE:
      return Chain::kArticle;
    case LXB_TAG_MAIN:
      return Chain::kMain;
    case LXB_TAG_ASIDE:
      return Chain::kAside;
    case LXB_TAG_FOOTER:
      return Chain::kFooter;
    case LXB_TAG_HEADER:
      return Chain::kHeader;
    case LXB_TAG_FORM:
      return Chain::kForm;
    case LXB_TAG_SECTION:
      return Chain::kSection;
    case LXB_TAG_UL:
    case LXB_TAG_OL:
    case LXB_TAG_DL:
      return Chain::kList;
    case LXB_TAG_TABLE:
      return Chain::kTable;
    case LXB_TAG_FIGURE:
      return Chain::kFigure;
    case LXB_TAG_LI:
      return Chain::kItem;
    default:
      return Chain::kKinds;
  }
}

}  // namespace

std::vector<Chain> chains_of(const HtmlTree& tree) {
  std::vector<Chain> chains(tree.elements.size());
  for (std::uint32_t e = 0; e < tree.elements.size(); ++e) {
    const HtmlElement& one = tree.elements[e];
    Chain& chain = chains[e];
    if (one.parent == kNoElement) {
      chain.near.fill(kNothingNear);
    } else {
      chain = chains[one.parent];
      for (std::uint8_t& near : chain.near) near = near < kNothingNear - 1 ? static_cast<std::uint8_t>(near + 1) : near;
    }
    for (std::size_t bit = 0; bit < kNames; ++bit) {
      if (one.cues >> bit & 1) chain.near[bit] = 0;
    }
    if (const Chain::Near near = near_of(one.tag); near != Chain::kKinds) chain.near[near] = 0;
    if (one.tag == LXB_TAG_ARTICLE) chain.article = e;
    chain.least = std::min(chain.least, one.weight);
    chain.most = std::max(chain.most, one.weight);
    chain.sum += one.weight;
  }
  return chains;
}

bool holds_one_block(std::uint16_t tag) {
  switch (tag) {
    case LXB_TAG_P:
    case LXB_TAG_LI:
    case LXB_TAG_H1:
    case LXB_TAG_H2:
    case LXB_TAG_H3:
    case LXB_TAG_H4:
    case LXB_TAG_H5:
    case LXB_TAG_H6:
    case LXB_TAG_BLOCKQUOTE:
    case LXB_TAG_PRE:
    case LXB_TAG_TR:
    case LXB_TAG_DT:
    case LXB_TAG_DD:
    case LXB_TAG_FIGCAPTION:
    case LXB_TAG_CAPTION:
    case LXB_TAG_ADDRESS:
      return true;
    default:
      return false;
  }
}

}  // namespace stemma
