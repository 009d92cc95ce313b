// Two stages, as in semantic role labelling: first the words that introduce what somebody says or thinks, by logistic regression;
// then, for each of them, a chain over the units around it that marks content and speaker as seen from that word (a linear-chain
// conditional random field whose features are relative to the cue). One chain over the whole text, with the cue as a label of its own,
// cannot tell whose content a word is where two statements stand side by side, and was seven points worse.
//
// The chain is decoded with what a statement must have: content at least once, one speaker at most, and the cue at its place.

#include "attribute/trained/proposals.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "attribute/trained/cue_features.h"

namespace stemma::attributing {
namespace {

constexpr std::size_t kMostWindows = 2000;  // of an article; a long report has some hundred

constexpr std::size_t label(Label l) { return static_cast<std::size_t>(l); }

// Scores that do not depend on the cue, made once for each unit.
class UnitScores {
 public:
  UnitScores(const Codes& c, const LinearModel& model)
      : codes_(c), model_(model), known_(c.units.size(), false), of_(c.units.size()) {}

  const std::array<int, 8>& of(std::uint32_t unit) {
    if (!known_[unit]) {
      features_.clear();
      unit_features(codes_, unit, features_);
      of_[unit].fill(0);
      add_scores(model_, features_, of_[unit]);
      known_[unit] = true;
    }
    return of_[unit];
  }

 private:
  const Codes& codes_;
  const LinearModel& model_;
  std::vector<bool> known_;
  std::vector<std::array<int, 8>> of_;
  std::vector<std::uint32_t> features_;
};

// Whether a path has content, one speaker, and the cue (or content, for a statement without one) at its place.
bool is_statement(const std::vector<std::uint8_t>& labels, std::size_t head) {
  const auto begin = [&](Label l) { return std::count(labels.begin(), labels.end(), static_cast<std::uint8_t>(l)); };
  const auto at_head = static_cast<Label>(labels[head]);
  return begin(Label::kContent) > 0 && begin(Label::kSpeaker) == 1 &&
         (at_head == Label::kCue || at_head == Label::kContent || at_head == Label::kInContent);
}

// Every statement has somebody who says it, and most articles name them: a path with a speaker is preferred to one without that is not
// e^1.2 times as likely.
constexpr int kSpeakerBonus = LinearModel::kUnitsPerNat * 6 / 5;

// Best path under these constraints: a state is a label and whether content (1) and a speaker (2) have begun.
std::vector<std::uint8_t> best_labels(const LinearModel& model, const Chain& chain, std::size_t head) {
  constexpr std::size_t kStates = kLabels * 4;
  const std::size_t n = chain.length;
  std::vector<int> score(n * kStates, Chain::kImpossible);
  std::vector<std::uint8_t> from(n * kStates, 0);
  const auto may_stand = [&](std::size_t place, std::size_t l) {
    return place != head || l == label(Label::kCue) || l == label(Label::kContent) || l == label(Label::kInContent);
  };
  // Flags behind label l; 4: not allowed.
  const auto flags_behind = [](std::size_t flags, std::size_t l) -> std::size_t {
    if (l == label(Label::kContent)) return flags | 1;
    if (l == label(Label::kSpeaker)) return flags & 2 ? 4 : flags | 2;
    return flags;
  };
  for (std::size_t l = 0; l < kLabels; ++l)
    if (may_begin_window(l) && may_stand(0, l)) score[flags_behind(0, l) * kLabels + l] = chain.at(0, l);
  for (std::size_t i = 1; i < n; ++i)
    for (std::size_t state = 0; state < kStates; ++state) {
      const int before = score[(i - 1) * kStates + state];
      if (before <= Chain::kImpossible) continue;
      const std::size_t a = state % kLabels, flags = state / kLabels;
      for (std::size_t l = 0; l < kLabels; ++l) {
        if (!may_follow(a, l) || !may_stand(i, l)) continue;
        const std::size_t behind = flags_behind(flags, l);
        if (behind == 4) continue;
        const int sum = before + model.transition(chain.boundaries[i], a, l) + chain.at(i, l);
        int& best = score[i * kStates + behind * kLabels + l];
        if (sum <= best) continue;
        best = sum;
        from[i * kStates + behind * kLabels + l] = static_cast<std::uint8_t>(state);
      }
    }
  std::size_t best = kStates;
  for (const std::size_t flags : {std::size_t{1}, std::size_t{3}})
    for (std::size_t l = 0; l < kLabels; ++l) {
      const std::size_t state = flags * kLabels + l;
      int& total = score[(n - 1) * kStates + state];
      if (flags == 3 && total > Chain::kImpossible) total += kSpeakerBonus;
      if (best == kStates || total > score[(n - 1) * kStates + best]) best = state;
    }
  std::vector<std::uint8_t> labels;
  if (score[(n - 1) * kStates + best] <= Chain::kImpossible) return labels;
  labels.resize(n);
  for (std::size_t i = n; i-- > 0;) {
    labels[i] = static_cast<std::uint8_t>(best % kLabels);
    best = from[i * kStates + best];
  }
  return labels;
}

int per_mille(float p) { return static_cast<int>(std::lround(1000.0f * p)); }

}  // namespace

int per_mille_of(int score) {
  constexpr int kMost = 10 * LinearModel::kUnitsPerNat;
  static const std::vector<int> table = [] {
    std::vector<int> t;
    for (int s = -kMost; s <= kMost; ++s)
      t.push_back(static_cast<int>(std::lround(1000.0 / (1.0 + std::exp(-static_cast<double>(s) / LinearModel::kUnitsPerNat)))));
    return t;
  }();
  return table[static_cast<std::size_t>(std::clamp(score, -kMost, kMost) + kMost)];
}

std::vector<int> cue_probabilities(const Codes& c, const LinearModel& cues) {
  std::vector<int> out(c.units.size(), 0);
  std::vector<std::uint32_t> features;
  for (std::uint32_t i = 0; i < c.units.size(); ++i) {
    if (!c.asked[i]) continue;
    cue_features(c, i, features);
    out[i] = per_mille_of(score(cues, features));
  }
  return out;
}

std::vector<Proposal> propose(const Codes& c, const std::vector<int>& heads, const ChainDecoder& windows) {
  std::vector<Proposal> out;
  UnitScores scores(c, windows.model());
  CueSteps steps(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) steps[i] = cue_step(heads[i]);
  std::vector<std::uint32_t> features;
  Chain chain;
  chain.labels = kLabels;
  std::size_t windows_read = 0;
  for (std::uint32_t v = 0; v < heads.size(); ++v) {
    const Line& line = c.line_of(v);
    const bool quotation = c.before[line.end].quotations > c.before[line.first].quotations;
    if (heads[v] < (quotation ? kLeastHeadByQuotation : kLeastHead)) continue;
    if (++windows_read > kMostWindows) break;
    const Window window = window_of(c, v);
    const std::size_t n = window.end - window.first;
    chain.length = n;
    chain.scores.resize(n * kLabels);
    chain.boundaries.resize(n);
    for (std::uint32_t i = window.first; i < window.end; ++i) {
      std::array<int, 8> sum = scores.of(i);
      features.clear();
      window_features(c, steps, window, i, features);
      add_scores(windows.model(), features, sum);
      std::copy_n(sum.begin(), kLabels, chain.scores.begin() + static_cast<std::ptrdiff_t>((i - window.first) * kLabels));
      chain.boundaries[i - window.first] = boundary_class(c, window, i);
    }
    const std::size_t head = v - window.first;
    std::vector<std::uint8_t> labels = windows.best_path(chain);
    if (!is_statement(labels, head)) labels = best_labels(windows.model(), chain, head);
    if (labels.empty()) continue;
    const std::vector<float> marginals = windows.marginals(chain);
    const auto p = [&](std::size_t place, Label l) { return marginals[place * kLabels + label(l)]; };
    const auto is = [&](std::size_t place, Label l) { return labels[place] == static_cast<std::uint8_t>(l); };
    const auto chosen = [&](std::size_t place) { return marginals[place * kLabels + labels[place]]; };

    Proposal proposal;
    proposal.head = v;
    proposal.head_probability = heads[v];
    float content = 0, speaker = 0, content_edges = 1, speaker_edges = 1;
    std::uint32_t contents = 0, speakers = 0;
    for (std::size_t k = 0; k < n; ++k) {
      const std::uint32_t i = window.first + static_cast<std::uint32_t>(k);
      if (is(k, Label::kContent)) proposal.content.emplace_back(i, i);
      if (is(k, Label::kInContent)) proposal.content.back().second = i;
      if (is(k, Label::kContent) || is(k, Label::kInContent)) {
        content += p(k, Label::kContent) + p(k, Label::kInContent);
        ++contents;
        if (is(k, Label::kContent)) content_edges = std::min(content_edges, chosen(k));
        if (k + 1 < n && !is(k + 1, Label::kInContent))
          content_edges = std::min(content_edges, 1.0f - p(k + 1, Label::kInContent));
      }
      if (is(k, Label::kSpeaker)) proposal.speaker = UnitRange{i, i};
      if (is(k, Label::kInSpeaker)) proposal.speaker->second = i;
      if (is(k, Label::kSpeaker) || is(k, Label::kInSpeaker)) {
        speaker += p(k, Label::kSpeaker) + p(k, Label::kInSpeaker);
        ++speakers;
        if (is(k, Label::kSpeaker)) speaker_edges = std::min(speaker_edges, chosen(k));
        if (k + 1 < n && !is(k + 1, Label::kInSpeaker))
          speaker_edges = std::min(speaker_edges, 1.0f - p(k + 1, Label::kInSpeaker));
      }
    }
    if (is(head, Label::kCue)) {
      std::size_t first = head, last = head;
      while (first > 0 && is(first - 1, Label::kCue)) --first;
      while (last + 1 < n && is(last + 1, Label::kCue)) ++last;
      proposal.cue = UnitRange{window.first + static_cast<std::uint32_t>(first), window.first + static_cast<std::uint32_t>(last)};
    }
    if (speakers == 0) {
      speaker = 1;
      for (std::size_t k = 0; k < n; ++k) speaker *= 1.0f - p(k, Label::kSpeaker);
      speakers = 1;
    }
    proposal.content_mean = per_mille(content / static_cast<float>(contents));
    proposal.content_edges = per_mille(content_edges);
    proposal.cue_probability = per_mille(chosen(head));
    proposal.speaker_probability = per_mille(speaker / static_cast<float>(speakers));
    proposal.speaker_edges = per_mille(speaker_edges);
    out.push_back(std::move(proposal));
  }
  return out;
}

}  // namespace stemma::attributing
