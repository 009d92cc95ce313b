#pragma once
// Figures of a report with what they count: the noun, the unit, the event, whose words.

#include "collate/affair.h"

namespace stemma::collating {

struct Figure {
  std::uint32_t report = 0, quantity = 0, clause = 0;
  Term of = kNoTerm;                 // the counted noun; kNoTerm when none is told
  bool generic = true;               // counts people, or what its event counts: no noun that tells one count from another
  std::vector<Family> families;      // events it is a count of
  double low = 0, high = 0;          // SI where the unit has a factor; infinite where the text leaves an end open
  bool growing = false;              // the sentence says that it is one of a row ("rose to", "so far")
  Bag bag;                           // other words of its clause
  Span evidence;
};

// In order of report and place. Figures that are denied, asked or supposed are left out. Needs clauses and voices.
std::vector<Figure> read_figures(const Affair& affair);

}  // namespace stemma::collating
