#pragma once
// What a denial denies.

#include <optional>
#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// Words of this article: an earlier statement's where the denial points back to one ("denied the report", "that is a lie"), else its
// own. `all` holds the article's drafts in order.
std::optional<Span> denied_by(const Reading& r, const Draft& d, const std::vector<Draft>& all);
// Whether a quotation opens by turning down what was said before ("That is a lie", "It's not true").
bool quotation_denies(const Reading& r, Span inner);

}  // namespace stemma::attributing
