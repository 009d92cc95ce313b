#pragma once
// What happened and what was said, by date.

#include "collate/sameness/claims.h"

namespace stemma::collating {

// How the words of a clause are shown: its sentence, or where that is long the clause with what belongs to it.
std::string clause_words(const Affair& affair, const Clause& clause);

// Every time expression that the reports together fix, by report, then place.
std::vector<FixedDate> fix_dates(const Affair& affair);

// Ordered by date, then by the first place where it is told. Entries of one event in several reports are one.
std::vector<TimelineEntry> time_line(const Affair& affair, const Claims& claims);

}  // namespace stemma::collating
