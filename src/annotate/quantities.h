#pragma once
// Numbers of things and measures: "at least 15 miles", "three miners", "$1.2 million", "between 20 and 30 percent", "dozens of
// people".

#include "annotate/draft.h"

namespace stemma::annotating {

// Fills draft.out.quantities, ascending and disjoint; numbers inside times and names are none, nor are ages, scores and
// bare figures that count nothing. Needs times and names.
void find_quantities(Draft& draft);

}  // namespace stemma::annotating
