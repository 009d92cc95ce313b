#pragma once
// The shapes of English time expressions. Each pattern looks at the tokens from one place on and gives what it read, or nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/draft.h"
#include "annotate/time_anchor.h"
#include "annotate/time_words.h"
#include "stemma/annotation.h"

namespace stemma::annotating {

// The number that a word is in digits and nothing else.
std::optional<int> whole(std::string_view text);

// Counted from a date of the text: "that day" is {D, 0}, "two weeks later" {W, 2}, "the following Monday" {weekday, 1}.
struct FromText {
  std::string unit;
  int shift = 0;
  int weekday = 0;
  std::string part;         // "TNI" for "that night"
  bool keeps_unit = false;  // "a year earlier" said of a quarter is a quarter
};

struct TimeMatch {
  std::uint32_t end = 0;  // token after the last one
  TimeType type = TimeType::kDate;
  TimeValue value;            // with X where it is counted from the text
  bool takes_the = false;     // a "the" before it belongs to it
  bool approximable = false;  // and "almost", "more than": "more than two years ago"
  bool without_year = false;  // a month or a day of it whose year publication gave
  bool without_day = false;   // a clock time whose day nobody named
  std::optional<FromText> from_text;
};

class TimePatterns {
 public:
  TimePatterns(const Draft& draft, const TimeAnchor& anchor);

  // The longest expression that begins at token i and ends before `end`.
  std::optional<TimeMatch> read(std::uint32_t i, std::uint32_t end) const;
  // Whether the text prints years all over and names hardly a weekday: a history, not news.
  bool tells_old_times() const;

 private:
  using Match = std::optional<TimeMatch>;

  // dates.cc: what a calendar or a clock shows.
  Match calendar(std::uint32_t i) const;  // "Monday, June 3, 2018", "3 June", "June 2018", "6/3/2018", "2018", "the 1990s"
  Match month_first(std::uint32_t i) const;
  Match second_day(std::uint32_t i) const;  // "25" of "April 24 and 25"
  Match day_first(std::uint32_t i) const;
  Match figures(std::uint32_t i) const;
  Match year(std::uint32_t i) const;
  Match decade(std::uint32_t i) const;
  Match clock(std::uint32_t i) const;  // "5:30 p.m. ET on Monday"
  Match holiday_name(std::uint32_t i) const;
  void take_year_after(TimeMatch& match, int month, int day) const;
  bool month_stands_alone(std::uint32_t i) const;
  std::optional<int> year_at(std::uint32_t i) const;
  std::optional<int> day_at(std::uint32_t i) const;

  // relative_times.cc: what is counted from today.
  Match weekday(std::uint32_t i) const;   // "Monday", "Monday night"
  Match deictic(std::uint32_t i) const;   // "today", "yesterday morning", "tonight"
  Match stepped(std::uint32_t i) const;   // "last week", "this morning", "the past two years", "next Monday"
  Match modified(std::uint32_t i) const;  // "late last year", "the end of June"
  Match quarter(std::uint32_t i) const;   // "the third quarter of 2009"
  Match century(std::uint32_t i) const;   // "the 21st century"
  Match season(std::uint32_t i) const;    // "in the spring of 2014", "the weekend", "the week of March 6"

  // told_times.cc: what the text has told.
  Match same(std::uint32_t i) const;     // "that day", "the same year"
  Match period(std::uint32_t i) const;   // "the same period last year", "the year-ago quarter"
  Match running(std::uint32_t i) const;  // "ended the day", "for the quarter"

  // durations.cc: lengths, how often, and words like "now".
  Match counted(std::uint32_t i) const;    // "three days", "two years ago", "a week"
  Match hyphened(std::uint32_t i) const;   // "two-day", "mid-June", "decades-long"
  Match set(std::uint32_t i) const;        // "every day", "twice a week", "daily"
  Match reference(std::uint32_t i) const;  // "now", "in the past"

  const TimeWords::Entry* fact(std::uint32_t i) const { return i < end_ ? facts_[i] : nullptr; }
  bool plays(std::uint32_t i, TimeRole role) const { return i < end_ && facts_[i] != nullptr && facts_[i]->plays(role); }
  bool is(std::uint32_t i, std::string_view key) const { return i < end_ && draft_.key(i) == key; }
  bool before_is(std::uint32_t i, std::initializer_list<std::string_view> keys) const;
  // A part of the day at i, joined to a day before it.
  void add_part(TimeMatch& match, std::uint32_t i) const;
  // Number and unit -> "P2Y", "PT30M", "PXW" for a number that is not told (negative n).
  static std::string duration(const std::string& unit, double n);
  static bool clock_unit(const std::string& unit);  // hours, minutes, seconds
  // Value of one of a unit when nobody tells which: "that day".
  static std::string unknown(const std::string& unit);
  std::string unit_at(std::uint32_t i, bool& plural) const;

  const Draft& draft_;
  const TimeAnchor& anchor_;
  std::vector<const TimeWords::Entry*> facts_;
  mutable std::uint32_t begin_ = 0, end_ = 0;  // of the sentence that is read
  mutable std::uint32_t kept_at_ = kNone;      // what stands after a "the" was read with it, and is asked for next
  mutable Match kept_;
};

}  // namespace stemma::annotating
