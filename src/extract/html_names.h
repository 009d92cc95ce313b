#pragma once
// What the names that a page gives its elements say of them.

#include <cstdint>
#include <string_view>

namespace stemma {

// The kinds of data/html_cues.tsv, as bits.
enum NameCue : std::uint8_t { kNever = 1, kDrop = 2, kCaptionName = 4, kBylineName = 8, kBelowName = 16, kBodyName = 32 };

// Bits for the value of a class, id or role attribute: names parted by white space, each split into words at everything that is no
// letter or digit and at capitals inside ("storyBody__main-text": story, body, main, text).
std::uint8_t name_cues(std::string_view names);

}  // namespace stemma
