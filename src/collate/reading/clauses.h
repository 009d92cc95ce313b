#pragma once
// What a report asserts and denies, clause by clause: the word that names the event, its sign, how far it is asserted, who does what to whom.

#include <cstdint>
#include <vector>

#include "collate/reading/words.h"

namespace stemma::collating {

enum class Tense : std::uint8_t { kNone, kPast, kPresent, kFuture };
enum class Standing : std::uint8_t {
  kAsserted,
  kPlanned,       // prepares to, promised to
  kHypothetical,  // may, would, wants to, under a negated verb
  kQuestioned,    // if, whether, "?"
};

struct Clause {
  std::uint32_t report = 0, sentence = 0;
  std::uint32_t first = 0, end = 0;            // tokens [first, end), without the word that opens it
  std::uint32_t verb_first = 0, verb_end = 0;  // its verb group; empty for an event named by a noun alone
  std::uint32_t head = kNone;                  // token that names the event
  std::vector<Family> families;                // of the head; empty when no list knows it
  Term head_term = kNoTerm;                    // of the head, as likeness counts it
  std::uint32_t effects = 0;                   // Effect bits of its verb
  int sign = 1;                                // -1: said not to be so
  bool denied = false;                         // its sign was turned by a denying word that governs it
  bool finite = true;
  bool coordinate = false;  // stands beside the clause before it, with a subject of its own
  bool passive = false;
  std::uint32_t denier = kNone;  // clause that denies the document whose words this one reports: "denied a report alleging …"
  bool relayed = false;          // under a noun that stands for what somebody said ("reports that …")
  Tense tense = Tense::kNone;
  Standing standing = Standing::kAsserted;
  std::uint32_t governor = kNone;       // clause it is the content of
  std::uint32_t statement = kNone;      // innermost statement of the report whose content holds the head
  std::vector<Term> agents, patients;   // actors and countries; sorted
  std::vector<Term> doers, undergoers;  // other words in the same places ("troops"); sorted
  Bag bag;                              // terms of the clause with those of the clauses it governs
  Span evidence;                        // the words that say so, with the denying word where there is one
};

// Clauses of one report in reading order. Linear in its tokens.
std::vector<Clause> read_clauses(const std::vector<Report>& reports, std::uint32_t report, const Words& words,
                                 const Overlay& overlay);

// Innermost statement (index into Report::statements) over each token, kNone outside.
std::vector<std::uint32_t> statement_of_tokens(const Report& report, const Words& words, std::uint32_t index);

}  // namespace stemma::collating
