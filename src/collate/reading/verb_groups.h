#pragma once
// Verb groups of a sentence: "will not withdraw", "had been trying to reach", "are". One lexical verb each; a copula may have none.

#include <vector>

#include "collate/reading/words.h"

namespace stemma::collating {

struct VerbGroup {
  std::uint32_t first = 0, end = 0;  // tokens [first, end)
  std::uint32_t verb = kNone;        // the lexical verb, kNone where there is only a form of be, have or do
  bool infinitive = false;           // opens with "to"
  bool gerund = false;               // an -ing form without auxiliary
  bool participle = false;           // a past participle without auxiliary ("seen by …")
  bool passive = false;
  bool negated = false;  // not, never, no longer
  bool modal = false, would = false, future = false, hedged = false;
  bool past = false;
  bool base = false;  // a bare base form: an order, or beside a verb with an auxiliary

  bool finite() const { return !infinitive && !gerund && !participle; }
};

// In order. REQUIRES: [first, end) are the tokens of one sentence of the report.
std::vector<VerbGroup> verb_groups(const std::vector<Token>& tokens, const Words& words, std::uint32_t report,
                                   std::uint32_t first, std::uint32_t end);

// An -ing form that an article or a possessive makes a noun: "our reporting", "the shelling".
bool nominal(const std::vector<Token>& tokens, const Words& words, std::uint32_t report, std::uint32_t i);

}  // namespace stemma::collating
