#pragma once
// Time expressions of an article, with TIMEX3 values (TimeML; TempEval-3 guidelines).

#include "annotate/draft.h"

namespace stemma::annotating {

// Fills draft.out.times, ascending and disjoint. Needs tokens, sentences and word classes.
void find_times(Draft& draft);

}  // namespace stemma::annotating
