#include "collate/days/days.h"

#include <fmt/format.h>

#include <array>

namespace stemma::collating {
namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t n) {
  if (at + n > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + n; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
int days_from(int year, int month, int day) {
  year -= month <= 2;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int of_era = year - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int month_length(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

}  // namespace

std::optional<int> day_of(std::string_view iso) {
  const auto range = iso.size() >= 10 ? days_of(iso.substr(0, 10)) : std::nullopt;
  if (!range || range->first != range->last) return std::nullopt;
  return range->first;
}

std::string iso_of(int day) {
  const int shifted = day + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int of_era = shifted - era * 146097;
  const int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * of_year + 2) / 153;
  const int date = of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  const int year = year_of_era + era * 400 + (month <= 2);
  return fmt::format("{:04}-{:02}-{:02}", year, month, date);
}

int weekday_of(int day) { return (day % 7 + 10) % 7 + 1; }

std::optional<int> bare_weekday(std::string_view value) {
  if (!value.starts_with("XXXX-WXX-")) return std::nullopt;
  const auto n = digits(value, 9, 1);
  return n && *n >= 1 && *n <= 7 ? n : std::nullopt;
}

std::optional<DayRange> days_of(std::string_view value) {
  const auto year = digits(value, 0, 4);
  if (!year || *year < 1) return std::nullopt;
  if (value.size() == 4) return DayRange{days_from(*year, 1, 1), days_from(*year, 12, 31)};
  if (value[4] != '-') return std::nullopt;
  const std::string_view rest = value.substr(5);
  if (const auto month = digits(rest, 0, 2)) {
    if (*month < 1 || *month > 12) return std::nullopt;
    if (rest.size() == 2) return DayRange{days_from(*year, *month, 1), days_from(*year, *month, month_length(*year, *month))};
    const auto day = rest[2] == '-' ? digits(rest, 3, 2) : std::nullopt;
    if (!day || *day < 1 || *day > month_length(*year, *month)) return std::nullopt;
    return DayRange{days_from(*year, *month, *day), days_from(*year, *month, *day)};
  }
  static constexpr std::array<std::pair<std::string_view, std::pair<int, int>>, 10> kSpans = {{{"SP", {3, 5}},
                                                                                               {"SU", {6, 8}},
                                                                                               {"FA", {9, 11}},
                                                                                               {"AU", {9, 11}},
                                                                                               {"Q1", {1, 3}},
                                                                                               {"Q2", {4, 6}},
                                                                                               {"Q3", {7, 9}},
                                                                                               {"Q4", {10, 12}},
                                                                                               {"H1", {1, 6}},
                                                                                               {"H2", {7, 12}}}};
  for (const auto& [name, months] : kSpans)
    if (rest == name)
      return DayRange{days_from(*year, months.first, 1), days_from(*year, months.second, month_length(*year, months.second))};
  if (rest == "WI") return DayRange{days_from(*year - 1, 12, 1), days_from(*year, 2, month_length(*year, 2))};
  if (rest.starts_with('W')) {
    const auto week = digits(rest, 1, 2);
    if (!week || *week < 1 || *week > 53) return std::nullopt;
    const int fourth = days_from(*year, 1, 4);  // always in week 1
    const int monday = fourth - (weekday_of(fourth) - 1) + 7 * (*week - 1);
    const auto day = rest.size() >= 5 && rest[3] == '-' ? digits(rest, 4, 1) : std::nullopt;
    if (day && *day >= 1 && *day <= 7) return DayRange{monday + *day - 1, monday + *day - 1};
    return DayRange{monday, monday + 6};
  }
  return std::nullopt;
}

}  // namespace stemma::collating
