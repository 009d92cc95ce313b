#pragma once
// A page as a list of elements and a list of blocks of words, in reading order. What is never shown (scripts, forms, menus) is left out;
// everything that needs a judgement is kept, with what it can be judged by.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/fields/html_marks.h"
#include "extract/page/html_document.h"

namespace stemma {

inline constexpr std::uint32_t kNoElement = 0xffffffffu;

struct HtmlElement {
  std::uint32_t parent = kNoElement;  // index; elements are in document order, so a parent comes before its children
  std::uint32_t end = 0;              // index after its last descendant
  std::uint32_t signature = 0;        // hash of its tag and class
  std::uint16_t tag = 0;              // lxb_tag_id_t
  std::uint8_t cues = 0;              // NameCue bits (html_names.h)
  bool hidden = false;                // itself or an element around it is not shown
  std::int16_t weight = 0;            // of its names, as learned (html_names.h)
  std::uint16_t depth = 0;            // elements around it
};

enum class HtmlBlockTag : std::uint8_t { kParagraph, kPlain, kHeading1, kHeading, kList, kCaption, kRow };

// Words between two block boundaries.
struct HtmlBlock {
  std::uint32_t begin = 0, end = 0;  // of HtmlTree::text; not empty
  std::uint32_t element = 0;         // innermost block element around it
  std::uint32_t words = 0;
  std::uint32_t link_bytes = 0;  // of text that is inside links
  std::uint32_t bold_bytes = 0, slanted_bytes = 0;
  HtmlBlockTag tag = HtmlBlockTag::kPlain;
  std::uint8_t inline_cues = 0;  // NameCue bits of inline elements that hold most of it
  bool quoted = false;           // inside a blockquote
  bool figure = false;           // inside a figure

  std::uint32_t size() const { return end - begin; }
  bool bold() const { return bold_bytes * 10 >= size() * 9; }
};

// Words of one block that lead elsewhere.
struct HtmlLink {
  std::uint32_t begin = 0, end = 0;  // of HtmlTree::text
  std::string_view url;              // as the page gives it; of the document, which has to be kept
};

inline constexpr std::size_t kMostHtmlBlocks = 40000;  // some 15 MB of what is looked at to judge them

struct HtmlTree {
  std::vector<HtmlElement> elements;
  std::vector<HtmlBlock> blocks;
  std::vector<HtmlLink> links;  // in order
  std::string text;             // of all blocks, white space collapsed, "\n" for a line break inside a block
  std::string title;            // of the title element
  std::string language, canonical;
  std::vector<std::pair<std::string, std::string>> metas;  // name (lower case), content; in order
  std::vector<std::string> json_ld;                        // script contents
  std::vector<HtmlMark> marks;                             // of authors, times, sections; in order
  std::vector<std::vector<std::uint32_t>> names;           // of elements, as name_words gives them; for training only

  bool cut = false;  // it has more than kMostHtmlBlocks; the rest is left out

  std::string_view words_of(const HtmlBlock& block) const {
    return std::string_view(text).substr(block.begin, block.end - block.begin);
  }
};

// Linear; no recursion over the page.
HtmlTree read_tree(const HtmlDocument& document, bool for_training = false);

}  // namespace stemma
