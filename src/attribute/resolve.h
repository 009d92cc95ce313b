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

// The name of whoever a phrase names outright ("the Tasnim news agency", "Foreign Minister Ida Holm"), or nothing.
struct Named {
  std::uint32_t entity = kNone;
  std::uint32_t name = kNone;  // index into Annotations::names
};
std::optional<Named> named_by(const Reading& r, const Phrase& p);

}  // namespace stemma::attributing
