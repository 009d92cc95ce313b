#pragma once
// When the reports were written and when things were said: what the reports say, and what they let one infer from each other.

#include "collate/affair.h"
#include "collate/sameness/likeness.h"

namespace stemma::collating {

// Needs parts and their likenesses.
std::vector<Moment> find_moments(const Affair& affair, const std::vector<Likeness>& alike);

// Fills Affair::times and the days in Affair::parts of reports whose day only others tell. Needs moments.
void read_times_again(Affair& affair);

enum class Occasion { kSame, kUnknown, kOther };
Occasion occasion_of(const Affair& affair, const Part& a, const Part& b);

// A time expression's day or longer, by the report's own date or what moments say.
struct Resolved {
  std::string date;  // "2018-05-29", "2018-05", "2018"; empty when nothing fixes it
  bool sure = false;
  Evidence evidence;  // for an inference: what it rests on; empty span otherwise
};
Resolved resolve(const Affair& affair, std::uint32_t report, const TimeExpression& time);
// The same for a TIMEX3 value or date taken from the report.
Resolved resolve(const Affair& affair, std::uint32_t report, const std::string& value, bool anchored_in_text);

}  // namespace stemma::collating
