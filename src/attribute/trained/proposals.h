#pragma once
// Cues and what the chain reads around them -> proposals: content, speaker and cue of a statement, with how sure each part is.

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "attribute/trained/window.h"
#include "base/chain.h"
#include "base/linear_model.h"

namespace stemma::attributing {

using UnitRange = std::pair<std::uint32_t, std::uint32_t>;  // units, both inside

struct Proposal {
  std::uint32_t head = 0;          // the unit that heads the cue; part of the content where the statement has no cue
  std::vector<UnitRange> content;  // ascending, not empty
  std::optional<UnitRange> cue, speaker;
  // Per mille.
  int head_probability = 0;     // that `head` heads a cue
  int content_mean = 0;         // mean, over the content, of the probability that a unit is content
  int content_edges = 0;        // least probability of the labels at the content's outer edges and just outside
  int cue_probability = 0;      // of the label that the head has
  int speaker_probability = 0;  // mean over the speaker's units; without one, that there is none in the window
  int speaker_edges = 0;
};

// Per mille that each unit heads a cue; 0 for units that are not asked about.
std::vector<int> cue_probabilities(const Codes& c, const LinearModel& cues);

// Per mille of a score in LinearModel's units.
int per_mille_of(int score);

// Heads less likely than this are not read further: of 1,700 such words in 84 articles 17 would have been kept. In a line with a
// quotation, which is nearly always somebody's, more are.
inline constexpr int kLeastHead = 200, kLeastHeadByQuotation = 80;

// Ascending by head.
std::vector<Proposal> propose(const Codes& c, const std::vector<int>& heads, const ChainDecoder& windows);

}  // namespace stemma::attributing
