// Time expressions that are counted from today (see time_patterns.h).
//
// "Last week" is a week of the calendar, "the past week" a length of seven days; "the following week" and "the previous year" are
// counted from what the text tells, so their value keeps its X.

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/time_patterns.h"

namespace stemma::annotating {

TimePatterns::Match TimePatterns::weekday(std::uint32_t i) const {
  if (!plays(i, TimeRole::kWeekday) || !draft_.has(i, kCapital)) return std::nullopt;
  if (before_is(i, {"black", "bloody", "super", "cyber", "fat"}) || draft_.key(i).size() == 3)
    return std::nullopt;  // "Sun", "Sat" need a date behind them
  TimeMatch match;
  match.end = i + 1;
  match.value = anchor_.weekday(fact(i)->number(TimeRole::kWeekday),
                                direction_of(draft_, i, plays(i + 1, TimeRole::kPart) ? i + 2 : i + 1), 0);
  if (plays(i + 1, TimeRole::kPart)) add_part(match, i + 1);
  return match;
}

TimePatterns::Match TimePatterns::deictic(std::uint32_t i) const {
  TimeMatch match;
  match.end = i + 1;
  if (plays(i, TimeRole::kTonight)) {
    match.value = anchor_.days_from_today(0);
    match.value.value += "TNI";
    match.type = TimeType::kTime;
    return match;
  }
  if (!plays(i, TimeRole::kDeictic)) return std::nullopt;
  match.value = anchor_.days_from_today(fact(i)->number(TimeRole::kDeictic));
  if (plays(i + 1, TimeRole::kPart)) add_part(match, i + 1);
  return match;
}

TimePatterns::Match TimePatterns::stepped(std::uint32_t i) const {
  int step = 0;
  bool length = false, from_text = false;  // length: "the past week"; from_text: "the following week"
  std::uint32_t at = i;
  const bool demonstrative = is(at, "this") || is(at, "these");
  if (demonstrative && (plays(at + 1, TimeRole::kLast) || plays(at + 1, TimeRole::kNext))) ++at;  // "this past week"
  const std::string_view key = draft_.key(at);
  if (plays(at, TimeRole::kLast)) {
    step = -1;
    length = key == "past";
    from_text = key == "previous";
  } else if (plays(at, TimeRole::kNext)) {
    step = 1;
    length = key == "coming" && !demonstrative;
    from_text = key == "following";
  } else if (!plays(at, TimeRole::kThis) && !is(at, "these")) {
    return std::nullopt;
  }
  const bool the = before_is(i, {"the"});
  from_text = from_text || (the && key == "next");
  if (the && key == "next" && i > begin_ + 1 && before_is(i - 1, {"over", "for", "during", "within", "in"})) length = true;
  ++at;
  TimeMatch match;
  match.takes_the = true;
  // A number: "the last two years", "the next few months".
  const auto number = at < end_ ? draft_.lexicon->numbers.read(draft_, at, end_) : std::nullopt;
  const bool counted = number && !number->ordinal;
  const bool vague = !counted && plays(at, TimeRole::kVague);
  std::uint32_t unit_place = counted ? number->end : vague ? at + 1 : at;
  if ((counted || vague) && is(unit_place, "of")) ++unit_place;
  if (is(unit_place, "trading") || is(unit_place, "consecutive") || is(unit_place, "full") || is(unit_place, "calendar"))
    ++unit_place;
  bool plural = false;
  std::string unit = unit_at(unit_place, plural);
  if (!unit.empty() && (plural || counted || vague)) {
    if (step == 0 && !counted && !is(at - 1, "these")) return std::nullopt;
    match.type = TimeType::kDuration;
    match.end = unit_place + 1;
    match.value = {duration(unit, counted && !number->vague ? number->value : -1), std::nullopt, false};
    return match;
  }
  if (counted) return std::nullopt;
  match.end = at + 1;
  if (plays(at, TimeRole::kWeekday) && draft_.has(at, kCapital)) {
    match.value = from_text ? TimeValue{"XXXX-WXX-" + fact(at)->value(TimeRole::kWeekday), std::nullopt, false}
                            : anchor_.weekday(fact(at)->number(TimeRole::kWeekday), direction_of(draft_, i, at + 1), step);
    match.takes_the = false;
    if (from_text) match.from_text = FromText{"weekday", step, fact(at)->number(TimeRole::kWeekday), "", false};
    if (plays(at + 1, TimeRole::kPart)) {
      add_part(match, at + 1);
      if (from_text) match.from_text->part = "T" + fact(at + 1)->value(TimeRole::kPart);
    }
    return match;
  }
  if (plays(at, TimeRole::kMonth) && draft_.has(at, kCapital)) {
    const int month = fact(at)->number(TimeRole::kMonth);
    if (const auto day = day_at(at + 1); day && step <= 0) {
      match.end = at + 2;
      match.value = anchor_.month_day(month, *day, Direction::kPast);
    } else {
      match.value = anchor_.month(month, direction_of(draft_, i, at + 1), step);
    }
    return match;
  }
  if (plays(at, TimeRole::kSeason)) {
    match.value = anchor_.season(fact(at)->value(TimeRole::kSeason), Direction::kUnknown, step);
    return match;
  }
  if (Match holiday = at < end_ ? holiday_name(at) : std::nullopt) return holiday;
  if (plays(at, TimeRole::kPart) && !plays(at, TimeRole::kUnits)) {
    if (key == "current" || length) return std::nullopt;
    const bool last_night = step < 0;
    match.value = from_text ? TimeValue{"XXXX-XX-XX", std::nullopt, false} : anchor_.days_from_today(last_night ? -1 : step);
    add_part(match, at);
    if (from_text) match.from_text = FromText{"D", step, 0, "T" + fact(at)->value(TimeRole::kPart), false};
    return match;
  }
  if (unit.empty() || unit == "L" || clock_unit(unit)) {
    if (clock_unit(unit) && length) {
      match.type = TimeType::kDuration;
      match.value = {duration(unit, 1), std::nullopt, false};
      return match;
    }
    return std::nullopt;
  }
  if (length && unit != "WE") {
    match.type = TimeType::kDuration;
    match.value = {duration(unit, 1), std::nullopt, false};
    return match;
  }
  if (unit == "2W" || unit == "6M") return std::nullopt;
  if (unit == "NI") unit = "D";
  if (unit == "D" && step < 0 && !from_text) return std::nullopt;  // "the last day"
  if (unit == "D" && step == 0) return std::nullopt;
  if (unit == "D" && step > 0) from_text = true;  // "next day"
  match.value = from_text ? TimeValue{unknown(unit), std::nullopt, false} : anchor_.unit(unit, step);
  if (from_text) match.from_text = FromText{unit, step, 0, "", false};
  return match;
}

// "late last year", "early on Sunday", "the end of June", "mid June", "earlier today".
TimePatterns::Match TimePatterns::modified(std::uint32_t i) const {
  std::uint32_t at = i + 1;
  const bool edge = plays(i, TimeRole::kEdge);
  if (edge) {
    if (!is(at, "of")) return std::nullopt;
    ++at;
  } else if (!plays(i, TimeRole::kModifier)) {
    return std::nullopt;
  } else if (is(i, "mid") && is(at, "-")) {
    ++at;
  } else if (is(at, "on") || is(at, "in")) {
    ++at;
  }
  const bool the = is(at, "the") || is(at, "that");
  if (is(at, "the")) ++at;
  if (at >= end_) return std::nullopt;
  Match match;
  using Pattern = Match (TimePatterns::*)(std::uint32_t) const;
  static constexpr Pattern kPatterns[] = {&TimePatterns::calendar, &TimePatterns::weekday,     &TimePatterns::deictic,
                                          &TimePatterns::stepped,  &TimePatterns::same,        &TimePatterns::season,
                                          &TimePatterns::quarter,  &TimePatterns::holiday_name};
  for (const Pattern pattern : kPatterns) {
    Match found = (this->*pattern)(at);
    if (found && found->type != TimeType::kDuration && (!match || found->end > match->end)) match = std::move(found);
  }
  if (!match && the) {  // "the end of the year"
    const bool idiom =
        is(i, "end") && i > begin_ + 1 && before_is(i, {"the"}) && before_is(i - 1, {"at"});  // "at the end of the day"
    bool plural = false;
    const std::string unit = unit_at(at, plural);
    if (!plural && (unit == "Y" || unit == "M" || unit == "W" || unit == "Q" || unit == "E" || (unit == "D" && edge && !idiom))) {
      match = TimeMatch{};
      match->end = at + 1;
      match->value = anchor_.unit(unit, 0);
      if (unit == "D") match->from_text = FromText{unit, 0, 0, "", false};
    }
  }
  if (match) match->takes_the = edge || match->takes_the;
  return match;
}

TimePatterns::Match TimePatterns::quarter(std::uint32_t i) const {
  std::uint32_t at = i;
  int which = 0;
  if (is(i, "final") || is(i, "last")) {
    which = 4;
  } else if (const auto number = draft_.lexicon->numbers.read(draft_, i, end_); number && number->ordinal && number->value <= 4) {
    which = static_cast<int>(number->value);
  } else {
    return century(i);
  }
  ++at;
  const bool half = is(at, "half");
  if (half ? which > 2 : !is(at, "quarter")) return century(i);
  ++at;
  TimeMatch match;
  match.takes_the = true;
  match.end = at;
  const std::string name = (half ? "-H" : "-Q") + std::to_string(which);
  const bool of = is(at, "of");
  if (of) ++at;
  if (const auto year = year_at(at)) {
    match.end = at + 1;
    match.value = {year_value(*year) + name, std::nullopt, false};
    return match;
  }
  if (Match year = at < end_ ? stepped(at) : std::nullopt;
      year && year->value.value.size() == 4 && year->type == TimeType::kDate) {
    match.end = year->end;
    match.value = {year->value.value + name, std::nullopt, year->value.anchored};
    return match;
  }
  if (of && is(at, "the") && is(at + 1, "year")) {
    match.end = at + 2;
    const TimeValue year = anchor_.unit("Y", 0);
    match.value = {year.value + name, std::nullopt, year.anchored};
    return match;
  }
  if (half || is(i, "last") || is(i, "final")) return std::nullopt;
  match.value = anchor_.quarter(which, direction_of(draft_, i, match.end));
  return match;
}

// "the 21st century"
TimePatterns::Match TimePatterns::century(std::uint32_t i) const {
  const auto number = draft_.lexicon->numbers.read(draft_, i, end_);
  if (!number || !number->ordinal || number->value > 30 || number->value < 1 || !is(i + 1, "century")) return std::nullopt;
  TimeMatch match;
  match.takes_the = true;
  match.end = i + 2;
  match.value = {two_digits(static_cast<int>(number->value) - 1), std::nullopt, false};
  return match;
}

TimePatterns::Match TimePatterns::season(std::uint32_t i) const {
  TimeMatch match;
  match.takes_the = true;
  match.end = i + 1;
  bool plural = false;
  if (is(i, "weekend")) {
    if (!before_is(i, {"the"})) return std::nullopt;
    int shift = 0;
    if (anchor_.published() && weekday_of(*anchor_.published()) < 6 && direction_of(draft_, i, i + 1) == Direction::kPast)
      shift = -1;
    match.value = anchor_.unit("WE", shift);
    return match;
  }
  if (unit_at(i, plural) == "W" && !plural && is(i + 1, "of")) {  // "the week of March 6"
    if (Match day = i + 2 < end_ ? month_first(i + 2) : std::nullopt; day && day->value.day) {
      match.end = day->end;
      match.value = {week_value(*day->value.day), std::nullopt, day->value.anchored};
      return match;
    }
    return std::nullopt;
  }
  if (!plays(i, TimeRole::kSeason) || draft_.out.tokens[i].word_class == WordClass::kVerb) return std::nullopt;
  const std::string& name = fact(i)->value(TimeRole::kSeason);
  std::uint32_t at = i + 1;
  if (is(at, "of") || is(at, ",")) ++at;
  if (const auto year = year_at(at)) {
    match.end = at + 1;
    match.value = {year_value(*year) + "-" + name, std::nullopt, false};
    return match;
  }
  if (is(i + 1, "of")) {
    if (Match year = i + 2 < end_ ? stepped(i + 2) : std::nullopt;
        year && year->value.value.size() == 4 && year->type == TimeType::kDate) {
      match.end = year->end;
      match.value = {year->value.value + "-" + name, std::nullopt, year->value.anchored};
      return match;
    }
  }
  const bool the = before_is(i, {"the"}) && i > begin_ + 1;
  const std::uint32_t outer = the ? i - 1 : i;
  const bool placed = before_is(
      outer, {"in", "by", "since", "until", "till", "during", "over", "for", "early", "late", "mid", "through", "from"});
  if (!placed || (is(i, "fall") && before_is(i, {"for", "over", "from", "by"}))) return std::nullopt;
  match.value = anchor_.season(name, direction_of(draft_, i, i + 1), 0);
  return match;
}

}  // namespace stemma::annotating
