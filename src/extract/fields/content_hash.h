#pragma once
// Two numbers by which the same report is known again.

#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"

namespace stemma {

struct ContentHash {
  std::string exact;  // 16 hex digits: equal where the words of the report are, whatever case, accents, marks and white space
  std::string near;   // 16 hex digits, a SimHash: reports that differ in a few words differ in few of its 64 bits
};

// Over the words of headings, paragraphs, lists and tables; headline, bylines, captions and boilerplate are left out, so a changed time or
// teaser changes nothing. Both empty where those blocks hold no word. Method: M. Charikar, "Similarity estimation techniques from rounding
// algorithms" (2002), over shingles of four words as in G. Manku et al., "Detecting near-duplicates for web crawling" (2007).
ContentHash content_hash(std::string_view text, const std::vector<Block>& blocks);

// Bits in which two SimHashes differ, 0 to 64; 64 where one is none.
int bits_apart(std::string_view a, std::string_view b);

}  // namespace stemma
