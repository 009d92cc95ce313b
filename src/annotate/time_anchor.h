#pragma once
// What a date without a year, a weekday or "last week" means, counted from the day of publication. Without one, values keep their
// form with X for what is not known ("XXXX-WXX-7").

#include <cstdint>
#include <optional>
#include <string>

#include "annotate/draft.h"
#include "annotate/time_values.h"

namespace stemma::annotating {

// Value and, where it is one, the day.
struct TimeValue {
  std::string value;
  std::optional<Day> day;
  bool anchored = false;  // the day of publication was used
};

enum class Direction { kUnknown, kPast, kFuture };

// Whether what stands at tokens [begin, end) lies behind or ahead, by the verbs of its sentence: "said Monday", "will meet
// Monday".
Direction direction_of(const Draft& draft, std::uint32_t begin, std::uint32_t end);

class TimeAnchor {
 public:
  explicit TimeAnchor(std::optional<Day> published) : published_(published) {}

  const std::optional<Day>& published() const { return published_; }

  // shift: days from today.
  TimeValue days_from_today(int shift) const;
  // 1 Monday .. 7 Sunday. `step`: -1 last, 1 next, 0 the one that direction tells.
  TimeValue weekday(int weekday, Direction direction, int step) const;
  // Without its year: the nearest one that direction tells. day 0: the month alone.
  TimeValue month_day(int month, int day, Direction direction) const;
  // "last November": step as above.
  TimeValue month(int month, Direction direction, int step) const;
  // D W M Q Y E C WE: the unit `shift` units from this one.
  TimeValue unit(std::string_view unit, int shift) const;
  // SP SU FA WI.
  TimeValue season(std::string_view season, Direction direction, int step) const;
  TimeValue holiday_day(std::string_view rule, Direction direction, int step) const;
  // 1 .. 4: the one that ended last or runs, or the next one.
  TimeValue quarter(int which, Direction direction) const;
  // n of a unit before (negative) or after today, to the unit's precision.
  TimeValue distance(std::string_view unit, double n) const;

 private:
  std::optional<Day> published_;
};

}  // namespace stemma::annotating
