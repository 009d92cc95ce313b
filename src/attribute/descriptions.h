#pragma once
// Whom a description ("the minister", "the 34-year-old", "the company") may stand for.

#include <optional>
#include <vector>

#include "attribute/offices.h"
#include "attribute/referents.h"

namespace stemma::attributing {

// The referent that a description would be if it were new.
Referent as_referent(const Reading& r, const Draft& d, const Phrase& p);
// Referents that a definite description in the singular fits, best first. `x` is what as_referent gives.
std::vector<Scored> fitting_description(const Reading& r, const Offices& offices, const Referents& referents, const Draft& d,
                                        const Phrase& p, const Referent& x);
// The entity of the speaker to come whom an indefinite description announces: "A top general said … Brig. Gen. X said …".
std::optional<std::uint32_t> announced(const Reading& r, const Offices& offices, const Referents& referents,
                                       const std::vector<Draft>& drafts, const Draft& d, const Phrase& p);

}  // namespace stemma::attributing
