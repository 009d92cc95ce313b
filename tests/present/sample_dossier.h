#pragma once
// An invented affair, collated by hand: four reports on a ferry that struck a pier. Holds a claim in three wordings, a quotation over two
// paragraphs, a conflict of every class, shared passages, inferred dates, places, a report without date or outlet, an emoji and wide
// letters before evidence. What present/ makes of it is what its tests look at.

#include "stemma/dossier.h"

namespace stemma::testing {

Dossier sample_dossier();

// The sample with hostile text put wherever an outlet can put text: markup, escape sequences, bidirectional overrides, script addresses.
Dossier hostile_dossier();

}  // namespace stemma::testing
