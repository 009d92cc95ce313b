#pragma once
// A plain text cut where its lines say that a new block begins; what kind each is, is asked later.

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma {

struct TextPiece {
  Span span;                     // without surrounding white space; may hold single line feeds
  std::uint32_t gap_before = 0;  // empty lines before it
};

// Pieces ascend and cover everything but white space. Paragraphs may be parted by empty lines or by single line feeds; hard-wrapped
// lines, and lines broken inside a sentence, are joined. At most `most` pieces: the last takes the rest. O(size).
std::vector<TextPiece> cut_pieces(std::string_view text, std::size_t most);

}  // namespace stemma
