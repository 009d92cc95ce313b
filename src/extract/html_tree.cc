#include "extract/html_tree.h"

#include <lexbor/dom/interfaces/attr.h>
#include <lexbor/dom/interfaces/character_data.h>
#include <lexbor/dom/interfaces/element.h>

#include <algorithm>

#include "base/utf8.h"
#include "extract/html_names.h"

namespace stemma {
namespace {

constexpr std::size_t kMostMetas = 400;
constexpr std::size_t kMostJsonLd = 1u << 20;  // bytes, all scripts together

// Never words of a report, whatever is inside.
bool left_out(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_SCRIPT:
    case LXB_TAG_STYLE:
    case LXB_TAG_NOSCRIPT:
    case LXB_TAG_TEMPLATE:
    case LXB_TAG_SVG:
    case LXB_TAG_MATH:
    case LXB_TAG_IFRAME:
    case LXB_TAG_OBJECT:
    case LXB_TAG_EMBED:
    case LXB_TAG_CANVAS:
    case LXB_TAG_AUDIO:
    case LXB_TAG_VIDEO:
    case LXB_TAG_SELECT:
    case LXB_TAG_BUTTON:
    case LXB_TAG_INPUT:
    case LXB_TAG_TEXTAREA:
    case LXB_TAG_LABEL:
    case LXB_TAG_NAV:
    case LXB_TAG_DIALOG:
    case LXB_TAG_MAP:
    case LXB_TAG_OPTION:
    case LXB_TAG_DATALIST:
    case LXB_TAG_PROGRESS:
    case LXB_TAG_TITLE:
      return true;
    default:
      return false;
  }
}

bool breaks_block(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_ADDRESS:
    case LXB_TAG_ARTICLE:
    case LXB_TAG_ASIDE:
    case LXB_TAG_BLOCKQUOTE:
    case LXB_TAG_BODY:
    case LXB_TAG_CENTER:
    case LXB_TAG_DD:
    case LXB_TAG_DETAILS:
    case LXB_TAG_DIV:
    case LXB_TAG_DL:
    case LXB_TAG_DT:
    case LXB_TAG_FIELDSET:
    case LXB_TAG_FIGCAPTION:
    case LXB_TAG_FIGURE:
    case LXB_TAG_FOOTER:
    case LXB_TAG_FORM:
    case LXB_TAG_H1:
    case LXB_TAG_H2:
    case LXB_TAG_H3:
    case LXB_TAG_H4:
    case LXB_TAG_H5:
    case LXB_TAG_H6:
    case LXB_TAG_HEADER:
    case LXB_TAG_HR:
    case LXB_TAG_HTML:
    case LXB_TAG_LI:
    case LXB_TAG_MAIN:
    case LXB_TAG_OL:
    case LXB_TAG_P:
    case LXB_TAG_PRE:
    case LXB_TAG_SECTION:
    case LXB_TAG_SUMMARY:
    case LXB_TAG_TABLE:
    case LXB_TAG_TBODY:
    case LXB_TAG_TFOOT:
    case LXB_TAG_THEAD:
    case LXB_TAG_TR:
    case LXB_TAG_UL:
    case LXB_TAG_CAPTION:
    case LXB_TAG_HGROUP:
      return true;
    default:
      return false;
  }
}

std::string_view attribute(lxb_dom_element_t* element, std::string_view name) {
  std::size_t size = 0;
  const lxb_char_t* value =
      lxb_dom_element_get_attribute(element, reinterpret_cast<const lxb_char_t*>(name.data()), name.size(), &size);
  return value == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(value), size);
}

bool invisible(lxb_dom_element_t* element) {
  if (lxb_dom_element_has_attribute(element, reinterpret_cast<const lxb_char_t*>("hidden"), 6)) return true;
  if (attribute(element, "aria-hidden") == "true") return true;
  std::string style(attribute(element, "style").substr(0, 300));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

class TreeBuilder {
 public:
  TreeBuilder(HtmlTree& tree, lxb_dom_document_t* document) : tree_(tree), marks_(document) {}

  void walk(lxb_dom_node_t* root) {
    lxb_dom_node_t* node = root;
    while (node != nullptr) {
      bool inside = enter(node);
      if (inside && node->first_child != nullptr) {
        node = node->first_child;
        continue;
      }
      leave(node, inside);
      while (node != root && node->next == nullptr) {
        node = node->parent;
        leave(node, true);
      }
      if (node == root) break;
      node = node->next;
    }
    flush();
  }

 private:
  // False where the element is passed over with all it holds.
  bool enter(lxb_dom_node_t* node) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
      const auto* data = lxb_dom_interface_character_data(node);
      add_text({reinterpret_cast<const char*>(data->data.data), data->data.length});
      return false;
    }
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return node->type == LXB_DOM_NODE_TYPE_DOCUMENT;
    auto* element = lxb_dom_interface_element(node);
    const auto tag = static_cast<lxb_tag_id_t>(node->local_name);
    if (tag == LXB_TAG_HEAD || tag == LXB_TAG_META || tag == LXB_TAG_LINK || tag == LXB_TAG_SCRIPT || tag == LXB_TAG_TITLE)
      return head_element(node, element, tag);
    if (tag == LXB_TAG_HTML) tree_.language = std::string(attribute(element, "lang"));
    if (tag == LXB_TAG_BR) {
      ++breaks_;
      return false;
    }
    marks_.look(element, open_.empty() ? 0 : open_.back(), static_cast<std::uint32_t>(tree_.blocks.size()), tree_.marks);
    if (left_out(tag)) return false;
    const bool block = breaks_block(tag);
    if (block || tag == LXB_TAG_SPAN || tag == LXB_TAG__UNDEF || tag >= LXB_TAG__LAST_ENTRY) {
      if (tag != LXB_TAG_BODY && tag != LXB_TAG_HTML && invisible(element)) return false;
    }
    if (tag == LXB_TAG_A) ++links_;
    if (tag == LXB_TAG_B || tag == LXB_TAG_STRONG) ++bolds_;
    if (tag == LXB_TAG_TD || tag == LXB_TAG_TH) add_text(" ");
    if (!block) return true;
    flush();
    if (tag == LXB_TAG_BLOCKQUOTE) ++quotes_;
    if (tag == LXB_TAG_FIGURE) ++figures_;
    HtmlElement made;
    made.parent = open_.empty() ? kNoElement : open_.back();
    made.tag = static_cast<std::uint16_t>(tag);
    for (const std::string_view name : {"class", "id", "role", "itemprop", "data-testid", "data-component"}) {
      made.cues = static_cast<std::uint8_t>(made.cues | name_cues(attribute(element, name)));
    }
    open_.push_back(static_cast<std::uint32_t>(tree_.elements.size()));
    tree_.elements.push_back(made);
    return true;
  }

  void leave(lxb_dom_node_t* node, bool entered) {
    if (!entered || node->type != LXB_DOM_NODE_TYPE_ELEMENT) return;
    const auto tag = static_cast<lxb_tag_id_t>(node->local_name);
    if (tag == LXB_TAG_A) --links_;
    if (tag == LXB_TAG_B || tag == LXB_TAG_STRONG) --bolds_;
    if (breaks_block(tag)) {
      flush();
      tree_.elements[open_.back()].end = static_cast<std::uint32_t>(tree_.elements.size());
      open_.pop_back();
    }
    if (tag == LXB_TAG_BLOCKQUOTE) --quotes_;
    if (tag == LXB_TAG_FIGURE) --figures_;
  }

  // Head, and the elements of a head wherever they stand.
  bool head_element(lxb_dom_node_t* node, lxb_dom_element_t* element, lxb_tag_id_t tag) {
    if (tag == LXB_TAG_HEAD) return true;
    if (tag == LXB_TAG_META && tree_.metas.size() < kMostMetas) {
      const std::string_view content = attribute(element, "content");
      for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
        const std::string_view name = attribute(element, key);
        if (!name.empty() && name.size() < 100 && !content.empty())
          tree_.metas.emplace_back(lower(name), content.substr(0, 4000));
      }
    } else if (tag == LXB_TAG_LINK) {
      if (attribute(element, "rel") == "canonical" && tree_.canonical.empty())
        tree_.canonical = std::string(attribute(element, "href").substr(0, 2000));
    } else if (tag == LXB_TAG_TITLE) {
      if (tree_.title.empty()) tree_.title = collapse(content_of(node));
    } else if (tag == LXB_TAG_SCRIPT && lower(attribute(element, "type").substr(0, 40)).starts_with("application/ld+json")) {
      std::string json = content_of(node);
      json_bytes_ += json.size();
      if (json_bytes_ <= kMostJsonLd) tree_.json_ld.push_back(std::move(json));
    }
    return false;
  }

  static std::string content_of(lxb_dom_node_t* node) {
    std::string out;
    for (lxb_dom_node_t* child = node->first_child; child != nullptr; child = child->next) {
      if (child->type != LXB_DOM_NODE_TYPE_TEXT) continue;
      const auto* data = lxb_dom_interface_character_data(child);
      out.append(reinterpret_cast<const char*>(data->data.data), data->data.length);
    }
    return out;
  }

  static std::string collapse(std::string_view text) {
    std::string out;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode(text, at);
      if (is_space(c.value)) {
        blank = !out.empty();
      } else {
        if (blank) out += ' ';
        blank = false;
        out.append(text, at, c.size);
      }
      at += c.size;
    }
    return out;
  }

  void add_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode(text, at);
      // A no-break space is printed as a blank; what has no width is dropped.
      const bool nothing = c.value == 0xAD || c.value == 0x200B || c.value == 0xFEFF || c.value == 0x2060 || c.value == 0;
      if (nothing) {
        at += c.size;
        continue;
      }
      if (is_space(c.value)) {
        blank_ = true;
        at += c.size;
        continue;
      }
      if (breaks_ >= 2) flush();
      if (words_in_ > 0 && breaks_ == 1) {
        text_ += '\n';
        ++words_in_;
      } else if (words_in_ > 0 && blank_) {
        text_ += ' ';
        ++words_in_;
      }
      if (words_in_ == 0) words_in_ = 1;
      blank_ = false;
      breaks_ = 0;
      text_.append(text, at, c.size);
      if (links_ > 0) link_bytes_ += c.size;
      if (bolds_ == 0) all_bold_ = false;
      at += c.size;
    }
  }

  void flush() {
    blank_ = false;
    breaks_ = 0;
    if (!text_.empty() && !open_.empty()) {
      HtmlBlock block;
      block.text = std::move(text_);
      block.element = open_.back();
      block.tag = tag_of(tree_.elements[open_.back()]);
      block.quoted = quotes_ > 0;
      block.figure = figures_ > 0;
      block.bold = all_bold_;
      block.link_bytes = link_bytes_;
      block.words = words_in_;
      tree_.blocks.push_back(std::move(block));
    }
    text_.clear();
    words_in_ = link_bytes_ = 0;
    all_bold_ = true;
  }

  HtmlBlockTag tag_of(const HtmlElement& element) const {
    switch (static_cast<lxb_tag_id_t>(element.tag)) {
      case LXB_TAG_P:
        break;
      case LXB_TAG_H1:
        return HtmlBlockTag::kHeading1;
      case LXB_TAG_H2:
      case LXB_TAG_H3:
      case LXB_TAG_H4:
      case LXB_TAG_H5:
      case LXB_TAG_H6:
        return HtmlBlockTag::kHeading;
      case LXB_TAG_LI:
      case LXB_TAG_DD:
      case LXB_TAG_DT:
        return HtmlBlockTag::kList;
      case LXB_TAG_FIGCAPTION:
      case LXB_TAG_CAPTION:
        return HtmlBlockTag::kCaption;
      case LXB_TAG_TR:
        return HtmlBlockTag::kRow;
      default:
        return inside_list(element) ? HtmlBlockTag::kList : HtmlBlockTag::kPlain;
    }
    return inside_list(element) ? HtmlBlockTag::kList : HtmlBlockTag::kParagraph;
  }

  bool inside_list(const HtmlElement& element) const {
    std::uint32_t at = element.parent;
    for (int steps = 0; at != kNoElement && steps < 2; ++steps, at = tree_.elements[at].parent) {
      if (tree_.elements[at].tag == LXB_TAG_LI) return true;
    }
    return false;
  }

  HtmlTree& tree_;
  MarkFinder marks_;
  std::size_t json_bytes_ = 0;
  std::vector<std::uint32_t> open_;  // block elements around the place
  int links_ = 0, bolds_ = 0, quotes_ = 0, figures_ = 0;
  int breaks_ = 0;  // <br> since the last letter
  bool blank_ = false, all_bold_ = true;
  std::string text_;
  std::uint32_t words_in_ = 0, link_bytes_ = 0;
};

}  // namespace

HtmlTree read_tree(const HtmlDocument& document) {
  HtmlTree tree;
  TreeBuilder(tree, lxb_dom_interface_document(document.get())).walk(document.root());
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
