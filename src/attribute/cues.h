#pragma once
// Words that may say that somebody said something: verbs, nouns, adjectives, fixed phrases, colons. Cues only; whether there is
// content to them is asked in contents.h.

#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// Cues of one line, ascending by head, outside quotations.
std::vector<Cue> find_cues(const Reading& r, std::uint32_t line);

// The strongest form of a listed verb at unit i (with the particle that must follow), if it is one.
const CueForm* verb_form_at(const Reading& r, const Line& line, std::uint32_t i);
// A finite verb of saying that may close or open a report of its own ("said", "warned").
bool is_saying(const Reading& r, const Line& line, std::uint32_t i);

}  // namespace stemma::attributing
