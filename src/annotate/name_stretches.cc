// Where names may be: runs of capitals with the few words between them ("Bank of the North", "van der Velk"), cut at quotation marks and at
// words of which the rules found the parts ("London-based"). A word or two in small letters before a capital belongs to it where
// names are written so ("al - Masri", "bin Salman").

#include <algorithm>
#include <ranges>

#include "annotate/lexicon.h"
#include "annotate/name_features.h"

namespace stemma::annotating {
namespace {

constexpr std::uint32_t kWidestGap = 3;  // words in small letters between two capitals of one stretch
constexpr int kNear = 2;                 // words before and after a stretch that its features look at

}  // namespace

void NameFeatures::find_stretches() {
  for (const Sentence& sentence : draft_.out.sentences) {
    enter(sentence);
    std::uint32_t open = kNone, last = 0;  // last: one after the last capital
    const auto close = [&](std::uint32_t end) {
      if (open != kNone) stretches_.push_back({open, end});
      open = kNone;
    };
    for (std::uint32_t i = first_; i < end_; ++i) {
      if (!capital(i) || parts_[i]) continue;
      const bool inner =
          open != kNone && i - last <= kWidestGap &&
          std::ranges::none_of(std::views::iota(last, i), [&](std::uint32_t j) { return draft_.has(j, kQuote) || parts_[j]; });
      if (!inner) {
        if (open != kNone) {
          // "Channel 2"
          close(last < end_ && draft_.has(last, kHasDigit) ? last + 1 : last);
        }
        open = i;
        const std::uint32_t floor = stretches_.empty() ? first_ : std::max(first_, stretches_.back().end);
        // "al - Masri", "bin Salman"
        if (open > floor + 1 && draft_.is(open - 1, "-") && draft_.has(open - 2, kHasLetter))
          open -= 2;
        else if (open > floor && draft_.has(open - 1, kHasLetter) && role(open - 1, kPersonParticle))
          --open;
      }
      last = i + 1;
    }
    if (open != kNone) {
      if (last + 1 < end_ && draft_.is(last, "-") && draft_.has(last + 1, kHasLetter))
        last += 2;
      else if (last < end_ && draft_.has(last, kHasDigit))
        ++last;
      close(last);
    }
  }
  for (const Stretch& s : stretches_) {
    enter(draft_.sentence_of(s.first));
    const std::uint32_t from = s.first - std::min<std::uint32_t>(kNear, s.first - first_), to = std::min(s.end + kNear, end_);
    for (std::uint32_t i = from; i < to; ++i) note(i);
  }
}

}  // namespace stemma::annotating
