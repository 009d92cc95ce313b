#pragma once
// What a phrase names and how it is printed.

#include <optional>

#include "attribute/noun_phrases.h"
#include "attribute/reading.h"

namespace stemma::attributing {

// The name of whoever a phrase names outright ("the Tasnim news agency", "Foreign Minister Ida Holm"), or nothing.
struct Named {
  std::uint32_t entity = kNone;
  std::uint32_t name = kNone;  // index into Annotations::names
};
std::optional<Named> named_by(const Reading& r, const Phrase& p);
// Bytes of a phrase, without the commas at its end.
Span printed(const Reading& r, const Phrase& p);

}  // namespace stemma::attributing
