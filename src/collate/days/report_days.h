#pragma once
// On which day a report without a date was written, by the days that other reports give for what it tells.

#include "collate/affair.h"
#include "collate/sameness/likeness.h"

namespace stemma::collating {

struct ReportDay {
  std::string date;         // "2018-05-29"; empty when the others do not tell
  Evidence evidence;        // another report's words that fix it
  bool to_the_day = false;  // "yesterday" may be counted from it; else weekdays only
};

// `days` are those known so far, by report; "" where unknown. Gives a day for reports where it is "", and "" for all others.
// Needs parts and likenesses, and a reader of times; without one nothing is found.
std::vector<ReportDay> infer_days(const Affair& affair, const std::vector<Likeness>& alike, const std::vector<std::string>& days);

}  // namespace stemma::collating
