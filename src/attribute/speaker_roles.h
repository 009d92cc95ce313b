#pragma once
// The office a speaker is given: by a title, a role, or the words beside the name.

#include <optional>
#include <string>
#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

class SpeakerRoles {
 public:
  explicit SpeakerRoles(const Reading& r);

  // `d` is the draft whose speaker `s` is.
  std::optional<std::string> of(const Draft& d, const Speaker& s) const;

 private:
  const Reading& r_;
  std::vector<std::optional<Span>> known_;  // by entity: the first role or title that is an office, else a person's noun
};

}  // namespace stemma::attributing
