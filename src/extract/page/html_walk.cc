// One walk makes all that later stages ask of a page, since the walk waits for memory more than it computes: tags and attributes are
// told by the numbers that the parser gave them, class names are read once a page, and the words of all blocks lie in one string.

#include "extract/page/html_walk.h"

#include <lexbor/dom/interfaces/attr.h>
#include <lexbor/dom/interfaces/character_data.h>
#include <lexbor/dom/interfaces/element.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "extract/page/html_names.h"
#include "extract/page/html_tags.h"

namespace stemma {
namespace {

constexpr std::size_t kMostMetas = 400;
constexpr std::size_t kMostJsonLd = 1u << 20;  // bytes, all scripts together
constexpr std::size_t kMostAttributes = 200;   // of one element

std::string_view value_of(const lxb_dom_attr_t* attr) {
  if (attr == nullptr || attr->value == nullptr || attr->value->data == nullptr) return {};
  return {reinterpret_cast<const char*>(attr->value->data), attr->value->length};
}

// Bytes at which a run of plain letters must be left: ASCII blanks and controls, and the lead bytes of characters that are blank
// or nothing (C2 A0, E2 80 8B, …).
constexpr auto kStops = [] {
  std::array<bool, 256> stops{};
  for (std::size_t c = 0; c <= ' '; ++c) stops[c] = true;
  for (const unsigned c : {0xC2u, 0xE1u, 0xE2u, 0xE3u, 0xEFu}) stops[c] = true;
  return stops;
}();

class Walker {
 public:
  Walker(lxb_dom_document_t* dom, WalkScope scope, HtmlTree& tree) : tree_(tree), scope_(scope), marks_(dom) {
    const auto named = [&](std::string_view name) -> lxb_dom_attr_id_t {
      const auto* data =
          lxb_dom_attr_data_by_local_name(dom->attrs, reinterpret_cast<const lxb_char_t*>(name.data()), name.size());
      return data == nullptr ? lxb_dom_attr_id_t{LXB_DOM_ATTR__UNDEF} : data->attr_id;
    };
    aria_hidden_ = named("aria-hidden");
    hidden_ = named("hidden");
    style_ = named("style");
    naming_ = {named("role"), named("itemprop"), named("property"), named("data-testid"), named("data-component")};
  }

  void walk(lxb_dom_node_t* root) {
    lxb_dom_node_t* node = root;
    while (node != nullptr) {
      const bool inside = enter(node);
      if (inside && node->first_child != nullptr) {
        node = node->first_child;
        continue;
      }
      if (inside) leave(node);
      while (node != root && node->next == nullptr) {
        node = node->parent;
        leave(node);
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
    const auto tag = node->local_name;
    const std::uint8_t use = tag_use(tag);
    if (use & kHeadTag) return head_element(node, element, tag);
    if (tag == LXB_TAG_BR) {
      ++breaks_;
      return false;
    }
    if (open_.empty() || !tree_.elements[open_.back()].hidden)
      marks_.look(element, open_.empty() ? 0 : open_.back(), static_cast<std::uint32_t>(tree_.blocks.size()), tree_.marks);
    if (use & kLeftOutTag) return tag == LXB_TAG_NOSCRIPT && scope_ == WalkScope::kWithNoscript;
    if (use & kBlockTag) {
      open_block(element, tag);
      return true;
    }
    if (tag == LXB_TAG_TD || tag == LXB_TAG_TH) blank_ = true;
    if (use & kNamedTag) {
      if (invisible_inline(element)) return false;
      open_inline(element, use);
    }
    return true;
  }

  bool invisible_inline(const lxb_dom_element_t* element) const {
    for (const lxb_dom_attr_t* attr = element->first_attr; attr != nullptr; attr = attr->next) {
      const auto id = attr->node.local_name;
      if (id == LXB_DOM_ATTR__UNDEF) continue;
      if (id == hidden_ || (id == aria_hidden_ && value_of(attr) == "true") || (id == style_ && says_hidden(value_of(attr))))
        return true;
    }
    return false;
  }

  void open_inline(const lxb_dom_element_t* element, std::uint8_t use) {
    Inline opened;
    opened.begin = size();
    if (const std::string_view names = value_of(element->attr_class); !names.empty()) opened.cues = names_.read(names).cues;
    if (use & kLinkTag) {
      ++links_;
      for (const lxb_dom_attr_t* attr = element->first_attr; attr != nullptr && opened.url.empty(); attr = attr->next) {
        if (attr->node.local_name == LXB_DOM_ATTR_HREF) opened.url = value_of(attr);
      }
    }
    bolds_ += (use & kBoldTag) != 0;
    slanted_ += (use & kSlantedTag) != 0;
    inlines_.push_back(opened);
  }

  void close_inline(std::uint8_t use) {
    const Inline closed = inlines_.back();
    inlines_.pop_back();
    links_ -= (use & kLinkTag) != 0;
    if (!closed.url.empty() && size() > closed.begin && closed.begin >= begin_) {
      // A blank between the words before and the link belongs to neither.
      const char first = tree_.text[closed.begin];
      tree_.links.push_back({closed.begin + (first == ' ' || first == '\n'), size(), closed.url});
    }
    bolds_ -= (use & kBoldTag) != 0;
    slanted_ -= (use & kSlantedTag) != 0;
    if (closed.cues != 0 && size() > std::max(closed.begin, begin_)) {
      block_.inline_cues = static_cast<std::uint8_t>(block_.inline_cues | closed.cues);
      cue_bytes_ += size() - std::max(closed.begin, begin_);
    }
  }

  void open_block(const lxb_dom_element_t* element, lxb_tag_id_t tag) {
    flush();
    if (tag == LXB_TAG_BLOCKQUOTE) ++quotes_;
    if (tag == LXB_TAG_FIGURE) ++figures_;
    HtmlElement made;
    made.tag = static_cast<std::uint16_t>(tag);
    if (!open_.empty()) {
      made.parent = open_.back();
      made.hidden = tree_.elements[made.parent].hidden;
      made.depth = static_cast<std::uint16_t>(tree_.elements[made.parent].depth + 1);
    }
    if (scope_ == WalkScope::kForTraining) tree_.names.emplace_back();
    int weight = 0;
    std::uint32_t signature = static_cast<std::uint32_t>(tag) * 0x9e3779b1u;
    const auto take = [&](std::string_view names) {
      const NameVerdict verdict = names_.read(names);
      if (scope_ == WalkScope::kForTraining) name_words(names, tree_.names.back());
      made.cues = static_cast<std::uint8_t>(made.cues | verdict.cues);
      weight += verdict.weight;
    };
    std::size_t count = 0;
    for (const lxb_dom_attr_t* attr = element->first_attr; attr != nullptr && count < kMostAttributes;
         attr = attr->next, ++count) {
      const auto id = attr->node.local_name;
      if (id == LXB_DOM_ATTR_CLASS) {
        take(value_of(attr));
        signature ^= quick_hash(value_of(attr));
      } else if (id == LXB_DOM_ATTR_ID || std::find(naming_.begin(), naming_.end(), id) != naming_.end()) {
        take(value_of(attr));
      } else if (tag == LXB_TAG_BODY || tag == LXB_TAG_HTML) {
        if (tag == LXB_TAG_HTML && id == LXB_DOM_ATTR_LANG && tree_.language.empty())
          tree_.language = std::string(value_of(attr).substr(0, 100));
      } else if (id == hidden_ || (id == aria_hidden_ && value_of(attr) == "true") ||
                 (id == style_ && says_hidden(value_of(attr)))) {
        made.hidden = true;
      }
    }
    made.weight = static_cast<std::int16_t>(std::clamp(weight, -3000, 3000));
    made.signature = signature;
    open_.push_back(static_cast<std::uint32_t>(tree_.elements.size()));
    tree_.elements.push_back(made);
  }

  void leave(lxb_dom_node_t* node) {
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return;
    const auto tag = node->local_name;
    const std::uint8_t use = tag_use(tag);
    if (use & kBlockTag) {
      flush();
      tree_.elements[open_.back()].end = static_cast<std::uint32_t>(tree_.elements.size());
      open_.pop_back();
      if (tag == LXB_TAG_BLOCKQUOTE) --quotes_;
      if (tag == LXB_TAG_FIGURE) --figures_;
    } else if (use & kNamedTag) {
      close_inline(use);
    }
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

  static std::string_view attribute(lxb_dom_element_t* element, std::string_view name) {
    std::size_t size = 0;
    const lxb_char_t* value =
        lxb_dom_element_get_attribute(element, reinterpret_cast<const lxb_char_t*>(name.data()), name.size(), &size);
    return value == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(value), size);
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
      const auto byte = static_cast<unsigned char>(text[at]);
      std::size_t end = at;
      if (byte <= ' ') {
        blank_ = blank_ || byte != 0;
        ++at;
        continue;
      }
      if (kStops[byte]) {
        const CodePoint c = decode(text, at);
        end = at + c.size;
        // A no-break space is printed as a blank; what has no width is dropped.
        if (c.value == 0xAD || c.value == 0x200B || c.value == 0xFEFF || c.value == 0x2060) {
          at = end;
          continue;
        }
        if (is_space(c.value)) {
          blank_ = true;
          at = end;
          continue;
        }
      }
      while (end < text.size() && !kStops[static_cast<unsigned char>(text[end])]) ++end;
      add_run(text.substr(at, end - at));
      at = end;
    }
  }

  void add_run(std::string_view run) {
    if (breaks_ >= 2) flush();
    const bool empty = size() == begin_;
    if (empty) {
      block_.words = 1;
    } else if (breaks_ == 1 || blank_) {
      tree_.text += breaks_ == 1 ? '\n' : ' ';
      ++block_.words;
    }
    blank_ = false;
    breaks_ = 0;
    tree_.text += run;
    const auto bytes = static_cast<std::uint32_t>(run.size());
    if (links_ > 0) block_.link_bytes += bytes;
    if (bolds_ > 0) block_.bold_bytes += bytes;
    if (slanted_ > 0) block_.slanted_bytes += bytes;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(tree_.text.size()); }

  void flush() {
    blank_ = false;
    breaks_ = 0;
    if (size() == begin_) return;
    if (open_.empty() || tree_.blocks.size() >= kMostHtmlBlocks) {
      tree_.cut = tree_.cut || !open_.empty();
      tree_.text.resize(begin_);
    } else {
      block_.begin = begin_;
      block_.end = size();
      block_.element = open_.back();
      block_.tag = tag_of(tree_.elements[open_.back()]);
      block_.quoted = quotes_ > 0;
      block_.figure = figures_ > 0;
      // Blanks between the words count as what is around them.
      const auto whole = [&](std::uint32_t& bytes) { bytes = bytes + block_.words - 1 >= block_.size() ? block_.size() : bytes; };
      whole(block_.link_bytes);
      whole(block_.bold_bytes);
      whole(block_.slanted_bytes);
      if (cue_bytes_ * 10 < block_.size() * 8) block_.inline_cues = 0;
      tree_.blocks.push_back(block_);
    }
    block_ = {};
    cue_bytes_ = 0;
    begin_ = size();
  }

  HtmlBlockTag tag_of(const HtmlElement& element) const {
    switch (static_cast<lxb_tag_id_t>(element.tag)) {
      case LXB_TAG_P:
        return inside_list(element) ? HtmlBlockTag::kList : HtmlBlockTag::kParagraph;
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
  }

  bool inside_list(const HtmlElement& element) const {
    std::uint32_t at = element.parent;
    for (int steps = 0; at != kNoElement && steps < 2; ++steps, at = tree_.elements[at].parent) {
      if (tree_.elements[at].tag == LXB_TAG_LI) return true;
    }
    return false;
  }

  struct Inline {
    std::uint32_t begin = 0;
    std::uint8_t cues = 0;
    std::string_view url;  // of a link
  };

  HtmlTree& tree_;
  WalkScope scope_;
  lxb_dom_attr_id_t aria_hidden_, hidden_, style_;
  std::array<lxb_dom_attr_id_t, 5> naming_;
  NameReader names_;
  MarkFinder marks_;
  std::size_t json_bytes_ = 0;
  std::vector<std::uint32_t> open_;  // block elements around the place
  std::vector<Inline> inlines_;      // and inline elements
  int links_ = 0, bolds_ = 0, slanted_ = 0, quotes_ = 0, figures_ = 0;
  int breaks_ = 0;  // <br> since the last letter
  bool blank_ = false;
  HtmlBlock block_;
  std::uint32_t begin_ = 0, cue_bytes_ = 0;
};

}  // namespace

void walk_html(const HtmlDocument& document, WalkScope scope, HtmlTree& tree) {
  Walker(lxb_dom_interface_document(document.get()), scope, tree).walk(document.root());
}

}  // namespace stemma
