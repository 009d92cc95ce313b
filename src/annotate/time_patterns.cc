#include "annotate/time_patterns.h"

#include <algorithm>
#include <span>

#include "annotate/lexicon.h"

namespace stemma::annotating {
namespace {

constexpr std::uint32_t kYearsOfHistory = 8;  // years printed that make a history
constexpr std::uint32_t kYearsToNews = 6;     // and so many times more than weekdays, "yesterday"s and years just past

}  // namespace

TimePatterns::TimePatterns(const Draft& draft, const TimeAnchor& anchor) : draft_(draft), anchor_(anchor) {
  facts_.reserve(draft.size());
  for (std::uint32_t i = 0; i < draft.size(); ++i)
    facts_.push_back(draft.listed(i, kTimeList) ? draft.lexicon->times.look(draft.key(i)) : nullptr);
}

bool TimePatterns::before_is(std::uint32_t i, std::initializer_list<std::string_view> keys) const {
  return i > begin_ && std::find(keys.begin(), keys.end(), draft_.key(i - 1)) != keys.end();
}

std::optional<TimeMatch> TimePatterns::read(std::uint32_t i, std::uint32_t end) const {
  if (kept_at_ == i) return kept_;
  begin_ = draft_.sentence_of(i).first_token;
  end_ = end;
  // Most words begin no expression: figures, words that play a part, and number words do.
  const bool figures = draft_.has(i, kHasDigit | kHyphen);
  if ((facts_[i] == nullptr || !facts_[i]->opens) && !figures) return std::nullopt;
  using Pattern = Match (TimePatterns::*)(std::uint32_t) const;
  // Articles, numbers in words and the like begin only the first of these.
  static constexpr Pattern kPatterns[] = {
      &TimePatterns::reference, &TimePatterns::holiday_name, &TimePatterns::stepped,  &TimePatterns::set,
      &TimePatterns::counted,   &TimePatterns::quarter,      &TimePatterns::same,     &TimePatterns::period,
      &TimePatterns::running,   &TimePatterns::clock,        &TimePatterns::calendar, &TimePatterns::weekday,
      &TimePatterns::deictic,   &TimePatterns::hyphened,     &TimePatterns::modified, &TimePatterns::season,
  };
  static constexpr std::size_t kOfPlainWords = 9;
  const bool plain = !figures && facts_[i]->roles == 0;
  Match best;
  for (const Pattern pattern : std::span(kPatterns).first(plain ? kOfPlainWords : std::size(kPatterns))) {
    Match found = (this->*pattern)(i);
    if (found && (!best || found->end > best->end)) best = std::move(found);
  }
  if (i + 1 < end && is(i, "the") && !is(i + 1, "the")) {
    Match inner = read(i + 1, end);
    kept_at_ = i + 1;
    kept_ = inner;
    if (inner && inner->takes_the && (!best || inner->end >= best->end)) best = std::move(inner);
  }
  return best;
}

bool TimePatterns::tells_old_times() const {
  const int published = anchor_.published() ? anchor_.published()->year : 2100;
  std::uint32_t years = 0, news = 0;
  for (std::uint32_t i = 0; i < draft_.size(); ++i) {
    if (facts_[i] != nullptr) {
      news += facts_[i]->plays(TimeRole::kWeekday) || facts_[i]->plays(TimeRole::kDeictic);
    } else if (draft_.has(i, kAllDigits) && draft_.key(i).size() == 4) {
      const auto year = read_figures(draft_.key(i));
      if (!year || year->size != 4 || year->value < 1000 || year->value > published) continue;
      ++(year->value + 1 < published ? years : news);  // this year and last are those of news
    }
  }
  return years >= kYearsOfHistory && years > kYearsToNews * news;
}

}  // namespace stemma::annotating
