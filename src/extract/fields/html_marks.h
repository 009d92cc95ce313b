#pragma once
// Elements by which a page marks who wrote it, when, and where it stands: rel=author, microdata, class names, time elements, breadcrumbs.

#include <lexbor/dom/interfaces/element.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stemma {

enum class HtmlMarkKind : std::uint8_t {
  kAuthor,    // rel=author, itemprop=author or creator, a class named for an author, a link into a folder of authors
  kTime,      // a time element, or itemprop=datePublished or dateCreated
  kModified,  // itemprop=dateModified
  kHeadline,  // itemprop=headline
  kSection,   // itemprop=articleSection
  kCrumbs,    // breadcrumbs, one a line
};

struct HtmlMark {
  HtmlMarkKind kind = HtmlMarkKind::kAuthor;
  bool certain = false;       // said by rel or itemprop, not by a class name or an address
  std::uint32_t element = 0;  // HtmlTree::elements: the innermost block element around it
  std::uint32_t block = 0;    // HtmlTree::blocks: how many came before it
  std::string text;           // at most 300 bytes; "\n" between block elements
  std::string value;          // of datetime or content
};

// Looks at every element once, while the tree is walked; keeps a bounded number of marks, each after a bounded look.
class MarkFinder {
 public:
  explicit MarkFinder(lxb_dom_document_t* document);

  // `element` stands inside `block_element`, after `blocks` blocks of words.
  void look(lxb_dom_element_t* element, std::uint32_t block_element, std::uint32_t blocks, std::vector<HtmlMark>& marks);

 private:
  lxb_dom_attr_id_t itemprop_ = 0, datetime_ = 0;
  std::uint32_t headline_ = 0xffffffffu;  // blocks before the first first-level heading
};

}  // namespace stemma
