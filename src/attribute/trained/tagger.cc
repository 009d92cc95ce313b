#include "attribute/trained/tagger.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "attribute/confidence.h"
#include "attribute/not_statements.h"
#include "attribute/standalone.h"
#include "attribute/trained/cue_features.h"
#include "attribute/trained/proposal_drafts.h"
#include "attribute/words.h"
#include "base/embedded_data.h"

namespace stemma::attributing {
namespace {

// Below this a proposal is not reported: the mark at which F1 on the training articles is best (cross-validated).
constexpr int kLeastStatement = 370;
// A quotation that heads a proposal of its own is nearly always somebody's words.
constexpr int kLeastQuotation = 150;

// A draft of the rules that is as sure as this stands where no proposal has its cue; where one has, it takes more, and the surer is kept.
constexpr int kSureByRules = 650, kSurerByRules = 800;

const int LQ = getenv("LQ") ? atoi(getenv("LQ")) : 370;
std::optional<LinearModel> open_model(const std::string& name, std::uint32_t features) {
  const std::string_view bytes = embedded_file("models/" + name + ".model");
  if (bytes.empty()) return std::nullopt;
  const Result<LinearModel> model = LinearModel::open(bytes, features);
  return model ? std::optional(*model) : std::nullopt;
}

// Drafts without a cue of their own: quotations that stand alone, transcripts, labels. The rules alone find them.
bool rules_alone(const Draft& d) {
  return d.cue.kind == CueKind::kNone || d.construction == Construction::kTranscript || d.source == Source::kLabel;
}

// Whether the content says anything: a noun, a verb, an adjective or a quotation, not "what" or "which" alone.
bool says_something(const Codes& c, const Proposal& p) {
  for (const auto& [first, last] : p.content)
    for (std::uint32_t i = first; i <= last; ++i) switch (static_cast<Group>(c.units[i].group)) {
        case Group::kVerb:
        case Group::kNoun:
        case Group::kName:
        case Group::kAdjective:
        case Group::kNumber:
        case Group::kQuotation:
          return true;
        case Group::kPronoun:
          if (!is_wh(c.reading.units[i]) && !is_relative(c.reading.units[i])) return true;
          break;
        default:
          break;
      }
  return false;
}

bool lies_in(const Draft& d, const Draft& around, const Codes& c) {
  const auto inner = c.content_units(d), outer = c.content_units(around);
  return std::all_of(inner.begin(), inner.end(), [&](const UnitRange& i) {
    return std::any_of(outer.begin(), outer.end(),
                       [&](const UnitRange& o) { return o.first <= i.first && i.second <= o.second; });
  });
}

// What is reported without a cue of its own, and without a speaker near by, is said by whoever says what it stands in; else it goes on
// with what the one before it said.
void carry_speakers(const Codes& c, std::vector<Draft>& drafts) {
  constexpr std::uint32_t kLines = 3;
  constexpr std::size_t kDrafts = 4;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& d = drafts[i];
    if (d.source != Source::kNone || d.cue.kind != CueKind::kNone) continue;
    const Draft* from = nullptr;
    for (std::size_t k = i > kDrafts ? i - kDrafts : 0; k < std::min(drafts.size(), i + kDrafts + 1) && from == nullptr; ++k)
      if (k != i && drafts[k].source != Source::kNone && lies_in(d, drafts[k], c)) from = &drafts[k];
    if (from == nullptr && i > 0 && drafts[i - 1].source != Source::kNone && d.cue.line - drafts[i - 1].cue.line <= kLines)
      from = &drafts[i - 1];
    if (from == nullptr) continue;
    d.speaker = from->speaker;
    d.antecedent = from->antecedent;
    d.same_speaker = from->id;
    d.source = Source::kShared;
  }
}

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
  Codes codes(r, by_rules);
  ask_known_words(cues_, codes);
  const std::vector<Proposal> proposals = propose(codes, cue_probabilities(codes, cues_), windows_);
  const std::vector<Rivals> rivals = rivals_of(proposals);

  std::vector<Draft> found;
  std::vector<std::uint32_t> features;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    if (!says_something(codes, proposals[i])) continue;
    statement_features(codes, proposals[i], rivals[i], features);
    const int confidence = per_mille_of(score(confidence_, features));
    const bool quotation = codes.units[proposals[i].head].quotation != 0;
    if (confidence < (quotation ? kLeastQuotation : kLeastStatement)) continue;
    Draft d = to_draft(codes, proposals[i]);
    d.confidence = confidence;
    speaker_features(codes, proposals[i], features);
    d.speaker_confidence = per_mille_of(score(confidence_, features));
    found.push_back(std::move(d));
  }
  const std::size_t proposed = found.size();
  std::vector<bool> headed(codes.units.size(), false);
  for (const Draft& d : found) headed[d.cue.head] = true;
  for (const Draft& d : by_rules)
    if (d.confidence >= (rules_alone(d)       ? kLeastConfidence
                         : headed[d.cue.head] ? kSurerByRules
                                              : kSureByRules) &&
        !is_no_statement(r, d))
      found.push_back(d);

  // The surest first; what says for the most part the same words as a surer one is dropped.
  std::vector<std::size_t> order(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return found[a].confidence > found[b].confidence; });
  std::vector<bool> taken(codes.units.size(), false), keep(found.size(), false);
  for (const std::size_t i : order) {
    std::uint32_t all = 0, gone = 0;  // bytes
    const auto ranges = codes.content_units(found[i]);
    for (const auto& [first, last] : ranges)
      for (std::uint32_t k = first; k <= last; ++k) {
        all += r.units[k].span.size();
        if (taken[k]) gone += r.units[k].span.size();
      }
    // Words quoted inside what somebody reports may be a statement of their own.
    const bool quoted_inside = found[i].cue.kind == CueKind::kNone && found[i].stretches.empty() && i < proposed;
    if (gone * 2 > all && !quoted_inside) continue;
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
  settle_claims(r, out);
  std::erase_if(out, [](const Draft& d) { return d.quoted.empty() && d.stretches.empty(); });
  carry_speakers(codes, out);
  return out;
}

}  // namespace stemma::attributing
