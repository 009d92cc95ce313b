#pragma once
// A proposal as a draft, so that what comes after (polarity, relays, who the speaker is) reads both alike.

#include "attribute/draft.h"
#include "attribute/trained/proposals.h"

namespace stemma::attributing {

// Takes over from the rules' draft of the same cue what the proposal does not say (negation, addressee, construction).
Draft to_draft(const Codes& c, const Proposal& p);

}  // namespace stemma::attributing
