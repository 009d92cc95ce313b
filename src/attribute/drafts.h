#pragma once
// Cues and what belongs to them -> drafts of statements.

#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// Every construction that could be a statement, weak ones too, ordered by line and cue. At most `most` drafts.
std::vector<Draft> find_drafts(const Reading& r, std::size_t most);

}  // namespace stemma::attributing
