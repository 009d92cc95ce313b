#pragma once
// Figures of a report with what they count: the noun, the unit, the event, whose words.

#include "collate/affair.h"

namespace stemma::collating {

struct Figure {
  std::uint32_t report = 0, clause = 0;
  Span span;                     // of the number with its qualifier and unit
  std::string unit;              // as in Quantity; empty for a count
  bool measured = false;         // low and high are in SI units
  Term of = kNoTerm;             // the counted noun; kNoTerm when none is told
  bool generic = true;           // counts people, or what its event counts: no noun that tells one count from another
  std::vector<Family> families;  // events it is a count of
  double low = 0, high = 0;      // SI where the unit has a factor; infinite where the text leaves an end open
  bool growing = false;          // the sentence says that it is one of a row ("rose to", "so far")
  std::string speaker;           // who gives it, as shown; empty in the outlet's own voice
  bool taken_up = false;         // what it counts stands in the sentence before
  Bag bag;                       // other words of its clause
  Span evidence;
};

// In order of report and place: quantities, and bare numbers that stand for one told before ("rose to 17"). Figures that are denied, asked or supposed are left out. Needs clauses and voices.
std::vector<Figure> read_figures(const Affair& affair);

}  // namespace stemma::collating
