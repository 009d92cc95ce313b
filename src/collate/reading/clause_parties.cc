// The word that names the event, and who does what to whom.

#include "collate/reading/clause_reader.h"
#include "collate/who/descriptions.h"

#include <algorithm>

namespace stemma::collating {

std::uint32_t ClauseReader::noun_after(std::uint32_t i, std::uint32_t end, bool over_preposition) const {
  std::uint32_t found = kNone;
  for (; i < end; ++i) {
    if (noun(i)) {
      found = i;
    } else if (type(i) == WordClass::kAdposition && !is(i, "of")) {
      if (found != kNone || !over_preposition) break;
      over_preposition = false;
    } else if (mark(i) && !is(i, "'") && !is(i, "\"") && !is(i, "''") && !is(i, "``")) {
      break;
    } else if ((type(i) == WordClass::kVerb && !noun(i)) || type(i) == WordClass::kCoordinator ||
               (found != kNone && (is(i, "of") || type(i) == WordClass::kNumber))) {
      break;
    }
  }
  return found;
}

void ClauseReader::find_head(Clause& c, const VerbGroup& g) {
  c.head = g.verb;
  const bool copula = g.verb == kNone || words_.text_of(words_.at(r_, g.verb).stem) == "be";
  if (copula) {
    for (std::uint32_t i = c.verb_end; i < std::min(c.end, c.verb_end + 5); ++i) {
      if (type(i) == WordClass::kAdjective && (i + 1 >= c.end || (!noun(i + 1) && type(i + 1) != WordClass::kAdjective))) {
        c.head = i;
        break;
      }
      if (noun(i) || type(i) == WordClass::kAdposition) break;
    }
    if (c.head == g.verb) c.head = noun_after(c.verb_end, c.end, true);
    if (c.head == kNone) c.head = g.verb != kNone ? g.verb : c.verb_first;
  } else if (effects(g.verb) & kLight) {
    std::uint32_t object = kNone;
    if (g.passive) {
      for (std::uint32_t i = c.first; i < c.verb_first; ++i)
        if (noun(i) && known(i)) object = i;
    } else {
      // "put out two calls": a particle belongs to the verb.
      const bool particle = is(c.verb_end, "out") || is(c.verb_end, "up") || is(c.verb_end, "off");
      object = noun_after(c.verb_end + particle, c.end, false);
      // "no such agreement exists"
      for (std::uint32_t i = c.first; i < c.verb_first && object == kNone; ++i)
        if (noun(i) && known(i)) object = i;
    }
    if (object != kNone &&
        (known(object) || (object > c.first && (effects(object) & kCarrier) && noun(object - 1) && known(object - 1))))
      c.head = object;
  }
  name(c);
  // "was an active project" says of the project that it was active.
  if (copula && c.head > c.verb_end && noun(c.head))
    for (std::uint32_t i = c.verb_end; i < c.head; ++i)
      if (type(i) == WordClass::kAdjective)
        c.families.insert(c.families.end(), words_.families(words_.at(r_, i).stem).begin(),
                          words_.families(words_.at(r_, i).stem).end());
  place(c, g);
}

void ClauseReader::name(Clause& c) {
  const Word& word = words_.at(r_, c.head);
  c.families = words_.families(word.stem);
  c.head_term = word.term == kNoTerm ? word.stem : word.term;
  const auto& phrases = words_.lexicon().phrases_from(words_.text_of(word.stem));
  if (const Phrase* phrase = words_.phrase_at(phrases, r_, c.head, c.end, 1)) c.families = {static_cast<Family>(phrase->value)};
  // "a distress call", "a ceasefire proposal": the noun before names the event.
  if (c.families.empty() && noun(c.head) && (effects(c.head) & kCarrier) && c.head > c.first &&
      type(c.head - 1) == WordClass::kNoun)
    c.families = words_.families(words_.at(r_, c.head - 1).stem);
}

void ClauseReader::place(Clause& c, const VerbGroup& g) {
  auto& before = g.passive ? c.patients : c.agents;
  auto& before_words = g.passive ? c.undergoers : c.doers;
  collect(c.first, c.verb_first, before, before_words);
  std::uint32_t by = c.end;
  if (g.passive)
    for (std::uint32_t i = c.verb_end; i < c.end && by == c.end; ++i)
      if (is(i, "by")) by = i;
  collect(c.verb_end, by, c.patients, c.undergoers);
  collect(by, c.end, c.agents, c.doers);
  // "a deal between A and B": both make it.
  for (std::uint32_t i = c.verb_end; i < c.end; ++i)
    if (is(i, "between")) collect(i, std::min(c.end, i + kReach), c.agents, c.doers);
  // The event itself is none of its participants.
  for (auto* list : {&c.doers, &c.undergoers}) std::erase(*list, c.head_term);
  for (auto* list : {&c.agents, &c.patients, &c.doers, &c.undergoers}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
}

void ClauseReader::collect(std::uint32_t first, std::uint32_t end, std::vector<Term>& actors, std::vector<Term>& others) const {
  for (std::uint32_t i = first; i < end; ++i) {
    const Word& word = words_.at(r_, i);
    if (word.actor != kNoTerm) {
      actors.push_back(word.actor);
      if (word.country != kNoTerm) actors.push_back(word.country);
    } else if (word.term != kNoTerm && noun(i) && !words_.light(word.stem)) {
      others.push_back(word.term);
    }
    speaker_for(i, actors);
  }
}

void ClauseReader::speaker_for(std::uint32_t i, std::vector<Term>& actors) const {
  const bool we = is(i, "we") || is(i, "our") || is(i, "us") || is(i, "i");
  const bool country = (is(i, "country") || is(i, "government")) && i > 0 &&
                       (type(i - 1) == WordClass::kPronoun || type(i - 1) == WordClass::kDeterminer);
  if ((!we && !country) || statement_of_[i] == kNone) return;
  const Speaker& speaker = report_.statements[statement_of_[i]].speaker;
  if (speaker.entity && overlay_.at(r_, *speaker.entity) != kNone) {
    const std::uint32_t entity = overlay_.at(r_, *speaker.entity);
    if (we) actors.push_back(words_.entity_term(entity));
    for (const std::string& name : overlay_.countries[entity]) actors.push_back(words_.country_term(name));
  } else {
    for (const std::string& name : describe(speaker.text, words_.lexicon()).countries)
      actors.push_back(words_.country_term(name));
  }
  std::erase(actors, kNoTerm);
}

}  // namespace stemma::collating
