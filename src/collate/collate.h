#pragma once
// "Do the accounts agree?"  Reports of one affair -> dossier: entities, claims with variants, conflicts, reuse, stemma, coverage, timeline,
// places and a summary in which every sentence carries its evidence.

#include <functional>
#include <string>
#include <vector>

#include "stemma/dossier.h"
#include "stemma/limits.h"

namespace stemma {

// The time expressions of an article as they read when it was written on a day ("2018-05-29").
using TimeReader = std::function<std::vector<TimeExpression>(const Article&, const std::string&)>;

// Takes the reports over and orders them (published, unknown last; then id). The result does not depend on their order. With a reader,
// "yesterday" in a report without a date is dated where other reports tell its day.
Dossier collate(std::vector<Report>&& reports, const Limits& limits, const TimeReader& read_times = {});

}  // namespace stemma
