// From a judged page to blocks with kinds.
//
// What is body is said by the models (page_judge.h); without them by the container that holds the running text (page_container.h). What
// kind a block is, is told by its tag, the names around it and its words: a body block is a paragraph, a heading or a list, one beside the
// body is a caption, a byline, a line below the headline or boilerplate, and is kept where it stands between headline and end. What a
// page says of itself in its head finds the headline: the first-level heading that says the same.

#include "extract/page/html_page.h"

#include <algorithm>

#include "base/charset.h"
#include "base/language.h"
#include "base/utf8.h"
#include "extract/fields/credits.h"
#include "extract/fields/html_head.h"
#include "extract/page/block_chain.h"
#include "extract/page/html_names.h"
#include "extract/page/html_tree.h"
#include "extract/page/page_container.h"
#include "extract/page/page_judge.h"
#include "extract/page/page_kind.h"
#include "extract/page/page_kinds.h"
#include "extract/words/headings.h"

namespace stemma {
namespace {

constexpr std::size_t kFewestBytes = 140;  // of running text
constexpr std::uint32_t kTitleWords = 60;  // a longer block is no repeated headline
constexpr std::size_t kHeadBlocks = 60;    // between headline and text
constexpr std::size_t kUrlBytes = 2000;
constexpr std::uint32_t kShortWords = 15;
constexpr std::size_t kCreditBlocks = 4;   // below the text
constexpr std::uint32_t kCopiedWords = 8;  // fewer may well be printed twice
constexpr unsigned kCopiedPerCent = 80;
constexpr std::uint32_t kEntries = 5;    // times of day that make a page one that grows, where nothing says so
constexpr std::size_t kBlocksBelow = 8;  // the text, where readers are asked to pay

class PageReader {
 public:
  PageReader(const HtmlTree& tree, const HtmlHead& head, const GivenFields& given, const Cues& cues, const Limits& limits,
             bool links)
      : links_(links), tree_(tree), head_(head), given_(given), cues_(cues), limits_(limits), container_(find_container(tree)) {}

  // The headline as printed; empty where the page prints none.
  std::string headline() const {
    if (headline_ == kNone) return {};
    std::string title(words_of(headline_));
    std::replace(title.begin(), title.end(), '\n', ' ');
    return title;
  }

  void run(HtmlReport& report) {
    const std::string& title = given_.title.empty() ? head_.fields.title : given_.title;
    title_ = title;
    if (tree_.blocks.empty()) return emit_linked_body(report);
    const BlockSigns signs =
        read_signs(tree_, container_, {title, head_.fields.description, head_.body, head_.page.value_or("")});
    find_headline(title);
    choose(signs);
    keep_one_copy();
    std::vector<KeptBlock> kept = keep(signs);
    count(signs, kept);
    report.page = tell_page_kind(head_, counts_);
    report.truncated = tree_.cut || shows_a_part(head_, counts_);
    if (report.truncated) close_off(kept);
    report.fields.subtitle = subtitle(kept);
    emit(kept, report);
    if (report.blocks.empty()) emit_linked_body(report);
  }

 private:
  const HtmlBlock& block(std::size_t i) const { return tree_.blocks[i]; }
  std::string_view words_of(std::size_t i) const { return tree_.words_of(block(i)); }

  // Which blocks are body. By the models, unless they find next to nothing on a page that has running text.
  void choose(const BlockSigns& signs) {
    body_.assign(tree_.blocks.size(), false);
    std::size_t bytes = 0;
    if (const auto verdicts = judge_blocks(tree_, signs)) {
      judged_ = true;
      for (std::size_t i = 0; i < body_.size(); ++i) {
        body_[i] = verdicts->likely[i] >= verdicts->threshold && i != headline_ && !container_.never[block(i).element] &&
                   !of_picture(signs, i);
        // What grows is given entry by entry in the structured data, and that is believed.
        if (signs.live_title || head_.page == "live") body_[i] = body_[i] || in_linked_body(signs, i);
        if (body_[i]) bytes += block(i).size();
      }
    }
    if (bytes >= kFewestBytes) return;
    judged_ = false;
    body_.assign(tree_.blocks.size(), false);
    if (container_.bytes.empty() || container_.bytes[0] < kFewestBytes) return;
    for (std::size_t i = 0; i < body_.size(); ++i) body_[i] = i != headline_ && container_.holds(tree_, block(i).element);
  }

  // Words under a picture, by tags and names.
  bool of_picture(const BlockSigns& signs, std::size_t i) const {
    const HtmlBlock& b = block(i);
    if (b.words > kCaptionWords || b.quoted) return false;
    const bool named = signs.rows[i][static_cast<std::size_t>(Sign::kNearCaption)] <= 1 || (b.inline_cues & kCaptionName) != 0;
    return b.tag == HtmlBlockTag::kCaption || b.figure || named;
  }

  bool in_linked_body(const BlockSigns& signs, std::size_t i) const {
    const unsigned share = signs.rows[i][static_cast<std::size_t>(Sign::kInBody)];
    return block(i).words >= kCopiedWords && share >= 160 && share <= 200 && i != headline_;
  }

  // Pages print the same text again, at times cut otherwise, for other screens and for printers: what is shown stays, and the first of it.
  void keep_one_copy() {
    Shingles seen;
    std::vector<std::uint32_t> words;
    for (const bool hidden : {false, true}) {
      for (std::size_t i = 0; i < body_.size(); ++i) {
        if (!body_[i] || tree_.elements[block(i).element].hidden != hidden) continue;
        words.clear();
        hash_words(words_of(i), words);
        if (words.size() >= kCopiedWords && seen.share(words) >= kCopiedPerCent) {
          body_[i] = false;
        } else {
          seen.add(words);
        }
      }
    }
  }

  void find_headline(const std::string& wanted) {
    std::size_t first = tree_.blocks.size();
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      if (block(i).tag != HtmlBlockTag::kHeading1 || tree_.elements[block(i).element].hidden) continue;
      if (!wanted.empty() && same_heading(words_of(i), wanted)) {
        headline_ = i;
        break;
      }
      if (first == tree_.blocks.size() && !container_.left_out[block(i).element] && block(i).words >= 3) first = i;
    }
    if (headline_ == kNone && first < tree_.blocks.size()) headline_ = first;
    if (headline_ == kNone && !wanted.empty()) {
      for (std::size_t i = 0; i < tree_.blocks.size() && headline_ == kNone; ++i) {
        if (block(i).tag == HtmlBlockTag::kHeading && same_heading(words_of(i), wanted)) headline_ = i;
      }
    }
    title_ = headline_ != kNone ? std::string(words_of(headline_)) : wanted;
  }

  // First and last block of the report.
  std::pair<std::size_t, std::size_t> extent() const {
    std::size_t from = tree_.blocks.size(), to = 0;
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      if (!body_[i]) continue;
      from = std::min(from, i);
      to = i + 1;
    }
    // What stands between the headline and the text, where they are near.
    if (headline_ != kNone && headline_ < from && from - headline_ <= kHeadBlocks) from = headline_ + 1;
    if (headline_ != kNone && headline_ >= from && headline_ < to && !judged_) from = headline_ + 1;
    return {from, to};
  }

  std::vector<KeptBlock> keep(const BlockSigns& signs) const {
    std::vector<KeptBlock> kept;
    const auto [from, to] = extent();
    const bool live = grows(signs, from, to);
    PagePlace place;
    const PageKinds kinds(tree_, head_, cues_, container_, headline_, judged_);
    for (std::size_t i = from; i < to; ++i) {
      const HtmlBlock& b = block(i);
      if (i == headline_ || (container_.left_out[b.element] && !body_[i])) continue;
      if (says_title(signs, i)) continue;
      std::optional<KeptBlock> one;
      if (live && is_time(signs, i)) {
        one = KeptBlock{i, BlockKind::kByline, BlockRole::kNone};
        place.entry = true;
      } else {
        one = judged_ && body_[i] ? kinds.of_body(i, place) : kinds.beside(i, body_[i], place);
      }
      if (!one) continue;
      if (place.entry && one->kind == BlockKind::kParagraph && one->role == BlockRole::kNone) one->role = BlockRole::kEntry;
      place.body = place.body || (one->kind == BlockKind::kParagraph && b.words >= kFewRunningWords);
      place.below = place.below || one->kind == BlockKind::kSubheadline;
      kept.push_back(*one);
    }
    while (!kept.empty() && (kept.back().kind == BlockKind::kHeading || kept.back().kind == BlockKind::kBoilerplate))
      kept.pop_back();
    for (std::size_t i = to; judged_ && i < tree_.blocks.size() && i < to + kCreditBlocks; ++i) {
      const HtmlBlock& b = block(i);
      if (b.words <= kHeadWords && !tree_.elements[b.element].hidden && credits_report(words_of(i), cues_))
        kept.push_back({i, BlockKind::kBoilerplate, BlockRole::kNone});
    }
    return kept;
  }

  // The line below the headline where it is a sentence, and so stays a paragraph.
  std::string subtitle(const std::vector<KeptBlock>& kept) const {
    const PageKinds kinds(tree_, head_, cues_, container_, headline_, judged_);
    for (const KeptBlock& one : kept) {
      const HtmlBlock& b = block(one.index);
      if (one.kind == BlockKind::kSubheadline || b.words > kHeadWords) return {};
      if (one.kind != BlockKind::kParagraph) continue;
      const bool below = (kinds.names_of(b) & kBelowName) != 0;
      return headline_ < one.index && below ? std::string(words_of(one.index)) : std::string{};
    }
    return {};
  }

  // Of a page that shows a part: from where readers are asked to pay, with the headings and short lines before, all is boilerplate.
  void close_off(std::vector<KeptBlock>& kept) const {
    const auto runs = [&](const KeptBlock& one) { return block(one.index).words >= kShortWords; };
    auto wall = std::find_if(kept.begin(), kept.end(), [&](const KeptBlock& one) {
      return block(one.index).words <= kHeadWords && asks_to_pay(words_of(one.index));
    });
    if (wall == kept.end()) return;
    std::uint32_t behind = 0, before = 0;
    for (auto one = kept.begin(); one != kept.end(); ++one) (one < wall ? before : behind) += block(one->index).words;
    if (behind > before) return;  // a box above the text
    while (wall != kept.begin() && !runs(*(wall - 1)) && (wall - 1)->kind != BlockKind::kCaption) --wall;
    for (; wall != kept.end(); ++wall) *wall = {wall->index, BlockKind::kBoilerplate, BlockRole::kNone};
  }

  // The title again. Comparing words costs, so only blocks are asked that hold most words of the title.
  bool says_title(const BlockSigns& signs, std::size_t i) const {
    const unsigned share = signs.rows[i][static_cast<std::size_t>(Sign::kInTitle)];
    return !title_.empty() && block(i).words <= kTitleWords && share >= 120 && same_heading(words_of(i), title_);
  }

  // A time of day alone on its line; in a table it is a departure or a show.
  static bool is_time(const BlockSigns& signs, std::size_t i) {
    return signs.rows[i][static_cast<std::size_t>(Sign::kIsTime)] != 0 &&
           signs.rows[i][static_cast<std::size_t>(Sign::kNearTable)] >= kNothingNear;
  }

  // The page is a row of entries, each below its time of day.
  bool grows(const BlockSigns& signs, std::size_t from, std::size_t to) const {
    std::uint32_t times = 0;
    for (std::size_t i = from; i < to; ++i) times += is_time(signs, i) && !container_.left_out[block(i).element];
    const bool said = head_.page == "live" || signs.live_title;
    return times >= (said ? 2u : kEntries);
  }

  bool asks_to_pay(std::string_view words) const {
    const std::vector<CueHit> hits = cues_.find(fold(words));
    return std::any_of(hits.begin(), hits.end(), [](const CueHit& hit) { return hit.cue == Cue::kPaywall; });
  }

  void count(const BlockSigns& signs, const std::vector<KeptBlock>& kept) {
    counts_.live_title = signs.live_title;
    for (const KeptBlock& one : kept) {
      const std::uint32_t words = block(one.index).words;
      if (one.kind == BlockKind::kCaption) {
        ++counts_.captions;
        counts_.caption_words += words;
      } else if (one.kind == BlockKind::kParagraph || one.kind == BlockKind::kList) {
        counts_.body_words += words;
        counts_.longest_words = std::max(counts_.longest_words, words);
        const Closing closes = signs.texts[one.index].closes;
        counts_.breaks_off = closes == Closing::kEllipsis || (closes == Closing::kNothing && words >= kHeadWords / 2);
      } else if (one.kind == BlockKind::kByline && is_time(signs, one.index)) {
        ++counts_.times;
      }
    }
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      const HtmlBlock& b = block(i);
      counts_.linked_heads += (b.tag == HtmlBlockTag::kHeading || b.tag == HtmlBlockTag::kHeading1) && mostly_links(b, 80);
    }
    if (kept.empty()) return;
    const std::size_t last = kept.back().index;
    for (std::size_t i = last; i < tree_.blocks.size() && i <= last + kBlocksBelow && !counts_.asks_to_pay; ++i) {
      if (block(i).words <= kHeadWords) counts_.asks_to_pay = asks_to_pay(words_of(i));
    }
  }

  void emit(const std::vector<KeptBlock>& kept, HtmlReport& report) const {
    if (std::none_of(kept.begin(), kept.end(),
                     [](const KeptBlock& one) { return one.kind == BlockKind::kParagraph || one.kind == BlockKind::kList; }))
      return;
    add_title(report);
    for (const KeptBlock& one : kept) {
      const std::size_t before = report.text.size();
      add(report, words_of(one.index), one.kind, one.role);
      if (links_ && report.text.size() > before) add_links(block(one.index), report);
    }
  }

  // Those of the block whose words the text ends with.
  void add_links(const HtmlBlock& b, HtmlReport& report) const {
    const auto shift = static_cast<std::uint32_t>(report.text.size()) - b.end;
    auto link = std::lower_bound(tree_.links.begin(), tree_.links.end(), b.begin,
                                 [](const HtmlLink& one, std::uint32_t at) { return one.begin < at; });
    for (; link != tree_.links.end() && link->end <= b.end; ++link)
      report.links.push_back({{link->begin + shift, link->end + shift}, std::string(link->url.substr(0, kUrlBytes))});
  }

  // Where a page prints nothing without its scripts, but gives the report's text as structured data.
  void emit_linked_body(HtmlReport& report) const {
    if (head_.body.size() < kFewestBytes) return;
    add_title(report);
    std::string_view rest = head_.body;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view words = trim(rest.substr(0, end));
      if (!words.empty()) add(report, words, BlockKind::kParagraph, BlockRole::kNone);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void add_title(HtmlReport& report) const {
    if (title_.empty()) return;
    std::string title = title_;
    std::replace(title.begin(), title.end(), '\n', ' ');
    add(report, title, BlockKind::kHeadline, BlockRole::kNone);
  }

  void add(HtmlReport& report, std::string_view words, BlockKind kind, BlockRole role) const {
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
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const bool links_;
  const HtmlTree& tree_;
  const HtmlHead& head_;
  const GivenFields& given_;
  const Cues& cues_;
  const Limits& limits_;
  PageContainer container_;
  std::vector<bool> body_;
  bool judged_ = false;
  PageCounts counts_;
  std::size_t headline_ = kNone;
  std::string title_;
};

}  // namespace

Result<HtmlReport> read_html(std::string_view bytes, std::string_view charset, const GivenFields& given, const Limits& limits,
                             bool links) {
  HtmlReport report;
  const DecodedText html = decode_text(bytes, charset.empty() ? charset_in_page(bytes) : std::string(charset));
  const auto document = HtmlDocument::parse(html.text, limits);
  if (!document) return std::unexpected(document.error());
  const HtmlTree tree = read_tree(*document);
  HtmlHead head = read_head(tree);
  const std::string language = given.language.empty() ? head.fields.language : lower(given.language.substr(0, 2));
  PageReader reader(tree, head, given, Cues::of(language), limits, links);
  reader.run(report);
  if (std::string printed = reader.headline(); head.fields.title.empty()) head.fields.title = std::move(printed);
  head.fields.subtitle = std::move(report.fields.subtitle);
  report.fields = std::move(head.fields);
  return report;
}

}  // namespace stemma
