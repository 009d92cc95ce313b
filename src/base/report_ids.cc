#include "base/report_ids.h"

#include <fmt/format.h>

#include "base/hashing.h"

namespace stemma {

std::optional<Skipped> ReportIds::claim(Article& article) {
  const std::string printed = article.id;
  bool renamed = false;
  for (;;) {
    const std::uint64_t text = fnv1a64(article.text_sha256);
    const auto [seen, fresh] = text_of_id_.try_emplace(fnv1a64(article.id), text);
    if (fresh) break;
    if (seen->second == text) {
      return Skipped{article.path, "extract", Cause::kDuplicate,
                     fmt::format("the same report, id \"{}\", came before", article.id)};
    }
    article.id = fmt::format("{}-{}", article.id, article.text_sha256.substr(0, 8));
    renamed = true;
  }
  if (!renamed) return std::nullopt;
  return Skipped{article.path, "extract", Cause::kDuplicate,
                 fmt::format("another report has the id \"{}\"; this one is called \"{}\"", printed, article.id), true};
}

}  // namespace stemma
