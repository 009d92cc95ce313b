#pragma once
// Quotations that no cue of their own line has taken: they belong to an attribution before them, or to nobody.

#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// Joins such quotations to the statement they go on with, or adds drafts whose speaker is carried over. Also settles quotations
// claimed twice and marks drafts inside the content of others. Drafts come and go ordered by line.
void settle_quotations(const Reading& r, std::vector<Draft>& drafts);

// One claim on one quotation part: the later of two cuts the earlier short, or yields to it. Drafts ordered by line and cue.
void settle_claims(const Reading& r, std::vector<Draft>& drafts);

}  // namespace stemma::attributing
