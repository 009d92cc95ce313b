#pragma once
// Where the content of a cue begins and ends. Unit indices of the cue's line.

#include <optional>

#include "attribute/draft.h"

namespace stemma::attributing {

// What follows a cue.
struct Complement {
  Construction construction = Construction::kThat;
  std::uint32_t first = 0, last = 0;  // units of the content
  bool quotation = false;             // the content is quotations only
};

struct AfterCue {
  std::optional<Complement> complement;
  std::optional<Phrase> addressee;
  std::uint32_t next = 0;  // the unit after the cue, its addressee and its adjuncts
};

AfterCue read_after(const Reading& r, const Line& line, const Cue& cue);

// What a trailing attribution ("…, X said", "…," said X) closes.
struct Trailing {
  std::uint32_t last = 0;  // last unit of the content
  Phrase speaker;
  bool inverted = false;
};

// `after` is what read_after found: a verb with a subject before it and a clause behind it is not inverted.
std::optional<Trailing> read_before(const Reading& r, const Line& line, const Cue& cue, const AfterCue& after);

}  // namespace stemma::attributing
