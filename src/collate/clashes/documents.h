#pragma once
// Mentions of what somebody said or printed, judged: "denied the report", "the story is false", "we stand by our reporting".

#include "collate/affair.h"

namespace stemma::collating {

struct Judgement {
  std::uint32_t report = 0;
  std::uint32_t clause = 0;    // index into Affair::clauses[report]
  bool upholds = false;        // stands by it, calls it accurate; else denies it
  std::uint32_t noun = kNone;  // token: "report", "story"
  Term owner = kNoTerm;        // whose report it is; kNoTerm when nothing says so
  bool definite = false;       // the, this, that, such
};

// In order of report and place. Owners that the words leave out are filled in where the report speaks of one owner's document only.
std::vector<Judgement> find_judgements(const Affair& affair);

// Clauses that "the report" in a judgement stands for: what reports are said to say in the sentences before, else what was said there last.
std::vector<std::uint32_t> antecedents(const Affair& affair, const Judgement& judgement);

}  // namespace stemma::collating
