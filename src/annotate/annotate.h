#pragma once
// "What do the words name?"  Article -> sentences, tokens, names, roles, times, quantities, places.

#include <string_view>

#include "stemma/annotation.h"
#include "stemma/article.h"
#include "stemma/limits.h"

namespace stemma {

// `language`: an ISO 639-1 code, or "auto" (the article's own field, else told from the text). A language without word lists under
// data/ is annotated with sentences and tokens only, and Annotations::language says which it was.
// Thread-safe; the word lists are read once.
Annotations annotate(const Article& article, std::string_view language, const Limits& limits);

// The time expressions alone, as annotate() finds them in an article published on that day ("2018-05-29").
std::vector<TimeExpression> annotate_times(Article article, const std::string& day, std::string_view language,
                                           const Limits& limits);

}  // namespace stemma
