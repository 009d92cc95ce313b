#include "annotate/time_patterns.h"

#include <algorithm>

#include "annotate/lexicon.h"

namespace stemma::annotating {

TimePatterns::TimePatterns(const Draft& draft, const TimeAnchor& anchor) : draft_(draft), anchor_(anchor) {
  facts_.reserve(draft.size());
  for (std::uint32_t i = 0; i < draft.size(); ++i) facts_.push_back(draft.lexicon->times.find(draft.key(i)));
}

bool TimePatterns::before_is(std::uint32_t i, std::initializer_list<std::string_view> keys) const {
  return i > begin_ && std::find(keys.begin(), keys.end(), draft_.key(i - 1)) != keys.end();
}

std::optional<TimeMatch> TimePatterns::read(std::uint32_t i, std::uint32_t end) const {
  begin_ = draft_.sentence_of(i).first_token;
  end_ = end;
  // Most words begin no expression: figures, words that play a part, and number words do.
  if (facts_[i] == nullptr && !draft_.has(i, kHasDigit | kHyphen)) {
    const std::string_view key = draft_.key(i);
    const bool opens = key == "a" || key == "an" || key == "the" || key == "every" || key == "each" || key == "half" ||
                       key == "that" || key == "same" || key == "once" || key == "twice" || key == "final" ||
                       draft_.lexicon->times.longest(key) > 1 ||
                       draft_.lexicon->numbers.read(draft_, i, std::min(end, i + 1)).has_value();
    if (!opens) return std::nullopt;
  }
  using Pattern = Match (TimePatterns::*)(std::uint32_t) const;
  static constexpr Pattern kPatterns[] = {
      &TimePatterns::clock,    &TimePatterns::calendar,  &TimePatterns::holiday_name, &TimePatterns::weekday,
      &TimePatterns::deictic,  &TimePatterns::stepped,   &TimePatterns::set,          &TimePatterns::counted,
      &TimePatterns::hyphened, &TimePatterns::modified,  &TimePatterns::quarter,      &TimePatterns::season,
      &TimePatterns::same,     &TimePatterns::reference,
  };
  Match best;
  for (const Pattern pattern : kPatterns) {
    Match found = (this->*pattern)(i);
    if (found && (!best || found->end > best->end)) best = std::move(found);
  }
  if (is(i, "the") && i + 1 < end && !is(i + 1, "the")) {
    Match inner = read(i + 1, end);
    if (inner && inner->takes_the && (!best || inner->end >= best->end)) best = std::move(inner);
  }
  return best;
}

}  // namespace stemma::annotating
