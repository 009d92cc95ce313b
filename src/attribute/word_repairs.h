#pragma once
// Word classes that a tagger gets wrong where it matters here: the words around an attribution.

#include <vector>

#include "attribute/reading.h"

namespace stemma::attributing {

// Changes word_class and form of single units. Lines are complete.
void repair_words(std::vector<Unit>& units, const std::vector<Line>& lines, const Lexicon& lexicon);

}  // namespace stemma::attributing
