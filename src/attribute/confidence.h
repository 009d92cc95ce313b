#pragma once
// How likely a draft is a statement, per mille: a logistic model over what is known of the draft, weights in
// data/en/statement_weights.tsv.

#include <string_view>
#include <utility>
#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// Features that are on, with their value in thousandths (1000 for a plain one).
using Features = std::vector<std::pair<std::uint32_t, int>>;

Features features_of(const Reading& r, const Draft& d);
std::string_view feature_name(std::uint32_t feature);
int confidence_of(const Features& features);
// A transcript says who speaks as plainly as print can; other drafts go by their features.
int confidence_of(const Reading& r, const Draft& d);

// Below this a draft is not reported: the mark at which F1 on the training articles is best.
inline constexpr int kLeastConfidence = 400;

}  // namespace stemma::attributing
