#pragma once
// The window of a cue: the units around it that may be its content and its speaker, and what each is, seen from the cue.

#include <cstdint>
#include <vector>

#include "attribute/trained/unit_codes.h"

namespace stemma::attributing {

inline constexpr std::uint32_t kWindowFeatures = 1;  // version; a model made for another one is not read

// Begin and inside of content and speaker, the cue, and the rest.
enum class Label : std::uint8_t { kOutside, kContent, kInContent, kSpeaker, kInSpeaker, kCue };
inline constexpr std::size_t kLabels = 6;
inline constexpr std::size_t kBoundaries = 39;

inline bool may_begin_window(std::size_t label) {
  return label != static_cast<std::size_t>(Label::kInContent) && label != static_cast<std::size_t>(Label::kInSpeaker);
}
// Whether label `b` may follow label `a`.
inline bool may_follow(std::size_t a, std::size_t b) {
  const auto is = [](std::size_t label, Label wanted) { return label == static_cast<std::size_t>(wanted); };
  if (is(b, Label::kInContent)) return is(a, Label::kContent) || is(a, Label::kInContent);
  if (is(b, Label::kInSpeaker)) return is(a, Label::kSpeaker) || is(a, Label::kInSpeaker);
  return true;
}

// Units [first, end) around unit `cue`.
struct Window {
  std::uint32_t cue = 0, first = 0, end = 0;
  std::vector<std::uint8_t>
      by_rules;  // Label of each unit by the draft of the rules that this cue heads; empty when there is none
};

Window window_of(const Codes& c, std::uint32_t cue);

// How likely each unit of the article heads a cue, in steps 0 (at most 5%) to 4.
using CueSteps = std::vector<std::uint8_t>;
std::uint8_t cue_step(int per_mille);

// Features of a unit that do not depend on the cue. Adds to `out`.
void unit_features(const Codes& c, std::uint32_t unit, std::vector<std::uint32_t>& out);
// Features of a unit as seen from the window's cue. Adds to `out`.
void window_features(const Codes& c, const CueSteps& cues, const Window& window, std::uint32_t unit,
                     std::vector<std::uint32_t>& out);
// Class of the boundary before a unit, below kBoundaries.
std::uint8_t boundary_class(const Codes& c, const Window& window, std::uint32_t unit);

}  // namespace stemma::attributing
