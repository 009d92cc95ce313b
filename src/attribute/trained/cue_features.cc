#include "attribute/trained/cue_features.h"

#include <algorithm>

#include "attribute/trained/feature_list.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kOutside = 7;
constexpr std::uint32_t kAskedWord = 0x61736b;
constexpr std::uint32_t kQuotationReach = 8, kSubjectReach = 7, kObjectReach = 10;

Group group(const UnitCode& c) { return static_cast<Group>(c.group); }

}  // namespace

std::uint32_t asked_word(const UnitCode& unit) { return mix(mix(kAskedWord, unit.word), unit.group); }

void ask_known_words(const LinearModel& cues, Codes& c) {
  for (std::size_t i = 0; i < c.units.size(); ++i)
    if (!c.asked[i] && cues.row(asked_word(c.units[i])) != nullptr) c.asked[i] = true;
}

void cue_features(const Codes& c, std::uint32_t i, std::vector<std::uint32_t>& out) {
  out.clear();
  FeatureList f(out);
  const Line& line = c.line_of(i);
  const UnitCode& own = c.units[i];
  static const UnitCode outside{kOutside, kOutside, 0, 0, 250, 250, 99, 0, 0, 0};
  const auto at = [&](int k) -> const UnitCode& {
    const auto place = static_cast<std::int64_t>(i) + k;
    return place >= line.first && place < line.end ? c.units[static_cast<std::size_t>(place)] : outside;
  };
  const auto word = [&](int k) { return at(k).word; };
  const auto tag = [&](int k) { return std::uint32_t{at(k).tag}; };
  f.add(0);
  for (int k = -4; k <= 4; ++k) f.add(word(k));
  for (int k = -3; k <= 3; ++k) f.add(tag(k));
  for (int k = -3; k <= 3; ++k) f.add(at(k).cue);
  f.add(word(-1), word(0));
  f.add(word(0), word(1));
  f.add(word(-1), word(1));
  f.add(tag(0), tag(1));
  f.add(tag(-1), tag(0));
  f.add(tag(-1), tag(0), tag(1));
  f.add(word(0), tag(1));
  f.add(word(0), tag(-1));
  f.add(word(0), tag(0));
  f.add(tag(0), tag(1), tag(2));
  f.add(tag(-2), tag(-1), tag(0));
  f.add(word(0), tag(1), tag(2));
  f.add(word(0), word(1), word(2));
  f.add(word(-2), word(-1), word(0));
  f.add(word(0), tag(-1), tag(-2));
  f.add(own.suffix);
  f.add(own.shape);
  f.add(own.cue, word(1));
  f.add(own.cue, tag(1));
  f.add(own.cue, tag(-1));
  f.add(own.frames, tag(1));
  f.add(own.frames, word(1));
  f.add(own.frames, own.cue);
  f.add(own.cue, tag(-1), tag(1));
  f.add(own.cue, tag(1), tag(2));
  f.add(own.cue, tag(-1), tag(-2));

  // Quotations near by.
  std::uint32_t left = 0, right = 0;
  for (std::uint32_t k = 1; k <= kQuotationReach && left == 0 && i >= line.first + k; ++k)
    if (group(c.units[i - k]) == Group::kQuotation) left = k;
  for (std::uint32_t k = 1; k <= kQuotationReach && right == 0 && i + k < line.end; ++k)
    if (group(c.units[i + k]) == Group::kQuotation) right = k;
  f.add(left);
  f.add(right);
  f.add(own.cue, left);
  f.add(own.cue, right);
  f.add(word(0), left > 0, right > 0);
  f.add(own.cue, left > 0 ? c.units[i - left].quotation : 0u);
  f.add(own.cue, right > 0 ? c.units[i + right].quotation : 0u);

  const RunningCounts &here = c.before[i], &begin = c.before[line.first], &end = c.before[line.end], &next = c.before[i + 1];
  f.add(std::min(here.commas - begin.commas, 3u), std::min(end.commas - here.commas, 3u));
  f.add(own.cue, std::min(i - line.first, 4u));
  f.add(own.cue, std::min(line.end - i, 4u));
  f.add(word(0), std::min(line.end - i, 4u));
  f.add(tag(0), std::min(i - line.first, 3u));
  const std::uint32_t cues_left = std::min(here.cues - begin.cues, 2u), cues_right = std::min(end.cues - next.cues, 2u);
  f.add(own.cue, cues_left, cues_right);
  f.add(own.group, cues_left, cues_right);
  f.add(line.headline, own.group);
  f.add(line.headline, word(0));
  f.add(own.cue, end.quotations > begin.quotations);

  // The subject to the left and what stands between it and the word.
  std::uint32_t subject = kNone, between = 0;
  for (std::uint32_t k = i; k > line.first && i - k < kSubjectReach;) {
    --k;
    const Group g = group(c.units[k]);
    const Unit& u = c.reading.units[k];
    if (g == Group::kNoun || g == Group::kName || g == Group::kPronoun || is_relative(u)) {
      subject = k;
      break;
    }
    if (g == Group::kModal)
      between |= 1;
    else if (g == Group::kParticle)
      between |= is_negation(u) ? 32u : 2u;
    else if (g == Group::kVerb)
      between |= is_have(u) ? 4u : is_be(u) ? 8u : 16u;
    else if (is_negation(u))
      between |= 32;
    else if (g == Group::kComma)
      between |= 64;
  }
  if (subject != kNone) {
    const UnitCode& s = c.units[subject];
    f.add(s.word);
    f.add(s.word, word(0));
    f.add(s.group, own.cue, s.name);
    f.add(s.group, word(0), between);
    f.add(s.shape, own.cue);
  } else {
    f.add(1);
    f.skip(4);
  }
  f.add(between, own.cue);
  f.add(between, word(0));
  f.add(between, tag(0));
  f.add(between, own.cue, tag(1));

  // What may open its content.
  std::uint32_t opener = 0;
  for (std::uint32_t k = 1; k <= kObjectReach && i + k < line.end; ++k) {
    const Group g = group(c.units[i + k]);
    if (g == Group::kSubordinator || g == Group::kParticle || c.reading.units[i + k].punct == ':') {
      opener = k;
      break;
    }
  }
  const std::uint32_t opening = opener > 0 ? c.units[i + opener].word : 0u;
  f.add(own.cue, opening, distance_step(static_cast<int>(opener)));
  f.add(word(0), opening, opener < 4);

  // What the rules say.
  const std::uint32_t d = c.draft_of[i];
  if (d != kNone) {
    const Draft& draft = c.drafts[d];
    const auto construction = static_cast<std::uint32_t>(draft.construction);
    const auto sure = static_cast<std::uint32_t>(std::clamp(draft.confidence / 100, 0, 9));
    f.add(construction, sure);
    f.add(sure);
    f.add(construction, word(0));
    f.add(sure, word(0));
    f.add(sure, c.content[i]);
    f.add(construction, static_cast<std::uint32_t>(draft.source), sure);
  } else {
    f.add(99, own.cue);
    f.add(99, tag(0));
    f.add(99, word(0));
    f.skip(3);
  }
  f.add(c.content[i], own.cue);
  f.add(c.content[i], c.speaker[i], own.group);
}

}  // namespace stemma::attributing
