#include "attribute/pronouns.h"

#include <algorithm>

#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kWindow = 7;  // lines a pronoun looks back
constexpr std::uint32_t kNear = 2;    // lines a quotation without any attribution looks back

void sort(std::vector<Scored>& scored) {
  std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
}

// The first name or phrase of its line.
bool subject_of_line(const Reading& r, const Referent& c, std::uint32_t line) {
  if (line >= r.lines.size() || c.line != line) return false;
  const Line& l = r.lines[line];
  for (std::uint32_t i = l.first; i < l.end && i <= c.at; ++i)
    if (is_finite(r.units[i])) return false;
  return true;
}

// How much it speaks for a referent that it has spoken, by lines since.
int for_having_spoken(std::uint32_t since) {
  return since == 0 ? 110 : since <= 1 ? 70 : since <= 3 ? 50 : since <= kWindow ? 25 : 0;
}

}  // namespace

std::vector<Scored> fitting_pronoun(const Reading& r, const Referents& referents, const Draft& d, std::string_view w) {
  const bool plural = w == "they" || w == "their" || w == "both", thing = w == "it" || w == "its";
  const char gender = w == "he" || w == "his" ? 'm' : w == "she" || w == "her" ? 'f' : '-';
  std::vector<Scored> scored;
  for (const std::uint32_t i : referents.recent()) {
    const Referent& c = referents[i];
    if (gender != '-' && (!c.person || c.plural || (c.gender != '-' && c.gender != gender))) continue;
    if (thing && (c.type == SpeakerType::kPerson || c.plural || (c.type == SpeakerType::kUnnamed && c.named))) continue;
    if (plural && !(c.plural || c.type == SpeakerType::kOrganization)) continue;
    if (w == "both" && c.members.size() != 2) continue;
    if (plural && !c.plural && c.spoke == kNone && !subject_of_line(r, c, c.line)) continue;
    // Mentions behind the pronoun in its own line do not count.
    std::uint32_t line = c.line;
    if (c.at > d.speaker->head && c.line == d.cue.line) {
      if (c.spoke == kNone || c.spoke >= d.cue.line) continue;
      line = c.spoke;
    }
    const std::uint32_t distance = d.cue.line - std::min(line, d.cue.line);
    if (distance > kWindow) continue;
    int score = 60 - static_cast<int>(distance) * 10;
    if (c.spoke != kNone) score += for_having_spoken(d.cue.line - std::min(c.spoke, d.cue.line));
    if (subject_of_line(r, c, line)) score += line == d.cue.line ? 70 : 30;
    if (gender != '-' && c.gender == gender) score += 15;
    if (plural && !c.members.empty()) score += 20;
    if (!c.named) score -= 5;
    if (c.named && c.type == SpeakerType::kUnnamed) score -= 10;
    if (c.type == SpeakerType::kDocument) score -= 25;
    if (score > 0) scored.push_back({i, score});
  }
  // Where a person fits, what may be no person does not stand beside him or her.
  const auto person = [&](const Scored& x) { return referents[x.referent].type == SpeakerType::kPerson; };
  if (gender != '-' && std::any_of(scored.begin(), scored.end(), person))
    std::erase_if(scored, [&](const Scored& x) { return referents[x.referent].named && !person(x); });
  sort(scored);
  return scored;
}

std::vector<Scored> standing_near(const Referents& referents, const Draft& d) {
  std::vector<Scored> scored;
  for (const std::uint32_t i : referents.recent()) {
    const Referent& c = referents[i];
    const std::uint32_t distance = d.cue.line - std::min(c.line, d.cue.line);
    if (!c.named || c.plural || c.type != SpeakerType::kPerson || distance > kNear) continue;
    int score = 40 - static_cast<int>(distance) * 10;
    if (c.spoke != kNone) score += for_having_spoken(d.cue.line - std::min(c.spoke, d.cue.line)) / 2;
    scored.push_back({i, score});
  }
  sort(scored);
  return scored;
}

}  // namespace stemma::attributing
