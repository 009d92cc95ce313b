#pragma once
// One outlet's version of a claim, cut into the words it shares with the others and the words in which it differs.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/dossier.h"

namespace stemma {

struct Piece {
  std::string text;  // as one_line() shows it, but blanks at the ends count; "" where others have words and this wording has none
  int variant = -1;  // index into Claim::variants; -1: words that do not differ
};

struct Wording {
  std::uint32_t report = 0;
  const Statement* statement = nullptr;  // null: the outlet says it in its own voice. Owned by the dossier
  std::vector<Span> spans;               // the words shown, in the report's text
  std::vector<Piece> pieces;             // never empty; stretches that are apart in the text are joined by " … "

  std::string text() const;
};

// The words of a report within spans: a comma at the end and white space at both ends left away, spans that hold nothing else dropped, spans
// with only punctuation and white space between them made one. REQUIRES: spans ascend and do not overlap. What is not `verbatim` (indirect and mixed speech) also loses its leading "that" and gains the mark that closes a quotation in it.
std::vector<Span> shown_spans(std::string_view text, const std::vector<Span>& spans, bool verbatim);

// A stretch that takes part in a variant. An empty span marks the place where this wording has nothing.
struct VariantMark {
  Span span;
  int variant = 0;

  auto operator<=>(const VariantMark&) const = default;
};

// REQUIRES: spans ascend and lie in text. Marks may come in any order and overlap; of two that overlap the earlier wins.
std::vector<Piece> cut_into_pieces(std::string_view text, const std::vector<Span>& spans, std::vector<VariantMark> marks);

}  // namespace stemma
