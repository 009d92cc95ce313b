#pragma once
// The timeline as a chart: a dot for each entry over its date.

#include <string>
#include <string_view>
#include <vector>

#include "stemma/dossier.h"

namespace stemma {

// Days since 1 March 0000 of the first day that an ISO date, month, year or week can mean; nothing for other text.
std::optional<int> first_day(std::string_view iso);

// An <svg> element whose dots link to "#time-N" (N counts entries from 1); "" when no entry has a date that can be placed. Distances grow
// with the logarithm of the days between dates, so that an hour of last week and a year long past stand in one picture.
std::string timeline_svg(const std::vector<TimelineEntry>& timeline);

}  // namespace stemma
