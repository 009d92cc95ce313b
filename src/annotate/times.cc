// At each token the longest expression wins, and what it covers is not looked at again. A length takes the words before it that
// say how exact it is ("more than two years"), a named stretch its article ("the past decade").

#include "annotate/times.h"

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/text_dates.h"
#include "annotate/time_patterns.h"

namespace stemma::annotating {
namespace {

// How many tokens before i say how exact a length is.
std::uint32_t approximators_before(const Draft& draft, std::uint32_t first, std::uint32_t i) {
  static constexpr std::string_view kOne[] = {"about", "around",        "nearly",  "almost",  "over",
                                              "under", "approximately", "roughly", "exactly", "some"};
  static constexpr std::string_view kTwo[] = {"more than", "less than", "at least", "at most", "up to", "fewer than", "close to"};
  if (i >= first + 2 && std::find(std::begin(kTwo), std::end(kTwo), draft.key(i - 2, i)) != std::end(kTwo)) return 2;
  if (i >= first + 1 && std::find(std::begin(kOne), std::end(kOne), draft.key(i - 1)) != std::end(kOne)) return 1;
  return 0;
}

}  // namespace

void find_times(Draft& draft) {
  const Article& article = draft.article;
  const auto& told = article.published_day ? article.published_day : article.published;  // "today" is the outlet's, not UTC's
  const std::optional<Day> published = told ? parse_day(*told) : std::nullopt;
  const TimeAnchor anchor(published);
  const TimePatterns patterns(draft, anchor);
  TextDates dates(published, patterns.tells_old_times());
  for (std::uint32_t s = 0; s < draft.out.sentences.size(); ++s) {
    const Sentence& sentence = draft.out.sentences[s];
    std::uint32_t free = sentence.first_token;  // first token that no expression has taken
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token;) {
      auto match = patterns.read(i, sentence.end_token);
      if (!match) {
        ++i;
        continue;
      }
      std::uint32_t begin = i;
      if (match->takes_the && begin > free && draft.is(begin - 1, "the")) --begin;
      if ((match->type == TimeType::kDuration || match->approximable) && !draft.is(begin, "the"))
        begin -= approximators_before(draft, free, begin);
      TimeExpression time;
      time.span = draft.span(begin, match->end);
      dates.resolve(*match, time.anchor, s);
      dates.told(*match, s);
      time.type = match->type;
      time.value = std::move(match->value.value);
      if (match->value.day) time.date = day_value(*match->value.day);
      draft.out.times.push_back(std::move(time));
      i = free = match->end;
    }
  }
}

}  // namespace stemma::annotating
