// Times of day with their zone and day, and holidays (see time_patterns.h).
//
// "5:30" is a clock time only after "at" or the like, or with its half of the day or zone: else it is a score or a verse. The day is
// the one beside it; where nobody names it, publication's, unless the sentence has told another (see text_dates.h).

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/time_patterns.h"

namespace stemma::annotating {
namespace {

struct ClockTime {
  int hour = 0, minute = 0;
  bool half = false;  // "5pm", "5 p.m.": said which half of the day
};

int half_of_day(std::string_view key) {  // 1 a.m., 2 p.m., 0 neither
  if (key == "a.m." || key == "am" || key == "a.m") return 1;
  if (key == "p.m." || key == "pm" || key == "p.m") return 2;
  return 0;
}

void apply_half(ClockTime& time, int half) {
  time.half = true;
  if (half == 1 && time.hour == 12) time.hour = 0;
  if (half == 2 && time.hour < 12) time.hour += 12;
}

// "5", "5:30", "5pm", "17.45".
std::optional<ClockTime> clock_token(std::string_view key) {
  ClockTime time;
  std::size_t digits = 0;
  while (digits < key.size() && key[digits] >= '0' && key[digits] <= '9') ++digits;
  const auto hour = digits <= 2 ? whole(key.substr(0, digits)) : std::nullopt;
  if (!hour || *hour > 24) return std::nullopt;
  time.hour = *hour;
  key.remove_prefix(digits);
  if (key.size() >= 3 && (key[0] == ':' || key[0] == '.')) {
    const auto minute = whole(key.substr(1, 2));
    if (!minute || *minute > 59) return std::nullopt;
    time.minute = *minute;
    key.remove_prefix(3);
    if (key.size() == 3 && key[0] == ':') key.remove_prefix(3);  // seconds
  }
  if (key.empty()) return time;
  const int half = half_of_day(key);
  if (half == 0 || time.hour > 12) return std::nullopt;
  apply_half(time, half);
  return time;
}

}  // namespace

TimePatterns::Match TimePatterns::clock(std::uint32_t i) const {
  TimeMatch match;
  match.type = TimeType::kTime;
  std::string time;
  if (plays(i, TimeRole::kClock)) {
    if (draft_.has(i, kCapital) && !draft_.has(i, kStart | kTitled)) return std::nullopt;  // "High Noon"
    time = fact(i)->value(TimeRole::kClock);
    match.end = i + 1;
  } else {
    if (!draft_.has(i, kHasDigit)) return std::nullopt;
    const std::string_view key = draft_.key(i);
    std::uint32_t at = i + 1;
    std::optional<ClockTime> clock;
    const bool zone_after = plays(at, TimeRole::kZone) && draft_.has(at, kAllCapitals);
    if (key.size() == 4 && draft_.has(i, kAllDigits) && (zone_after || is(at, "hours") || is(at, "hrs"))) {
      const auto number = whole(key);
      if (number && *number / 100 < 25 && *number % 100 < 60) clock = ClockTime{*number / 100, *number % 100, true};
    } else {
      clock = clock_token(key);
      if (clock && at < end_ && !clock->half && half_of_day(draft_.key(at)) != 0 && clock->hour <= 12)
        apply_half(*clock, half_of_day(draft_.key(at++)));
      if (clock && is(at, "o'clock")) clock->half = true, ++at;
    }
    if (!clock) return std::nullopt;
    const bool colon = key.find(':') != std::string_view::npos;
    if (!colon && !clock->half && !(zone_after && key.size() <= 2)) return std::nullopt;
    if (colon && !clock->half && !zone_after &&
        !before_is(i, {"at", "by", "around", "about", "until", "till", "from", "to", "before", "after", "since"})) {
      return std::nullopt;  // a score or a verse
    }
    time = "T" + two_digits(clock->hour) + ":" + two_digits(clock->minute);
    match.end = at;
  }
  const bool universal = is(match.end, "utc") || is(match.end, "gmt");
  while (plays(match.end, TimeRole::kZone) && (draft_.has(match.end, kCapital) || is(match.end, "local"))) ++match.end;
  if (is(match.end, "time") && plays(match.end - 1, TimeRole::kZone)) ++match.end;
  // The day it is of: after it, or before it ("on Monday at 5 p.m.").
  std::uint32_t at = match.end;
  bool aside = false;  // "10:35 a.m. (0735 GMT) Friday": the day is not within
  if (is(at, "(") || is(at, "-lrb-")) {
    for (std::uint32_t close = at + 1; close < end_ && close < at + 7; ++close) {
      if (is(close, ")")) at = close + 1, aside = true;
    }
  }
  if (is(at, ",")) ++at;
  if (is(at, "on")) ++at;
  Match day;
  if (at < end_) {
    day = deictic(at);
    if (!day) day = calendar(at);
    if (!day) day = weekday(at);
    if (day && (day->value.value.size() < 10 || day->value.value.find('T') != std::string::npos)) day.reset();
  }
  if (day) {
    if (!aside) match.end = day->end;
    match.value = day->value;
  } else {
    std::uint32_t before = i;
    for (std::uint32_t back = 0; back < 3 && before > begin_; ++back) {
      --before;
      if (is(before, "at") || is(before, "around") || is(before, "about") || is(before, ",") || is(before, "by")) continue;
      Match found = plays(before, TimeRole::kDeictic)   ? deictic(before)
                    : plays(before, TimeRole::kWeekday) ? weekday(before)
                                                        : std::nullopt;
      if (found && found->end <= i) match.value = found->value;
      break;
    }
    if (match.value.value.empty()) {
      match.value = anchor_.days_from_today(0);
      match.without_day = true;
    }
  }
  match.value.value += time + (universal ? "Z" : "");
  return match;
}

TimePatterns::Match TimePatterns::holiday_name(std::uint32_t i) const {
  if (!draft_.has(i, kCapital)) return std::nullopt;
  const TimeWords& words = draft_.lexicon->times;
  for (std::uint32_t size = std::min(words.longest(draft_.key(i)), end_ - i); size > 0; --size) {
    const TimeWords::Entry* entry = words.find(draft_.key(i, i + size));
    if (entry == nullptr || !entry->plays(TimeRole::kHoliday)) continue;
    const std::string& rule = entry->value(TimeRole::kHoliday);
    TimeMatch match;
    match.end = i + size;
    const std::uint32_t after = match.end + (is(match.end, ",") ? 1 : 0);
    if (const auto year = year_at(after)) {
      if (const auto day = holiday(rule, *year)) {
        match.end = after + 1;
        match.value = {day_value(*day), day, false};
        return match;
      }
    }
    const int step = before_is(i, {"last"}) ? -1 : before_is(i, {"next"}) ? 1 : 0;
    match.value = anchor_.holiday_day(rule, direction_of(draft_, i, match.end), step);
    return match;
  }
  return std::nullopt;
}

}  // namespace stemma::annotating
