// Time expressions that mean a date the text has told: "that day", "the same period last year", "ended the day" (see
// time_patterns.h; text_dates.h counts them).

#include "annotate/lexicon.h"
#include "annotate/time_patterns.h"

namespace stemma::annotating {

TimePatterns::Match TimePatterns::same(std::uint32_t i) const {
  std::uint32_t at = i;
  if (is(at, "that")) {
    ++at;
    if (is(at, "same") || is(at, "very")) ++at;
  } else if (is(at, "same")) {
    ++at;
  } else {
    return std::nullopt;
  }
  bool plural = false;
  const std::string unit = unit_at(at, plural);
  if (plural) return std::nullopt;
  TimeMatch match;
  match.takes_the = true;
  match.end = at + 1;
  if (plays(at, TimeRole::kPart)) {
    match.value.value = "XXXX-XX-XX";
    add_part(match, at);
    match.from_text = FromText{"D", 0, 0, "T" + fact(at)->value(TimeRole::kPart), false};
    return match;
  }
  if (Match found = period(i)) return found;
  if (unit.empty() || clock_unit(unit) || unit == "2W" || unit == "L" || unit == "6M") return std::nullopt;
  match.value = {unknown(unit), std::nullopt, false};
  match.from_text = FromText{unit, 0, 0, "", false};
  return match;
}

// "the same period last year", "the same month of 2012", "the year-ago quarter": what was told last, in another year.
TimePatterns::Match TimePatterns::period(std::uint32_t i) const {
  TimeMatch match;
  match.takes_the = true;
  match.value = {"XXXX", std::nullopt, false};
  match.from_text = FromText{"Y", -1, 0, "", true};
  const auto names_period = [&](std::uint32_t at) {
    return is(at, "period") || is(at, "quarter") || is(at, "month") || is(at, "week") || is(at, "time");
  };
  if (is(i, "year-ago") || is(i, "year-earlier")) {
    if (!names_period(i + 1)) return std::nullopt;
    match.end = i + 2;
    return match;
  }
  if (!is(i, "same") || !names_period(i + 1)) return std::nullopt;
  std::uint32_t at = i + 2;
  if (is(at, "of") || is(at, "in")) ++at;
  if (is(at, "the")) ++at;
  if (at >= end_) return std::nullopt;
  if (const auto year = year_at(at)) {
    match.end = at + 1;
    match.value = {year_value(*year), std::nullopt, false};
    match.from_text.reset();
    return match;
  }
  const Match year = stepped(at) ? stepped(at) : counted(at);
  if (!year || year->type != TimeType::kDate || year->value.value.size() != 4) return std::nullopt;
  match.end = year->end;
  return match;
}

// "ended the day at 12", "for the quarter", "later in the day": the one that the text told last.
TimePatterns::Match TimePatterns::running(std::uint32_t i) const {
  TimeMatch match;
  if ((is(i, "year") || is(i, "month")) && is(i + 1, "'s") && is(i + 2, "end")) {  // "by year's end"
    match.end = i + 3;
    match.value = anchor_.unit(is(i, "year") ? "Y" : "M", 0);
    return match;
  }
  if (!is(i, "the")) return std::nullopt;
  bool plural = false;
  const std::string unit = unit_at(i + 1, plural);
  if (plural || (unit != "D" && unit != "Q" && unit != "Y" && unit != "M" && unit != "W")) return std::nullopt;
  const bool before = is(i + 2, "before") || is(i + 2, "earlier"), after = is(i + 2, "after");
  if ((before || after) && (i + 3 >= end_ || draft_.out.tokens[i + 3].word_class == WordClass::kPunctuation)) {
    match.end = i + 3;  // "from the year before."
    match.value = {unknown(unit), std::nullopt, false};
    match.from_text = FromText{unit, before ? -1 : 1, 0, "", true};
    return match;
  }
  if (i == begin_) return std::nullopt;
  const bool closes = before_is(i, {"end", "ended", "ending", "ends", "finish", "finished", "finishing", "close", "closed",
                                    "closing", "started", "begin", "began"});
  const bool within = before_is(i, {"in"}) && i > begin_ + 1 &&
                      (is(i - 2, "later") || is(i - 2, "late") || is(i - 2, "earlier") || is(i - 2, "early"));
  const bool whole = before_is(i, {"for"});
  if (!closes && !within && !whole) return std::nullopt;
  if (i + 2 < end_) {
    const WordClass next = draft_.out.tokens[i + 2].word_class;
    if (next != WordClass::kPunctuation && next != WordClass::kAdposition && next != WordClass::kAdverb) return std::nullopt;
    if (is(i + 2, "of") || is(i + 2, "before") || is(i + 2, "after") || is(i + 2, "in") || is(i + 2, "than")) return std::nullopt;
  }
  match.end = i + 2;
  match.value = unit == "Q" ? TimeValue{unknown(unit), std::nullopt, false} : anchor_.unit(unit, 0);
  if (unit == "D" || unit == "Q") match.from_text = FromText{unit, 0, 0, "", false};
  return match;
}

}  // namespace stemma::annotating
