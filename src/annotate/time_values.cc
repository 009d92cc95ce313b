#include "annotate/time_values.h"

#include <algorithm>
#include <charconv>

namespace stemma::annotating {
namespace {

std::string digits(int number, int width) {
  std::string out = std::to_string(number < 0 ? 0 : number);
  while (static_cast<int>(out.size()) < width) out.insert(out.begin(), '0');
  return out;
}

// Reads a number off the front, with its sign.
std::optional<int> take_number(std::string_view& text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
  return value;
}

}  // namespace

std::int64_t to_number_of_days(Day d) {  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
  const int y = d.year - (d.month <= 2);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<std::int64_t>(era) * 146097 + day_of_era - 719468;
}

Day to_day(std::int64_t number) {
  number += 719468;
  const std::int64_t era = (number >= 0 ? number : number - 146096) / 146097;
  const auto day_of_era = static_cast<int>(number - era * 146097);
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * day_of_year + 2) / 153;
  Day d;
  d.day = day_of_year - (153 * shifted + 2) / 5 + 1;
  d.month = shifted + (shifted < 10 ? 3 : -9);
  d.year = static_cast<int>(year_of_era + era * 400) + (d.month <= 2);
  return d;
}

int weekday_of(Day day) {
  const std::int64_t number = to_number_of_days(day) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(((number % 7) + 7) % 7) + 1;
}

int days_in_month(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool valid(Day d) { return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= days_in_month(d.year, d.month); }

Day add_months(Day day, int months) {
  int number = day.year * 12 + day.month - 1 + months;
  if (number < 0) number = 0;
  day.year = number / 12;
  day.month = number % 12 + 1;
  day.day = std::min(day.day, days_in_month(day.year, day.month));
  return day;
}

Day easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7,
            m = (a + 11 * h + 22 * l) / 451;
  return {year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1};
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  Day day;
  const auto number = [&](std::size_t at, std::size_t size, int& out) {
    const auto result = std::from_chars(iso.data() + at, iso.data() + at + size, out);
    return result.ec == std::errc{} && result.ptr == iso.data() + at + size;
  };
  if (!number(0, 4, day.year) || !number(5, 2, day.month) || !number(8, 2, day.day) || !valid(day)) return std::nullopt;
  return day;
}

std::string two_digits(int number) { return digits(number, 2); }
std::string year_value(int year) { return digits(year, 4); }
std::string month_value(int year, int month) { return digits(year, 4) + "-" + digits(month, 2); }
std::string day_value(Day day) { return month_value(day.year, day.month) + "-" + digits(day.day, 2); }
std::string quarter_value(Day day) { return digits(day.year, 4) + "-Q" + std::to_string((day.month + 2) / 3); }

std::string week_value(Day day) {
  const Day thursday = to_day(to_number_of_days(day) + 4 - weekday_of(day));
  const std::int64_t week = (to_number_of_days(thursday) - to_number_of_days({thursday.year, 1, 1})) / 7 + 1;
  return digits(thursday.year, 4) + "-W" + digits(static_cast<int>(week), 2);
}

std::optional<Day> holiday(std::string_view rule, int year) {
  if (rule.starts_with("easter")) {
    rule.remove_prefix(6);
    const auto shift = take_number(rule);
    if (!shift) return std::nullopt;
    return to_day(to_number_of_days(easter_sunday(year)) + *shift);
  }
  const auto month = take_number(rule);
  if (!month || *month < 1 || *month > 12 || !rule.starts_with('-')) return std::nullopt;
  rule.remove_prefix(1);
  const bool election = rule.starts_with('E');  // the Tuesday after the first Monday
  std::optional<int> nth = election ? std::optional<int>(1) : take_number(rule);
  if (election) rule.remove_prefix(1);
  if (!nth) return std::nullopt;
  if (!rule.starts_with('-')) {
    const Day day{year, *month, *nth};
    return valid(day) ? std::optional<Day>(day) : std::nullopt;
  }
  rule.remove_prefix(1);
  auto weekday = take_number(rule);
  if (!weekday || *weekday < 1 || *weekday > 7) return std::nullopt;
  const int after = take_number(rule).value_or(0) + (election ? 1 : 0);
  if (election) weekday = 1;
  const Day first{year, *month, 1};
  int day = 1 + (*weekday - weekday_of(first) + 7) % 7 + 7 * (*nth - 1);
  while (day > days_in_month(year, *month)) day -= 7;
  return to_day(to_number_of_days({year, *month, day}) + after);
}

}  // namespace stemma::annotating
