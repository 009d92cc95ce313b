#pragma once
// Does a statement assert, deny, hedge, ask or order?

#include "attribute/draft.h"

namespace stemma::attributing {

// `shared` is the draft whose speaker this one shares, if any.
Polarity polarity_of(const Reading& r, const Draft& d, const Draft* shared);

}  // namespace stemma::attributing
