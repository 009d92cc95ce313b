#pragma once
// What a block of a page can be judged by: a row of small numbers for each, over which a model decides (page_model.h).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page/block_text.h"
#include "extract/page/html_tree.h"
#include "extract/page/page_container.h"

namespace stemma {

// What the page says of the report elsewhere. Empty: nothing.
struct PageHints {
  std::string_view title, description;
  std::string_view body;  // the report's text as structured data gives it
  std::string page;       // "article", "live", "gallery", "video"
};

// Every sign is one byte. Shares are per cent times two, lengths and counts sixteen steps for each doubling, distances count elements;
// 255 stands for "there is none". The order is the model's: new ones go to the end and raise kSignsVersion.
// clang-format off
#define STEMMA_BLOCK_SIGNS(X) \
  X(Bytes) X(Words) X(LinkShare) X(BoldShare) X(SlantedShare) X(Commas) X(Stops) X(Opens) X(Closes) X(Capitals) \
  X(Digits) X(Functions) X(WordLength) X(Breaks) X(Marks) X(Quotes) X(Tag) X(ElementTag) X(Quoted) X(Figure) \
  X(Hidden) X(InlineCaption) X(InlineByline) X(InlineBox) X(Repeats) X(Repeated) X(InBody) X(InDescription) \
  X(InTitle) X(IsTitle) X(NearNever) X(NearDrop) X(NearCaption) X(NearByline) X(NearBelow) X(NearBody) X(NearArticle) \
  X(NearMain) X(NearAside) X(NearFooter) X(NearHeader) X(NearForm) X(NearSection) X(NearList) X(NearTable) \
  X(NearFigure) X(NearItem) X(Depth) X(Articles) X(ArticleShare) X(Box1Share) X(Box1Bytes) X(Box1Links) X(Box1Blocks) \
  X(Box1Place) X(Box2Share) X(Box2Bytes) X(Box2Links) X(Box2Blocks) X(Box3Share) X(Box3Bytes) X(Box3Links) \
  X(Box3Blocks) X(InContainer) X(LeftOut) X(ContainerShare) X(ContainerPlace) X(TopShare) X(InTop) X(Place) \
  X(TextBefore) X(AfterHeadline) X(SinceHeading) X(SinceRunning) X(UntilRunning) X(SameAsPrevious) X(SameAsNext) \
  X(SignCount) X(SignMean) X(SignLinks) X(SignShare) X(Previous2Words) X(Previous2Links) X(Previous2Closes) \
  X(Previous2Tag) X(PreviousWords) X(PreviousLinks) X(PreviousCloses) X(PreviousTag) X(NextWords) X(NextLinks) \
  X(NextCloses) X(NextTag) X(Next2Words) X(Next2Links) X(Next2Closes) X(Next2Tag) X(PageBytes) X(PageBlocks) \
  X(PageLinks) X(PageBody) X(PageParagraphs) X(WordWeight) X(WordLeast) X(WordMost) X(PreviousWeight) X(NextWeight) \
  X(NameOwn) X(NameParent) X(NameLeast) X(NameMost) X(NameSum) X(PageKind) X(PageTimes) X(IsTime) X(SinceTime)
// clang-format on

enum class Sign : std::uint8_t {
#define X(name) k##name,
  STEMMA_BLOCK_SIGNS(X)
#undef X
      kCount
};

inline constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::kCount);
inline constexpr std::uint32_t kSignsVersion = 1;

using SignRow = std::array<std::uint8_t, kSigns>;

struct BlockSigns {
  std::vector<SignRow> rows;         // of the tree's blocks
  std::vector<BlockText> texts;      // likewise
  std::vector<std::uint64_t> likes;  // equal for blocks whose element and the element around it have the same tags and classes
  std::vector<std::uint32_t> boxes;  // the nearest element around a block that may hold several blocks
  bool live_title = false;           // the title calls the page a live blog or ticker
  std::size_t headline = 0;          // block that prints the page's title; the number of blocks where none does
};

// Linear in the tree.
BlockSigns read_signs(const HtmlTree& tree, const PageContainer& container, const PageHints& hints);

}  // namespace stemma
