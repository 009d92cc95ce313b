// Time expressions that a calendar or a clock would show (see time_patterns.h).
//
// A figure is a year when it has four digits without a comma and nothing after it is counted by it ("in 2009", "the 2016 race",
// not "2000 people"). "May" and "March" are months only where a date word stands beside them. In "6/3/2018" nobody tells whether
// June or March is meant unless one figure is above 12; then the reading nearer to publication is taken if it lies within half a
// year and the other does not, else only the year.

#include <algorithm>
#include <charconv>

#include "annotate/lexicon.h"
#include "annotate/time_patterns.h"

namespace stemma::annotating {
namespace {

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

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

std::optional<int> TimePatterns::year_at(std::uint32_t i) const {
  if (i >= end_ || draft_.key(i).size() != 4 || !draft_.has(i, kAllDigits)) return std::nullopt;
  const auto year = whole(draft_.key(i));
  if (!year || *year < 1000 || *year > 2199) return std::nullopt;
  return year;
}

std::optional<int> TimePatterns::day_at(std::uint32_t i) const {
  if (i >= end_ || !draft_.has(i, kHasDigit)) return std::nullopt;
  std::string_view key = draft_.key(i);
  if (key.size() > 2 && (key.ends_with("st") || key.ends_with("nd") || key.ends_with("rd") || key.ends_with("th")))
    key.remove_suffix(2);
  const std::size_t dash = key.find('-');  // "3-5": the first of them
  if (dash != std::string_view::npos && whole(key.substr(dash + 1)).value_or(99) <= 31) key = key.substr(0, dash);
  if (key.ends_with('.')) key.remove_suffix(1);  // "3. März"
  if (key.size() > 2) return std::nullopt;
  const auto day = whole(key);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  return day;
}

bool TimePatterns::month_stands_alone(std::uint32_t i) const {
  const auto name_like = [&](std::uint32_t j) {
    return draft_.has(j, kCapital) && facts_[j] == nullptr && !draft_.lexicon->is_function_word(draft_.key(j));
  };
  if (i + 1 < end_ && name_like(i + 1)) return false;
  if (before_is(i, {"in",       "since", "by",  "until",   "till",   "last",  "next",      "this",    "early",  "late",  "mid",
                    "of",       "from",  "to",  "through", "during", "every", "each",      "between", "before", "after", "for",
                    "previous", "past",  "and", "or",      "around", "about", "following", "earlier", "later"})) {
    return true;
  }
  if (i > begin_ && name_like(i - 1)) return false;
  const std::string_view key = draft_.key(i);
  return key != "may" && key != "march" && key != "august" && key != "april" && key != "june" && !key.ends_with('.') &&
         key.size() > 3;
}

TimePatterns::Match TimePatterns::month_first(std::uint32_t i) const {
  if (!plays(i, TimeRole::kMonth) || !draft_.has(i, kCapital)) return std::nullopt;
  const int month = fact(i)->number(TimeRole::kMonth);
  TimeMatch match;
  if (const auto day = day_at(i + 1); day && *day <= days_in_month(2000, month)) {
    match.end = i + 2;
    const std::uint32_t after = match.end + (is(match.end, ",") ? 1 : 0);
    if (const auto year = year_at(after)) {
      match.end = after + 1;
      const Day exact{*year, month, *day};
      if (valid(exact)) {
        match.value = {day_value(exact), exact, false};
        return match;
      }
    }
    match.value = anchor_.month_day(month, *day, direction_of(draft_, i, match.end));
    return match;
  }
  std::uint32_t after = i + 1;
  if (is(after, ",") || is(after, "of")) ++after;
  if (const auto year = year_at(after)) {
    match.end = after + 1;
    match.value = {month_value(*year, month), std::nullopt, false};
    return match;
  }
  if (is(i + 1, "of")) {  // "October of next year"
    const Match year = i + 2 < end_ ? stepped(i + 2) : std::nullopt;
    if (year && year->type == TimeType::kDate && year->value.value.size() == 4) {
      match.end = year->end;
      match.value = {year->value.value + "-" + two_digits(month), std::nullopt, year->value.anchored};
      return match;
    }
  }
  if (!month_stands_alone(i)) return std::nullopt;
  match.end = i + 1;
  match.value = anchor_.month_day(month, 0, direction_of(draft_, i, i + 1));
  return match;
}

TimePatterns::Match TimePatterns::day_first(std::uint32_t i) const {
  const auto day = day_at(i);
  if (!day) return std::nullopt;
  std::uint32_t at = i + 1;
  if (is(at, "of")) ++at;
  if (!plays(at, TimeRole::kMonth) || !draft_.has(at, kCapital)) return std::nullopt;
  const int month = fact(at)->number(TimeRole::kMonth);
  if (*day > days_in_month(2000, month)) return std::nullopt;
  TimeMatch match;
  match.takes_the = true;
  match.end = at + 1;
  const std::uint32_t after = match.end + (is(match.end, ",") ? 1 : 0);
  if (const auto year = year_at(after)) {
    const Day exact{*year, month, *day};
    if (valid(exact)) {
      match.end = after + 1;
      match.value = {day_value(exact), exact, false};
      return match;
    }
  }
  match.value = anchor_.month_day(month, *day, direction_of(draft_, i, match.end));
  return match;
}

TimePatterns::Match TimePatterns::figures(std::uint32_t i) const {
  const std::string_view key = draft_.key(i);
  const char mark = key.find('/') != std::string_view::npos ? '/' : key.find('-') != std::string_view::npos ? '-' : '.';
  const std::size_t one = key.find(mark), two = one == std::string_view::npos ? one : key.find(mark, one + 1);
  if (two == std::string_view::npos) return std::nullopt;
  const auto a = whole(key.substr(0, one)), b = whole(key.substr(one + 1, two - one - 1)), c = whole(key.substr(two + 1));
  if (!a || !b || !c) return std::nullopt;
  TimeMatch match;
  match.end = i + 1;
  if (one == 4) {
    const Day day{*a, *b, *c};
    if (*a < 1000 || !valid(day)) return std::nullopt;
    match.value = {day_value(day), day, false};
    return match;
  }
  const std::size_t year_size = key.size() - two - 1;
  if (year_size != 4 && year_size != 2) return std::nullopt;
  const int year = year_size == 4 ? *c : *c + (*c < 50 ? 2000 : 1900);
  if (year < 1000) return std::nullopt;
  const Day american{year, *a, *b}, european{year, *b, *a};
  const bool may_be_american = mark != '.' && valid(american), may_be_european = valid(european);
  if (!may_be_american && !may_be_european) return std::nullopt;
  if (may_be_american && may_be_european && american != european) {
    const auto near = [&](Day day) {
      return anchor_.published() && std::abs(to_number_of_days(day) - to_number_of_days(*anchor_.published())) <= 183;
    };
    if (near(american) == near(european)) {
      match.value = {year_value(year) + "-XX-XX", std::nullopt, false};
      return match;
    }
    const Day day = near(american) ? american : european;
    match.value = {day_value(day), day, true};
    return match;
  }
  const Day day = may_be_american ? american : european;
  match.value = {day_value(day), day, false};
  return match;
}

TimePatterns::Match TimePatterns::decade(std::uint32_t i) const {
  std::string_view key = draft_.key(i);
  if (!key.ends_with('s')) return std::nullopt;
  key.remove_suffix(1);
  if (key.starts_with('\'')) key.remove_prefix(1);
  const auto number = whole(key);
  if (!number || *number % 10 != 0 || (key.size() != 4 && key.size() != 2)) return std::nullopt;
  if (key.size() == 4 && (*number < 1000 || *number > 2190)) return std::nullopt;
  if (key.size() == 2 && i > begin_ &&
      (before_is(i, {"his", "her", "their", "my", "mid", "early", "late"}) && !draft_.key(i).starts_with('\'')))
    return std::nullopt;
  TimeMatch match;
  match.end = i + 1;
  match.takes_the = true;
  const int full = key.size() == 4 ? *number : *number + (*number >= 30 ? 1900 : 2000);
  match.value = {year_value(full).substr(0, 3), std::nullopt, false};
  return match;
}

TimePatterns::Match TimePatterns::year(std::uint32_t i) const {
  TimeMatch match;
  match.end = i + 1;
  const std::string_view key = draft_.key(i);
  if (key.size() == 7 || key.size() == 9) {  // 2017-18, 2009-2011
    const auto from = whole(key.substr(0, 4)), to = whole(key.substr(5));
    if (from && to && (key[4] == '-' || key[4] == '/') && *from >= 1500 && *from < 2100 && *to % 100 > *from % 100) {
      match.value = {year_value(*from), std::nullopt, false};
      return match;
    }
    return std::nullopt;
  }
  const auto year = year_at(i);
  if (!year || *year < 1500 || *year > 2100) return std::nullopt;
  if (before_is(
          i, {"$", "#", "£", "€", "no.", "us$", "page", "route", "room", "some", "about", "nearly", "over", "almost", "least"}))
    return std::nullopt;
  if (i + 1 < end_) {
    if (is(i + 1, "%") || is(i + 1, "percent") || plays(i + 1, TimeRole::kUnits)) return std::nullopt;
    const WordClass next = draft_.out.tokens[i + 1].word_class;
    const bool plural = next == WordClass::kNoun && draft_.key(i + 1).ends_with('s') && !draft_.key(i + 1).ends_with("ss");
    const bool counted =
        plural || is(i + 1, "people") || is(i + 1, "men") || is(i + 1, "women") || is(i + 1, "children") || is(i + 1, "police");
    if (counted && !before_is(i, {"the", "in", "'s", "its", "his", "their", "since", "her"})) return std::nullopt;
    if (draft_.lexicon->numbers.value_of(draft_.key(i + 1)) && !draft_.has(i + 1, kHasDigit)) return std::nullopt;
  }
  match.value = {year_value(*year), std::nullopt, false};
  return match;
}

TimePatterns::Match TimePatterns::calendar(std::uint32_t i) const {
  if (plays(i, TimeRole::kWeekday)) {
    std::uint32_t at = i + 1;
    if (is(at, ",")) ++at;
    if (is(at, "the")) ++at;
    if (at >= end_) return std::nullopt;
    Match date = month_first(at);
    if (!date) date = day_first(at);
    const bool full = date && date->value.value.size() >= 10;  // "Monday, June" is two
    if (!full) return std::nullopt;
    date->takes_the = false;
    return date;
  }
  if (Match found = month_first(i)) return found;
  if (!draft_.has(i, kHasDigit)) return std::nullopt;
  if (Match found = day_first(i)) return found;
  if (Match found = figures(i)) return found;
  if (Match found = decade(i)) return found;
  return year(i);
}

TimePatterns::Match TimePatterns::clock(std::uint32_t i) const {
  TimeMatch match;
  match.type = TimeType::kTime;
  std::string time;
  if (plays(i, TimeRole::kClock)) {
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
    match.end = day->end;
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
    if (match.value.value.empty()) match.value = anchor_.days_from_today(0);
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
