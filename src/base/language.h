#pragma once
// Which language a text is in.

#include <optional>
#include <string>
#include <string_view>

namespace stemma {

// ISO 639-1 code ("en", "de", "zh") of the text's main language, told by CLD2 from its first 4 KB: 1.5 KB are enough for it. Null where CLD2 is not sure,
// as with a few words. REQUIRES: valid UTF-8.
std::optional<std::string> tell_language(std::string_view text);

}  // namespace stemma
