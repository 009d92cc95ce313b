// Which words of a page are the report?
//
// Every element is weighed by the running text below it: paragraphs of some length that are not mostly links. From the whole page we
// go down to the child that holds nearly all of it, again and again, until no child does: that is the report's container. Parts named
// like boxes (related, share, newsletter) are left out first, but never one that holds a large share of the text, since whole pages
// are at times wrapped in an element named "sidebar". What a page says of itself in its head finds the headline: the first-level
// heading that says the same.

#include "extract/html_page.h"

#include <lexbor/tag/const.h>

#include <algorithm>

#include "base/charset.h"
#include "base/language.h"
#include "base/utf8.h"
#include "extract/block_kinds.h"
#include "extract/html_head.h"
#include "extract/html_names.h"
#include "extract/html_tree.h"
#include "extract/piece_traits.h"

namespace stemma {
namespace {

constexpr std::uint32_t kRunningWords = 8;     // a block with fewer is no evidence of running text
constexpr std::size_t kDescendPerMille = 800;  // a child with this share of its parent's running text is gone down to
constexpr std::size_t kDropPerMille = 400;     // a part named like a box is left out below this share of the page's running text
constexpr std::size_t kFewestBytes = 140;      // of running text, in a page that is no article by its own word

class PageReader {
 public:
  PageReader(const HtmlTree& tree, const HtmlHead& head, const GivenFields& given, const Cues& cues, const Limits& limits)
      : tree_(tree), head_(head), given_(given), cues_(cues), limits_(limits) {}

  // The headline as printed; empty where the page prints none.
  std::string headline() const {
    if (headline_ == kNone) return {};
    std::string title = block(headline_).text;
    std::replace(title.begin(), title.end(), '\n', ' ');
    return title;
  }

  void run(HtmlReport& report) {
    if (tree_.elements.empty()) return;
    weigh();
    const std::size_t all = weight_[0];
    leave_out(kNever | kDrop);
    if (weight_[0] * 3 < all) leave_out(kNever);  // names of boxes on the report's own parts
    container_ = descend();
    if (weight_.empty() || weight_[0] < kFewestBytes) return;
    find_headline();
    emit(report);
  }

 private:
  const HtmlBlock& block(std::size_t i) const { return tree_.blocks[i]; }

  static bool mostly_links(const HtmlBlock& b, std::size_t per_cent) { return b.link_bytes * 100 > b.text.size() * per_cent; }

  static bool running(const HtmlBlock& b) {
    const bool tag = b.tag == HtmlBlockTag::kParagraph || b.tag == HtmlBlockTag::kPlain;
    return tag && b.words >= kRunningWords && !mostly_links(b, 50);
  }

  std::size_t worth(const HtmlBlock& b) const {
    if (running(b)) return b.tag == HtmlBlockTag::kParagraph ? b.text.size() : b.text.size() / 2;
    if (b.tag == HtmlBlockTag::kList && b.words >= kRunningWords && !mostly_links(b, 30)) return b.text.size() / 4;
    return 0;
  }

  // Bytes of running text below every element that is not left out.
  void weigh() {
    weight_.assign(tree_.elements.size(), 0);
    for (const HtmlBlock& b : tree_.blocks) {
      if (dropped_.empty() || !dropped_[b.element]) weight_[b.element] += worth(b);
    }
    for (std::size_t e = tree_.elements.size(); e-- > 1;) weight_[tree_.elements[e].parent] += weight_[e];
  }

  void leave_out(std::uint8_t names) {
    dropped_.clear();
    weigh();
    const std::size_t total = weight_[0];
    dropped_.assign(tree_.elements.size(), false);
    for (std::size_t e = 1; e < tree_.elements.size(); ++e) {
      const HtmlElement& element = tree_.elements[e];
      const bool whole_page = element.tag == LXB_TAG_BODY || element.tag == LXB_TAG_HTML || element.tag == LXB_TAG_MAIN;
      bool drop = dropped_[element.parent];
      if (!whole_page && !drop) {
        const bool small = weight_[e] * 1000 <= total * kDropPerMille;
        const bool box = element.tag == LXB_TAG_ASIDE || element.tag == LXB_TAG_FOOTER || element.tag == LXB_TAG_FORM;
        drop = (element.cues & kNever) != 0 && weight_[e] * 1000 <= total * 800;
        drop = drop || (small && (box || (element.cues & names & kDrop) != 0));
      }
      dropped_[e] = drop;
    }
    weigh();
  }

  std::uint32_t descend() const {
    std::vector<std::uint32_t> best(tree_.elements.size(), kNoElement);
    for (std::uint32_t e = 1; e < tree_.elements.size(); ++e) {
      std::uint32_t& child = best[tree_.elements[e].parent];
      if (child == kNoElement || weight_[e] > weight_[child]) child = e;
    }
    std::uint32_t at = 0;
    while (best[at] != kNoElement && weight_[best[at]] * 1000 >= weight_[at] * kDescendPerMille && weight_[best[at]] > 0) {
      const HtmlElement& child = tree_.elements[best[at]];
      if (child.tag == LXB_TAG_P || child.tag == LXB_TAG_LI) break;
      at = best[at];
    }
    return at;
  }

  bool inside(std::uint32_t element, std::uint32_t container) const {
    return element >= container && element < tree_.elements[container].end;
  }

  std::uint8_t cues_above(std::uint32_t element) const {
    std::uint8_t cues = 0;
    for (int steps = 0; element != kNoElement && element != container_ && steps < 3; ++steps) {
      cues |= tree_.elements[element].cues;
      element = tree_.elements[element].parent;
    }
    return cues;
  }

  void find_headline() {
    const std::string wanted = given_.title.empty() ? head_.fields.title : given_.title;
    std::size_t first = tree_.blocks.size();
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      if (block(i).tag != HtmlBlockTag::kHeading1) continue;
      if (!wanted.empty() && same_heading(block(i).text, wanted)) {
        headline_ = i;
        break;
      }
      if (first == tree_.blocks.size() && !dropped_[block(i).element] && block(i).words >= 3) first = i;
    }
    if (headline_ == kNone && first < tree_.blocks.size()) headline_ = first;
    if (headline_ == kNone && !wanted.empty()) {
      for (std::size_t i = 0; i < tree_.blocks.size() && headline_ == kNone; ++i) {
        if (block(i).tag == HtmlBlockTag::kHeading && same_heading(block(i).text, wanted)) headline_ = i;
      }
    }
    title_ = headline_ != kNone ? block(headline_).text : wanted;
  }

  // First and last block of the report.
  std::pair<std::size_t, std::size_t> extent() const {
    std::size_t from = tree_.blocks.size(), to = 0;
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      if (!inside(block(i).element, container_) || dropped_[block(i).element]) continue;
      from = std::min(from, i);
      to = i + 1;
    }
    // What stands between the headline and the container, where they are near.
    if (headline_ != kNone && headline_ < from && from - headline_ <= 25) from = headline_ + 1;
    if (headline_ != kNone && headline_ >= from && headline_ < to) from = headline_ + 1;
    return {from, to};
  }

  struct Kept {
    std::size_t index = 0;
    BlockKind kind = BlockKind::kParagraph;
    BlockRole role = BlockRole::kNone;
  };

  std::vector<Kept> keep() const {
    std::vector<Kept> kept;
    const auto [from, to] = extent();
    bool below = false, body = false;
    for (std::size_t i = from; i < to; ++i) {
      const HtmlBlock& b = block(i);
      if (dropped_[b.element] || i == headline_) continue;
      const bool contained = inside(b.element, container_);
      if (!contained && b.tag != HtmlBlockTag::kParagraph && b.tag != HtmlBlockTag::kPlain && b.tag != HtmlBlockTag::kHeading)
        continue;
      if (!title_.empty() && same_heading(b.text, title_)) continue;
      Kept one{i, BlockKind::kParagraph, b.quoted ? BlockRole::kQuote : BlockRole::kNone};
      const PieceTraits traits = look_at(b.text, cues_);
      const std::uint8_t names = cues_above(b.element);
      const bool boilerplate = traits.words <= 60 && traits.boilerplate();
      const bool label = traits.has(Cue::kLabel) && traits.words <= 25 && (mostly_links(b, 40) || !traits.closes);
      const bool credit = (names & kBylineName) != 0 && b.words <= 40 && b.tag != HtmlBlockTag::kHeading &&
                          b.tag != HtmlBlockTag::kHeading1 && !b.figure;
      const bool dated = !body && traits.full_date && traits.words <= 12 && b.tag != HtmlBlockTag::kHeading1;
      if (credit || dated) {
        if (b.words > 1 || traits.full_date) kept.push_back({i, BlockKind::kByline, BlockRole::kNone});
        continue;
      }
      switch (b.tag) {
        case HtmlBlockTag::kHeading1:
        case HtmlBlockTag::kHeading:
          if (mostly_links(b, 80) || boilerplate) continue;
          one.kind = BlockKind::kHeading;
          break;
        case HtmlBlockTag::kList:
          if (mostly_links(b, 60) || boilerplate) continue;
          one.kind = BlockKind::kList;
          break;
        case HtmlBlockTag::kCaption:
          one.kind = BlockKind::kCaption;
          break;
        case HtmlBlockTag::kRow:
          one.role = BlockRole::kTable;
          break;
        case HtmlBlockTag::kPlain:
        case HtmlBlockTag::kTime:
        case HtmlBlockTag::kParagraph:
          if (mostly_links(b, 80) && b.words <= 25 && !traits.closes_with_stop) continue;
          if (b.bold && b.words <= 12 && !traits.closes_with_stop && body) one.kind = BlockKind::kHeading;
          break;
      }
      if (one.kind == BlockKind::kParagraph && one.role == BlockRole::kNone) {
        if (((names & kCaptionName) != 0 || b.figure) && b.words <= 80) {
          one.kind = BlockKind::kCaption;
        } else if (boilerplate || label || traits.url_only) {
          one.kind = BlockKind::kBoilerplate;
        } else if (caption_score(traits) >= kCaptionScore) {
          one.kind = BlockKind::kCaption;
        } else if (b.tag == HtmlBlockTag::kPlain && b.words < 4 && !traits.closes) {
          continue;
        } else if (b.tag == HtmlBlockTag::kPlain && b.words < kRunningWords && !traits.closes) {
          one.kind = BlockKind::kBoilerplate;
        }
      }
      if (!body && headline_ != kNone && !below && (one.kind == BlockKind::kParagraph || one.kind == BlockKind::kHeading) &&
          b.words <= 60) {
        const bool described = !head_.fields.description.empty() && same_heading(b.text, head_.fields.description);
        if ((names & kBelowName) != 0 || (described && (b.tag == HtmlBlockTag::kHeading || !contained)) ||
            (one.kind == BlockKind::kHeading && b.words >= 6)) {
          one.kind = BlockKind::kSubheadline;
          below = true;
        }
      }
      if (!contained && one.kind != BlockKind::kSubheadline && one.kind != BlockKind::kByline &&
          !(one.kind == BlockKind::kParagraph && running(b) && traits.closes))
        continue;
      body = body || (one.kind == BlockKind::kParagraph && b.words >= kRunningWords);
      kept.push_back(one);
    }
    while (!kept.empty() && (kept.back().kind == BlockKind::kHeading || kept.back().kind == BlockKind::kBoilerplate))
      kept.pop_back();
    return kept;
  }

  void emit(HtmlReport& report) const {
    const std::vector<Kept> kept = keep();
    if (std::none_of(kept.begin(), kept.end(),
                     [](const Kept& one) { return one.kind == BlockKind::kParagraph || one.kind == BlockKind::kList; }))
      return;
    const auto add = [&](std::string_view words, BlockKind kind, BlockRole role) {
      if (report.text.size() + words.size() + 2 > limits_.article_bytes) {
        report.truncated = true;
        return;
      }
      if (!report.text.empty()) report.text += "\n\n";
      const auto begin = static_cast<std::uint32_t>(report.text.size());
      report.text += words;
      const auto end = static_cast<std::uint32_t>(report.text.size());
      if (report.blocks.size() < limits_.blocks) {
        report.blocks.push_back({kind, role, {begin, end}});
      } else {
        report.blocks.back().span.end = end;
      }
    };
    if (!title_.empty()) {
      std::string title = title_;
      std::replace(title.begin(), title.end(), '\n', ' ');
      add(title, BlockKind::kHeadline, BlockRole::kNone);
    }
    for (const Kept& one : kept) add(block(one.index).text, one.kind, one.role);
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const HtmlTree& tree_;
  const HtmlHead& head_;
  const GivenFields& given_;
  const Cues& cues_;
  const Limits& limits_;
  std::vector<std::size_t> weight_;
  std::vector<bool> dropped_;
  std::uint32_t container_ = 0;
  std::size_t headline_ = kNone;
  std::string title_;
};

}  // namespace

Result<HtmlReport> read_html(std::string_view bytes, std::string_view charset, const GivenFields& given, const Limits& limits) {
  HtmlReport report;
  const DecodedText html = decode_text(bytes, charset.empty() ? declared_charset(bytes) : std::string(charset));
  const auto document = HtmlDocument::parse(html.text, limits);
  if (!document) return std::unexpected(document.error());
  const HtmlTree tree = read_tree(*document);
  HtmlHead head = read_head(tree);
  const std::string language = given.language.empty() ? head.fields.language : lower(given.language.substr(0, 2));
  PageReader reader(tree, head, given, Cues::of(language), limits);
  reader.run(report);
  if (std::string printed = reader.headline(); head.fields.title.empty()) head.fields.title = std::move(printed);
  report.page = head.page;
  report.fields = std::move(head.fields);
  return report;
}

}  // namespace stemma
