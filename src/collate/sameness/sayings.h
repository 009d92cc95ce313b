#pragma once
// Stretches of reports made ready for being compared: their words with weights and meanings, numbers, names, days.

#include <span>

#include "collate/affair.h"

namespace stemma::collating {

// Which names, places or days a saying holds.
using Set = std::vector<std::uint32_t>;  // sorted, each once

struct SaidWord {
  std::uint32_t token = 0;
  Term stem = kNoTerm, term = kNoTerm, actor = kNoTerm;
  std::uint32_t row = WordVectors::kNoRow;  // in the table of words; none for numbers
  int weight = 0;                           // how rare the word is in the language, light words less
  int local = 0;                            // how rare in the affair
  WordClass word_class = WordClass::kOther;
  bool number = false;
};

struct Saying {
  static constexpr std::size_t kMostWords = 64;  // later ones are not looked at

  std::uint32_t report = 0;
  std::vector<SaidWord> words;       // that carry meaning, in the order of the text
  std::vector<std::uint32_t> forms;  // all words
  std::vector<std::int32_t> sum;     // of the vectors, each as loud as its word; empty without a table
  std::int64_t length = 0;           // of the sum
  std::vector<std::int32_t> own;     // see set_apart(); empty before
  int weight = 0, local = 0;         // sums over words
  std::size_t first_verb = 0;        // index into words; their number where there is none
  int negations = 0, denials = 0, modals = 0;
  Set terms, numbers, people, bodies, places, days;
  Set grams;  // pairs of words
};

// `tokens` ascend; marks among them are passed over. Tokens in `masked` (ascending) do not count.
Saying ready(const Affair& affair, std::uint32_t report, std::span<const std::uint32_t> tokens,
             std::span<const std::uint32_t> masked = {});

// Per mille: how near two words are, 1000 for the same one.
int nearness(const Words& words, const SaidWord& a, const SaidWord& b);

// Per mille: how near the sums of two sayings' vectors are; 0 without a table.
int direction(const Saying& a, const Saying& b);

// Takes from each saying what all of them have in common: `own` is its sum of vectors, weighed by how rare the words are in the affair,
// without their mean. For sayings of one affair, all at once.
void set_apart(const Words& words, std::span<Saying* const> sayings);
int own_direction(const Saying& a, const Saying& b);  // -1000..1000

}  // namespace stemma::collating
