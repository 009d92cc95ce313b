#pragma once
// Clauses: where one begins, where the content of a cue ends. Unit indices of one line.

#include <cstdint>

#include "attribute/draft.h"
#include "attribute/reading.h"

namespace stemma::attributing {

// Whether a clause with its own subject and finite verb begins at `first` (and that verb, if `verb` is given).
bool starts_clause(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t* verb = nullptr);

bool is_personal_pronoun(const Unit& u);
bool is_possessive(const Unit& u);  // 's
bool is_possessive_pronoun(const Unit& u);
bool is_subordinator(const Unit& u);  // because, while, although, if, when, that …

// Last unit of the clause that begins at `first`: the line's end, unless another attribution or an aside of the outlet cuts it short.
std::uint32_t clause_end(const Reading& r, const Line& line, std::uint32_t first);
// Last unit of an object ("the report that …", "him of lying").
std::uint32_t object_end(const Reading& r, const Line& line, std::uint32_t first);

// Bytes of units [first, last], without the marks that only end a sentence.
Span content_span(const Reading& r, std::uint32_t first, std::uint32_t last);

// A quotation that holds the comma or the end mark of the clause it closes ("…,").
bool ends_clause(const Reading& r, std::uint32_t unit);
// "to" and a verb.
bool starts_infinitive(const Reading& r, const Line& line, std::uint32_t first);
// The line as far as a cue in a fronted or a relative clause can see: up to where the clause around it goes on.
Line clause_of(const Reading& r, const Line& line, const Cue& cue);

}  // namespace stemma::attributing
