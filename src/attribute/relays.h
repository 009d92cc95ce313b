#pragma once
// To whom, through whom, when and where something is reported to have been said.

#include <optional>
#include <string>
#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

std::optional<Addressee> addressee_of(const Reading& r, const Draft& d);
// Relays beside the speaker: "according to X" behind another attribution, the speaker of a statement around this one.
// `speakers` are those of `drafts`, in their order; outermost last.
std::vector<Via> relays_of(const Reading& r, std::size_t index, const std::vector<Draft>& drafts,
                           const std::vector<Speaker>& speakers);
std::optional<SaidTime> said_of(const Reading& r, const Draft& d);
std::optional<std::string> place_of(const Reading& r, const Draft& d);

}  // namespace stemma::attributing
