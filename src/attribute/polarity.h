#pragma once
// Does a statement assert, deny, hedge, ask or order?

#include <optional>
#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// `shared` is the draft whose speaker this one shares, if any.
Polarity polarity_of(const Reading& r, const Draft& d, const Draft* shared);
// What a denial denies: words of this article, an earlier statement's where the denial points back to one. `all` holds the article's
// drafts; content spans come from content_of.
std::optional<Span> denied_by(const Reading& r, const Draft& d, const std::vector<Draft>& all);

}  // namespace stemma::attributing
