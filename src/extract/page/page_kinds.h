#pragma once
// What kind each block of a page's report is: told by its tag, the names around it and its words.

#include <cstddef>
#include <cstdint>
#include <optional>

#include "extract/fields/html_head.h"
#include "extract/page/html_tree.h"
#include "extract/page/page_container.h"
#include "extract/words/cues.h"
#include "stemma/article.h"

namespace stemma {

struct KeptBlock {
  std::size_t index = 0;  // of HtmlTree::blocks
  BlockKind kind = BlockKind::kParagraph;
  BlockRole role = BlockRole::kNone;
};

// How far the report has come: whether running text was seen, a line below the headline, and the first entry of a page that grows.
struct PagePlace {
  bool body = false, below = false, entry = false;
};

inline constexpr std::uint32_t kFewRunningWords = 8;  // from so many words on a block runs
inline constexpr std::uint32_t kCaptionWords = 80;    // a longer block is no caption
inline constexpr std::uint32_t kHeadWords = 60;       // a longer block is no part of a head or box

class PageKinds {
 public:
  // What is given must outlive it. `headline`: its block; the number of blocks, or more, where there is none. `judged`: the models said
  // what is body.
  PageKinds(const HtmlTree& tree, const HtmlHead& head, const Cues& cues, const PageContainer& container, std::size_t headline,
            bool judged)
      : tree_(tree), head_(head), cues_(cues), container_(container), headline_(headline), judged_(judged) {}

  // The kind of a block that the models take for body; null for one to be left out.
  std::optional<KeptBlock> of_body(std::size_t i, const PagePlace& place) const;

  // The kind of a block that stands between headline and end and was not taken for body, or, without the models, of any block there;
  // `contained`: it stands in the element that holds the report.
  std::optional<KeptBlock> beside(std::size_t i, bool contained, const PagePlace& place) const;

  // What the names around the block and inside it say (NameCue).
  std::uint8_t names_of(const HtmlBlock& block) const {
    return static_cast<std::uint8_t>(cues_above(block.element) | block.inline_cues);
  }

 private:
  std::uint8_t cues_above(std::uint32_t element) const;

  const HtmlTree& tree_;
  const HtmlHead& head_;
  const Cues& cues_;
  const PageContainer& container_;
  std::size_t headline_;
  bool judged_;
};

}  // namespace stemma
