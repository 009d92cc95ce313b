// Lengths of time, how often, and words like "now" (see time_patterns.h).
//
// "A year" is a length after "in" or "for" and a rate after a number ("15 a year"); "two years ago" is a date to the precision of
// its unit. Ages are no lengths of time here.

#include <algorithm>
#include <cmath>

#include "annotate/lexicon.h"
#include "annotate/time_patterns.h"

namespace stemma::annotating {
namespace {

std::string number_text(double n) {
  std::string out = std::to_string(static_cast<long long>(n));
  const double rest = n - std::floor(n);
  if (rest > 0) out += rest == 0.25 ? ".25" : rest == 0.75 ? ".75" : ".5";
  return out;
}

}  // namespace

std::string TimePatterns::unknown(const std::string& unit) {
  if (unit == "D" || unit == "NI") return "XXXX-XX-XX";
  if (unit == "W") return "XXXX-WXX";
  if (unit == "WE") return "XXXX-WXX-WE";
  if (unit == "M") return "XXXX-XX";
  if (unit == "Q") return "XXXX-QX";
  if (unit == "Y") return "XXXX";
  if (unit == "E") return "XXX";
  return "XX";
}

bool TimePatterns::clock_unit(const std::string& unit) { return unit.size() == 2 && unit[0] == 'T'; }

std::string TimePatterns::duration(const std::string& unit, double n) {
  const bool told = n >= 0;
  if (unit == "TH" && told && n != std::floor(n)) {  // "5 1/2 hours"
    const double hours = std::floor(n);
    return (hours > 0 ? "PT" + number_text(hours) + "H" : "PT") + number_text(std::floor(60 * (n - hours) + 0.5)) + "M";
  }
  if (clock_unit(unit)) return "PT" + (told ? number_text(n) : "X") + unit[1];
  if (unit == "E") return told ? "P" + number_text(10 * n) + "Y" : "PXY";
  if (unit == "C") return told ? "P" + number_text(100 * n) + "Y" : "PXY";
  if (unit == "L") return told ? "P" + number_text(1000 * n) + "Y" : "PXY";
  if (unit == "2W") return told ? "P" + number_text(2 * n) + "W" : "PXW";
  if (unit == "6M") return told ? "P" + number_text(6 * n) + "M" : "PXM";
  if (unit == "NI") return told ? "P" + number_text(n) + "D" : "PXD";
  if (unit == "WE") return told ? "P" + number_text(2 * n) + "D" : "PXD";
  return (told ? "P" + number_text(n) : "PX") + unit;
}

std::string TimePatterns::unit_at(std::uint32_t i, bool& plural) const {
  plural = plays(i, TimeRole::kUnits);
  if (plural) return fact(i)->value(TimeRole::kUnits);
  return plays(i, TimeRole::kUnit) ? fact(i)->value(TimeRole::kUnit) : std::string();
}

void TimePatterns::add_part(TimeMatch& match, std::uint32_t i) const {
  match.value.value += "T" + fact(i)->value(TimeRole::kPart);
  match.type = TimeType::kTime;
  match.end = i + 1;
}

TimePatterns::Match TimePatterns::counted(std::uint32_t i) const {
  double n = -1;
  std::uint32_t at = i;
  const bool article = is(i, "a") || is(i, "an");
  const auto number = draft_.lexicon->numbers.read(draft_, i, end_);
  bool bare = false;
  if (number && !number->ordinal) {
    n = number->vague ? -1 : number->value;
    at = number->end;
    if (number->vague && is(at, "of")) ++at;
  } else if (is(i, "half") && (is(i + 1, "a") || is(i + 1, "an"))) {
    n = 0.5;
    at = i + 2;
  } else if (article) {
    n = 1;
    at = i + 1;
    if (is(at, "half")) n = 0.5, ++at;
  } else if (plays(i, TimeRole::kVague)) {
    at = i + 1;
  } else if (plays(i, TimeRole::kUnits)) {
    bare = true;
  } else {
    return std::nullopt;
  }
  for (const std::string_view between : {"more", "full", "whole", "straight", "consecutive", "additional", "long", "further",
                                         "solid", "calendar", "working", "business"}) {
    if (!bare && is(at, between)) {
      ++at;
      break;
    }
  }
  bool plural = false;
  const std::string unit = unit_at(at, plural);
  if (unit.empty()) return std::nullopt;
  if (unit == "TS" && !plural && !(number && number->value == 1)) return std::nullopt;  // "the second"
  if ((unit == "Q" || unit == "TS") && article) return std::nullopt;
  const bool in_a_row = is(at - 1, "consecutive") || is(at - 1, "straight");
  if (unit == "Q" && is(at + 1, "of") && !in_a_row) return std::nullopt;  // "three quarters of the seats"
  if (unit == "NI" && article && at + 1 < end_ && draft_.out.tokens[at + 1].word_class == WordClass::kNoun)
    return std::nullopt;                                                                                       // "a night table"
  if (number && number->figures && draft_.has(at, kCapital) && !draft_.has(at, kTitled)) return std::nullopt;  // "60 Minutes"
  if (!plural && !article && n != 1 && n != 0.5 && !bare) {
    const bool noun_after = is(at + 1, "-") || (at + 1 < end_ && !draft_.has(at + 1, kCapital) &&
                                                (draft_.out.tokens[at + 1].word_class == WordClass::kNoun ||
                                                 draft_.out.tokens[at + 1].word_class == WordClass::kAdjective));
    if (!(number && (number->figures || (noun_after && !number->vague)))) return std::nullopt;  // "20 year" without its hyphen
  }
  TimeMatch match;
  match.end = at + 1;
  match.type = TimeType::kDuration;
  if (is(match.end, "and") && is(match.end + 1, "a") && is(match.end + 2, "half")) {
    n += n >= 0 ? 0.5 : 0;
    match.end += 3;
  }
  if (is(match.end, "old") || is(match.end, "-old") || (is(match.end, "of") && is(match.end + 1, "age"))) return std::nullopt;
  const bool possessive = is(match.end, "'") || is(match.end, "'s");  // "two weeks' notice"
  const auto dated = [&](int sign) {
    match.type = TimeType::kDate;
    match.approximable = true;
    ++match.end;
    if (n < 0) {
      match.value = {sign < 0 ? "PAST_REF" : "FUTURE_REF", std::nullopt, false};
    } else {
      match.value = anchor_.distance(unit, sign * n);
    }
    return match;
  };
  if (!possessive) {
    if (is(match.end, "ago")) return dated(-1);
    if (is(match.end, "from") && is(match.end + 1, "now")) {
      ++match.end;
      return dated(1);
    }
    const bool earlier = is(match.end, "earlier"),
               ends = match.end + 1 >= end_ || is(match.end + 1, ".") || is(match.end + 1, ",");
    const bool before = ends && is(match.end, "before"), after = ends && (is(match.end, "after") || is(match.end, "afterward"));
    if (earlier || before || after || is(match.end, "later")) {
      ++match.end;
      match.type = TimeType::kDate;
      match.value = {clock_unit(unit) ? "XXXX-XX-XX" : unknown(unit == "2W" ? "W" : unit), std::nullopt, false};
      const int whole = static_cast<int>(std::clamp(n, -1.0, 4000.0));
      if (n >= 0 && n == std::floor(n) && !clock_unit(unit)) {
        match.from_text = FromText{unit == "2W"   ? "W"
                                   : unit == "NI" ? "D"
                                                  : unit,
                                   (earlier || before ? -1 : 1) * (unit == "2W" ? 2 : 1) * whole, 0, "", true};
      }
      return match;
    }
  }
  if (bare) {
    const bool told_after = is(match.end, "before") || is(match.end, "after");  // "days before the vote"
    if (!told_after && !before_is(i, {"for", "in", "over", "after", "within", "recent", "coming", "many", "of", "took", "take",
                                      "spent", "lasted"}))
      return std::nullopt;
    if (before_is(i, {"of"}) && clock_unit(unit)) return std::nullopt;
    if (before_is(i, {"of"}) && !(i > begin_ + 1 && draft_.out.tokens[i - 2].word_class == WordClass::kNoun)) return std::nullopt;
  }
  if (article && unit != "NI") {
    const bool after_number = i > begin_ && draft_.lexicon->numbers.value_of(draft_.key(i - 1)).has_value();
    const bool rate = after_number || before_is(i, {"times", "twice", "once", "hours", "days", "dollars", "barrels", "tons",
                                                    "people", "cents", "million", "billion"});
    if (rate) {
      match.type = TimeType::kSet;
    } else if (n == 1 && unit == "D" &&
               !before_is(i, {"in", "for", "within", "after", "over", "about", "nearly", "almost", "than", "just", "only",
                              "least", "lasted"})) {
      if (!is(match.end, "after") && !is(match.end, "before")) return std::nullopt;  // "a day of mourning"
    }
  }
  match.value = {duration(unit, n), std::nullopt, false};
  return match;
}

TimePatterns::Match TimePatterns::hyphened(std::uint32_t i) const {
  if (!draft_.has(i, kHyphen)) return std::nullopt;
  const std::string_view key = draft_.key(i);
  const std::size_t hyphen = key.find('-');
  const std::string_view first = key.substr(0, hyphen), second = key.substr(hyphen + 1);
  const TimeWords& words = draft_.lexicon->times;
  const TimeWords::Entry* head = words.find(first);
  TimeMatch match;
  match.end = i + 1;
  if ((second == "long" || (second == "old" && head != nullptr && head->plays(TimeRole::kUnits))) && head != nullptr &&
      (head->plays(TimeRole::kUnit) || head->plays(TimeRole::kUnits))) {
    match.type = TimeType::kDuration;
    const bool one = head->plays(TimeRole::kUnit);
    match.value = {duration(head->value(one ? TimeRole::kUnit : TimeRole::kUnits), one ? 1 : -1), std::nullopt, false};
    return match;
  }
  const TimeWords::Entry* tail = words.find(second);
  if (tail != nullptr && tail->plays(TimeRole::kUnit)) {
    const std::string& unit = tail->value(TimeRole::kUnit);
    if (const auto number = draft_.lexicon->numbers.value_of(first); number && unit != "TS") {
      if (is(match.end, "old") || is(match.end, "-old")) return std::nullopt;
      match.type = TimeType::kDuration;
      match.value = {duration(unit, *number), std::nullopt, false};
      return match;
    }
    static constexpr std::string_view kOrdinals[] = {"first", "second", "third", "fourth"};
    const auto* place = std::find(std::begin(kOrdinals), std::end(kOrdinals), first);
    if (unit == "Q" && place != std::end(kOrdinals)) {
      match.value = anchor_.quarter(static_cast<int>(place - kOrdinals) + 1, direction_of(draft_, i, i + 1));
      return match;
    }
    if (const auto ordinal = read_figures(first); unit == "C" && ordinal && ordinal->size + 2 == first.size() &&
                                                  ordinal->value >= 1 && ordinal->value <= 30) {  // "21st-century"
      match.value = {two_digits(static_cast<int>(ordinal->value) - 1), std::nullopt, false};
      return match;
    }
    if (first == "half" && (unit == "C" || unit == "TH" || unit == "E")) {
      match.type = TimeType::kDuration;
      match.value = {duration(unit, 0.5), std::nullopt, false};
      return match;
    }
    return std::nullopt;
  }
  if (key == "year-end" || key == "month-end") {
    match.value = anchor_.unit(key == "year-end" ? "Y" : "M", 0);
    return match;
  }
  const bool modifier = first == "mid" || first == "early" || first == "late" || first == "pre" || first == "post";
  if (!modifier) return std::nullopt;
  if (tail != nullptr && tail->plays(TimeRole::kMonth)) {
    std::uint32_t after = i + 1;
    if (is(after, ",")) ++after;
    const int month = tail->number(TimeRole::kMonth);
    if (const auto year = year_at(after)) {
      match.end = after + 1;
      match.value = {month_value(*year, month), std::nullopt, false};
    } else {
      match.value = anchor_.month_day(month, 0, direction_of(draft_, i, i + 1));
    }
    return match;
  }
  if (tail != nullptr && tail->plays(TimeRole::kSeason)) {
    match.value = anchor_.season(tail->value(TimeRole::kSeason), direction_of(draft_, i, i + 1), 0);
    return match;
  }
  const auto number = read_figures(second);
  if (!number || number->value < 1500 || number->value > 2100) return std::nullopt;
  if (number->size == second.size()) {
    match.value = {year_value(static_cast<int>(number->value)), std::nullopt, false};
    return match;
  }
  if (number->size + 1 != second.size() || second.back() != 's') return std::nullopt;
  match.takes_the = true;
  match.value = {year_value(static_cast<int>(number->value)).substr(0, 3), std::nullopt, false};
  return match;
}

TimePatterns::Match TimePatterns::set(std::uint32_t i) const {
  TimeMatch match;
  match.type = TimeType::kSet;
  match.end = i + 1;
  if (plays(i, TimeRole::kSet)) {
    match.value.value = fact(i)->value(TimeRole::kSet);
    return match;
  }
  if (plays(i, TimeRole::kWeekdays) && draft_.has(i, kCapital)) {
    match.value.value = "XXXX-WXX-" + fact(i)->value(TimeRole::kWeekdays);
    return match;
  }
  bool plural = false;
  if (is(i, "once") || is(i, "twice")) {
    if (!is(i + 1, "a") && !is(i + 1, "every")) return std::nullopt;
    const std::string unit = unit_at(i + 2, plural);
    if (unit.empty() || plural) return std::nullopt;
    match.end = i + 3;
    match.value.value = duration(unit, 1);
    return match;
  }
  if (!is(i, "every") && !is(i, "each")) return std::nullopt;
  std::uint32_t at = i + 1;
  double n = 1;
  if (is(at, "other")) {
    n = 2;
    ++at;
  } else if (const auto number = at < end_ ? draft_.lexicon->numbers.read(draft_, at, end_) : std::nullopt;
             number && !number->vague) {
    n = number->value;
    at = number->end;
  }
  if (at >= end_) return std::nullopt;
  match.end = at + 1;
  if (const std::string unit = unit_at(at, plural); !unit.empty()) {
    match.value.value = duration(unit, n);
    return match;
  }
  if (plays(at, TimeRole::kWeekday)) {
    match.value.value = "XXXX-WXX-" + fact(at)->value(TimeRole::kWeekday);
  } else if (plays(at, TimeRole::kMonth) && draft_.has(at, kCapital)) {
    match.value.value = "XXXX-" + two_digits(fact(at)->number(TimeRole::kMonth));
  } else if (plays(at, TimeRole::kPart)) {
    match.value.value = "XXXX-XX-XXT" + fact(at)->value(TimeRole::kPart);
  } else if (plays(at, TimeRole::kSeason)) {
    match.value.value = "XXXX-" + fact(at)->value(TimeRole::kSeason);
  } else {
    return std::nullopt;
  }
  return match;
}

TimePatterns::Match TimePatterns::reference(std::uint32_t i) const {
  const TimeWords& words = draft_.lexicon->times;
  for (std::uint32_t size = std::min(words.longest(draft_.key(i)), end_ - i); size > 0; --size) {
    const TimeWords::Entry* entry = words.find(draft_.key(i, i + size));
    if (entry == nullptr || !entry->plays(TimeRole::kReference)) continue;
    if (size == 1 && is(i, "now") && is(i + 1, "that")) return std::nullopt;  // "now that": since
    if (size == 1 && is(i, "future")) {                                       // "future talks", not "his future"
      const WordClass next = i + 1 < end_ ? draft_.out.tokens[i + 1].word_class : WordClass::kOther;
      if (next != WordClass::kNoun && next != WordClass::kAdjective) return std::nullopt;
    }
    if (is(i + size - 1, "past") && stepped(i + size - 1)) return std::nullopt;  // "in the past decade"
    TimeMatch match;
    match.end = i + size;
    match.value.value = entry->value(TimeRole::kReference);
    return match;
  }
  return std::nullopt;
}

}  // namespace stemma::annotating
