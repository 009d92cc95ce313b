#pragma once
// Clauses with the day or hour that they tell.

#include <optional>
#include <string>
#include <vector>

#include "collate/affair.h"
#include "collate/days/days.h"

namespace stemma::collating {

enum class TimeRelation : std::uint8_t { kOn, kSince, kUntil, kBefore, kAfter };

struct DatedClause {
  std::uint32_t report = 0, clause = 0;
  std::uint32_t time = 0;        // index into Annotations::times
  std::optional<DayRange> days;  // nothing where only a weekday or an hour is known
  std::optional<int> weekday;    // 1 Monday … 7, where the text gives a weekday and nothing sure fixes its week
  std::optional<int> minute;     // of the day, where the text gives an hour
  bool part_of_day = false;      // "on Tuesday night": the next day's small hours are not far
  TimeRelation relation = TimeRelation::kOn;
  std::string value;  // as resolved: "2031-09-02", "Monday"
};

// The first time of each clause that tells one, by report, then clause. Durations and repeated times are none.
std::vector<DatedClause> dated_clauses(const Affair& affair);

}  // namespace stemma::collating
