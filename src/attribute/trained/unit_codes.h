#pragma once
// What the trained tagger sees of an article: each unit of a Reading as a few small numbers, made once, so that no feature
// touches a string.

#include <cstdint>
#include <vector>

#include "attribute/draft.h"
#include "attribute/reading.h"

namespace stemma::attributing {

struct UnitCode {
  std::uint32_t word = 0, suffix = 0;  // hashes of the folded word and of its last three bytes
  std::uint32_t frames = 0;            // of the cue word it is a form of
  std::uint32_t line = 0;              // index into Reading::lines
  std::uint8_t tag = 0;                // word class and verb form; quotations and parentheses have tags of their own
  std::uint8_t group = 0;              // the same, coarse (Group)
  std::uint8_t cue = 0;                // list and strength in six steps: verbs 11-16, nouns 21-26, adjectives 31-36; 0: in none
  std::uint8_t shape = 0;              // capitals, digits
  std::uint8_t name = 0;               // type of the name it is part of, counted from 1; 0: none
  std::uint8_t quotation = 0;          // 0: none; how long and how it ends (quotations only)
};

// Coarse classes of units.
enum class Group : std::uint8_t {
  kVerb,
  kModal,
  kNoun,
  kName,
  kPronoun,
  kDeterminer,
  kAdjective,
  kAdverb,
  kAdposition,
  kCoordinator,
  kSubordinator,
  kParticle,
  kNumber,
  kComma,
  kMark,
  kQuotation,
  kParenthesis,
  kOther,
};

// Of the units before an index: how many are …
struct RunningCounts {
  std::uint32_t commas = 0, verbs = 0, joints = 0, quotations = 0,
                cues = 0;  // joints: words that join clauses; cues: strong ones
};

struct Codes {
  const Reading& reading;
  std::vector<UnitCode> units;
  std::vector<RunningCounts> before;  // one more than units
  // What the rules found, by unit: index of the draft whose cue this heads; how sure the surest draft is whose content or whose
  // speaker this is part of (kNone, 0: none).
  const std::vector<Draft>& drafts;
  std::vector<std::uint32_t> draft_of;
  std::vector<std::uint8_t> content, speaker;  // confidence in five steps
  // Units that are asked about whether they head a cue: words in the lists of cues, verbs, cues of the rules, colons and dashes;
  // a model adds the words that it has seen heading cues.
  std::vector<bool> asked;
  std::vector<std::vector<std::uint32_t>> unit_of_part;  // [quotation][part] -> unit

  // `drafts` must outlive the codes.
  Codes(const Reading& r, const std::vector<Draft>& by_rules);

  const Line& line_of(std::uint32_t unit) const { return reading.lines[units[unit].line]; }
  // Units of a draft's content: stretches and quotation parts, ascending.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> content_units(const Draft& d) const;
};

// Confidence per mille -> 0 to 5.
inline std::uint8_t confidence_step(int per_mille) {
  return per_mille <= 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(per_mille >= 900 ? 5 : 1 + per_mille / 225);
}

}  // namespace stemma::attributing
