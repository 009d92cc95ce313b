#pragma once
// Statements inside statements ("a spokesman said that the minister had told reporters …").

#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// Sets d.outer of drafts whose cue stands in the content of another one of the same line: the tightest. Drafts ordered by line.
void find_outer(std::vector<Draft>& drafts);
// Drops nested drafts that are not worth a record of their own, and d.outer where the draft around is gone.
void keep_nested(std::vector<Draft>& drafts);

}  // namespace stemma::attributing
