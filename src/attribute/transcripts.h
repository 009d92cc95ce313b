#pragma once
// Transcripts: paragraphs that begin with who speaks ("MARLOW: Why now?", "Q: Why now?", "Herald: Why now?", "@handle: …").

#include <cstdint>
#include <optional>
#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

class Transcript {
 public:
  explicit Transcript(const Reading& r);

  // The turn that begins at a line, with all of its paragraphs.
  std::optional<Draft> turn_at(const Reading& r, std::uint32_t line) const;
  // Whether a line goes on with a turn begun earlier.
  bool goes_on(std::uint32_t line) const { return within_[line]; }

 private:
  struct Turn {
    std::uint32_t line = 0, end = 0;     // lines [line, end)
    std::uint32_t first = 0, colon = 0;  // units of the label and the mark behind it
  };
  std::vector<Turn> turns_;   // ascending by line
  std::vector<bool> within_;  // by line
};

}  // namespace stemma::attributing
