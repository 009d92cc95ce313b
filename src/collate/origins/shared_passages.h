#pragma once
// Passages that two reports share, word for word but for small edits.

#include <map>

#include "collate/affair.h"

namespace stemma::collating {

struct SharedPassage {
  Span from, to;                               // in the earlier and the later report (in report order)
  std::uint32_t to_first = 0, to_end = 0;      // running words of the later report; marks do not count
  std::uint32_t from_first = 0, from_end = 0;  // likewise of the earlier
  int equal = 0;                               // words that are the same
  int own = 0;                                 // of these, in the reporters' own words
  bool said = false;                           // all but a few are somebody's words: both quote one speech
};

struct SharedPassages {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<SharedPassage>>
      of;                            // (earlier, later) -> in the later one's order
  std::vector<std::uint32_t> words;  // running words of each report
};

// Linear in the words of all reports. Passages of quotations that are known to be of two occasions, or of two speakers, are left out.
SharedPassages find_shared(const Affair& affair);

}  // namespace stemma::collating
