#include "attribute/trained/confidence_features.h"

#include <algorithm>
#include <array>

#include "attribute/trained/feature_list.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kFirstSpeakerFeature = 128;

// A probability in sixteen steps, finer towards both ends.
std::uint32_t step(int per_mille) {
  static constexpr std::array<int, 15> kSteps = {20, 50, 100, 200, 300, 400, 500, 600, 700, 800, 850, 900, 950, 975, 990};
  return static_cast<std::uint32_t>(std::lower_bound(kSteps.begin(), kSteps.end(), per_mille) - kSteps.begin());
}

std::uint32_t units_in(const std::vector<UnitRange>& ranges) {
  std::uint32_t n = 0;
  for (const auto& [first, last] : ranges) n += last - first + 1;
  return n;
}

std::uint32_t common_units(const std::vector<UnitRange>& a, const std::vector<UnitRange>& b) {
  std::uint32_t n = 0;
  for (const auto& [first, last] : a)
    for (const auto& [from, to] : b)
      if (std::max(first, from) <= std::min(last, to)) n += std::min(last, to) - std::max(first, from) + 1;
  return n;
}

std::uint32_t length_step(std::uint32_t units) {
  return units <= 2 ? units : units <= 4 ? 3 : units <= 8 ? 4 : units <= 16 ? 5 : units <= 40 ? 6 : 7;
}

}  // namespace

StatementKind kind_of(const Codes& c, const Proposal& p) {
  bool quotation = false, words = false;
  for (const auto& [first, last] : p.content)
    for (std::uint32_t i = first; i <= last; ++i) {
      const Unit& u = c.reading.units[i];
      if (u.kind == UnitKind::kQuotation)
        quotation = true;
      else if (!is_break(u) && !is_coordinator(u))
        words = true;
    }
  return !quotation ? StatementKind::kIndirect : words ? StatementKind::kMixed : StatementKind::kDirect;
}

std::vector<Rivals> rivals_of(const std::vector<Proposal>& all) {
  std::vector<Rivals> out(all.size());
  // Proposals reach no further than three lines, so only neighbours can meet.
  constexpr std::size_t kNeighbours = 24;
  for (std::size_t a = 0; a < all.size(); ++a)
    for (std::size_t b = a > kNeighbours ? a - kNeighbours : 0; b < std::min(all.size(), a + kNeighbours + 1); ++b) {
      if (a == b) continue;
      const UnitRange head{all[a].head, all[a].head};
      if (common_units({head}, all[b].content) > 0) out[a].around = std::max(out[a].around, all[b].head_probability);
      if (common_units(all[a].content, all[b].content) * 2 > units_in(all[a].content))
        out[a].beside = std::max(out[a].beside, all[b].head_probability);
    }
  return out;
}

void statement_features(const Codes& c, const Proposal& p, const Rivals& rivals, std::vector<std::uint32_t>& out) {
  out.clear();
  FeatureList f(out);
  const auto kind = static_cast<std::uint32_t>(kind_of(c, p));
  const std::uint32_t head = step(p.head_probability), content = step(p.content_mean), edges = step(p.content_edges);
  const UnitCode& unit = c.units[p.head];
  f.add(0);
  f.add(head);
  f.add(content);
  f.add(edges);
  f.add(step(p.cue_probability));
  f.add(p.speaker.has_value(), step(p.speaker_probability));
  f.add(head / 2, content / 2);
  f.add(kind, content);
  f.add(kind, head / 2);
  f.add(kind, length_step(units_in(p.content)));
  f.add(unit.cue / 10, head / 2);
  f.add(unit.group);
  f.add(c.line_of(p.head).headline, head / 2);
  f.add(step(rivals.around));
  f.add(step(rivals.beside));
  f.add(step(rivals.beside) / 2, head / 2);
  f.add(p.cue.has_value(), p.speaker.has_value(), kind);
  const std::uint32_t d = c.draft_of[p.head];
  if (d == kNone) {
    f.add(99, kind);
    f.add(99, head);
    f.add(99, c.content[p.head]);
    return;
  }
  const std::vector<UnitRange> by_rules = c.content_units(c.drafts[d]);
  const std::uint32_t common = common_units(p.content, by_rules), all = units_in(p.content) + units_in(by_rules) - common;
  const std::uint32_t agreement = common == all ? 3 : common * 2 >= all ? 2 : common > 0 ? 1 : 0;
  const std::uint32_t sure = confidence_step(c.drafts[d].confidence);
  f.add(agreement, sure);
  f.add(agreement, kind);
  f.add(agreement, edges / 2);
  f.add(static_cast<std::uint32_t>(c.drafts[d].construction), agreement);
}

void speaker_features(const Codes& c, const Proposal& p, std::vector<std::uint32_t>& out) {
  out.clear();
  FeatureList f(out);
  f.begin(kFirstSpeakerFeature);
  const std::uint32_t spoken = step(p.speaker_probability), edges = step(p.speaker_edges), has = p.speaker.has_value();
  const std::uint32_t d = c.draft_of[p.head];
  std::uint32_t agreement = 4, source = 99;
  if (d != kNone) {
    const Draft& draft = c.drafts[d];
    source = static_cast<std::uint32_t>(draft.source);
    if (!draft.speaker)
      agreement = 0;
    else if (!p.speaker)
      agreement = 1;
    else
      agreement = draft.speaker->first == p.speaker->first && draft.speaker->last == p.speaker->second   ? 5
                  : draft.speaker->first <= p.speaker->second && p.speaker->first <= draft.speaker->last ? 3
                                                                                                         : 2;
  }
  f.add(has);
  f.add(has, spoken);
  f.add(has, edges);
  f.add(has, agreement);
  f.add(has, agreement, spoken / 2);
  f.add(has, source);
  f.add(static_cast<std::uint32_t>(kind_of(c, p)), has);
  if (has) {
    const std::uint32_t last = p.speaker->second;
    f.add(c.units[last].group, c.units[last].name);
    f.add(length_step(last - p.speaker->first + 1));
    f.add(p.speaker->first < p.head, distance_step(static_cast<int>(p.speaker->first) - static_cast<int>(p.head)) + 20);
    f.add(c.units[p.speaker->first].line == c.units[p.head].line);
  }
}

}  // namespace stemma::attributing
