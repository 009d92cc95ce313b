// What distinguishes the words of a report from all else on its page is rarely one sign: boxes of related reports lie inside the report's
// own element, its text goes on in the next element after an advertisement, lists of links and lists of facts look alike. So every block
// gets all signs that cost little: its words, the names and tags around it, how its likes on the page (same tags and classes) look, what
// stands before and behind it, and what the page's head says the report is.

#include "extract/page/block_signs.h"

#include <lexbor/tag/const.h>

#include <algorithm>
#include <bit>

#include "base/linear_model.h"
#include "extract/page/block_chain.h"
#include "extract/page/html_names.h"

namespace stemma {
namespace {

constexpr std::uint8_t kNoneNear = kNothingNear;
constexpr std::uint8_t kAbsent = 255;
constexpr std::uint32_t kTimeWords = 10;  // a time of day alone on its line, with a name or a zone

std::uint8_t byte(std::uint64_t value) { return static_cast<std::uint8_t>(std::min<std::uint64_t>(value, 254)); }

// Sixteen steps for each doubling.
std::uint8_t steps(std::uint64_t value) {
  const std::uint64_t x = value + 1;
  const auto log = static_cast<unsigned>(std::bit_width(x)) - 1;
  const std::uint64_t fraction = log >= 4 ? (x >> (log - 4)) & 15 : (x << (4 - log)) & 15;
  return byte(log * 16 + fraction);
}

std::uint8_t share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? kAbsent : byte(std::min<std::uint64_t>(part * 200 / whole, 200));
}

std::uint8_t centred(int value, int divisor) {
  const int quotient = value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor);
  return static_cast<std::uint8_t>(std::clamp(128 + quotient, 0, 255));
}

std::uint8_t tag_code(std::uint16_t tag) {
  static constexpr std::uint16_t kOrder[] = {
      LXB_TAG_P,      LXB_TAG_DIV,    LXB_TAG_SECTION,    LXB_TAG_ARTICLE, LXB_TAG_MAIN, LXB_TAG_BLOCKQUOTE, LXB_TAG_PRE,
      LXB_TAG_LI,     LXB_TAG_H1,     LXB_TAG_H2,         LXB_TAG_H3,      LXB_TAG_H4,   LXB_TAG_H5,         LXB_TAG_H6,
      LXB_TAG_TR,     LXB_TAG_FIGURE, LXB_TAG_FIGCAPTION, LXB_TAG_UL,      LXB_TAG_OL,   LXB_TAG_DT,         LXB_TAG_DD,
      LXB_TAG_HEADER, LXB_TAG_FOOTER, LXB_TAG_ASIDE,      LXB_TAG_FORM};
  return static_cast<std::uint8_t>(std::find(std::begin(kOrder), std::end(kOrder), tag) - std::begin(kOrder));
}

// Sums over the blocks below an element, or of one signature.
struct Sums {
  std::uint32_t bytes = 0, links = 0, running = 0, blocks = 0;

  void add(const HtmlBlock& b, bool runs) {
    bytes += b.size();
    links += b.link_bytes;
    running += runs ? b.size() : 0;
    ++blocks;
  }
  void add(const Sums& other) {
    bytes += other.bytes;
    links += other.links;
    running += other.running;
    blocks += other.blocks;
  }
};

// Counts by a key, in an open table that is large enough from the start.
template <typename Value>
class Counted {
 public:
  explicit Counted(std::size_t most) : slots_(std::bit_ceil(most * 2 + 16)) {}
  Value& operator[](std::uint64_t key) {
    if (key == 0) key = 1;
    std::size_t at = (key ^ key >> 32) & (slots_.size() - 1);
    while (slots_[at].first != 0 && slots_[at].first != key) at = (at + 1) & (slots_.size() - 1);
    slots_[at].first = key;
    return slots_[at].second;
  }

 private:
  std::vector<std::pair<std::uint64_t, Value>> slots_;
};

// The names of a page that grows as things happen, as its title has them.
bool says_live(const std::vector<std::uint32_t>& title) {
  static const std::vector<std::uint32_t> names = [] {
    std::vector<std::uint32_t> made;
    hash_words("live liveblog livestream liveticker ticker newsblog newsticker", made);
    return made;
  }();
  return std::any_of(title.begin(), title.end(),
                     [&](std::uint32_t word) { return std::find(names.begin(), names.end(), word) != names.end(); });
}

class Reader {
 public:
  Reader(const HtmlTree& tree, const PageContainer& container, const PageHints& hints)
      : tree_(tree), container_(container), size_(tree.blocks.size()), hints_(hints) {}

  BlockSigns run() {
    out_.rows.resize(size_);
    out_.texts.resize(size_);
    out_.boxes.resize(size_);
    out_.likes.resize(size_);
    out_.headline = size_;
    if (size_ == 0) return std::move(out_);
    sum_up();
    chains_ = chains_of(tree_);
    for (const HtmlElement& one : tree_.elements) articles_ += one.tag == LXB_TAG_ARTICLE;
    own_words();
    find_headline();
    places();
    likes();
    neighbours();
    times();
    return std::move(out_);
  }

 private:
  std::uint8_t& at(std::size_t i, Sign sign) { return out_.rows[i][static_cast<std::size_t>(sign)]; }
  const HtmlBlock& block(std::size_t i) const { return tree_.blocks[i]; }
  const HtmlElement& element(std::uint32_t e) const { return tree_.elements[e]; }

  void sum_up() {
    sums_.resize(tree_.elements.size());
    score_.assign(tree_.elements.size(), 0);
    std::vector<std::uint32_t> boxes(tree_.elements.size(), 0);
    for (std::uint32_t e = 1; e < tree_.elements.size(); ++e)
      boxes[e] = holds_one_block(element(e).tag) || element(e).end == e + 1 ? boxes[element(e).parent] : e;
    for (std::size_t i = 0; i < size_; ++i) {
      const HtmlBlock& b = block(i);
      const bool runs = running_text(b) && !element(b.element).hidden;
      sums_[b.element].add(b, runs);
      out_.boxes[i] = boxes[b.element];
      // Readability's rule: a paragraph speaks for the element around it, and half as much for the one around that.
      if (runs) {
        const std::uint32_t worth = 10 + std::min<std::uint32_t>(b.size() / 10, 60);
        const std::uint32_t box = boxes[b.element];
        score_[box] += worth;
        if (element(box).parent != kNoElement) score_[element(box).parent] += worth / 2;
      }
    }
    for (std::uint32_t e = static_cast<std::uint32_t>(tree_.elements.size()); e-- > 1;) {
      sums_[element(e).parent].add(sums_[e]);
      if (score_[e] > score_[top_]) top_ = e;
    }
  }

  void own_words() {
    Shingles body, description, title;
    body.add(hints_.body);
    description.add(hints_.description);
    std::vector<std::uint32_t> words, features;
    hash_words(hints_.title, words);
    title_words_ = words;
    std::sort(title_words_.begin(), title_words_.end());
    std::uint64_t title_print = read_block_text(hints_.title, words, features).fingerprint;
    Counted<std::uint32_t> prints(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      const HtmlBlock& b = block(i);
      BlockText& t = out_.texts[i];
      t = read_block_text(tree_.words_of(b), words, features);
      at(i, Sign::kBytes) = steps(b.size());
      at(i, Sign::kWords) = steps(t.words);
      at(i, Sign::kLinkShare) = share(b.link_bytes, b.size());
      at(i, Sign::kBoldShare) = share(b.bold_bytes, b.size());
      at(i, Sign::kSlantedShare) = share(b.slanted_bytes, b.size());
      at(i, Sign::kCommas) = byte(t.commas * 200u / std::max(t.words, 1u));
      at(i, Sign::kStops) = byte(t.stops);
      at(i, Sign::kOpens) = static_cast<std::uint8_t>(t.opens);
      at(i, Sign::kCloses) = static_cast<std::uint8_t>(t.closes);
      at(i, Sign::kCapitals) = share(t.capitals, t.words);
      at(i, Sign::kDigits) = share(t.digits, t.letters);
      at(i, Sign::kFunctions) = share(t.functions, t.words);
      at(i, Sign::kWordLength) = byte(t.letters * 8u / std::max(t.words, 1u));
      at(i, Sign::kBreaks) = byte(t.breaks);
      at(i, Sign::kMarks) = byte(t.marks);
      at(i, Sign::kQuotes) = byte(t.quotes);
      at(i, Sign::kTag) = static_cast<std::uint8_t>(b.tag);
      at(i, Sign::kElementTag) = tag_code(element(b.element).tag);
      at(i, Sign::kQuoted) = b.quoted;
      at(i, Sign::kFigure) = b.figure;
      at(i, Sign::kHidden) = element(b.element).hidden;
      at(i, Sign::kInlineCaption) = (b.inline_cues & kCaptionName) != 0;
      at(i, Sign::kInlineByline) = (b.inline_cues & kBylineName) != 0;
      at(i, Sign::kInlineBox) = (b.inline_cues & (kNever | kDrop)) != 0;
      at(i, Sign::kRepeated) = byte(prints[t.fingerprint]++);
      at(i, Sign::kInBody) = body.empty() ? kAbsent : byte(body.share(words) * 2);
      at(i, Sign::kInDescription) = description.empty() ? kAbsent : byte(description.share(words) * 2);
      std::uint32_t in_title = 0;
      if (t.words <= 40) {
        for (const std::uint32_t word : words) in_title += std::binary_search(title_words_.begin(), title_words_.end(), word);
      }
      at(i, Sign::kInTitle) = title_words_.empty() ? kAbsent : share(in_title, t.words);
      at(i, Sign::kIsTitle) = !title_words_.empty() && t.fingerprint == title_print;
      at(i, Sign::kWordWeight) = centred(t.weight, 8);
      at(i, Sign::kWordLeast) = centred(t.least, 1);
      at(i, Sign::kWordMost) = centred(t.most, 1);
    }
    for (std::size_t i = 0; i < size_; ++i) at(i, Sign::kRepeats) = byte(prints[out_.texts[i].fingerprint]);
  }

  void find_headline() {
    for (std::size_t i = 0; i < size_; ++i) {
      const HtmlBlock& b = block(i);
      if (b.tag != HtmlBlockTag::kHeading1 && b.tag != HtmlBlockTag::kHeading) continue;
      const bool first = b.tag == HtmlBlockTag::kHeading1;
      const unsigned in_title = at(i, Sign::kInTitle);
      const unsigned found = at(i, Sign::kIsTitle)                                                ? 4
                             : in_title != kAbsent && in_title >= 150 && out_.texts[i].words >= 3 ? 3
                             : first && out_.texts[i].words >= 3                                  ? 1
                                                                                                  : 0;
      if (found > best_headline_) {
        best_headline_ = found;
        out_.headline = i;
      }
    }
  }

  void places() {
    const std::uint64_t all = std::max<std::uint32_t>(sums_[0].running, 1);
    std::uint64_t before = 0;
    std::size_t in_container = 0, since_heading = kNoneNear;
    const auto inside = [&](std::uint32_t e, std::uint32_t around) { return e >= around && e < element(around).end; };
    std::size_t container_blocks = 0, paragraphs = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      container_blocks += container_.holds(tree_, block(i).element);
      paragraphs += block(i).tag == HtmlBlockTag::kParagraph && running_text(block(i));
    }
    std::vector<std::uint32_t> first_block(tree_.elements.size(), kNoElement);
    for (std::size_t i = 0; i < size_; ++i) {
      const HtmlBlock& b = block(i);
      const std::uint32_t e = b.element;
      const ElementChain& chain = chains_[e];
      for (std::size_t kind = 0; kind < ElementChain::kKinds; ++kind)
        out_.rows[i][static_cast<std::size_t>(Sign::kNearNever) + kind] = chain.near[kind];
      at(i, Sign::kDepth) = byte(element(e).depth);
      at(i, Sign::kArticles) = byte(articles_);
      at(i, Sign::kArticleShare) = chain.article == kNoElement ? kAbsent : share(sums_[chain.article].running, all);
      const std::uint32_t box1 = out_.boxes[i];
      const std::uint32_t box2 = element(box1).parent == kNoElement ? box1 : element(box1).parent;
      const std::uint32_t box3 = element(box2).parent == kNoElement ? box2 : element(box2).parent;
      box_signs(i, box1, all, Sign::kBox1Share);
      if (first_block[box1] == kNoElement) first_block[box1] = static_cast<std::uint32_t>(i);
      at(i, Sign::kBox1Place) = share(i - first_block[box1], sums_[box1].blocks);
      box_signs(i, box2, all, Sign::kBox2Share);
      box_signs(i, box3, all, Sign::kBox3Share);
      const bool held = inside(e, container_.element);
      at(i, Sign::kInContainer) = held ? 1 : e < container_.element ? 0 : 2;
      at(i, Sign::kLeftOut) = container_.left_out[e];
      at(i, Sign::kContainerShare) = share(sums_[container_.element].running, all);
      at(i, Sign::kContainerPlace) = held ? share(in_container, container_blocks) : kAbsent;
      in_container += held && !container_.left_out[e];
      at(i, Sign::kTopShare) = share(score_[box1], std::max(score_[top_], 1u));
      at(i, Sign::kInTop) = inside(e, top_) ? 1 : e < top_ ? 0 : 2;
      at(i, Sign::kPlace) = share(i, size_);
      at(i, Sign::kTextBefore) = share(before, all);
      before += running_text(b) && !element(e).hidden ? b.size() : 0;
      at(i, Sign::kAfterHeadline) = out_.headline == size_ ? kAbsent
                                    : i >= out_.headline
                                        ? static_cast<std::uint8_t>(100 + std::min<unsigned>(steps(i - out_.headline), 150))
                                        : static_cast<std::uint8_t>(100 - std::min<unsigned>(steps(out_.headline - i) / 2, 100));
      const bool heading = b.tag == HtmlBlockTag::kHeading || b.tag == HtmlBlockTag::kHeading1;
      since_heading = heading ? 0 : since_heading + 1;
      at(i, Sign::kSinceHeading) = byte(since_heading);
      at(i, Sign::kPageBytes) = steps(all);
      at(i, Sign::kPageBlocks) = steps(size_);
      at(i, Sign::kPageLinks) = share(sums_[0].links, sums_[0].bytes);
      at(i, Sign::kPageBody) = steps(hints_.body.size());
      at(i, Sign::kPageParagraphs) = steps(paragraphs);
      at(i, Sign::kNameOwn) = centred(element(e).weight, 4);
      at(i, Sign::kNameParent) = centred(element(e).parent == kNoElement ? 0 : element(element(e).parent).weight, 4);
      at(i, Sign::kNameLeast) = centred(chain.least, 4);
      at(i, Sign::kNameMost) = centred(chain.most, 4);
      at(i, Sign::kNameSum) = centred(chain.sum, 16);
    }
  }

  void box_signs(std::size_t i, std::uint32_t box, std::uint64_t all, Sign first) {
    const Sums& sums = sums_[box];
    const auto base = static_cast<std::size_t>(first);
    SignRow& row = out_.rows[i];
    row[base] = share(sums.running, all);
    row[base + 1] = steps(sums.bytes);
    row[base + 2] = share(sums.links, sums.bytes);
    row[base + 3] = steps(sums.blocks);
  }

  // Blocks whose element, and the element around it, have the same tags and classes.
  void likes() {
    Counted<Sums> sums(size_);
    std::vector<std::uint64_t>& keys = out_.likes;
    for (std::size_t i = 0; i < size_; ++i) {
      const HtmlElement& own = element(block(i).element);
      keys[i] = own.parent == kNoElement ? own.signature : mix(own.signature, element(own.parent).signature);
      sums[keys[i]].add(block(i), running_text(block(i)));
    }
    for (std::size_t i = 0; i < size_; ++i) {
      const Sums& like = sums[keys[i]];
      at(i, Sign::kSignCount) = steps(like.blocks);
      at(i, Sign::kSignMean) = steps(like.bytes / std::max(like.blocks, 1u));
      at(i, Sign::kSignLinks) = share(like.links, like.bytes);
      at(i, Sign::kSignShare) = share(like.bytes, sums_[0].bytes);
      at(i, Sign::kSameAsPrevious) = i > 0 ? (keys[i] == keys[i - 1] ? 2 : out_.boxes[i] == out_.boxes[i - 1] ? 1 : 0) : 0;
    }
    for (std::size_t i = 0; i + 1 < size_; ++i) at(i, Sign::kSameAsNext) = at(i + 1, Sign::kSameAsPrevious);
  }

  void neighbours() {
    static constexpr std::pair<int, Sign> kOffsets[] = {
        {-2, Sign::kPrevious2Words}, {-1, Sign::kPreviousWords}, {1, Sign::kNextWords}, {2, Sign::kNext2Words}};
    static constexpr Sign kTaken[] = {Sign::kWords, Sign::kLinkShare, Sign::kCloses, Sign::kTag};
    for (std::size_t i = 0; i < size_; ++i) {
      for (const auto& [offset, first] : kOffsets) {
        const auto other = static_cast<std::ptrdiff_t>(i) + offset;
        const bool there = other >= 0 && other < static_cast<std::ptrdiff_t>(size_);
        for (std::size_t k = 0; k < 4; ++k)
          out_.rows[i][static_cast<std::size_t>(first) + k] = there ? at(static_cast<std::size_t>(other), kTaken[k]) : kAbsent;
      }
      at(i, Sign::kPreviousWeight) = i > 0 ? at(i - 1, Sign::kWordWeight) : std::uint8_t{128};
      at(i, Sign::kNextWeight) = i + 1 < size_ ? at(i + 1, Sign::kWordWeight) : std::uint8_t{128};
    }
    std::size_t since = kNoneNear;
    for (std::size_t i = 0; i < size_; ++i) {
      at(i, Sign::kSinceRunning) = byte(std::min<std::size_t>(since, kNoneNear));
      since = running_text(block(i)) ? 0 : since + 1;
    }
    since = kNoneNear;
    for (std::size_t i = size_; i-- > 0;) {
      at(i, Sign::kUntilRunning) = byte(std::min<std::size_t>(since, kNoneNear));
      since = running_text(block(i)) ? 0 : since + 1;
    }
  }

  // Times of day on lines of their own: the entries of a page that grows.
  void times() {
    out_.live_title = says_live(title_words_);
    const std::uint8_t kind = hints_.page == "live" || out_.live_title ? 4
                              : hints_.page == "gallery"               ? 3
                              : hints_.page == "video"                 ? 2
                              : hints_.page == "article"               ? 1
                                                                       : 0;
    std::size_t count = 0, since = kNoneNear;
    for (std::size_t i = 0; i < size_; ++i) {
      const bool time = out_.texts[i].words <= kTimeWords && has_time_of_day(tree_.words_of(block(i)));
      count += time;
      since = time ? 0 : since + 1;
      at(i, Sign::kIsTime) = time;
      at(i, Sign::kSinceTime) = byte(std::min<std::size_t>(since, kNoneNear));
    }
    for (std::size_t i = 0; i < size_; ++i) {
      at(i, Sign::kPageKind) = kind;
      at(i, Sign::kPageTimes) = byte(count);
    }
  }

  const HtmlTree& tree_;
  const PageContainer& container_;
  std::size_t size_;
  PageHints hints_;
  BlockSigns out_;
  std::vector<Sums> sums_;  // by element
  std::vector<std::uint32_t> score_;
  std::vector<ElementChain> chains_;
  std::vector<std::uint32_t> title_words_;
  std::uint32_t top_ = 0, articles_ = 0;
  unsigned best_headline_ = 0;
};

}  // namespace

BlockSigns read_signs(const HtmlTree& tree, const PageContainer& container, const PageHints& hints) {
  return Reader(tree, container, hints).run();
}

}  // namespace stemma
