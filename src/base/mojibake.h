#pragma once
// Text that was UTF-8, was read as Latin-1 or windows-1252, and was written as UTF-8 again: "BÃ¼rgermeister", "itâ€™s".

#include <optional>
#include <string>
#include <string_view>

namespace stemma {

// The text as it was, where that is certain: every letter outside ASCII takes part, all of them together make valid UTF-8, and there are
// enough of them inside of words that nobody can have meant them. Done again while it still holds, for text that went wrong twice.
// Null otherwise; for ordinary text after a look at its first letter outside ASCII. REQUIRES: valid UTF-8.
std::optional<std::string> mended_mojibake(std::string_view text);

}  // namespace stemma
