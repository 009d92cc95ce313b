#pragma once
// Quotation marks that hold nobody's statement: scare quotes, nicknames, titles of works, slogans.

#include "attribute/draft.h"

namespace stemma::attributing {

// Whether the quotation at unit i, which no cue has taken, reads like somebody's words all the same: a sentence of its own.
bool stands_alone(const Reading& r, const Line& line, std::uint32_t i);
// A quotation of a few words that all begin with a capital: the title of a work or a programme.
bool reads_like_title(const Reading& r, std::uint32_t i);
// Whether a draft is no statement after all.
bool is_no_statement(const Reading& r, const Draft& d);
// Of drafts inside the content of another one only plain reports are kept ("an aide said that the mayor told the council that …"):
// what else is said or thought there belongs to the words of the outer speaker. `outer` is the draft around it.
bool is_worth_nesting(const Draft& d, const Draft& outer);

}  // namespace stemma::attributing
