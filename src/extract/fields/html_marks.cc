// Which elements say who and when?
//
// Pages name an author in five ways, and most in more than one: rel=author, itemprop, a class ("byline", "article__author"), a link into
// a folder of authors, plain words. The first two are cheap to see anywhere: an attribute with a known number. Classes and addresses are
// looked through only near the first first-level heading, for two reasons that point the same way: below it come teasers with authors of
// their own, and looking through every class of a page costs a tenth of parsing it.

#include "extract/fields/html_marks.h"

#include <lexbor/dom/interfaces/attr.h>
#include <lexbor/dom/interfaces/character_data.h>
#include <lexbor/dom/interfaces/document.h>
#include <lexbor/tag/const.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace stemma {
namespace {

constexpr std::size_t kMostMarks = 200;
constexpr std::size_t kMostBytes = 300;     // of one mark's text
constexpr std::size_t kMostNodes = 150;     // looked at for one mark's text
constexpr std::uint32_t kBlocksBelow = 30;  // the headline, in which classes are looked through

std::string_view view(const lxb_dom_attr_t* attr) {
  if (attr == nullptr || attr->value == nullptr) return {};
  return {reinterpret_cast<const char*>(attr->value->data), attr->value->length};
}

bool unseen(lxb_tag_id_t tag) {
  return tag == LXB_TAG_SCRIPT || tag == LXB_TAG_STYLE || tag == LXB_TAG_SVG || tag == LXB_TAG_TEMPLATE ||
         tag == LXB_TAG_NOSCRIPT;
}

bool on_a_line(lxb_tag_id_t tag) {
  static constexpr std::array<lxb_tag_id_t, 14> kInline = {LXB_TAG_A,    LXB_TAG_SPAN, LXB_TAG_B,    LXB_TAG_STRONG, LXB_TAG_I,
                                                           LXB_TAG_EM,   LXB_TAG_TIME, LXB_TAG_CITE, LXB_TAG_SMALL,  LXB_TAG_U,
                                                           LXB_TAG_FONT, LXB_TAG_ABBR, LXB_TAG_SUP,  LXB_TAG__UNDEF};
  return std::find(kInline.begin(), kInline.end(), tag) != kInline.end();
}

// The words below a node, white space collapsed, "\n" between block elements; with `each` between all elements.
std::string words_below(lxb_dom_node_t* root, bool each) {
  std::string out;
  bool blank = false, line = false;
  std::size_t nodes = 0;
  lxb_dom_node_t* node = root;
  while (node != nullptr && ++nodes <= kMostNodes && out.size() < kMostBytes) {
    bool inside = true;
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
      const auto* data = lxb_dom_interface_character_data(node);
      const std::string_view text(reinterpret_cast<const char*>(data->data.data), std::min(data->data.length, kMostBytes));
      for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (is_space(c.value)) {
          blank = true;
        } else if (c.value != 0xAD && c.value != 0x200B && c.value != 0xFEFF && c.value != 0xFFFD) {
          if (!out.empty() && (line || blank)) out += line ? '\n' : ' ';
          blank = line = false;
          out.append(text, at, c.size);
        }
        at += c.size;
      }
    } else if (node->type == LXB_DOM_NODE_TYPE_ELEMENT) {
      const auto tag = static_cast<lxb_tag_id_t>(node->local_name);
      inside = !unseen(tag);
      if (each || !on_a_line(tag)) line = true;
    }
    if (inside && node->first_child != nullptr) {
      node = node->first_child;
      continue;
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      if (each || (node != root && !on_a_line(static_cast<lxb_tag_id_t>(node->local_name)))) line = true;
    }
    if (node == root) break;
    if (node->type == LXB_DOM_NODE_TYPE_ELEMENT && (each || !on_a_line(static_cast<lxb_tag_id_t>(node->local_name)))) line = true;
    node = node->next;
  }
  return out;
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; }

bool says(std::string_view names, std::size_t at, std::string_view word) {
  if (names.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (small(names[at + i]) != word[i]) return false;
  }
  return true;
}

bool letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// A word begins here: after no letter, or a capital after a small letter ("articleAuthor"), or all run together ("articleauthor").
enum class ClassName { kNone, kAuthor, kCrumbs };

ClassName class_name(std::string_view names) {
  names = names.substr(0, kMostBytes);
  for (std::size_t at = 0; at + 5 <= names.size(); ++at) {
    const char c = small(names[at]);
    if (c != 'a' && c != 'b' && c != 'w') continue;
    if (at > 0 && letter(names[at - 1]) && !(names[at - 1] >= 'a' && names[at] < 'a')) continue;
    for (const std::string_view word : {"author", "autor", "byline", "writer"}) {
      if (says(names, at, word)) return ClassName::kAuthor;
    }
    if (says(names, at, "breadcrumb")) return ClassName::kCrumbs;
  }
  return ClassName::kNone;
}

// A folder of the people who write: "/author/ada-lind", "/autoren/name/…", "/staff/8392/…".
bool author_folder(std::string_view href) {
  static constexpr std::array<std::string_view, 14> kFolders = {
      "author",  "authors",     "autor",        "autoren",    "autorin",  "staff", "writer",
      "writers", "contributor", "contributors", "journalist", "reporter", "by",    "profile"};
  for (int folders = 0; folders < 8; ++folders) {
    const std::size_t slash = href.find('/');
    if (slash == std::string_view::npos) return false;
    const std::string_view folder = href.substr(0, slash);
    href.remove_prefix(slash + 1);
    if (href.size() > 1 && folder.size() <= 12 &&
        std::any_of(kFolders.begin(), kFolders.end(), [&](std::string_view one) { return folder == one; }))
      return true;
  }
  return false;
}

bool among(std::string_view list, std::string_view wanted) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == wanted) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

lxb_dom_attr_id_t id_of(lxb_dom_document_t* document, std::string_view name) {
  const auto* data =
      lxb_dom_attr_data_by_local_name(document->attrs, reinterpret_cast<const lxb_char_t*>(name.data()), name.size());
  return data == nullptr ? lxb_dom_attr_id_t{LXB_DOM_ATTR__UNDEF} : data->attr_id;
}

}  // namespace

MarkFinder::MarkFinder(lxb_dom_document_t* document)
    : itemprop_(id_of(document, "itemprop")), datetime_(id_of(document, "datetime")) {}

void MarkFinder::look(lxb_dom_element_t* element, std::uint32_t block_element, std::uint32_t blocks,
                      std::vector<HtmlMark>& marks) {
  const auto tag = static_cast<lxb_tag_id_t>(element->node.local_name);
  if (tag == LXB_TAG_H1 && headline_ == 0xffffffffu) headline_ = blocks;
  if (marks.size() >= kMostMarks) return;
  const bool near = headline_ == 0xffffffffu || blocks <= headline_ + kBlocksBelow;
  HtmlMark mark;
  bool found = false;
  std::string_view content;
  for (const lxb_dom_attr_t* attr = element->first_attr; attr != nullptr; attr = attr->next) {
    const lxb_dom_attr_id_t id = attr->node.local_name;
    if (id == LXB_DOM_ATTR_CONTENT) {
      content = view(attr);
    } else if (id == LXB_DOM_ATTR_REL && tag == LXB_TAG_A) {
      if (among(view(attr), "author")) found = mark.certain = true;
    } else if (id == LXB_DOM_ATTR_HREF && tag == LXB_TAG_A) {
      if (near && !found) found = author_folder(view(attr));
    } else if (id == LXB_DOM_ATTR_CLASS) {
      const ClassName name = near ? class_name(view(attr)) : ClassName::kNone;
      if (name == ClassName::kNone || found) continue;
      found = true;
      if (name == ClassName::kCrumbs) mark.kind = HtmlMarkKind::kCrumbs;
    } else if (id == itemprop_ && id != LXB_DOM_ATTR__UNDEF) {
      const std::string_view prop = view(attr);
      const auto is = [&](HtmlMarkKind kind) {
        mark.kind = kind;
        found = mark.certain = true;
      };
      if (among(prop, "author") || among(prop, "creator")) is(HtmlMarkKind::kAuthor);
      if (among(prop, "datePublished") || among(prop, "dateCreated")) is(HtmlMarkKind::kTime);
      if (among(prop, "dateModified")) is(HtmlMarkKind::kModified);
      if (among(prop, "headline")) is(HtmlMarkKind::kHeadline);
      if (among(prop, "articleSection")) is(HtmlMarkKind::kSection);
    } else if (id == datetime_ && id != LXB_DOM_ATTR__UNDEF) {
      mark.value = std::string(view(attr).substr(0, 100));
      if (!found) mark.kind = HtmlMarkKind::kTime;
      found = true;
    }
  }
  if (tag == LXB_TAG_TIME && !found) {
    found = true;
    mark.kind = HtmlMarkKind::kTime;
  }
  if (!found || tag == LXB_TAG_META || tag == LXB_TAG_LINK || tag == LXB_TAG_BODY || tag == LXB_TAG_HTML) return;
  if (mark.value.empty()) mark.value = std::string(content.substr(0, 200));
  mark.element = block_element;
  mark.block = blocks;
  mark.text = words_below(lxb_dom_interface_node(element), mark.kind == HtmlMarkKind::kCrumbs);
  if (!mark.text.empty() || !mark.value.empty()) marks.push_back(std::move(mark));
}

}  // namespace stemma
