#pragma once
// The dossier for a terminal: one screen of overview, then the sections in the order of the page.

#include <string>

#include "stemma/dossier.h"

namespace stemma {

struct TerminalStyle {
  int columns = 80;     // below 40 it is taken as 40; text is set no wider than 160
  bool colour = false;  // ANSI colours; without them differing words stand between ‹ and ›
  bool unicode = true;  // false: ASCII only
};

// Lines end in a line feed and take at most `columns`; none ends in a blank. No control character of the reports comes through.
std::string render_terminal(const Dossier& dossier, const TerminalStyle& style);

}  // namespace stemma
