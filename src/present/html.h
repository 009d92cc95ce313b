#pragma once
// The dossier as one HTML file that needs nothing else: no network, no other file, readable without JavaScript and on paper.

#include <string>

#include "stemma/dossier.h"

namespace stemma {

// Same dossier, same bytes. Style and script are inside (data/web/); a content security policy forbids everything else. Each report's
// text stands in it once, with a mark (an anchor) at every stretch that some line of the dossier rests on.
std::string render_html(const Dossier& dossier);

}  // namespace stemma
