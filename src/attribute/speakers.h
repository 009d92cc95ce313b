#pragma once
// Where the words that name a draft's speaker stand.

#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// Sets d.speaker, d.antecedent, d.same_speaker and d.source, from the line of d.cue and the drafts before it.
void find_speaker(const Reading& r, const std::vector<Draft>& before, Draft& d);

}  // namespace stemma::attributing
