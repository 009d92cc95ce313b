#pragma once
// One id per report of a run, and no report twice under one id.

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "stemma/article.h"
#include "stemma/result.h"

namespace stemma {

class ReportIds {
 public:
  // Sees to it that the article's id is its own: a report that came before under the same id is refused (kDuplicate, no warning); another
  // report with that id gets a part of its hash behind it, and a warning says so. Null where nothing was to be said. Sixteen bytes are
  // kept per report, so that a run over an archive does not grow by its texts.
  std::optional<Skipped> claim(Article& article);

 private:
  std::unordered_map<std::uint64_t, std::uint64_t> text_of_id_;  // hashes of both
};

}  // namespace stemma
