#pragma once
// What a sum of money is for: "is seeking 4 million crowns", "a demand of 4 million", "4 million crowns were offered".

#include "collate/figures/counted.h"

namespace stemma::collating {

// By the nearest word before it in its sentence, tokens [begin, stop), else right after; kind is kNone when neither tells.
Counted what_sum(const Affair& affair, const Counts& counts, std::uint32_t report, const Numeral& figure, std::uint32_t begin,
                 std::uint32_t stop);

}  // namespace stemma::collating
