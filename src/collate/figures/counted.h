#pragma once
// What a figure counts, told by the words about it: "21 bodies", "17 dead", "17 people were killed", "killing at least 17", "the death toll
// rose to 19", "There are 21".

#include "collate/figures/counts.h"
#include "collate/figures/numerals.h"

namespace stemma::collating {

struct Counted {
  std::uint32_t kind = kNone;  // row of counts.tsv; kNone when no word tells
  std::uint64_t of = 0;        // what restricts it: a term, or a kind of people; 0: all of them
  std::string noun;            // the counted noun as printed; may be empty
  bool part = false;           // "46 of the passengers", "including five Germans"
  bool increment = false;      // "two more"
  bool whole = false;          // "all 131 people aboard"
  bool taken_up = false;       // what it counts was told before
};

// The quantities that one figure gives: none, one, or several ("killing all 131 people on board"). `before` is what the figures of the
// last sentences counted, the latest last. clause may be null.
std::vector<Counted> what_is_counted(const Affair& affair, const Counts& counts, std::uint32_t report, const Numeral& figure,
                                     const Sentence& sentence, const Clause* clause, const std::vector<Counted>& before);

}  // namespace stemma::collating
