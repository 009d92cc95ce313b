#include "attribute/trained/proposal_drafts.h"

#include <algorithm>

#include "attribute/subjects.h"
#include "attribute/trained/confidence_features.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kFirstNewId = 1u << 20;  // ids of drafts that the rules have not made begin here

// Content as the rules keep it: quotations by quotation and part, other runs of units as stretches.
void set_content(const Codes& c, const Proposal& p, Draft& d) {
  const Reading& r = c.reading;
  d.stretches.clear();
  d.quoted.clear();
  for (const auto& [first, last] : p.content) {
    bool words = false, quotation = false;
    for (std::uint32_t i = first; i <= last; ++i) {
      const Unit& u = r.units[i];
      quotation |= u.kind == UnitKind::kQuotation;
      words |= u.kind != UnitKind::kQuotation && !is_break(u) && !is_coordinator(u);
    }
    if (quotation && !words) {
      for (std::uint32_t i = first; i <= last; ++i) {
        const Unit& u = r.units[i];
        if (u.kind != UnitKind::kQuotation) continue;
        // A quotation goes on in the blocks behind.
        const auto parts = static_cast<std::uint32_t>(r.quotations[u.quotation].parts.size());
        if (!d.quoted.empty() && d.quoted.back().quotation == u.quotation) continue;
        d.quoted.push_back({u.quotation, u.part, parts});
      }
    } else {
      d.stretches.emplace_back(first, last);
    }
    d.end = last + 1;
  }
}

Construction construction_of(const Codes& c, const Proposal& p) {
  const Reading& r = c.reading;
  const auto& [first, last] = p.content.front();
  const bool quotation = r.units[first].kind == UnitKind::kQuotation;
  if (r.units[p.head].punct == ':') return Construction::kColon;
  if (last < p.head) return quotation && first == last ? Construction::kQuoteBefore : Construction::kTrailing;
  if (quotation) return Construction::kQuoteAfter;
  const Unit& opener = r.units[first];
  if (opener.low == "that") return Construction::kThat;
  if (opener.low == "to") return Construction::kInfinitive;
  if (is_wh(opener)) return Construction::kWh;
  bool verb = false;
  for (std::uint32_t i = first; i <= last; ++i) verb |= is_finite(r.units[i]);
  return verb ? Construction::kClause : Construction::kObject;
}

// Without the time that stands before or behind it ("Monday the mayor", "a general on Sunday"): that is when it was said.
UnitRange without_time(const Codes& c, UnitRange range) {
  const Reading& r = c.reading;
  while (range.first < range.second && r.units[range.first].in_time) ++range.first;
  std::uint32_t last = range.second;
  while (last > range.first && (r.units[last].in_time || is_comma(r.units[last]))) --last;
  // "a local daily" is a paper.
  const bool preposition = r.units[last].word_class == WordClass::kAdposition;
  if (last == range.second || !(preposition || r.units[last + 1].capital)) return range;
  while (last > range.first && r.units[last].word_class == WordClass::kAdposition) --last;
  return {range.first, last};
}

// The word a phrase hangs on: of its first base phrase, else its last unit.
Phrase phrase_of(const Codes& c, const UnitRange& range) {
  const Reading& r = c.reading;
  Phrase p{range.first, range.second, range.second};
  if (const auto base = base_phrase_starting(r, c.line_of(range.first), range.first); base && base->head <= range.second)
    p.head = base->head;
  for (std::uint32_t i = p.head + 1; i < range.second; ++i)
    p.joined |= r.units[i].low == "and" && is_nominal(r.units[i + 1]) && r.units[i + 1].capital == r.units[p.head].capital;
  return p;
}

Cue cue_of(const Codes& c, const Proposal& p) {
  const Reading& r = c.reading;
  const Unit& u = r.units[p.head];
  Cue cue;
  cue.line = c.units[p.head].line;
  cue.first = cue.last = cue.head = p.head;
  const std::uint8_t list = c.units[p.head].cue;
  const CueList& words = list > 30 ? r.lexicon.adjectives : list > 20 ? r.lexicon.nouns : r.lexicon.verbs;
  cue.kind = u.punct == ':' ? CueKind::kColon : list > 30 ? CueKind::kAdjective : list > 20 ? CueKind::kNoun : CueKind::kVerb;
  if (const auto* forms = words.find(u.low); forms != nullptr && u.punct == 0) {
    const auto best = std::max_element(forms->begin(), forms->end(),
                                       [](const CueForm& a, const CueForm& b) { return a.strength < b.strength; });
    cue.word = &words.words[best->word];
    cue.strength = best->strength;
    cue.sense = cue.word->sense;
    cue.act = cue.word->act;
    cue.frames = cue.word->frames;
  }
  const Line& line = r.lines[cue.line];
  if (cue.kind == CueKind::kVerb)
    for (std::uint32_t i = group_begin(r, line, p.head); i < p.head; ++i) {
      cue.negated |= is_negation(r.units[i]);
      cue.modal |= r.units[i].form == VerbForm::kModal;
      cue.infinitive |= r.units[i].low == "to";
    }
  return cue;
}

}  // namespace

Draft to_draft(const Codes& c, const Proposal& p) {
  Draft d;
  const std::uint32_t by_rules = c.draft_of[p.head];
  if (by_rules != kNone) {
    d = c.drafts[by_rules];
  } else {
    d.id = kFirstNewId + p.head;
    d.cue = cue_of(c, p);
  }
  d.outer.reset();
  set_content(c, p, d);
  // Behind a colon words are somebody's own without marks, which only the rules tell.
  if (by_rules == kNone || d.cue.kind != CueKind::kColon || kind_of(c, p) != StatementKind::kIndirect) d.kind = kind_of(c, p);
  if (by_rules == kNone) d.construction = construction_of(c, p);
  if (!p.cue) d.cue.kind = CueKind::kNone;
  if (p.cue) {
    d.cue.first = p.cue->first;
    d.cue.last = p.cue->second;
  }
  const std::optional<UnitRange> speaker = p.speaker ? std::optional(without_time(c, *p.speaker)) : std::nullopt;
  if (speaker && !(d.speaker && d.speaker->first == speaker->first && d.speaker->last == speaker->second)) {
    const Phrase phrase = phrase_of(c, *speaker);
    if (!d.speaker || phrase.head != d.speaker->head) {
      d.antecedent.reset();
      d.same_speaker.reset();
      d.source = speaker->first < p.head ? Source::kSubject : Source::kInverted;
    }
    const std::uint32_t head =
        d.speaker && speaker->first <= d.speaker->head && d.speaker->head <= speaker->second ? d.speaker->head : phrase.head;
    d.speaker = phrase;
    d.speaker->head = head;
  }
  return d;
}

}  // namespace stemma::attributing
