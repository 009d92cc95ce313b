#include "attribute/trained/tagger.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "attribute/confidence.h"
#include "attribute/not_statements.h"
#include "attribute/trained/cue_features.h"
#include "attribute/trained/proposal_drafts.h"
#include "attribute/words.h"
#include "base/embedded_data.h"

namespace stemma::attributing {
namespace {

// Below this a proposal is not reported: the mark at which F1 on the training articles is best (cross-validated).
constexpr int kLeastStatement = 370;

std::optional<LinearModel> open_model(const std::string& name, std::uint32_t features) {
  const std::string_view bytes = embedded_file("models/" + name + ".model");
  if (bytes.empty()) return std::nullopt;
  const Result<LinearModel> model = LinearModel::open(bytes, features);
  return model ? std::optional(*model) : std::nullopt;
}

// Drafts without a cue of their own: quotations that stand alone, transcripts, labels. The rules alone find them.
bool rules_alone(const Draft& d) { return d.cue.kind == CueKind::kNone || d.construction == Construction::kTranscript; }

}  // namespace

std::vector<bool> first_labels() {
  std::vector<bool> first;
  for (std::size_t l = 0; l < kLabels; ++l) first.push_back(may_begin_window(l));
  return first;
}

Tagger::Tagger(const TaggerModels& models)
    : cues_(models.cues), confidence_(models.confidence), windows_(models.windows, first_labels()) {}

const Tagger* Tagger::of(const std::string& language) {
  static std::mutex guard;
  static std::map<std::string, std::optional<Tagger>> known;
  const std::lock_guard lock(guard);
  const auto [at, fresh] = known.try_emplace(language);
  if (fresh) {
    const auto cues = open_model(language + ".cues", kCueFeatures);
    const auto windows = open_model(language + ".windows", kWindowFeatures);
    const auto confidence = open_model(language + ".confidence", kConfidenceFeatures);
    if (cues && windows && confidence && windows->labels() == kLabels && windows->boundaries() == kBoundaries)
      at->second.emplace(TaggerModels{*cues, *windows, *confidence});
  }
  return at->second ? &*at->second : nullptr;
}

std::vector<Draft> Tagger::read(const Reading& r, std::vector<Draft> by_rules) const {
  const Codes codes(r, by_rules);
  const std::vector<Proposal> proposals = propose(codes, cue_probabilities(codes, cues_), windows_);
  const std::vector<Rivals> rivals = rivals_of(proposals);

  std::vector<Draft> found;
  std::vector<std::uint32_t> features;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    statement_features(codes, proposals[i], rivals[i], features);
    const int confidence = per_mille_of(score(confidence_, features));
    if (confidence < kLeastStatement) continue;
    Draft d = to_draft(codes, proposals[i]);
    d.confidence = confidence;
    found.push_back(std::move(d));
  }
  for (const Draft& d : by_rules)
    if (rules_alone(d) && d.confidence >= kLeastConfidence && !is_no_statement(r, d)) found.push_back(d);

  // The surest first; what says for the most part the same words as a surer one is dropped.
  std::vector<std::size_t> order(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return found[a].confidence > found[b].confidence; });
  std::vector<bool> taken(codes.units.size(), false), keep(found.size(), false);
  for (const std::size_t i : order) {
    std::uint32_t all = 0, gone = 0;
    const auto ranges = codes.content_units(found[i]);
    for (const auto& [first, last] : ranges)
      for (std::uint32_t k = first; k <= last; ++k) {
        ++all;
        gone += taken[k];
      }
    if (gone * 2 > all) continue;
    keep[i] = true;
    for (const auto& [first, last] : ranges)
      for (std::uint32_t k = first; k <= last; ++k) taken[k] = true;
  }
  std::vector<Draft> out;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (keep[i]) out.push_back(std::move(found[i]));
  std::stable_sort(out.begin(), out.end(), [](const Draft& a, const Draft& b) {
    return std::pair(a.cue.line, a.cue.head) < std::pair(b.cue.line, b.cue.head);
  });
  return out;
}

}  // namespace stemma::attributing
