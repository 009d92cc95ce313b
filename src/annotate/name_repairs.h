#pragma once
// What the names that the chain reads need before entities are made of them.

#include <vector>

#include "annotate/mentions.h"

namespace stemma::annotating {

// Cuts names that run several together, takes marks off their ends, moves the rules' titles to people, tells genders and sets spans.
// `rules` and `read` ascend; `read` has first, end, type and tagged set.
void repair_names(const Draft& draft, const std::vector<Mention>& rules, std::vector<Mention>& read);

}  // namespace stemma::annotating
