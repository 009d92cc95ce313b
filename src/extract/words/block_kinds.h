#pragma once
// Which piece of a plain text is the headline, a paragraph, a caption, …

#include <string_view>
#include <vector>

#include "extract/words/cues.h"
#include "extract/words/pieces.h"
#include "stemma/article.h"

namespace stemma {

// What the source said beside the text; empty where it said nothing.
struct KnownHeads {
  std::string_view title, subtitle;
};

// One block per piece, but for the lines of one caption, which become one block. Ascending and disjoint.
// A piece is a paragraph unless something speaks for another kind: a paragraph called caption or boilerplate loses its statements.
std::vector<Block> tell_kinds(std::string_view text, const std::vector<TextPiece>& pieces, const Cues& cues,
                              const KnownHeads& known);

}  // namespace stemma
