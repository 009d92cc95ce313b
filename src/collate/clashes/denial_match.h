#pragma once
// Does a denial deny this assertion? Both are clauses of the affair.

#include "collate/affair.h"

namespace stemma::collating {

// A word of a clause that tells what happened, not only that something was said or was so.
bool tells_event(const Affair& affair, const Clause& clause);
// Its event belongs to a family that two reports seldom mean differently (an arrest, a deal; not a meeting).
bool firm_event(const Affair& affair, const Clause& clause);

// Per mille: how far `assertion` says what `denial` says is not so. 0 where the events differ, their participants speak against it, or one is of
// what is and the other of what is to come. A denial of few words ("there is no deal") reaches kBareDenial at most.
int denies(const Affair& affair, const Clause& denial, const Clause& assertion);
inline constexpr int kBareDenial = 560;

// Told of a year of its own, or of years ago: no part of the affair.
bool of_another_time(const Affair& affair, const Clause& clause);

// Keys under which a denial and what it denies meet: families of the event, or its word.
std::vector<std::uint64_t> event_keys(const Clause& clause);

// The words that let a reader understand the clause by itself: from its subject, or from the clause that governs it. One sentence at most.
Span told_whole(const Affair& affair, const Clause& clause);

}  // namespace stemma::collating
