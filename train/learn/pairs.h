#pragma once
// Pairs of sentences that say the same or do not, and the signs of each: what eval/same_pairs scores and train/same.py learns from.

#include <string>
#include <vector>

#include "collate/sameness/same_signs.h"

namespace stemma::learning {

struct SentencePair {
  std::string a, b, split;
  bool same = false;
};

// JSON Lines with a, b, same and, where there is one, split. Errors: not read, or a line without a, b or same.
Result<std::vector<SentencePair>> read_pairs(const std::string& path);

// A row for each pair. Sentences that are compared with one another, directly or through others, make one affair; its words weigh
// what they weigh there.
std::vector<collating::SameRow> signs_of(const std::vector<SentencePair>& pairs, int kind);

// The stems of a sentence's words, marks left out, as the table of words has them.
std::vector<std::string> stems_of(const std::string& sentence, const collating::Lexicon& lexicon);

}  // namespace stemma::learning
