#pragma once
// Text -> tokens, as the Penn treebank cuts them: clitics off ("wo n't", "it 's"), abbreviations with their full stop, marks
// alone. Hyphened words stay whole. A token is never empty, never holds white space, and tokens cover every other character of a
// block.

#include <cstdint>
#include <string>
#include <string_view>

#include "annotate/draft.h"

namespace stemma::annotating {

class Abbreviations;

// Tokens of every block, appended to draft.out.tokens (sentence not yet set) and draft.words. Linear in the text.
// block_ends gets, for each block, the number of tokens up to its end.
void tokenize(Draft& draft, std::vector<std::uint32_t>& block_ends);

// The same cut for an entry of a word list: folded tokens joined by single blanks ("Moody's" -> "moody 's").
std::string phrase_key(std::string_view phrase, const Abbreviations* abbreviations);

}  // namespace stemma::annotating
