#pragma once
// Words that name a speaker -> who that is, within one article.

#include <optional>
#include <string>
#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

// The speaker of each draft, in their order. Pronouns and descriptions are tied to a name where the text leaves little doubt; else the
// name stays empty and the candidates say how it stands.
std::vector<Speaker> resolve_speakers(const Reading& r, const std::vector<Draft>& drafts);

}  // namespace stemma::attributing
