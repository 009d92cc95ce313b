#pragma once
// Which language an article is annotated as.

#include <string>
#include <string_view>

#include "stemma/article.h"

namespace stemma::annotating {

// `asked`: an ISO 639-1 code, or "auto": the article's own field ("en-GB" is "en"), else told from the words; "und" where they do
// not tell.
std::string language_of(const Article& article, std::string_view asked);

}  // namespace stemma::annotating
