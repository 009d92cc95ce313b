#pragma once
// Who a phrase is about: the person before or after its verb, through pronouns and a minister or student whom the report names elsewhere.

#include <optional>
#include <string>
#include <vector>

#include "collate/affair.h"
#include "collate/clashes/outcome_table.h"

namespace stemma::collating {

struct Borne {
  std::vector<Term> persons;  // entities, most likely first; sorted by place
  bool described = false;     // a single person whom no name stands for ("the young man"); persons is empty
  std::vector<Term> words;    // other nouns in the place ("alarm"); stems
};

// Tokens [first, end) of the phrase lie in the clause. Looks back at most a few sentences.
Borne bearer_of(const Affair& affair, const OutcomeTable& table, const Clause& clause, std::uint32_t first, std::uint32_t end,
                Bearer bearer);

// The name of the entity that a term stands for; nothing for any other term.
std::optional<std::string> name_of(const Affair& affair, Term bearer);

}  // namespace stemma::collating
