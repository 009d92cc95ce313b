#pragma once
// Calendar arithmetic and the spelling of TIMEX3 values. Days are counted in the proleptic Gregorian calendar.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stemma::annotating {

struct Day {
  int year = 0, month = 0, day = 0;  // 1-based
  auto operator<=>(const Day&) const = default;
};

std::int64_t to_number_of_days(Day day);  // since 1970-01-01
Day to_day(std::int64_t number_of_days);
int weekday_of(Day day);  // 1 Monday .. 7 Sunday
int days_in_month(int year, int month);
bool valid(Day day);
Day add_months(Day day, int months);  // the day is cut to the month's length
Day easter_sunday(int year);          // Gregorian (Anonymous, Nature 1876)

// "2018-05-29…" -> its day; nothing where there is none.
std::optional<Day> parse_day(std::string_view iso);

std::string day_value(Day day);                // "2018-06-03"
std::string month_value(int year, int month);  // "2018-06"
std::string week_value(Day day);               // "2018-W22"
std::string year_value(int year);              // "2018"
std::string quarter_value(Day day);            // "2018-Q2"
std::string two_digits(int number);

// The day of a holiday rule of time_words.tsv ("12-25", "11-4-4", "easter-2") in a year; nothing for a rule that cannot be read.
std::optional<Day> holiday(std::string_view rule, int year);

}  // namespace stemma::annotating
