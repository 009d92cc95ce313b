// What the text told last is what "that day" and "a year later" are counted from. A unit needs a date at least as fine as itself (a
// day for days and weeks, a month for months), so a year told last does not hide the day told before it. "A year earlier" after a
// quarter or a month is that quarter or month a year earlier, as reports on earnings mean it.
//
// A date without its year is counted from publication, except in texts that print years all over and name hardly a weekday (histories).
// Taking the year that the same paragraph printed last was tried for news: it was wrong seven times in eight ("freed in 2003, he will
// speak on March 12").

#include "annotate/text_dates.h"

#include <charconv>
#include <cstdlib>

namespace stemma::annotating {
namespace {

std::optional<int> figures_of(std::string_view text) {
  int value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<int> year_of(std::string_view value) {
  if (value.size() < 4 || (value.size() > 4 && value[4] != '-')) return std::nullopt;
  return figures_of(value.substr(0, 4));
}

std::optional<int> month_of(std::string_view value) { return value.size() >= 7 ? figures_of(value.substr(5, 2)) : std::nullopt; }

bool is_quarter(std::string_view value) { return value.size() == 7 && value[5] == 'Q'; }

}  // namespace

void TextDates::shift(TimeMatch& match, std::optional<std::string>& anchor) const {
  const FromText& from = *match.from_text;
  const std::string& unit = from.unit;
  const std::int64_t day = day_ ? to_number_of_days(*day_) : 0;
  std::string base = last_;
  bool fallback = false;
  if (base.empty() && published_ && (unit == "Y" || unit == "Q" || unit == "M")) {
    base = day_value(*published_);
    fallback = true;
  }
  const auto year = year_of(base), month = month_of(base);
  TimeValue value;
  if (unit == "D" || unit == "W" || unit == "weekday") {
    if (!day_) return;
    base = day_value(*day_);
    std::int64_t moved = day + from.shift * (unit == "W" ? 7 : 1);
    if (unit == "weekday") {
      const int step = (from.weekday - weekday_of(*day_) + 7) % 7;
      moved = from.shift < 0 ? day - (step == 0 ? 7 : 7 - step) : day + (step == 0 && from.shift > 0 ? 7 : step);
    }
    const Day to = to_day(moved);
    if (unit == "W") {
      value = {week_value(to), std::nullopt, false};
    } else {
      value = {day_value(to) + from.part, to, false};
    }
  } else if (unit == "M" && year && month) {
    const Day to = add_months({*year, *month, 1}, from.shift);
    value = {month_value(to.year, to.month), std::nullopt, false};
  } else if (unit == "Q" && year && (month || is_quarter(base))) {
    const int first = is_quarter(base) ? 3 * (base[6] - '0') - 2 : *month;
    value = {quarter_value(add_months({*year, first, 1}, 3 * from.shift)), std::nullopt, false};
  } else if (unit == "Y" && year) {
    const bool finer = from.keeps_unit && !fallback && (base.size() == 7);
    value = {year_value(*year + from.shift) + (finer ? base.substr(4) : ""), std::nullopt, false};
  } else {
    return;
  }
  match.value = value;
  anchor = fallback ? "published" : "text:" + base;
}

void TextDates::take_year(TimeMatch& match, std::optional<std::string>& anchor) const {
  if (!year_ || !old_times_) return;
  const std::string& value = match.value.value;
  const auto month = month_of(value);
  if (!month) return;
  if (published_ && *year_ >= published_->year) return;
  int year = *year_;
  if (const auto told = month_of(last_); told && *told >= 10 && *month <= 3 && year_of(last_) == year_) ++year;
  if (published_ && year > published_->year) return;
  const std::string moved = year_value(year) + value.substr(4);
  if (moved.size() == 10) {
    match.value.day = parse_day(moved);
    if (!match.value.day) return;
  }
  match.value.value = moved;
  match.value.anchored = false;
  anchor = "text:" + year_value(*year_);
}

void TextDates::take_day(TimeMatch& match, std::optional<std::string>& anchor, std::uint32_t sentence) const {
  if (!day_ || (!old_times_ && day_sentence_ != sentence)) return;
  const std::size_t clock = match.value.value.find('T');
  if (clock == std::string::npos) return;
  match.value.value = day_value(*day_) + match.value.value.substr(clock);
  match.value.day = day_;
  match.value.anchored = false;
  anchor = "text:" + day_value(*day_);
}

void TextDates::resolve(TimeMatch& match, std::optional<std::string>& anchor, std::uint32_t sentence) const {
  if (match.value.anchored) anchor = "published";
  if (match.from_text) return shift(match, anchor);
  if (match.without_year) return take_year(match, anchor);
  if (match.without_day) return take_day(match, anchor, sentence);
}

void TextDates::told(const TimeMatch& match, std::uint32_t sentence) {
  const std::string& value = match.value.value;
  if (match.type == TimeType::kDuration || match.type == TimeType::kSet) return;
  const auto year = year_of(value);
  if (!year || (match.without_day && match.value.anchored)) return;
  last_ = value.substr(0, value.find('T'));
  if (match.value.day) {
    day_ = match.value.day;
    day_sentence_ = sentence;
  }
  if (!match.value.anchored && !match.without_day) year_ = year;
}

}  // namespace stemma::annotating
