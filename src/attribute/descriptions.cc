// Descriptions.
//
// A definite one goes to the last speaker described with the same head noun, or to a named entity whose title, role, age or name holds
// its words; the more words, the surer ("the mayor of Aldra" is not the mayor of Brenn). An indefinite one in the first lines ("A top
// general") looks ahead for the first named speaker whose office is of the same class and whose country does not contradict.

#include "attribute/descriptions.h"

#include <algorithm>

#include "attribute/naming.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kEarly = 6;   // lines in which a description may wait for its name
constexpr std::uint32_t kAhead = 14;  // lines it may wait

// "the Israeli official" is no Russian minister. Silence agrees.
bool nations_agree(const Reading& r, const Offices& offices, const Phrase& p, const Referent& c) {
  const auto wanted = offices.nations_in(r.text(r.span(p.first, p.last)));
  const auto has = offices.nations_in(c.named && c.entity != kNone ? offices.of(c.entity) + c.text : c.text);
  return wanted.empty() || has.empty() || share_one(wanted, has);
}

// Names, nouns and adjectives of the description beside its head that the entity's titles, roles or name hold too.
int words_in_common(const Reading& r, const Offices& offices, const Phrase& p, std::uint32_t entity) {
  int common = 0;
  for (std::uint32_t i = p.first; i <= p.last && common < 3; ++i)
    common += i != p.head && (is_nominal(r.units[i]) || r.units[i].word_class == WordClass::kAdjective) &&
              r.units[i].kind == UnitKind::kWord &&
              (offices.holds(entity, r.units[i].low) || Offices::named(r.annotations.entities[entity].name, r.units[i].low));
  return common;
}

}  // namespace

Referent as_referent(const Reading& r, const Draft& d, const Phrase& p) {
  const std::string_view office = r.lexicon.in_full(r.units[p.head].low);
  const std::string_view noun = office.substr(office.rfind(' ') + 1);  // all of it without a blank
  const DescriptionNoun* kind = r.lexicon.description(noun);
  Referent x;
  x.text = std::string(r.text(printed(r, p)));
  x.head = std::string(noun);
  x.plural = kind != nullptr ? kind->plural : (!noun.empty() && noun.back() == 's');
  x.gender = kind != nullptr ? kind->gender : '-';
  x.person = (kind != nullptr && kind->type == NounType::kPerson) || Offices::age_in(noun) != 0;
  x.type = kind == nullptr                                       ? SpeakerType::kUnnamed
           : kind->type == NounType::kGroup                      ? SpeakerType::kOrganization
           : kind->document && kind->type == NounType::kDocument ? SpeakerType::kDocument
                                                                 : SpeakerType::kUnnamed;
  x.line = d.cue.line;
  x.at = p.head;
  return x;
}

std::vector<Scored> fitting_description(const Reading& r, const Offices& offices, const Referents& referents, const Draft& d,
                                        const Phrase& p, const Referent& x) {
  const DescriptionNoun* kind = r.lexicon.description(x.head);
  const bool thing = kind != nullptr && kind->type != NounType::kPerson;  // "the campaign" is nobody who manages it
  int age = 0;
  for (std::uint32_t i = p.first; i <= p.last && age == 0; ++i) age = Offices::age_in(r.units[i].low);
  const std::string_view office = r.lexicon.in_full(r.units[p.head].low);
  const bool in_full = office != x.head;  // "the PM": a minister will not do
  std::vector<Scored> scored;
  for (const std::uint32_t i : referents.recent()) {
    const Referent& c = referents[i];
    if (c.plural || (c.gender != '-' && x.gender != '-' && c.gender != x.gender)) continue;
    if (thing && c.type == SpeakerType::kPerson) continue;
    const bool recent_speaker = c.spoke != kNone && d.cue.line - std::min(d.cue.line, c.spoke) <= 3;
    int score = 0;
    if (!c.named) {
      if (c.head != x.head) continue;
      score = 70;
    } else if (c.entity != kNone && age != 0 && offices.age_of(c.entity) != 0) {
      if (offices.age_of(c.entity) != age) continue;
      score = 85;
    } else if (c.entity != kNone && in_full) {
      if (offices.of(c.entity).find(office) == std::string::npos && !offices.holds(c.entity, r.units[p.head].low)) continue;
      score = 80;
    } else if (c.entity != kNone && (offices.holds(c.entity, x.head) || Offices::named(c.text, x.head))) {
      score = 75 + 20 * words_in_common(r, offices, p, c.entity);
    } else if (kind != nullptr && kind->type == NounType::kGroup && c.type == SpeakerType::kOrganization) {
      if (!r.lexicon.generic_groups.contains(x.head) || !recent_speaker) continue;
      score = 45;
    } else if (kind != nullptr && kind->type == NounType::kPerson && c.type == SpeakerType::kPerson && c.spoke != kNone &&
               d.cue.line - c.spoke <= 2 && c.entity != kNone &&
               share_one(offices.classes_in(x.head), offices.classes_in(offices.of(c.entity)))) {
      score = 40;
    } else {
      continue;
    }
    const std::uint32_t distance = d.cue.line - std::min(d.cue.line, c.line);
    score -= static_cast<int>(std::min<std::uint32_t>(distance, 12)) * 2;
    if (recent_speaker) score += 15;
    if (!nations_agree(r, offices, p, c)) continue;
    if (score > 0) scored.push_back({i, score});
  }
  std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
  return scored;
}

std::optional<std::uint32_t> announced(const Reading& r, const Offices& offices, const Referents& referents,
                                       const std::vector<Draft>& drafts, const Draft& d, const Phrase& p) {
  const std::string description(r.text(r.span(p.first, p.last)));
  const auto wanted = offices.classes_in(description);
  if (wanted.empty() || d.cue.line > kEarly) return std::nullopt;
  // "Chief of staff Ida Holm" is announced already.
  if (r.units[p.last].name != kNone && r.annotations.names[r.units[p.last].name].type == NameType::kPerson) return std::nullopt;
  const auto nations = offices.nations_in(description);
  const auto begin = std::upper_bound(drafts.begin(), drafts.end(), d.cue.line,
                                      [](std::uint32_t line, const Draft& later) { return line < later.cue.line; });
  for (auto later = begin; later != drafts.end() && later->cue.line <= d.cue.line + kAhead; ++later) {
    if (!later->speaker || later->same_speaker || later->outer) continue;
    const auto named = named_by(r, *later->speaker);
    if (!named || r.annotations.entities[named->entity].type != NameType::kPerson) continue;
    // A name the reader knew before the description is somebody else.
    if (!r.lines[d.cue.line].headline && referents.first_mention(named->entity) < r.units[d.cue.head].span.begin) continue;
    const std::string office =
        offices.of(named->entity) + " " + std::string(r.text(r.span(later->speaker->first, later->speaker->last)));
    const auto theirs = offices.nations_in(office);
    const bool nation = nations.empty() || theirs.empty() || share_one(nations, theirs);
    if (nation && share_one(wanted, offices.classes_in(office))) return named->entity;
  }
  return std::nullopt;
}

}  // namespace stemma::attributing
