#pragma once
// Calendar days, counted.

#include <optional>
#include <string>
#include <string_view>

namespace stemma::collating {

// Days since 1970-01-01 of "2018-05-29…"; nothing for a text that does not begin with such a date.
std::optional<int> day_of(std::string_view iso);
std::string iso_of(int day);
int weekday_of(int day);  // 1 Monday … 7 Sunday
// The weekday of a TIMEX3 value that fixes no week, "XXXX-WXX-7" -> 7; nothing for any other value.
std::optional<int> bare_weekday(std::string_view value);

// First and last day that a value covers: "2016-01", "2016", "2016-06-03", "2016-SU"; nothing when it fixes no year.
struct DayRange {
  int first = 0, last = 0;
};
std::optional<DayRange> days_of(std::string_view value);

}  // namespace stemma::collating
