#pragma once
// Figures of a report with what they count, of when, and whose words they are.

#include "collate/figures/counted.h"

namespace stemma::collating {

struct Figure {
  std::uint32_t report = 0, sentence = 0;
  std::uint32_t clause = kNone;  // kNone where no clause holds it
  Numeral number;
  Counted counted;
  bool later = false, earlier = false;  // the sentence says that it is a newer or an older state of its count
  bool revised = false;                 // the sentence says that the count was put right
  bool still = false;                   // of what is left now
  bool elsewhere = false;               // the sentence tells of another time or case
  std::string when;                     // "2014", "P4Y" for a time before the affair; empty for the affair's own
  std::vector<Term> places;             // where, as far as the clause names it
  std::uint32_t voice = 0;              // index into Affair::voices
  std::string speaker;                  // who gives it, as shown; empty in the outlet's own voice
  Bag bag;                              // other words of its sentence
  Span evidence;
};

// In order of report and place. Figures that are denied, asked or supposed are left out. Needs clauses, voices and moments.
std::vector<Figure> read_figures(const Affair& affair, const Counts& counts);

}  // namespace stemma::collating
