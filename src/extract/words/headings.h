#pragma once
// Do two lines say the same?

#include <string>
#include <string_view>

namespace stemma {

// Same words: compared folded, letters and digits only. A title may lose the outlet's name at its end ("… - The Daily").
bool same_heading(std::string_view a, std::string_view b);

// The letters and digits of a text, folded, and nothing between them.
std::string letters_of(std::string_view text);

}  // namespace stemma
