#pragma once
// The stemma for programs that draw and measure graphs. Nodes and edges in the dossier's order; ids do not depend on it.

#include <string>

#include "stemma/dossier.h"

namespace stemma {

// GraphML 1.0 as UTF-8. Characters that XML or a reader's eyes cannot take are shown as shown_as() gives them.
std::string render_graphml(const Dossier& dossier);

// A digraph in the DOT language: every name is a quoted string, so that no text of a report can end one.
std::string render_dot(const Dossier& dossier);

}  // namespace stemma
