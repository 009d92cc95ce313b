#pragma once
// Whom a pronoun, or nobody at all, may stand for.

#include <string_view>
#include <vector>

#include "attribute/referents.h"

namespace stemma::attributing {

// Referents that the pronoun at d's speaker ("he", "it", "they") agrees with, best first.
std::vector<Scored> fitting_pronoun(const Reading& r, const Referents& referents, const Draft& d, std::string_view pronoun);
// Persons named shortly before a quotation that nobody is said to have spoken, best first.
std::vector<Scored> standing_near(const Referents& referents, const Draft& d);

}  // namespace stemma::attributing
