#include "collate/sameness/same.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/embedded_data.h"

namespace stemma::collating {

const SameKind* same_kind(std::string_view name) {
  const auto found = std::ranges::find(kSameKinds, name, &SameKind::name);
  return found == std::end(kSameKinds) ? nullptr : &*found;
}

const SameModel* SameModel::of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<SameModel>, std::less<>> opened;
  const std::lock_guard lock(mutex);
  const auto found = opened.find(language);
  if (found != opened.end()) return found->second.get();
  const auto trees = TreeModel::open(embedded_file("models/" + std::string(language) + ".same.model"), kSameVersion, kSameSigns);
  std::unique_ptr<SameModel> kept(trees && word_vectors(language) != nullptr ? new SameModel(*trees) : nullptr);
  return opened.emplace(std::string(language), std::move(kept)).first->second.get();
}

std::vector<int> SameModel::score(std::span<const SameRow> rows) const {
  std::vector<std::int32_t> units(rows.size());
  if (!rows.empty()) trees_.score(rows.front().data(), units);
  std::vector<int> out;
  out.reserve(rows.size());
  for (const std::int32_t u : units) out.push_back(per_mille(u));
  return out;
}

}  // namespace stemma::collating
