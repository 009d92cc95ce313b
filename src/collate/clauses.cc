// Problem: "will not withdraw", "dismissed speculation that … might withdraw", "there is no such agreement" deny; "are preparing to withdraw"
// asserts; "never promised that … would withdraw" says nothing of the withdrawal but denies a promise.
// Model: a sentence is cut at its verb groups; between two of them stands the word that opens the next clause (that, which, if, and, a mark),
// which tells whether the clause before governs it. A clause's head is its verb, or the noun or adjective that a copula or light verb hands
// the event to ("reached a deal"); an event noun that a denying or planning verb governs is a clause of its own ("denied any involvement").
// Sign: negation in the group, "no" at its subject or object, a refusing verb, a denying verb above. Standing: modals, if, plans, questions.
// Rejected: a trained parser (no treebank parser within the budget of 1,000 articles a second and core); sign by counting negations in a
// sentence (half of the sentences with a "not" in the example reports hold a second clause that is not negated).

#include "collate/clauses.h"

#include <algorithm>

#include "collate/verb_groups.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kReach = 6;  // tokens that a noun phrase's article may stand before its noun

enum class Opener { kStart, kContent, kRelative, kIf, kAside, kAnd, kBare };

class Reader {
 public:
  Reader(const std::vector<Report>& reports, std::uint32_t r, const Words& words, const Overlay& overlay)
      : report_(reports[r]),
        r_(r),
        words_(words),
        overlay_(overlay),
        tokens_(report_.annotations.tokens),
        statement_of_(statement_of_tokens(report_, words, r)) {}

  std::vector<Clause> read() {
    const auto& sentences = report_.annotations.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s)
      if (carries_report(report_.article.blocks[sentences[s].block].kind))
        sentence(s, sentences[s].first_token, sentences[s].end_token);
    finish_bags();
    return std::move(out_);
  }

 private:
  bool is(std::uint32_t i, std::string_view form) const {
    return i < tokens_.size() && words_.form(words_.at(r_, i).form) == form;
  }
  std::uint32_t effects(std::uint32_t i) const { return words_.effects(words_.at(r_, i).stem); }
  WordClass type(std::uint32_t i) const { return tokens_[i].word_class; }
  bool noun(std::uint32_t i) const {
    return type(i) == WordClass::kNoun || type(i) == WordClass::kProperNoun || nominal(tokens_, words_, r_, i);
  }
  bool mark(std::uint32_t i) const { return type(i) == WordClass::kPunctuation; }
  bool document(std::uint32_t i) const { return noun(i) && words_.document(words_.at(r_, i).form); }
  bool known(std::uint32_t i) const { return !words_.families(words_.at(r_, i).stem).empty(); }

  void sentence(std::uint32_t s, std::uint32_t first, std::uint32_t end) {
    const std::vector<VerbGroup> groups = verb_groups(tokens_, words_, r_, first, end);
    const bool question = end > first && is(end - 1, "?");
    last_ = kNone;
    std::uint32_t begin = first;
    Opener opener = Opener::kStart;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      std::uint32_t stop = end;
      Opener next = Opener::kStart;
      std::uint32_t after = end;
      if (g + 1 < groups.size()) std::tie(stop, after, next) = boundary(groups[g], groups[g + 1]);
      Clause c;
      c.report = r_, c.sentence = s;
      c.first = begin, c.end = stop;
      c.verb_first = groups[g].first, c.verb_end = groups[g].end;
      c.finite = groups[g].finite();
      c.passive = groups[g].passive;
      shape(c, groups[g], opener, question);
      last_ = static_cast<std::uint32_t>(out_.size());
      out_.push_back(std::move(c));
      add_nominal(last_, groups[g], next);
      begin = after;
      opener = next;
    }
    if (groups.empty()) verbless(s, first, end);
  }

  // Where the clause of `a` ends, where that of `b` begins, and what opens it.
  std::tuple<std::uint32_t, std::uint32_t, Opener> boundary(const VerbGroup& a, const VerbGroup& b) const {
    std::uint32_t comma = kNone, coordinator = kNone, stop = kNone;
    for (std::uint32_t i = b.first; i-- > a.end;) {
      const WordClass t = type(i);
      if (t == WordClass::kSubordinator || (is(i, "that") && t == WordClass::kPronoun)) {
        // "said that … and that …": beside the first, not under it.
        if (is(i, "that") && i > a.end && type(i - 1) == WordClass::kCoordinator) return {i - 1, i + 1, Opener::kAnd};
        if (is(i, "that") && t != WordClass::kPronoun) return {i, i + 1, Opener::kContent};
        if (is(i, "that")) return {i, i + 1, says_what(a, b, i) ? Opener::kContent : Opener::kRelative};
        return {i, i + 1, effects(i) & kDoubts ? Opener::kIf : Opener::kAside};
      }
      if (is(i, "who") || is(i, "which") || is(i, "whose") || is(i, "whom")) {
        const bool after_preposition = i > a.end && type(i - 1) == WordClass::kAdposition;  // "a deal under which …"
        return {after_preposition ? i - 1 : i, i + 1, Opener::kRelative};
      }
      if (is(i, "whether") || is(i, "if")) return {i, i + 1, Opener::kIf};
      if (is(i, "what") || is(i, "when") || is(i, "where") || is(i, "how") || is(i, "why")) return {i, i + 1, Opener::kAside};
      if (mark(i) && (is(i, ";") || is(i, ":") || is(i, "-") || is(i, "--") || is(i, ".") || is(i, "?"))) {
        if (stop == kNone) stop = i;
      } else if (is(i, ",") && comma == kNone) {
        comma = i;
      } else if (t == WordClass::kCoordinator && coordinator == kNone) {
        coordinator = i;
      }
    }
    if (stop != kNone) return {stop, stop + 1, Opener::kAside};
    if (coordinator != kNone && (coordinator + 1 == b.first || (coordinator > a.end && is(coordinator - 1, ","))))
      return {coordinator, coordinator + 1, Opener::kAnd};
    if (!b.finite()) return {b.first, b.first, comma == kNone || b.infinitive ? Opener::kBare : Opener::kAside};
    // "officials said the two will meet": what is said opens with nothing.
    if (a.verb != kNone && (effects(a.verb) & (kReports | kDenies | kRejects)) && comma == kNone)
      return {a.end, a.end, Opener::kBare};
    if (comma != kNone) return {comma, comma + 1, Opener::kAside};
    if (coordinator != kNone) return {coordinator, coordinator + 1, Opener::kAnd};
    return {a.end, a.end, Opener::kBare};
  }

  // "promised the council that troops would leave" or "the deal that was signed".
  bool says_what(const VerbGroup& a, const VerbGroup& b, std::uint32_t that) const {
    if (that == a.end || !noun(that - 1) || document(that - 1)) return true;
    return that + 1 < b.first && a.verb != kNone &&
           (effects(a.verb) & (kReports | kDenies | kRejects | kPledges | kPlans | kDoubts));
  }

  void shape(Clause& c, const VerbGroup& g, Opener opener, bool question) {
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
    if (c.verb_first > c.first && is(c.verb_first - 1, "without")) negative = true;
    c.sign = negative ? -1 : 1;
    // Standing and tense.
    const Clause* up = c.governor == kNone ? nullptr : &out_[c.governor];
    const bool under_report = up == nullptr || (up->effects & (kReports | kDenies | kRejects)) != 0;
    c.tense = g.future || (g.would && opener != Opener::kRelative) ? Tense::kFuture
              : g.past || g.participle                             ? Tense::kPast
                                                                   : Tense::kPresent;
    const bool open = g.modal && !(g.can && negative) && !(g.would && opener != Opener::kRelative && under_report);
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

  // Infinitives and -ing forms say that something is only where a verb above makes them; a bare base form is an order.
  bool loose(const Clause& c, const VerbGroup& g, Opener opener, const Clause* up) const {
    if (g.base && !has_subject(c) && opener != Opener::kAnd) return true;
    // "militias holding the town" tells of the militias; "talk of holding it", "like holding it" tell nothing.
    const bool of_noun = g.gerund && c.verb_first > 0 && noun(c.verb_first - 1);
    if (!g.infinitive && (!g.gerund || opener != Opener::kBare || of_noun)) return false;
    return up == nullptr || !(up->effects & (kDenies | kNegates | kPlans | kPledges | kReports));
  }

  std::uint32_t verb_effects(std::uint32_t verb, std::uint32_t end) const {
    const auto& phrases = words_.lexicon().effects_from(words_.text_of(words_.at(r_, verb).stem));
    if (const Phrase* phrase = words_.phrase_at(phrases, r_, verb, end, 0)) return phrase->value;
    return effects(verb) & ~static_cast<std::uint32_t>(kDocument | kTrue | kFalse | kNot | kNobody | kModal | kFuture);
  }

  void govern(Clause& c, const VerbGroup& g, Opener opener) {
    const std::uint32_t before = last_;
    if (before == kNone) return;
    const bool own_subject = has_subject(c);
    if (opener == Opener::kContent || opener == Opener::kIf || (opener == Opener::kBare && (!g.participle)))
      c.governor = before;
    else if (opener == Opener::kAnd)
      c.governor = out_[before].governor;
    // "denied that a deal was made, and said …": a verb of saying stands beside the one that governs what was said.
    const std::uint32_t said =
        opener == Opener::kAnd && !own_subject && g.verb != kNone && (effects(g.verb) & (kReports | kDenies))
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

  // "a report by the Gazette |alleging …": a document ends the clause before, but for whose it is.
  bool document_before(const Clause& before, std::uint32_t at) const {
    for (std::uint32_t i = at; i-- > std::max(before.verb_end, at - std::min(at, kReach));) {
      if (document(i)) return true;
      if (type(i) == WordClass::kVerb || mark(i)) return false;
    }
    return false;
  }

  bool has_subject(const Clause& c) const {
    for (std::uint32_t i = c.first; i < c.verb_first; ++i)
      if (noun(i) || type(i) == WordClass::kPronoun || type(i) == WordClass::kNumber) return true;
    return false;
  }

  // The noun that a noun phrase starting at i is about: its last noun before a preposition, mark or verb; kNone when there is none.
  std::uint32_t noun_after(std::uint32_t i, std::uint32_t end, bool over_preposition) const {
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
                 (found != kNone && is(i, "of"))) {
        break;
      }
    }
    return found;
  }

  void find_head(Clause& c, const VerbGroup& g) {
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
        object = noun_after(c.verb_end, c.end, false);
        // "no such agreement exists"
        for (std::uint32_t i = c.first; i < c.verb_first && object == kNone; ++i)
          if (noun(i) && known(i)) object = i;
      }
      if (object != kNone && known(object)) c.head = object;
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

  void name(Clause& c) {
    const Word& word = words_.at(r_, c.head);
    c.families = words_.families(word.stem);
    c.head_term = word.term == kNoTerm ? word.stem : word.term;
    const auto& phrases = words_.lexicon().phrases_from(words_.text_of(word.stem));
    if (const Phrase* phrase = words_.phrase_at(phrases, r_, c.head, c.end, 1)) c.families = {static_cast<Family>(phrase->value)};
  }

  // Who acts and who is acted on, by place before and after the verb.
  void place(Clause& c, const VerbGroup& g) {
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

  void collect(std::uint32_t first, std::uint32_t end, std::vector<Term>& actors, std::vector<Term>& others) const {
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

  // "we", "our", "his country": the speaker's own.
  void speaker_for(std::uint32_t i, std::vector<Term>& actors) const {
    const bool we = is(i, "we") || is(i, "our") || is(i, "us") || is(i, "i") || is(i, "my");
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

  // "denied any involvement", "preparing for a mass-withdrawal": the noun is what is denied or prepared.
  void add_nominal(std::size_t at, const VerbGroup& g, Opener next) {
    const Clause up = out_[at];
    if (!(up.effects & (kDenies | kNegates | kPlans | kPledges | kDoubts)) || g.verb == kNone || up.head != g.verb) return;
    if (next == Opener::kContent || next == Opener::kIf) return;
    const std::uint32_t object = noun_after(up.verb_end, up.end, true);
    if (object == kNone || !known(object) || document(object)) return;
    Clause c = up;
    c.head = object;
    c.governor = static_cast<std::uint32_t>(at);
    c.effects = 0;
    c.verb_first = c.verb_end = object;
    name(c);
    if (up.effects & (kDenies | kNegates))
      c.sign = -up.sign, c.denied = (up.effects & kDenies) != 0;
    else if (up.sign < 0 && (up.effects & kPlans))
      c.sign = -1, c.standing = Standing::kPlanned;
    else if (up.sign < 0)
      c.standing = Standing::kHypothetical;
    else
      c.standing = std::max(c.standing, up.effects & kDoubts ? Standing::kQuestioned : Standing::kPlanned);
    out_.push_back(std::move(c));
  }

  // A headline without a verb that the tagger knows: its event nouns, asserted.
  void verbless(std::uint32_t s, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first; i < end; ++i) {
      if (!known(i) || document(i)) continue;
      Clause c;
      c.report = r_, c.sentence = s, c.first = first, c.end = end, c.head = i, c.finite = false;
      c.verb_first = c.verb_end = i;
      for (std::uint32_t k = first; k < i; ++k)
        if (effects(k) & kNobody) c.sign = -1;
      name(c);
      collect(first, i, c.agents, c.doers);
      collect(i + 1, end, c.patients, c.undergoers);
      out_.push_back(std::move(c));
      return;
    }
  }

  void finish_bags() {
    std::vector<std::vector<Term>> terms(out_.size());
    for (std::size_t k = 0; k < out_.size(); ++k) {
      Clause& c = out_[k];
      c.statement = statement_of_[c.head];
      for (std::uint32_t i = c.first; i < c.end; ++i) {
        if (words_.at(r_, i).term != kNoTerm && !(c.verb_first <= i && i < c.verb_end && i != c.head))
          terms[k].push_back(words_.at(r_, i).term);
      }
      for (const auto* list : {&c.agents, &c.patients}) terms[k].insert(terms[k].end(), list->begin(), list->end());
      std::uint32_t from = c.first, to = c.end;
      for (std::uint32_t up = c.governor; up != kNone; up = out_[up].governor) {
        if (out_[up].denier != kNone) from = std::min(from, out_[out_[up].denier].first);
        if (out_[up].effects & (kPlans | kPledges | kNegates) || (c.denied && (out_[up].effects & (kDenies | kRejects))))
          from = std::min(from, out_[up].first);
      }
      c.evidence = trimmed(from, to);
    }
    // What a clause governs belongs to what it says: a promise is told by what was promised.
    for (std::size_t k = out_.size(); k-- > 0;) {
      const std::uint32_t up = out_[k].governor;
      if (up == kNone || (out_[up].effects & (kReports | kDenies | kRejects))) continue;
      terms[up].insert(terms[up].end(), terms[k].begin(), terms[k].end());
      if (out_[k].evidence.end > out_[up].evidence.end) out_[up].evidence.end = out_[k].evidence.end;
    }
    for (std::size_t k = 0; k < out_.size(); ++k) out_[k].bag = bag_of(words_, std::move(terms[k]));
  }

  Span trimmed(std::uint32_t first, std::uint32_t end) const {
    while (end > first + 1 && (mark(end - 1) || type(end - 1) == WordClass::kCoordinator)) --end;
    while (first + 1 < end && (mark(first) || type(first) == WordClass::kCoordinator)) ++first;
    return {tokens_[first].span.begin, tokens_[end - 1].span.end};
  }

  const Report& report_;
  std::uint32_t r_;
  const Words& words_;
  const Overlay& overlay_;
  const std::vector<Token>& tokens_;
  std::vector<std::uint32_t> statement_of_;
  std::vector<Clause> out_;
  std::uint32_t last_ = kNone;  // clause of the verb group before, in this sentence
};

}  // namespace

std::vector<Clause> read_clauses(const std::vector<Report>& reports, std::uint32_t report, const Words& words,
                                 const Overlay& overlay) {
  return Reader(reports, report, words, overlay).read();
}

std::vector<std::uint32_t> statement_of_tokens(const Report& report, const Words& words, std::uint32_t index) {
  std::vector<std::uint32_t> out(report.annotations.tokens.size(), kNone);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_size;  // (bytes, statement)
  for (std::uint32_t s = 0; s < report.statements.size(); ++s) {
    std::uint32_t bytes = 0;
    for (Span span : report.statements[s].content) bytes += span.size();
    by_size.emplace_back(bytes, s);
  }
  // The longest first, so that what stands inside another is laid over it.
  std::sort(by_size.begin(), by_size.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (const auto& [bytes, s] : by_size) {
    for (Span span : report.statements[s].content) {
      const auto [first, end] = words.tokens_in(index, span);
      for (std::uint32_t i = first; i < end; ++i) out[i] = s;
    }
  }
  return out;
}

}  // namespace stemma::collating
