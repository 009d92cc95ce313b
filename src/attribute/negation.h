#pragma once
// Whether a clause turns down, or leaves open, what it is about. Units [first, last] of a line, both inside.

#include <cstdint>
#include <optional>

#include "attribute/reading.h"

namespace stemma::attributing {

// Whether its main clause says of an act or an event that it will not be, was not or never was. `headline` reads words left out.
bool denies_main_clause(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t last, bool headline);
// The noun or pronoun for an earlier report that is called untrue ("the report | was false", "it | a lie").
std::optional<std::uint32_t> called_untrue(const Reading& r, std::uint32_t first, std::uint32_t last);
// Whether one of the first words of a text calls something untrue.
bool text_says_untrue(const Reading& r, Span span);
// Whether its main clause is put as uncertain ("may have", "allegedly", "is not sure").
bool doubts_main_clause(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t last);

}  // namespace stemma::attributing
