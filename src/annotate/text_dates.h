#pragma once
// The dates that the text has told so far, and what is counted from them: "that day", "two weeks later", "the previous year", and a
// date without its year in a text about years gone by.

#include <cstdint>
#include <optional>
#include <string>

#include "annotate/time_patterns.h"

namespace stemma::annotating {

class TextDates {
 public:
  // old_times: the text is a history, not news: its dates without a year are of the year it told last.
  TextDates(std::optional<Day> published, bool old_times) : published_(published), old_times_(old_times) {}

  // Gives a match that is counted from the text its value; one that cannot be counted keeps its X. anchor is set to "text:" and
  // the date counted from, or "published", or is left alone. `sentence` numbers the sentence it stands in.
  void resolve(TimeMatch& match, std::optional<std::string>& anchor, std::uint32_t sentence) const;
  // A match that stands in the text, after resolve().
  void told(const TimeMatch& match, std::uint32_t sentence);

 private:
  void shift(TimeMatch& match, std::optional<std::string>& anchor) const;
  void take_year(TimeMatch& match, std::optional<std::string>& anchor) const;
  void take_day(TimeMatch& match, std::optional<std::string>& anchor, std::uint32_t sentence) const;

  std::optional<Day> published_;
  bool old_times_;
  std::string last_;        // the value told last: a day, week, month, quarter or year
  std::optional<Day> day_;  // the day told last
  std::uint32_t day_sentence_ = 0;
  std::optional<int> year_;  // the year printed last, or of a date that took it from there
};

}  // namespace stemma::annotating
