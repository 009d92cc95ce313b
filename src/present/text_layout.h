#pragma once
// Text measured and broken for a terminal, in columns: wide characters take two, combining marks none. Everything printed passes through
// here, so that no control character of a stranger's text reaches the terminal.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stemma {

enum class Ink : std::uint8_t {
  kPlain,
  kStrong,
  kFaint,
  kName,
  kAlarm,
  kUpdate,
  kHedge,
  kVariantA,
  kVariantB,
  kVariantC,
  kVariantD
};

struct Run {
  std::string text;
  Ink ink = Ink::kPlain;
};
using Line = std::vector<Run>;

// Columns of one code point after what came before: 0 for combining marks, 2 for East Asian wide ones and emoji.
int columns_of(char32_t c);
int columns_of(std::string_view text);
int columns_of(const Line& line);

// The runs made harmless (shown_as) and broken between words into lines of at most `columns`; a word that is longer is broken inside.
// At least one line, which may be empty. Without `unicode` everything becomes ASCII: marks and accents plain, the rest '?'.
// REQUIRES: columns >= 2.
std::vector<Line> wrap(const Line& runs, int columns, bool unicode);

// One line, shortened to `columns` with an ellipsis where it is longer.
Line cut(const Line& runs, int columns, bool unicode);

// Blanks added at the end until the line takes `columns`.
Line padded(Line line, int columns);

}  // namespace stemma
