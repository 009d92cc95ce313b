#include "extract/page/page_kinds.h"

#include <string_view>

#include "extract/page/html_names.h"
#include "extract/words/headings.h"
#include "extract/words/piece_traits.h"

namespace stemma {
namespace {

constexpr std::uint32_t kPointerWords = 25;  // "Read also: …"
constexpr std::uint32_t kBylineWords = 15, kLineWords = 12, kDateWords = 8;

}  // namespace

std::uint8_t PageKinds::cues_above(std::uint32_t element) const {
  std::uint8_t cues = 0;
  for (int steps = 0; element != kNoElement && element != container_.element && steps < 3; ++steps) {
    cues |= tree_.elements[element].cues;
    element = tree_.elements[element].parent;
  }
  return cues;
}

std::optional<KeptBlock> PageKinds::of_body(std::size_t i, const PagePlace& place) const {
  const HtmlBlock& b = tree_.blocks[i];
  const std::string_view words = tree_.words_of(b);
  KeptBlock one{i, BlockKind::kParagraph, b.quoted ? BlockRole::kQuote : BlockRole::kNone};
  if (b.words <= kPointerWords && mostly_links(b, 40)) {
    const PieceTraits traits = look_at(words, cues_);
    if (traits.boilerplate() || traits.has(Cue::kLabel)) return KeptBlock{i, BlockKind::kBoilerplate, BlockRole::kNone};
  }
  if (!place.body && b.words <= kHeadWords) {
    const std::uint8_t names = names_of(b);
    if (b.words <= kBylineWords && !words.ends_with('.')) {
      if ((names & kBylineName) != 0) return KeptBlock{i, BlockKind::kByline, BlockRole::kNone};
      const PieceTraits traits = look_at(words, cues_);
      if (!traits.closes && (traits.begins(Cue::kByline) || (traits.full_date && b.words <= kDateWords)))
        return KeptBlock{i, BlockKind::kByline, BlockRole::kNone};
    }
    // A line below the headline is no sentence, or the first heading.
    const bool heading = b.tag == HtmlBlockTag::kHeading || b.tag == HtmlBlockTag::kHeading1;
    if (!place.below && headline_ < i && !words.ends_with('.') && (names & kBelowName) != 0 && (heading || b.words <= kLineWords))
      return KeptBlock{i, BlockKind::kSubheadline, BlockRole::kNone};
  }
  switch (b.tag) {
    case HtmlBlockTag::kHeading1:
    case HtmlBlockTag::kHeading:
      one.kind = BlockKind::kHeading;
      break;
    case HtmlBlockTag::kList:
      one.kind = BlockKind::kList;
      break;
    case HtmlBlockTag::kRow:
      one.role = BlockRole::kTable;
      break;
    case HtmlBlockTag::kCaption:
    case HtmlBlockTag::kPlain:
    case HtmlBlockTag::kParagraph:
      if (place.body && b.bold() && b.words <= 12 && !words.ends_with('.')) one.kind = BlockKind::kHeading;
      break;
  }
  if (one.kind != BlockKind::kParagraph) one.role = BlockRole::kNone;
  return one;
}

std::optional<KeptBlock> PageKinds::beside(std::size_t i, bool contained, const PagePlace& place) const {
  const HtmlBlock& b = tree_.blocks[i];
  if (!contained && !judged_ && b.tag != HtmlBlockTag::kParagraph && b.tag != HtmlBlockTag::kPlain &&
      b.tag != HtmlBlockTag::kHeading)
    return std::nullopt;
  KeptBlock one{i, BlockKind::kParagraph, b.quoted ? BlockRole::kQuote : BlockRole::kNone};
  const PieceTraits traits = look_at(tree_.words_of(b), cues_);
  const std::uint8_t names = names_of(b);
  const bool boilerplate = traits.words <= 60 && traits.boilerplate();
  const bool label = traits.has(Cue::kLabel) && traits.words <= 25 && (mostly_links(b, 40) || !traits.closes);
  const bool credit = (names & kBylineName) != 0 && b.words <= 40 && b.tag != HtmlBlockTag::kHeading &&
                      b.tag != HtmlBlockTag::kHeading1 && !b.figure;
  const bool by = b.words <= kDateWords && !traits.closes && traits.begins(Cue::kByline);
  const bool dated = !place.body && traits.full_date && traits.words <= 12 && b.tag != HtmlBlockTag::kHeading1;
  if (credit || dated || by) {
    if (b.words <= 1 && !traits.full_date) return std::nullopt;
    return KeptBlock{i, BlockKind::kByline, BlockRole::kNone};
  }
  switch (b.tag) {
    case HtmlBlockTag::kHeading1:
    case HtmlBlockTag::kHeading:
      if (mostly_links(b, 80) || boilerplate) return std::nullopt;
      one.kind = BlockKind::kHeading;
      break;
    case HtmlBlockTag::kList:
      if (mostly_links(b, 60) || boilerplate) return std::nullopt;
      one.kind = BlockKind::kList;
      break;
    case HtmlBlockTag::kCaption:
      one.kind = BlockKind::kCaption;
      break;
    case HtmlBlockTag::kRow:
      one.role = BlockRole::kTable;
      break;
    case HtmlBlockTag::kPlain:
    case HtmlBlockTag::kParagraph:
      if (mostly_links(b, 80) && b.words <= 25 && !traits.closes_with_stop) return std::nullopt;
      if (b.bold() && b.words <= 12 && !traits.closes_with_stop && place.body) one.kind = BlockKind::kHeading;
      break;
  }
  if (one.kind == BlockKind::kParagraph && one.role == BlockRole::kNone) {
    if (((names & kCaptionName) != 0 || b.figure) && b.words <= kCaptionWords) {
      one.kind = BlockKind::kCaption;
    } else if (boilerplate || label || traits.url_only) {
      one.kind = BlockKind::kBoilerplate;
    } else if (caption_score(traits) >= kCaptionScore) {
      one.kind = BlockKind::kCaption;
    } else if (b.tag == HtmlBlockTag::kPlain && b.words < 4 && !traits.closes) {
      return std::nullopt;
    } else if (b.tag == HtmlBlockTag::kPlain && b.words < kFewRunningWords && !traits.closes) {
      one.kind = BlockKind::kBoilerplate;
    }
  }
  if (!place.body && headline_ < tree_.blocks.size() && !place.below &&
      (one.kind == BlockKind::kParagraph || one.kind == BlockKind::kHeading) && b.words <= 60) {
    const bool described = !head_.fields.description.empty() && same_heading(tree_.words_of(b), head_.fields.description);
    if ((names & kBelowName) != 0 || (described && (b.tag == HtmlBlockTag::kHeading || !contained)) ||
        (one.kind == BlockKind::kHeading && b.words >= 6))
      one.kind = BlockKind::kSubheadline;
  }
  if (judged_) {
    // Not of the body, so no more than a line of the head, a caption, or running text of something else.
    if (one.kind == BlockKind::kParagraph && running_text(b)) one.kind = BlockKind::kBoilerplate;
    const bool kept =
        one.kind == BlockKind::kSubheadline || one.kind == BlockKind::kCaption || one.kind == BlockKind::kBoilerplate;
    one.role = BlockRole::kNone;
    return kept ? std::optional(one) : std::nullopt;
  }
  const bool near =
      one.kind == BlockKind::kSubheadline || (one.kind == BlockKind::kParagraph && running_text(b) && traits.closes);
  if (!contained && !near) return std::nullopt;
  return one;
}

}  // namespace stemma
