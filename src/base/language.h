#pragma once
// Which language a text is in, and which one an article is read as.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"

namespace stemma {

// ISO 639-1 code ("en", "de", "zh") of the text's main language, told by CLD2 from its first 4 KB: 1.5 KB are enough for it. Null where CLD2 is not sure,
// as with a few words. REQUIRES: valid UTF-8.
std::optional<std::string> tell_language(std::string_view text);

// The language an article is read as. `asked`: an ISO 639-1 code, or "auto" (or nothing): the article's own field ("en-GB" is
// "en"), else told from the words; "und" where they do not tell.
std::string language_of(const Article& article, std::string_view asked);

// The languages that have a table of that name (data/LANG/NAME), ascending.
std::vector<std::string_view> languages_with(std::string_view table);

}  // namespace stemma
