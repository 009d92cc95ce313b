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
std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

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
    return draft_.has(j, kCapital) && (facts_[j] == nullptr || facts_[j]->roles == 0) &&
           !draft_.lexicon->is_function_word(draft_.key(j));
  };
  if (i + 1 < end_ && name_like(i + 1)) return false;
  if (before_is(i, {"in",       "since", "by",  "until",   "till",   "last",  "next",      "this",    "early",  "late",  "mid",
                    "of",       "from",  "to",  "through", "during", "every", "each",      "between", "before", "after", "for",
                    "previous", "past",  "and", "or",      "around", "about", "following", "earlier", "later"})) {
    return true;
  }
  if (i > begin_ && name_like(i - 1)) return false;
  if (before_is(i, {"the", "a", "its", "his", "her", "their", "our", "'s"}) && i + 1 < end_) {  // "the March summit"
    const WordClass next = draft_.out.tokens[i + 1].word_class;
    if (next == WordClass::kNoun || next == WordClass::kAdjective) return true;
  }
  const std::string_view key = draft_.key(i);
  return key != "may" && key != "march" && key != "august" && key != "april" && key != "june" && !key.ends_with('.') &&
         key.size() > 3;
}

// "last year" after "November" or "Jan. 8" tells its year.
void TimePatterns::take_year_after(TimeMatch& match, int month, int day) const {
  const std::uint32_t at = match.end + (is(match.end, "of") ? 1 : 0);
  if (!plays(at, TimeRole::kLast) && !plays(at, TimeRole::kNext) && !plays(at, TimeRole::kThis)) return;
  const Match found = stepped(at);
  if (!found || found->type != TimeType::kDate || found->from_text || found->value.value.size() != 4) return;
  const auto year = whole(found->value.value);
  if (!year) return;
  const Day exact{*year, month, day};
  if (day > 0 && !valid(exact)) return;
  match.end = found->end;
  match.without_year = false;
  match.value = day > 0 ? TimeValue{day_value(exact), exact, true} : TimeValue{month_value(*year, month), std::nullopt, true};
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
    match.without_year = true;
    take_year_after(match, month, *day);
    return match;
  }
  std::uint32_t after = i + 1;
  if (is(after, ",") || is(after, "of")) ++after;
  if (const auto year = year_at(after)) {
    match.end = after + 1;
    match.value = {month_value(*year, month), std::nullopt, false};
    return match;
  }
  match.end = i + 1;
  take_year_after(match, month, 0);
  if (match.end > i + 1) return match;
  if (!month_stands_alone(i)) return std::nullopt;
  match.end = i + 1;
  match.value = anchor_.month_day(month, 0, direction_of(draft_, i, i + 1));
  match.without_year = true;
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
  match.without_year = true;
  take_year_after(match, month, *day);
  return match;
}

TimePatterns::Match TimePatterns::second_day(std::uint32_t i) const {
  if (i < begin_ + 3 || !before_is(i, {"and", "or", "to", "through", "until", "&"}) || draft_.key(i).size() > 4)
    return std::nullopt;
  if (!plays(i - 3, TimeRole::kMonth) || !draft_.has(i - 3, kCapital) || !day_at(i - 2)) return std::nullopt;
  const auto day = day_at(i);
  const int month = fact(i - 3)->number(TimeRole::kMonth);
  if (!day || *day > days_in_month(2000, month) || *day <= *day_at(i - 2)) return std::nullopt;
  if (i + 1 < end_ && draft_.out.tokens[i + 1].word_class == WordClass::kNoun) return std::nullopt;  // "May 3 and 12 people"
  TimeMatch match;
  match.end = i + 1;
  const std::uint32_t after = match.end + (is(match.end, ",") ? 1 : 0);
  const Day exact{year_at(after).value_or(0), month, *day};
  if (exact.year > 0 && valid(exact)) {
    match.end = after + 1;
    match.value = {day_value(exact), exact, false};
    return match;
  }
  match.value = anchor_.month_day(month, *day, direction_of(draft_, i - 3, match.end));
  match.without_year = true;
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
    const bool rises = key.size() == 9 ? to && from && *to > *from && *to < 2100 : to && from && *to > *from % 100;
    if (rises && (key[4] == '-' || key[4] == '/') && *from >= 1500 && *from < 2100) {
      match.value = {year_value(*from), std::nullopt, false};
      return match;
    }
    return std::nullopt;
  }
  const bool joined = key.size() == 3 && key.starts_with('\'');
  const bool apart = key.size() == 2 && !draft_.has(i, kSpaceBefore) && before_is(i, {"'", "\u2019", "\u2018"});
  const std::uint32_t open = joined ? i : apart ? i - 1 : begin_;
  const bool short_form = open > begin_ && before_is(open, {"in", "since", "of", "from", "by", "until", "to", "and", "between"});
  if (const auto two = short_form ? whole(key.substr(key.size() - 2)) : std::nullopt; two && draft_.has(i, kHasDigit)) {
    match.value = {year_value(*two + (*two >= 30 ? 1900 : 2000)), std::nullopt, false};  // "'98"
    return match;
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
  if (Match found = second_day(i)) return found;
  if (Match found = figures(i)) return found;
  if (Match found = decade(i)) return found;
  return year(i);
}

}  // namespace stemma::annotating
