#pragma once
// What a capital letter tells.

#include "annotate/draft.h"

namespace stemma::annotating {

// Sets kStart and kTitled of each word. Needs sentences and a lexicon.
void mark_capitals(Draft& draft);

}  // namespace stemma::annotating
