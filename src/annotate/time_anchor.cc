// A weekday in a report is the last one before publication when the verb it goes with is past, the next one when it lies ahead.
// That verb is the nearest one before it ("said Monday that ..", "will meet Monday"), else the first after it ("On Monday, he
// said .."). Taking the nearest weekday whatever the verb is right less often: "will meet Tuesday" in a Thursday report.
//
// A bare weekday six days back is tomorrow's: the verb was misread, or the report is stamped by a clock where it is still the day before. In 400
// reports of 2015 and 2016 that was so in 25 of the 28 cases read.

#include "annotate/time_anchor.h"

#include <algorithm>

#include "annotate/lexicon.h"

namespace stemma::annotating {
namespace {

constexpr std::uint32_t kReach = 30;     // tokens looked at on either side
constexpr std::uint32_t kNear = 5;       // tokens between a verb in the present and a day that lies ahead: "starts here Monday"
constexpr std::int64_t kWrongWay = 150;  // days by which a date against the verb's direction counts as further away

bool is_any(std::string_view key, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

int ahead_strength(const Draft& draft, std::uint32_t i) {
  const TimeWords::Entry* entry = draft.listed(i, kTimeList) ? draft.lexicon->times.find(draft.key(i)) : nullptr;
  return entry != nullptr && entry->plays(TimeRole::kAhead) ? entry->number(TimeRole::kAhead) : 0;
}

// The auxiliary that governs the verb at i, looking over adverbs and other auxiliaries; kNone when there is none.
std::uint32_t auxiliary_before(const Draft& draft, std::uint32_t first, std::uint32_t i) {
  for (std::uint32_t j = i; j > first && i - j < 4;) {
    --j;
    const Token& token = draft.out.tokens[j];
    if (token.word_class == WordClass::kAuxiliary) return j;
    if (token.word_class != WordClass::kAdverb && token.word_class != WordClass::kParticle &&
        token.word_class != WordClass::kPronoun)
      return kNone;
    if (draft.is(j, "to")) return j;
  }
  return kNone;
}

// The place before an expression that may follow a clock time or a preposition: "until 9 a.m. EST on Tuesday".
std::uint32_t before_clock(const Draft& draft, std::uint32_t first, std::uint32_t begin) {
  std::uint32_t at = begin;
  for (std::uint32_t back = 0; back < 5 && at > first; ++back) {
    const std::uint32_t i = at - 1;
    const TimeWords::Entry* entry = draft.listed(i, kTimeList) ? draft.lexicon->times.find(draft.key(i)) : nullptr;
    const bool clock = draft.has(i, kHasDigit) ||
                       is_any(draft.key(i), {"a.m.", "p.m.", "a.m", "p.m", "o'clock", "early", "late"}) ||
                       (entry != nullptr && (entry->plays(TimeRole::kZone) || entry->plays(TimeRole::kClock)));
    if (!clock && !draft.is(i, "on")) break;
    at = i;
  }
  return at;
}

bool nominal_before(const Draft& draft, std::uint32_t first, std::uint32_t i) {
  if (i == first) return false;
  const WordClass before = draft.out.tokens[i - 1].word_class;
  return before == WordClass::kDeterminer || before == WordClass::kAdjective || before == WordClass::kAdposition ||
         draft.is(i - 1, "'s") || is_any(draft.key(i - 1), {"his", "her", "its", "their", "our", "my", "your"});
}

// "could not be reached Wednesday", "neither could be found"
bool denied(const Draft& draft, std::uint32_t first, std::uint32_t i) {
  if (draft.in_sentence(i + 1, i) && is_any(draft.key(i + 1), {"not", "n't"})) return true;
  for (std::uint32_t j = i; j > first && i - j < 8;) {
    if (is_any(draft.key(--j), {"neither", "nobody", "none", "nor", "no"})) return true;
  }
  return false;
}

}  // namespace

Direction direction_of(const Draft& draft, std::uint32_t begin, std::uint32_t end) {
  const Sentence& sentence = draft.sentence_of(begin);
  const std::uint32_t first = std::max(sentence.first_token, begin > kReach ? begin - kReach : 0);
  const std::uint32_t open = before_clock(draft, first, begin);
  if (open > first + 1 && is_any(draft.key(open - 1), {"until", "till"})) return Direction::kFuture;
  if (open > first + 2 && is_any(draft.key(open - 3, open), {"as soon as", "as early as", "no later than"}))
    return Direction::kFuture;
  if (begin > first && draft.is(begin - 1, "since")) return Direction::kPast;
  if (draft.in_sentence(end, begin) && draft.is(end, "'s")) return Direction::kPast;  // "Friday's attack"
  for (std::uint32_t i = begin; i > first;) {
    --i;
    const Token& token = draft.out.tokens[i];
    if (ahead_strength(draft, i) == 2) return Direction::kFuture;
    switch (token.verb_form) {
      case VerbForm::kNotVerb:
      case VerbForm::kGerund: {
        if (token.verb_form != VerbForm::kGerund) continue;
        const std::uint32_t auxiliary = auxiliary_before(draft, first, i);
        if (auxiliary == kNone) continue;
        return draft.out.tokens[auxiliary].verb_form == VerbForm::kPast ? Direction::kPast : Direction::kFuture;
      }
      case VerbForm::kModal:
        return draft.is(i, "could") && denied(draft, first, i) ? Direction::kPast : Direction::kFuture;
      case VerbForm::kPast:
        return Direction::kPast;
      case VerbForm::kBase: {
        const std::uint32_t before = auxiliary_before(draft, first, i);
        if (before == kNone) continue;
        if (draft.out.tokens[before].verb_form == VerbForm::kModal)
          return draft.is(before, "could") && denied(draft, first, before) ? Direction::kPast : Direction::kFuture;
        if (draft.out.tokens[before].verb_form == VerbForm::kPast) return Direction::kPast;  // did not go
        for (std::uint32_t j = before; j > first && before - j < 3;) {
          if (ahead_strength(draft, --j) > 0) return Direction::kFuture;
        }
        i = before;
        continue;
      }
      case VerbForm::kPastParticiple: {
        const std::uint32_t auxiliary = auxiliary_before(draft, first, i);
        if (auxiliary == kNone) return Direction::kPast;
        const VerbForm form = draft.out.tokens[auxiliary].verb_form;
        if (form == VerbForm::kModal) return Direction::kFuture;
        if (form == VerbForm::kBase && auxiliary > first) {  // will be held
          i = auxiliary + 1;
          const std::uint32_t before = auxiliary_before(draft, first, auxiliary);
          if (before == kNone) continue;
          if (draft.is(before, "could") && denied(draft, first, before)) return Direction::kPast;
          return draft.out.tokens[before].verb_form == VerbForm::kModal || draft.is(before, "to") ? Direction::kFuture
                                                                                                  : Direction::kPast;
        }
        if (is_any(draft.key(auxiliary), {"is", "are", "'re", "am"})) return Direction::kFuture;
        return Direction::kPast;
      }
      case VerbForm::kPresent:
      case VerbForm::kThirdSingular:
        if (is_any(draft.key(i), {"says", "say", "reports", "claims", "tells"})) return Direction::kPast;
        if (token.word_class == WordClass::kAuxiliary) return Direction::kUnknown;
        if (begin - i > kNear || nominal_before(draft, first, i)) continue;  // a noun in "s", or the verb of another clause
        return Direction::kFuture;
    }
  }
  const std::uint32_t last = std::min(sentence.end_token, end + kReach);
  for (std::uint32_t i = end; i < last; ++i) {
    if (ahead_strength(draft, i) > 0 && i + 1 < last && draft.is(i + 1, "to") && draft.out.tokens[i].verb_form != VerbForm::kPast)
      return Direction::kFuture;  // "On Monday, the board plans to .."
    switch (draft.out.tokens[i].verb_form) {
      case VerbForm::kModal:
        return Direction::kFuture;
      case VerbForm::kPast:
        return Direction::kPast;
      case VerbForm::kPresent:
      case VerbForm::kThirdSingular:
        return is_any(draft.key(i), {"has", "have", "says", "say"}) ? Direction::kPast : Direction::kUnknown;
      default:
        break;
    }
  }
  return Direction::kUnknown;
}

TimeValue TimeAnchor::days_from_today(int shift) const {
  if (!published_) return {"XXXX-XX-XX", std::nullopt, false};
  const Day day = to_day(to_number_of_days(*published_) + shift);
  return {day_value(day), day, true};
}

TimeValue TimeAnchor::weekday(int weekday, Direction direction, int step) const {
  if (!published_) return {"XXXX-WXX-" + std::to_string(weekday), std::nullopt, false};
  const int today = weekday_of(*published_);
  const bool ahead = step > 0 || (step == 0 && direction == Direction::kFuture);
  int shift = ahead ? (weekday - today + 7) % 7 : -((today - weekday + 7) % 7);
  if (shift == -6 && step == 0) shift = 1;  // nobody calls the day of six days ago by its bare name (see above)
  if (shift == 0 && step != 0) shift = step > 0 ? 7 : -7;
  return days_from_today(shift);
}

TimeValue TimeAnchor::month_day(int month, int day, Direction direction) const {
  if (!published_) return {"XXXX-" + two_digits(month) + (day > 0 ? "-" + two_digits(day) : ""), std::nullopt, false};
  if (day == 0) return this->month(month, direction, 0);
  const std::int64_t today = to_number_of_days(*published_);
  std::optional<Day> best;
  std::int64_t least = 0;
  for (int year = published_->year - 1; year <= published_->year + 1; ++year) {
    const Day candidate{year, month, day};
    if (!valid(candidate)) continue;
    const std::int64_t distance = to_number_of_days(candidate) - today;
    // A month either way is forgiven: "Nov. 25" in a past sentence of Nov. 20 is this year's all the same.
    const std::int64_t wrong_way =
        (direction == Direction::kPast && distance > 30) || (direction == Direction::kFuture && distance < -30) ? kWrongWay : 0;
    // What no verb tells is rather behind than far ahead.
    const std::int64_t far_ahead =
        direction == Direction::kUnknown && distance > 60 ? std::min<std::int64_t>(distance - 60, 60) : 0;
    const std::int64_t cost = (distance < 0 ? -distance : distance) + wrong_way + far_ahead;
    if (!best || cost < least) best = candidate, least = cost;
  }
  if (!best) return {"XXXX-" + two_digits(month) + "-" + two_digits(day), std::nullopt, false};
  return {day_value(*best), best, true};
}

TimeValue TimeAnchor::month(int month, Direction direction, int step) const {
  if (!published_) return {"XXXX-" + two_digits(month), std::nullopt, false};
  int year = published_->year;
  if (step < 0) {
    if (month >= published_->month) --year;
  } else if (step > 0) {
    if (month <= published_->month) ++year;
  } else if (direction == Direction::kFuture) {
    if (month < published_->month) ++year;
  } else if (direction == Direction::kPast) {
    if (month > published_->month) --year;
  } else {
    const int ahead = month - published_->month;
    if (ahead > 6) --year;
    if (ahead < -6) ++year;
  }
  return {month_value(year, month), std::nullopt, true};
}

TimeValue TimeAnchor::unit(std::string_view unit, int shift) const {
  if (!published_) {
    if (unit == "D") return {"XXXX-XX-XX", std::nullopt, false};
    if (unit == "W") return {"XXXX-WXX", std::nullopt, false};
    if (unit == "WE") return {"XXXX-WXX-WE", std::nullopt, false};
    if (unit == "M") return {"XXXX-XX", std::nullopt, false};
    if (unit == "Q") return {"XXXX-QX", std::nullopt, false};
    return {unit == "E" ? "XXX" : unit == "C" ? "XX" : "XXXX", std::nullopt, false};
  }
  const std::int64_t today = to_number_of_days(*published_);
  if (unit == "D") return days_from_today(shift);
  if (unit == "W") return {week_value(to_day(today + 7 * shift)), std::nullopt, true};
  if (unit == "WE") return {week_value(to_day(today + 7 * shift)) + "-WE", std::nullopt, true};
  if (unit == "M") {
    const Day day = add_months(*published_, shift);
    return {month_value(day.year, day.month), std::nullopt, true};
  }
  if (unit == "Q") return {quarter_value(add_months(*published_, 3 * shift)), std::nullopt, true};
  if (unit == "E") return {year_value(published_->year + 10 * shift).substr(0, 3), std::nullopt, true};
  if (unit == "C") return {year_value(published_->year + 100 * shift).substr(0, 2), std::nullopt, true};
  return {year_value(published_->year + shift), std::nullopt, true};
}

TimeValue TimeAnchor::season(std::string_view season, Direction direction, int step) const {
  std::string name(season);
  if (!published_) return {"XXXX-" + name, std::nullopt, false};
  const int start = season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
  int year = published_->year;
  const int now = published_->month;
  const bool running = now >= start && now < start + 3;
  if (step < 0 || (step == 0 && direction == Direction::kPast)) {
    if (now < start || (running && step < 0)) --year;
  } else if (step > 0 && now >= start) {
    ++year;
  } else if (step == 0 && direction == Direction::kFuture && now >= start + 3) {
    ++year;
  }
  return {year_value(year) + "-" + name, std::nullopt, true};
}

TimeValue TimeAnchor::holiday_day(std::string_view rule, Direction direction, int step) const {
  if (!published_) {
    const bool fixed = rule.size() == 5 && rule[2] == '-';
    return {fixed ? "XXXX-" + std::string(rule) : "XXXX-XX-XX", std::nullopt, false};
  }
  const std::int64_t today = to_number_of_days(*published_);
  std::optional<Day> best;
  std::int64_t least = 0;
  for (int year = published_->year - 1; year <= published_->year + 1; ++year) {
    const auto day = holiday(rule, year);
    if (!day) continue;
    const std::int64_t distance = to_number_of_days(*day) - today;
    const bool past = step < 0 || (step == 0 && direction == Direction::kPast),
               ahead = step > 0 || (step == 0 && direction == Direction::kFuture);
    const std::int64_t wrong_way =
        (past && distance > (step < 0 ? -1 : 30)) || (ahead && distance < (step > 0 ? 1 : -30)) ? 2000 : 0;
    const std::int64_t cost = (distance < 0 ? -distance : distance) + wrong_way;
    if (!best || cost < least) best = day, least = cost;
  }
  if (!best) return {"XXXX-XX-XX", std::nullopt, false};
  return {day_value(*best), best, true};
}

TimeValue TimeAnchor::quarter(int which, Direction direction) const {
  const std::string name = "-Q" + std::to_string(which);
  if (!published_) return {"XXXX" + name, std::nullopt, false};
  const int now = (published_->month + 2) / 3;
  int year = published_->year;
  if (direction == Direction::kFuture && which < now) ++year;
  if (which > now && (direction == Direction::kPast || (direction == Direction::kUnknown && which > now + 1))) --year;
  return {year_value(year) + name, std::nullopt, true};
}

TimeValue TimeAnchor::distance(std::string_view unit, double n) const {
  const int whole = static_cast<int>(std::clamp(n, -4000.0, 4000.0));
  if (unit == "NI") return this->unit("D", whole);
  if (unit == "2W") return this->unit("W", 2 * whole);
  if (unit == "TH" || unit == "TM" || unit == "TS")
    return {published_ ? day_value(*published_) : "XXXX-XX-XX", published_, published_.has_value()};
  if (unit == "E" && published_) return {year_value(published_->year + static_cast<int>(n * 10)), std::nullopt, true};
  return this->unit(unit, whole);
}

}  // namespace stemma::annotating
