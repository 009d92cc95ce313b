#pragma once
// Numbers of a report as they stand, with what they can mean: "at least 17", "dozens", "SIX", "a hundred and thirty-one", "about 4 miles".

#include <string>
#include <vector>

#include "collate/affair.h"

namespace stemma::collating {

struct Numeral {
  Span span;                         // with its qualifier and unit
  std::uint32_t first = 0, end = 0;  // tokens of it
  double value = 0;                  // SI where measured
  double low = 0, high = 0;          // what it can mean; infinite where the text leaves an end open
  bool exact = true;                 // neither qualified nor vague
  std::string unit;                  // as in Quantity; empty for a count
  bool measured = false;             // value, low and high are in SI units
  bool bare = false;                 // no quantity of the annotation: a number that may count nothing
};

// In order. Left out: times, numbers inside names, ordinals, fractions, and "one".
std::vector<Numeral> read_numerals(const Affair& affair, std::uint32_t report);

// Two numbers that can be one: equal, or one a rounding of the other.
bool rounds_to(const Numeral& a, const Numeral& b);
// Both can hold of one thing.
bool compatible(const Numeral& a, const Numeral& b);

}  // namespace stemma::collating
