// What governs a clause, its sign and how far it is asserted.

#include "collate/reading/clause_reader.h"

#include <algorithm>

namespace stemma::collating {

void ClauseReader::shape(Clause& c, const VerbGroup& g, Opener opener, bool question) {
  govern(c, g, opener);
  find_head(c, g);
  c.effects = g.verb == kNone ? 0 : verb_effects(g.verb, c.end);
  if (g.verb != kNone && !c.finite && c.head == kNone) c.head = g.verb;
  // Sign.
  bool negative = g.negated;
  for (std::uint32_t i = c.first; i < c.verb_first && !negative; ++i)
    if ((effects(i) & kNobody) && (i == c.first || !is(i - 1, ",")))
      negative = type(i) == WordClass::kDeterminer || type(i) == WordClass::kPronoun;
  for (std::uint32_t i = c.verb_end; i < std::min(c.end, c.verb_end + 2) && !negative; ++i)
    if ((effects(i) & kNobody) && (type(i) == WordClass::kDeterminer || type(i) == WordClass::kPronoun)) negative = true;
  // "not one alarm rang", "not a single shot was fired"
  for (std::uint32_t i = c.first; i + 1 < c.verb_first && !negative; ++i)
    negative = is(i, "not") && (is(i + 1, "one") || is(i + 1, "a")) && !is(i + 2, "few");
  // "was “not accurate”": the marks stand between.
  for (std::uint32_t i = c.verb_end; i < std::min(c.end, c.verb_end + 2) && (mark(i) || is(i, "not")); ++i)
    negative = negative || (is(i, "not") && !(i + 1 < c.end && (effects(i + 1) & kScope)));
  if (c.verb_first > c.first && is(c.verb_first - 1, "without")) negative = true;
  c.sign = negative ? -1 : 1;
  // Standing and tense.
  const Clause* up = c.governor == kNone ? nullptr : &out_[c.governor];
  const bool under_report = up == nullptr || (up->effects & (kReports | kDenies | kRejects)) != 0;
  c.tense = g.future || (g.would && opener != Opener::kRelative) ? Tense::kFuture
            : g.past || g.participle                             ? Tense::kPast
                                                                 : Tense::kPresent;
  const bool open = g.modal && !(g.would && opener != Opener::kRelative && under_report);
  if (question || opener == Opener::kIf)
    c.standing = Standing::kQuestioned;
  else if (open || g.hedged || loose(c, g, opener, up))
    c.standing = Standing::kHypothetical;
  if (up == nullptr) return;
  if (up->standing == Standing::kQuestioned || (up->effects & kDoubts)) c.standing = Standing::kQuestioned;
  if (up->denier != kNone) {
    c.sign = -c.sign, c.denied = true;
  } else if ((up->effects & kDenies) || ((up->effects & kRejects) && (opener == Opener::kContent || c.relayed))) {
    // "did not deny that" says nothing either way.
    if (up->sign < 0)
      c.standing = Standing::kHypothetical;
    else
      c.sign = -c.sign, c.denied = true;
  } else if ((up->effects & kNegates) && !c.finite) {
    if (up->sign < 0)
      c.standing = Standing::kHypothetical;
    else
      c.sign = -c.sign;
    c.tense = up->tense;
  } else if ((up->effects & kEnds) && !c.finite) {
    c.standing = Standing::kHypothetical;
  } else if ((up->effects & kPlans) && !(up->effects & kReports)) {
    // Who is not preparing to leave does not leave.
    c.standing = std::max({c.standing, Standing::kPlanned, up->standing});
    if (up->sign < 0) c.sign = -c.sign, c.denied = up->denied;
    c.tense = Tense::kFuture;
  } else if (up->sign < 0) {
    c.standing = Standing::kHypothetical;
  } else if (up->effects & kPledges) {
    c.standing = std::max(c.standing, Standing::kPlanned);
    c.tense = Tense::kFuture;
  } else if ((up->effects & kWishes) && (!(up->effects & kReports) || !c.finite)) {
    c.standing = std::max(c.standing, Standing::kHypothetical);
  } else if (up->standing != Standing::kAsserted && up->standing > c.standing) {
    c.standing = up->standing;
  }
  if (up->denied && !(up->effects & (kReports | kDenies | kRejects | kPlans))) c.standing = Standing::kHypothetical;
  c.relayed = c.relayed || up->relayed;
}

bool ClauseReader::loose(const Clause& c, const VerbGroup& g, Opener opener, const Clause* up) const {
  const bool order = g.base || (g.negated && is(g.first, "do"));  // "don't shoot"
  if (order && !has_subject(c) && opener != Opener::kAnd) return true;
  // "militias holding the town" tells of the militias; "talk of holding it", "like holding it" tell nothing.
  const bool of_noun = g.gerund && c.verb_first > 0 && noun(c.verb_first - 1);
  if (!g.infinitive && (!g.gerund || opener != Opener::kBare || of_noun)) return false;
  return up == nullptr || !(up->effects & (kDenies | kNegates | kPlans | kPledges | kReports));
}

std::uint32_t ClauseReader::verb_effects(std::uint32_t verb, std::uint32_t end) const {
  const auto& phrases = words_.lexicon().effects_from(words_.text_of(words_.at(r_, verb).stem));
  if (const Phrase* phrase = words_.phrase_at(phrases, r_, verb, end, 0)) return phrase->value;
  std::uint32_t out = effects(verb) & ~static_cast<std::uint32_t>(kDocument | kTrue | kFalse | kNot | kNobody | kModal | kFuture);
  // "denied them the right to vote": nothing is said not to be so.
  for (std::uint32_t i = verb + 1; (out & kDenies) && i < std::min(end, verb + 12); ++i)
    if (effects(i) & kWithheld) out &= ~static_cast<std::uint32_t>(kDenies);
  return out;
}

void ClauseReader::govern(Clause& c, const VerbGroup& g, Opener opener) {
  const std::uint32_t before = last_;
  if (before == kNone) return;
  const bool own_subject = has_subject(c);
  if (opener == Opener::kContent || opener == Opener::kIf || (opener == Opener::kBare && (!g.participle)))
    c.governor = before;
  else if (opener == Opener::kAnd)
    c.governor = out_[before].governor;
  // "denied that a deal was made, and said …": a verb of saying stands beside the one that governs what was said.
  const std::uint32_t said = opener == Opener::kAnd && !own_subject && g.verb != kNone && (effects(g.verb) & (kReports | kDenies))
                                 ? out_[before].governor
                                 : kNone;
  if (said != kNone && (out_[said].effects & (kReports | kDenies | kRejects))) {
    c.governor = out_[said].governor;
    c.agents = out_[said].agents, c.doers = out_[said].doers;
    return;
  }
  // "refused to confirm or deny": the second stands as the first does.
  if (opener == Opener::kAnd && !own_subject && !out_[before].finite && c.finite && g.verb != kNone &&
      tokens_[g.verb].verb_form == VerbForm::kBase)
    c.finite = false;
  // "denied a report alleging …", "… that alleged …": what is alleged is denied.
  const bool about_noun = opener == Opener::kRelative || (opener == Opener::kBare && g.gerund);
  if (about_noun && (effects(g.verb == kNone ? c.verb_first : g.verb) & kReports) && document_before(out_[before], c.first)) {
    c.governor = kNone;
    c.relayed = true;
    if ((out_[before].effects & (kDenies | kRejects)) && out_[before].sign > 0) c.denier = before;
  }
  c.coordinate = own_subject && g.finite() &&
                 (opener == Opener::kAnd || (opener == Opener::kAside && mark(c.first - 1) && !is(c.first - 1, ",")));
  // A noun between verb and "that" stands for what was said: "despite reports that …", "denied the claim that …".
  if (opener == Opener::kContent && c.first >= 2 && document(c.first - 2)) {
    c.relayed = !(out_[before].effects & kReports);
    if (!(out_[before].effects & (kReports | kDenies | kRejects | kDoubts))) c.governor = kNone;
  }
  if (opener == Opener::kAnd && !own_subject && out_[before].end + 1 == c.first) {
    c.agents = out_[before].agents, c.doers = out_[before].doers;
  }
  if (opener == Opener::kBare && !own_subject && !g.finite()) {
    const Clause& up = out_[before];
    const bool object = up.effects & kWishes && (!up.patients.empty() || !up.undergoers.empty());
    c.agents = object ? up.patients : up.agents;
    c.doers = object ? up.undergoers : up.doers;
  }
  // "The general, who met the envoys, denied …"; "groups, including one of the north, prepare …": the subject stands before the inset.
  if (opener == Opener::kAside && g.finite() && !own_subject && is(c.first - 1, ","))
    c.agents = out_[before].agents, c.doers = out_[before].doers;
  if (opener == Opener::kRelative || (opener == Opener::kBare && g.participle)) {
    // The noun phrase right before is what the clause speaks of.
    const std::uint32_t stop = opener == Opener::kRelative ? c.first - 1 : c.first;
    collect(stop > out_[before].verb_end ? std::max(out_[before].verb_end, stop - std::min(stop, kReach)) : stop, stop,
            g.passive ? c.patients : c.agents, g.passive ? c.undergoers : c.doers);
  }
}

bool ClauseReader::document_before(const Clause& before, std::uint32_t at) const {
  for (std::uint32_t i = at; i-- > std::max(before.verb_end, at - std::min(at, kReach));) {
    if (document(i)) return true;
    if (type(i) == WordClass::kVerb || mark(i)) return false;
  }
  return false;
}

bool ClauseReader::has_subject(const Clause& c) const {
  for (std::uint32_t i = c.first; i < c.verb_first; ++i)
    if (noun(i) || type(i) == WordClass::kPronoun || type(i) == WordClass::kNumber) return true;
  return false;
}

}  // namespace stemma::collating
