#pragma once
// Tokens -> sentences. Every token of a block lies in exactly one; none crosses a block; closing marks stay with the sentence
// they close. Sets Token::sentence. A sentence longer than Limits::sentence_tokens is cut there.

#include <cstdint>
#include <vector>

#include "annotate/draft.h"

namespace stemma::annotating {

// block_ends as tokenize() gave it. Linear.
void split_sentences(Draft& draft, const std::vector<std::uint32_t>& block_ends);

}  // namespace stemma::annotating
