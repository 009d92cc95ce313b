// A parser that strangers may write for.
//
// The HTML algorithm is linear but for four things: the stack of open elements is searched at nearly every tag, formatting elements left
// open are opened again inside every later block, the attributes of one tag are compared with each other, and each new name of a tag or
// attribute with others. Each is bounded here, by standing between tokenizer and tree builder: every token passes `Gate::take`, which counts what it asks
// for and looks at both stacks. A count of tags before parsing was rejected: it costs a second pass over the page and does not see what
// the algorithm opens by itself. Passing the tokens on is also the place to leave out what nobody reads: most bytes of a page are scripts,
// drawings and attributes for them, and no DOM is built for those (a fifth of the time of a page, measured with bench/pages_bench).

#include "extract/page/html_document.h"

#include <lexbor/html/parser.h>
#include <lexbor/html/token.h>
#include <lexbor/html/tokenizer.h>
#include <lexbor/html/tree.h>
#include <lexbor/html/tree/insertion_mode.h>

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/utf8.h"
#include "extract/page/html_tags.h"

namespace stemma {
namespace {

constexpr std::size_t kChunkBytes = 16u << 10;  // between two looks at what the tokenizer keeps

// What this stage reads, and what the parser itself asks for (charset, color, encoding, face, form, size).
bool kept_attribute(std::string_view name) {
  switch (name.size()) {
    case 2:
      return name == "id";
    case 3:
      return name == "rel";
    case 4:
      return name == "href" || name == "name" || name == "role" || name == "type" || name == "lang" || name == "size" ||
             name == "face" || name == "form";
    case 5:
      return name == "class" || name == "style" || name == "title" || name == "color";
    case 6:
      return name == "hidden" || name == "itemid";
    case 7:
      return name == "content" || name == "charset";
    case 8:
      return name == "itemprop" || name == "datetime" || name == "property" || name == "itemtype" || name == "encoding";
    case 9:
      return name == "itemscope";
    case 10:
      return name == "aria-label" || name == "http-equiv";
    case 11:
      return name == "aria-hidden" || name == "data-testid";
    case 14:
      return name == "data-component";
    default:
      return false;
  }
}

// Elements without words or children: shapes of a drawing, which mean nothing outside one, and what stands in a line without changing it.
bool wordless(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_CLIPPATH:
    case LXB_TAG_LINEARGRADIENT:
    case LXB_TAG_PATH:
    case LXB_TAG_RADIALGRADIENT:
    case LXB_TAG_EMBED:
    case LXB_TAG_IMG:
    case LXB_TAG_PARAM:
    case LXB_TAG_SOURCE:
    case LXB_TAG_TRACK:
    case LXB_TAG_WBR:
      return true;
    default:
      return false;
  }
}

std::string_view name_of(const lxb_html_token_attr_t* attribute) {
  if (attribute->name == nullptr) return {};
  const auto& entry = attribute->name->entry;
  return {reinterpret_cast<const char*>(lexbor_hash_entry_str(&entry)), entry.length};
}

// Stands between tokenizer and tree builder.
class Gate {
 public:
  Gate(lxb_html_parser_t* parser, const Limits& limits, HtmlWork& work)
      : tree_(parser->tree), build_(parser->tkz->callback_token_done), limits_(limits), work_(work) {
    lxb_html_tokenizer_callback_token_done_set(parser->tkz, &Gate::token_done, this);
  }

  // Null, or the budget that was reached.
  const char* reached() const { return reached_; }
  std::size_t budget() const { return budget_; }

  // Between two chunks: what the tokenizer keeps of names and of a tag that has not ended. Its table of names does not grow, so that
  // every new one is compared with a share of all before.
  bool bounded(const lxb_html_tokenizer_t* tokenizer) {
    if (tokenizer->attrs->entries->allocated + tokenizer->tags->entries->allocated > limits_.html_names)
      return over("different names of tags and attributes", limits_.html_names);
    if (tokenizer->token == nullptr) return true;
    std::size_t count = 0;
    for (auto* one = tokenizer->token->attr_first; one != nullptr; one = one->next) ++count;
    return work_.attributes + count <= limits_.html_attributes || over("attributes", limits_.html_attributes);
  }

 private:
  static lxb_html_token_t* token_done(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, void* gate) {
    return static_cast<Gate*>(gate)->take(tokenizer, token);
  }

  lxb_html_token_t* take(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token) {
    switch (token->tag_id) {
      case LXB_TAG__EM_COMMENT:
        return token;
      case LXB_TAG__TEXT:
        if (tree_->mode == lxb_html_tree_insertion_mode_text ? unread_ : after_block_ && blank(token)) return token;
        after_block_ = false;
        return build(tokenizer, token);
      case LXB_TAG__END_OF_FILE:
      case LXB_TAG__EM_DOCTYPE:
        return build(tokenizer, token);
      default:
        break;
    }
    if (++work_.tags > limits_.html_tags && !over("tags", limits_.html_tags)) return stop(tokenizer);
    if (wordless(token->tag_id)) return token;
    after_block_ = (tag_use(token->tag_id) & (kBlockTag | kHeadTag)) != 0;
    if ((token->type & LXB_HTML_TOKEN_TYPE_CLOSE) == 0) {
      unread_ = token->tag_id == LXB_TAG_STYLE || (token->tag_id == LXB_TAG_SCRIPT && !linked_data(token));
      if (!choose_attributes(token)) return stop(tokenizer);
    }
    return build(tokenizer, token);
  }

  lxb_html_token_t* build(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token) {
    const std::size_t before = lexbor_array_length(tree_->open_elements);
    lxb_html_token_t* next = build_(tokenizer, token, tree_);
    const std::size_t after = lexbor_array_length(tree_->open_elements);
    work_.elements += after > before ? after - before : 0;
    const bool within = (after <= limits_.html_depth || over("elements open inside each other", limits_.html_depth)) &&
                        (lexbor_array_length(tree_->active_formatting) <= limits_.html_depth ||
                         over("formatting elements left open", limits_.html_depth)) &&
                        (work_.elements <= limits_.html_tags || over("elements", limits_.html_tags));
    return within ? next : stop(tokenizer);
  }

  // White space only. Behind the tag of a block it parts no words.
  static bool blank(const lxb_html_token_t* token) {
    return std::all_of(token->text_start, token->text_end, [](lxb_char_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
  }

  static bool linked_data(const lxb_html_token_t* token) {
    for (auto* one = token->attr_first; one != nullptr; one = one->next) {
      if (one->value == nullptr || name_of(one) != "type") continue;
      const std::string_view type(reinterpret_cast<const char*>(one->value), one->value_size);
      return lower(type.substr(0, 40)).find("ld+json") != std::string::npos;
    }
    return false;
  }

  bool choose_attributes(lxb_html_token_t* token) {
    for (auto* one = token->attr_first; one != nullptr;) {
      auto* next = one->next;
      if (++work_.attributes > limits_.html_attributes) return over("attributes", limits_.html_attributes);
      if (!kept_attribute(name_of(one))) lxb_html_token_attr_remove(token, one);
      one = next;
    }
    return true;
  }

  bool over(const char* what, std::size_t budget) {
    reached_ = what;
    budget_ = budget;
    return false;
  }

  static lxb_html_token_t* stop(lxb_html_tokenizer_t* tokenizer) {
    tokenizer->status = LXB_STATUS_STOPPED;
    return nullptr;
  }

  lxb_html_tree_t* tree_;
  lxb_html_tokenizer_token_f build_;
  const Limits& limits_;
  HtmlWork& work_;
  std::size_t budget_ = 0;
  bool unread_ = false;       // inside a script or style sheet
  bool after_block_ = false;  // the last tag was that of a block
  const char* reached_ = nullptr;
};

// A page without the insides of its scripts and style sheets, which are half of its bytes as a rule: found by a search for their tags,
// at several times the speed of a tokenizer. What the search could mistake is left in: JSON-LD, and insides in which a comment begins or
// ends, since then the tag may stand in a comment itself.
class ReadParts {
 public:
  explicit ReadParts(std::string_view html) : html_(html) {
    for (Raw& raw : raws_) raw.next = html_.find(raw.opening);
  }

  // The next stretch to be parsed; empty after the last.
  std::string_view next() {
    const std::size_t from = at_;
    std::size_t looking = at_;
    while (looking < html_.size()) {
      for (Raw& raw : raws_) {
        if (raw.next != std::string_view::npos && raw.next < looking) raw.next = html_.find(raw.opening, looking);
      }
      const Raw& raw = raws_[0].next < raws_[1].next ? raws_[0] : raws_[1];
      if (raw.next == std::string_view::npos) break;
      const std::size_t inside = html_.find('>', raw.next);
      const std::size_t end = inside == std::string_view::npos ? inside : html_.find(raw.closing, inside);
      if (end == std::string_view::npos) break;
      const std::string_view tag = html_.substr(raw.next, inside - raw.next);
      const std::string_view text = html_.substr(inside + 1, end - inside - 1);
      looking = end;
      if (tag.size() > kTagBytes || may_be_linked_data(tag) || tag.ends_with('/') || may_be_outside(text)) continue;
      at_ = end;
      return html_.substr(from, inside + 1 - from);
    }
    at_ = html_.size();
    return html_.substr(from);
  }

 private:
  static constexpr std::size_t kTagBytes = 1000;

  // "application/ld+json", whatever of it is written as a reference.
  static bool may_be_linked_data(std::string_view tag) {
    const std::string folded = lower(tag);
    return folded.find("ld") < folded.rfind("json") && folded.find("json") != std::string::npos;
  }

  // Where a comment or another script begins or a comment ends, the tag may have stood in a comment itself.
  static bool may_be_outside(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
      if (text.substr(at).starts_with("<!") || text.substr(at).starts_with("<script")) return true;
    }
    for (std::size_t at = text.find('>'); at != std::string_view::npos; at = text.find('>', at + 1)) {
      if (text.substr(0, at).ends_with("--")) return true;
    }
    return false;
  }

  struct Raw {
    std::string_view opening, closing;
    std::size_t next = 0;
  };

  std::string_view html_;
  std::size_t at_ = 0;
  std::array<Raw, 2> raws_ = {{{"<script", "</script"}, {"<style", "</style"}}};
};

}  // namespace

Result<HtmlDocument> HtmlDocument::parse(std::string_view html, const Limits& limits, HtmlWork* work) {
  HtmlWork own;
  const auto failed = [](std::string message) { return std::unexpected(Error{Cause::kTooLarge, {}, std::move(message)}); };
  if (html.size() > limits.html_bytes)
    return failed(fmt::format("the page is larger than the limit of {} KB", limits.html_bytes >> 10));
  const std::unique_ptr<lxb_html_parser_t, decltype(&lxb_html_parser_destroy)> parser(lxb_html_parser_create(),
                                                                                      &lxb_html_parser_destroy);
  if (!parser || lxb_html_parser_init(parser.get()) != LXB_STATUS_OK) return failed("no memory for a parser");
  HtmlWork& spent = work != nullptr ? *work : own;
  spent = {};
  Gate gate(parser.get(), limits, spent);
  HtmlDocument made;
  made.document_.reset(lxb_html_parse_chunk_begin(parser.get()));
  if (!made.document_) return failed("no memory for a document");
  bool going = true;
  ReadParts parts(html);
  for (std::string_view part = parts.next(); !part.empty() && going; part = parts.next()) {
    for (; !part.empty() && going; part.remove_prefix(std::min(kChunkBytes, part.size()))) {
      const std::string_view chunk = part.substr(0, kChunkBytes);
      spent.bytes += chunk.size();
      going = lxb_html_parse_chunk_process(parser.get(), reinterpret_cast<const lxb_char_t*>(chunk.data()), chunk.size()) ==
                  LXB_STATUS_OK &&
              gate.bounded(parser->tkz);
    }
  }
  if (going) going = lxb_html_parse_chunk_end(parser.get()) == LXB_STATUS_OK;
  if (gate.reached() != nullptr) return failed(fmt::format("the page has more than {} {}", gate.budget(), gate.reached()));
  if (!going) return failed("no memory for the page");
  return made;
}

}  // namespace stemma
