#pragma once
// Noun phrases, read off word classes: no parser, only neighbours. Unit indices; all searches stay in one line
// and take a bounded number of steps.

#include <cstdint>
#include <optional>

#include "attribute/reading.h"

namespace stemma::attributing {

struct Phrase {
  std::uint32_t first = 0, last = 0;  // units, both inside
  std::uint32_t head = 0;
  bool joined = false;  // two or more heads ("the mayor and the council"); head is one of them
};

// The noun phrase that ends at unit `last`: determiner to head, with what hangs on it ("a spokesman for the ministry").
std::optional<Phrase> phrase_ending(const Reading& r, const Line& line, std::uint32_t last);
// The same without anything hung on by a preposition.
std::optional<Phrase> base_phrase_ending(const Reading& r, const Line& line, std::uint32_t last);
// The noun phrase that begins at unit `first`. With `loose`, all that a preposition, comma or participle hangs on it.
std::optional<Phrase> phrase_starting(const Reading& r, const Line& line, std::uint32_t first, bool loose);
std::optional<Phrase> base_phrase_starting(const Reading& r, const Line& line, std::uint32_t first);

// Whether a clause may begin at unit i, judged by what stands before it.
bool may_begin(const Reading& r, const Line& line, std::uint32_t i);

}  // namespace stemma::attributing
