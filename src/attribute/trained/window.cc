// A statement rarely reaches beyond the sentence of its cue and the quotations beside it: with every quotation one unit, of 2,192
// statements marked in 84 articles 11 have content further away than the line before or the line behind. So a window is three lines.

#include "attribute/trained/window.h"

#include <algorithm>

#include "attribute/trained/feature_list.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kReach = 90;      // units to either side within the cue's line
constexpr std::uint32_t kNeighbour = 50;  // units taken of a line beside it
constexpr std::uint32_t kFurthest = 2;    // lines to either side of an unlisted word
constexpr std::uint32_t kOutside = 7;
constexpr std::uint32_t kFirstWindowFeature = 64;

Group group(const UnitCode& c) { return static_cast<Group>(c.group); }

// Whether the line beside may hold what the cue's own line introduces or closes: a quotation that stands next to it, or what a colon
// announces.
bool goes_on(const Codes& c, const Line& left, const Line& right) {
  return group(c.units[left.end - 1]) == Group::kQuotation || group(c.units[right.first]) == Group::kQuotation ||
         c.reading.units[left.end - 1].punct == ':';
}

const UnitCode& outside() {
  static const UnitCode code{kOutside, kOutside, 0, 0, 250, 250, 99, 0, 0, 0};
  return code;
}

}  // namespace

std::uint8_t cue_step(int per_mille) {
  return static_cast<std::uint8_t>(per_mille > 800 ? 4 : per_mille > 500 ? 3 : per_mille > 200 ? 2 : per_mille > 50 ? 1 : 0);
}

Window window_of(const Codes& c, std::uint32_t cue) {
  const Reading& r = c.reading;
  const std::uint32_t number = c.units[cue].line;
  const Line& line = r.lines[number];
  Window window;
  window.cue = cue;
  window.first = cue - line.first > kReach ? cue - kReach : line.first;
  window.end = line.end - cue > kReach ? cue + kReach : line.end;
  // Where the rules of grammar do not hold, a word in no list of cues may head what is reported without one: its speaker stands further
  // off, and it may run on.
  const bool unlisted = c.units[cue].cue == 0 && !r.lexicon.grammar;
  if (window.first == line.first)
    for (std::uint32_t k = number; k > 0 && number - k < kFurthest; --k) {
      const Line& left = r.lines[k - 1];
      if (!goes_on(c, left, r.lines[k]) && !unlisted) break;
      window.first = left.end - left.first > kNeighbour ? left.end - kNeighbour : left.first;
      if (window.first != left.first || !unlisted) break;
    }
  if (window.end == line.end)
    for (std::uint32_t k = number + 1; k < r.lines.size() && k - number <= kFurthest; ++k) {
      const Line& right = r.lines[k];
      if (!goes_on(c, r.lines[k - 1], right) && !unlisted) break;
      window.end = std::min(right.end, right.first + kNeighbour);
      if (window.end != right.end || !unlisted) break;
    }
  if (const std::uint32_t d = c.draft_of[cue]; d != kNone) {
    const Draft& draft = c.drafts[d];
    window.by_rules.assign(window.end - window.first, static_cast<std::uint8_t>(Label::kOutside));
    const auto mark = [&](std::uint32_t from, std::uint32_t to, Label begin, Label inside) {
      for (std::uint32_t i = std::max(from, window.first); i <= to && i < window.end; ++i)
        window.by_rules[i - window.first] = static_cast<std::uint8_t>(i == from ? begin : inside);
    };
    for (const auto& [from, to] : c.content_units(draft)) mark(from, to, Label::kContent, Label::kInContent);
    if (draft.speaker) mark(draft.speaker->first, draft.speaker->last, Label::kSpeaker, Label::kInSpeaker);
    mark(draft.cue.first, draft.cue.last, Label::kCue, Label::kCue);
  }
  return window;
}

void unit_features(const Codes& c, std::uint32_t i, std::vector<std::uint32_t>& out) {
  FeatureList f(out);
  const Line& line = c.line_of(i);
  const auto at = [&](int k) -> const UnitCode& {
    const auto place = static_cast<std::int64_t>(i) + k;
    return place >= line.first && place < line.end ? c.units[static_cast<std::size_t>(place)] : outside();
  };
  const auto word = [&](int k) { return at(k).word; };
  const auto tag = [&](int k) { return std::uint32_t{at(k).tag}; };
  f.add(0);
  for (int k = -2; k <= 2; ++k) f.add(word(k));
  for (int k = -3; k <= 3; ++k) f.add(tag(k));
  for (int k = -2; k <= 2; ++k) f.add(at(k).cue);
  f.add(word(-1), word(0));
  f.add(word(0), word(1));
  f.add(tag(-1), tag(0));
  f.add(tag(0), tag(1));
  f.add(tag(-1), tag(0), tag(1));
  f.add(tag(-2), tag(-1), tag(0));
  f.add(tag(0), tag(1), tag(2));
  f.add(at(0).shape, at(0).name);
  f.add(at(-1).name, at(0).name, at(1).name);
  f.add(at(0).suffix);
  f.add(at(0).quotation);
  f.add(at(-1).quotation, at(1).quotation);
  f.add(c.content[i], c.speaker[i]);
  f.add(i == line.first, at(0).tag);
}

void window_features(const Codes& c, const CueSteps& cues, const Window& window, std::uint32_t i,
                     std::vector<std::uint32_t>& out) {
  FeatureList f(out);
  f.begin(kFirstWindowFeature);
  const std::uint32_t v = window.cue;
  const auto at = [&](int k) -> const UnitCode& {
    const auto place = static_cast<std::int64_t>(i) + k;
    return place >= window.first && place < window.end ? c.units[static_cast<std::size_t>(place)] : outside();
  };
  const auto beside = [&](int k) -> const UnitCode& {
    const auto place = static_cast<std::int64_t>(v) + k;
    return place >= window.first && place < window.end ? c.units[static_cast<std::size_t>(place)] : outside();
  };
  const UnitCode &own = c.units[i], &left = at(-1), &right = at(1), &cue = c.units[v], &behind = beside(1), &ahead = beside(-1);
  const Line &line = c.line_of(i), &cue_line = c.line_of(v);
  const std::uint32_t side = i < v ? 1 : i > v ? 2 : 0, same = own.line == cue.line;
  const std::uint32_t lines = own.line + 4 - cue.line;
  const auto distance = static_cast<std::uint32_t>(distance_step(static_cast<int>(i) - static_cast<int>(v)) + 20);

  // Where it stands, as what.
  f.add(distance, same);
  f.add(side, lines);
  f.add(side, own.word, same);
  f.add(side, left.word, same);
  f.add(side, right.word, same);
  f.add(side, own.tag, same);
  f.add(side, left.tag, own.tag, same);
  f.add(side, own.tag, right.tag, same);
  f.add(side, left.group, own.group, right.group);
  f.add(distance, own.tag, same);
  f.add(distance, left.tag, own.tag);
  f.add(distance, own.tag, right.tag);
  // With the cue.
  f.add(cue.word, side);
  f.add(cue.word, distance, same);
  f.add(cue.word, side, own.tag);
  f.add(cue.cue, distance, same);
  // With what stands beside the cue: a function word or a mark as itself, another word by its class.
  const Group next = group(behind);
  const bool closed = next == Group::kSubordinator || next == Group::kParticle || next == Group::kAdposition ||
                      next == Group::kComma || next == Group::kMark;
  const std::uint32_t opening = next == Group::kQuotation ? 1u : closed ? behind.word : 2u + behind.group;
  f.add(behind.word, distance, same);
  f.add(opening, distance, same);
  f.add(behind.tag, distance, beside(2).group);
  f.add(ahead.tag, distance, same);
  f.add(ahead.word, side, distance);
  f.add(opening, cue.cue, distance, same);
  f.add(ahead.tag, behind.tag, distance, same);
  f.add(opening, side, own.tag, left.tag);

  // What stands between.
  const std::uint32_t low = std::min(i, v), high = std::max(i, v), inner = std::min(low + 1, high);
  const RunningCounts &from = c.before[inner], &to = c.before[high];
  const std::uint32_t commas = std::min(to.commas - from.commas, 3u), verbs = std::min(to.verbs - from.verbs, 3u),
                      joints = std::min(to.joints - from.joints, 2u), quotations = std::min(to.quotations - from.quotations, 3u),
                      strong = std::min(to.cues - from.cues, 2u);
  const std::uint32_t place = side * 2 + same, between = commas * 64 + verbs * 16 + joints * 4 + strong;
  f.add(place, between);
  f.add(place, commas, quotations);
  f.add(place, commas, own.group);
  f.add(place, verbs, own.group);
  f.add(place, joints, commas, own.group);
  f.add(place, strong, cue.cue, own.group);
  f.add(place, verbs, commas, cue.cue);
  f.add(place, quotations, own.group, cue.cue);
  f.add(place, strong, quotations, lines);
  f.add(place, commas, left.tag, own.tag);
  if (high > low && high - low <= 5) {
    std::uint32_t path = side;
    for (std::uint32_t k = low + 1; k < high; ++k) path = mix(path, c.units[k].group);
    f.add(path, own.tag);
  } else {
    f.skip(1);
  }
  // Quotations.
  if (own.quotation != 0) {
    const std::uint32_t gap = std::min(high - low, 12u);
    f.add(place, gap, own.quotation);
    f.add(place, gap, cue.cue);
    f.add(place, own.quotation, quotations, strong);
  } else {
    f.skip(3);
    const bool any = c.before[cue_line.end].quotations > c.before[cue_line.first].quotations;
    f.add(place, any, own.group, commas);
    f.add(place, any, distance, cue.cue);
  }
  // Places in the line.
  f.add(place, std::min(i - line.first, 3u), cue.cue);
  f.add(place, std::min(line.end - 1 - i, 3u), own.group);
  f.add(std::min(v - cue_line.first, 6u), distance, same);
  f.add(std::min(cue_line.end - v, 5u), distance, same);
  f.add(c.units[line.first].word, place, i == line.first);
  f.add(c.units[cue_line.first].word, place, commas);
  f.add(cue_line.headline, distance);
  // Other cues: here, and the surest between.
  std::uint8_t surest = 0;
  for (std::uint32_t k = low + 1; k < high; ++k) surest = std::max(surest, cues[k]);
  f.add(place, cues[i], i == v);
  f.add(place, cues[i], own.group, same);
  f.add(place, surest, own.group);
  f.add(place, surest, commas, cue.cue);
  f.add(place, surest, between);
  f.add(place, surest, opening, distance);
  f.add(i == v, cues[v], cue.cue);
  // The rules.
  if (!window.by_rules.empty()) {
    const Draft& draft = c.drafts[c.draft_of[v]];
    const auto label = [&](std::uint32_t k) {
      return k >= window.first && k < window.end ? std::uint32_t{window.by_rules[k - window.first]} : 9u;
    };
    const std::uint32_t here = label(i), before = i > 0 ? label(i - 1) : 9u, after = label(i + 1);
    const auto construction = static_cast<std::uint32_t>(draft.construction);
    const std::uint32_t sure = confidence_step(draft.confidence);
    f.add(here, before, after);
    f.add(here, before, construction);
    f.add(here, construction, sure, before == here);
    f.add(here, before, own.tag);
    f.add(here, before, own.word);
    f.add(here, before, left.word);
    f.add(here, before, place, commas);
    f.add(here, place, own.group, left.group);
    f.add(here, cue.word, before == here);
    f.add(here, before, distance);
    f.add(here, before, static_cast<std::uint32_t>(draft.source), construction);
    f.add(here, c.content[i], c.speaker[i], place);
  } else {
    f.add(100, place, own.group);
    f.add(100, place, c.content[i], c.speaker[i]);
    f.skip(10);
  }
}

std::uint8_t boundary_class(const Codes& c, const Window& window, std::uint32_t i) {
  if (i <= window.first) return 0;
  const UnitCode &left = c.units[i - 1], &own = c.units[i];
  const Group g = group(own), h = group(left);
  std::uint8_t kind = 12;
  if (left.line != own.line)
    kind = h == Group::kQuotation ? 1 : 2;
  else if (g == Group::kQuotation)
    kind = 3;
  else if (h == Group::kQuotation)
    kind = 4;
  else if (h == Group::kComma)
    kind = 5;
  else if (g == Group::kComma)
    kind = 6;
  else if (g == Group::kMark || h == Group::kMark)
    kind = 7;
  else if (g == Group::kSubordinator || g == Group::kParticle)
    kind = 8;
  else if (i == window.cue + 1)
    kind = 9;
  else if (i == window.cue)
    kind = 10;
  else if (g == Group::kAdposition || g == Group::kCoordinator)
    kind = 11;
  return static_cast<std::uint8_t>(kind * 3 + (i < window.cue ? 0 : i == window.cue ? 1 : 2));
}

}  // namespace stemma::attributing
