#pragma once
// Quotation marks of a whole article -> quotations. Marks only: whether a quotation is somebody's words is asked elsewhere.

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemma/article.h"
#include "stemma/span.h"

namespace stemma::attributing {

// A part of a quotation inside one block.
struct QuotedPart {
  Span outer;  // with its marks, as far as they are printed
  Span inner;  // between the marks, without white space at the ends; may be empty
  std::uint32_t block = 0;
};

struct Quotation {
  std::vector<QuotedPart> parts;  // ascending, one for each block it runs through
  bool closed = false;            // a closing mark was printed
  bool single = false;            // single marks ('…', ‹…›)
};

// Outermost quotations, ascending and disjoint; marks inside another quotation make none of their own. Only blocks that carry
// the report are read, so a caption inside a quotation is no part of it. Linear in the text.
std::vector<Quotation> find_quotations(const Article& article);

}  // namespace stemma::attributing
