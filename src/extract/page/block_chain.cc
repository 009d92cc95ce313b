#include "extract/page/block_chain.h"

#include <lexbor/tag/const.h>

#include <algorithm>

namespace stemma {
namespace {

constexpr std::size_t kNames = 6;  // kinds of NameCue

ElementChain::Near near_of(std::uint16_t tag) {
  switch (tag) {
    case LXB_TAG_ARTICLE:
      return ElementChain::kArticle;
    case LXB_TAG_MAIN:
      return ElementChain::kMain;
    case LXB_TAG_ASIDE:
      return ElementChain::kAside;
    case LXB_TAG_FOOTER:
      return ElementChain::kFooter;
    case LXB_TAG_HEADER:
      return ElementChain::kHeader;
    case LXB_TAG_FORM:
      return ElementChain::kForm;
    case LXB_TAG_SECTION:
      return ElementChain::kSection;
    case LXB_TAG_UL:
    case LXB_TAG_OL:
    case LXB_TAG_DL:
      return ElementChain::kList;
    case LXB_TAG_TABLE:
      return ElementChain::kTable;
    case LXB_TAG_FIGURE:
      return ElementChain::kFigure;
    case LXB_TAG_LI:
      return ElementChain::kItem;
    default:
      return ElementChain::kKinds;
  }
}

}  // namespace

std::vector<ElementChain> chains_of(const HtmlTree& tree) {
  std::vector<ElementChain> chains(tree.elements.size());
  for (std::uint32_t e = 0; e < tree.elements.size(); ++e) {
    const HtmlElement& one = tree.elements[e];
    ElementChain& chain = chains[e];
    if (one.parent == kNoElement) {
      chain.near.fill(kNothingNear);
    } else {
      chain = chains[one.parent];
      for (std::uint8_t& near : chain.near) near = near < kNothingNear - 1 ? static_cast<std::uint8_t>(near + 1) : near;
    }
    for (std::size_t bit = 0; bit < kNames; ++bit) {
      if (one.cues >> bit & 1) chain.near[bit] = 0;
    }
    if (const ElementChain::Near near = near_of(one.tag); near != ElementChain::kKinds) chain.near[near] = 0;
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
