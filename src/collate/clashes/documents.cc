// Problem: a denial often names no event: "called the story false", "an official denied the report", "his office stands by it".
// Model: a clause judges a document when a noun that stands for something said is its object under deny or stand by, or its subject under a
// word of truth or falsehood. Whose document it is is told by the names next to the noun, by whom the speaker speaks for, or, for "the
// report", by the one owner whose report the article speaks of. Without an owner, "the report" is what unnamed reports said just before.

#include "collate/clashes/documents.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "collate/reading/verb_groups.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kBack = 4, kAhead = 4;  // tokens around the noun in which its owner stands
constexpr std::uint32_t kSentencesBack = 3;

class Finder {
 public:
  Finder(const Affair& affair, std::uint32_t r)
      : affair_(affair), words_(*affair.words), r_(r), tokens_(affair.reports[r].annotations.tokens) {}

  std::vector<Judgement> find() {
    const auto& clauses = affair_.clauses[r_];
    std::vector<Judgement> out;
    for (std::uint32_t k = 0; k < clauses.size(); ++k) {
      const Clause& c = clauses[k];
      if (c.standing >= Standing::kHypothetical || c.verb_end <= c.verb_first) continue;
      if (auto j = by_verb(c))
        out.push_back(*j);
      else if (auto t = by_word_of_truth(c))
        out.push_back(*t);
      else
        continue;
      out.back().clause = k;
    }
    const Term only = only_owner();
    for (Judgement& j : out) {
      j.owner = owner(j.noun);
      if (j.owner == kNoTerm && own(j.noun)) j.owner = house_of_speaker(clauses[j.clause]);
      // "the company's account" has an owner, if not by name.
      const bool possessed = j.noun > 0 && is(j.noun - 1, "'s");
      if (j.owner == kNoTerm && (j.definite || own(j.noun)) && !possessed) j.owner = only;
    }
    return out;
  }

 private:
  bool is(std::uint32_t i, std::string_view form) const {
    return i < tokens_.size() && words_.form(words_.at(r_, i).form) == form;
  }
  std::uint32_t effects(std::uint32_t i) const { return words_.effects(words_.at(r_, i).stem); }
  bool noun(std::uint32_t i) const {
    return tokens_[i].word_class == WordClass::kNoun || tokens_[i].word_class == WordClass::kProperNoun ||
           nominal(tokens_, words_, r_, i);
  }
  bool document(std::uint32_t i) const { return noun(i) && words_.document(words_.at(r_, i).form); }
  bool own(std::uint32_t i) const {
    for (std::uint32_t k = i - std::min(i, kBack); k < i; ++k)
      if (is(k, "our") || is(k, "its") || is(k, "my") || is(k, "their") || is(k, "his") || is(k, "her")) return true;
    return false;
  }

  std::uint32_t document_in(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i)
      if (document(i)) return i;
    return kNone;
  }

  bool definite(std::uint32_t i) const {
    for (std::uint32_t k = i - std::min(i, kBack); k < i; ++k)
      if (is(k, "the") || is(k, "this") || is(k, "that") || is(k, "these") || is(k, "those") || is(k, "such")) return true;
    return false;
  }

  std::optional<Judgement> by_verb(const Clause& c) const {
    if (!(c.effects & (kDenies | kRejects | kStandsBy))) return std::nullopt;
    // Who does not deny a report does not stand by it, nor the other way round.
    if (c.sign < 0) return std::nullopt;
    const std::uint32_t at =
        c.passive ? document_in(c.first, c.verb_first) : document_in(c.verb_end, std::min(c.end, c.verb_end + 8));
    if (at == kNone && !c.passive && c.verb_end < c.end &&
        (is(c.verb_end, "it") || is(c.verb_end, "this") || is(c.verb_end, "that")) &&
        (c.verb_end + 1 == c.end || tokens_[c.verb_end + 1].word_class == WordClass::kPunctuation))
      return Judgement{c.report, 0, (c.effects & kStandsBy) != 0, c.verb_end, kNoTerm, true};
    if (at == kNone) return std::nullopt;
    return Judgement{c.report, 0, (c.effects & kStandsBy) != 0, at, kNoTerm, definite(at)};
  }

  std::optional<Judgement> by_word_of_truth(const Clause& c) const {
    for (std::uint32_t i = c.verb_end; i < std::min(c.end, c.verb_end + 10); ++i) {
      const std::uint32_t e = effects(i) & (kTrue | kFalse);
      if (!e || (e == (kTrue | kFalse))) continue;
      // What is judged: before the verb ("the story is false"), or between a naming verb and the word ("called the story phony").
      std::uint32_t at = document_in(c.verb_end, i);
      const bool copula = c.head >= c.verb_end || words_.text_of(words_.at(r_, c.head).stem) == "be";
      if (at == kNone && copula) at = document_in(c.first, c.verb_first);
      if (at == kNone && copula && !own_subject(c)) at = document_in(subject_begin(c), c.first);
      if (at == kNone) return std::nullopt;
      bool negated = c.sign < 0;
      for (std::uint32_t k = c.verb_end; k < i; ++k)
        if (effects(k) & kNot) negated = !negated;
      return Judgement{c.report, 0, (e == kTrue) != negated, at, kNoTerm, definite(at)};
    }
    return std::nullopt;
  }

  // A subject of its own stands right before the verb; what opens with a preposition belongs to one that stands farther off.
  bool own_subject(const Clause& c) const {
    if (c.first >= c.verb_first || tokens_[c.first].word_class == WordClass::kAdposition || (effects(c.first) & kPreposition))
      return false;
    for (std::uint32_t i = c.first; i < c.verb_first; ++i)
      if (noun(i) || tokens_[i].word_class == WordClass::kPronoun) return true;
    return false;
  }

  // Where the statement, or else the sentence, that holds the clause begins.
  std::uint32_t subject_begin(const Clause& c) const {
    std::uint32_t begin = affair_.reports[r_].annotations.sentences[c.sentence].first_token;
    if (c.statement != kNone)
      for (Span span : affair_.reports[r_].statements[c.statement].content)
        if (span.contains(tokens_[c.head].span)) begin = std::max(begin, words_.tokens_in(r_, span).first);
    return begin;
  }

  // The name next to the noun, nearest first; organizations and persons only, and no further than a verb or a mark.
  Term owner(std::uint32_t at) const {
    const auto named = [&](std::uint32_t i) -> Term {
      const Word& w = words_.at(r_, i);
      if (w.name == kNone) return kNoTerm;
      const NameType type = affair_.reports[r_].annotations.names[w.name].type;
      return type == NameType::kOrganization || type == NameType::kPerson || type == NameType::kOther ? w.actor : kNoTerm;
    };
    const auto stops = [&](std::uint32_t i) {
      return tokens_[i].word_class == WordClass::kVerb || tokens_[i].word_class == WordClass::kAuxiliary || is(i, ",") ||
             is(i, ".") || is(i, "that");
    };
    for (std::uint32_t i = at; i-- > at - std::min(at, kBack);) {
      if (stops(i)) break;
      if (const Term t = named(i); t != kNoTerm) return t;
    }
    for (std::uint32_t i = at + 1; i < std::min<std::uint32_t>(static_cast<std::uint32_t>(tokens_.size()), at + kAhead); ++i) {
      if (!(is(i, "by") || is(i, "from") || is(i, "of") || is(i, "in"))) continue;
      for (std::uint32_t k = i + 1; k < std::min<std::uint32_t>(static_cast<std::uint32_t>(tokens_.size()), i + kAhead); ++k) {
        if (stops(k)) break;
        if (const Term t = named(k); t != kNoTerm) return t;
      }
    }
    return kNoTerm;
  }

  // "we", "our", "its": the house the speaker speaks for.
  Term house_of_speaker(const Clause& c) const {
    const Voice& voice = affair_.voice(c);
    if (voice.kind != VoiceKind::kNamed) return kNoTerm;
    const auto& entities = affair_.overlay.entities;
    if (entities[voice.entity].type == NameType::kOrganization) return words_.entity_term(voice.entity);
    for (const Entity::RoleAt& role : entities[voice.entity].roles) {
      const std::string text = " " + fold(role.text) + " ";
      for (std::uint32_t e = 0; e < entities.size(); ++e) {
        if (entities[e].type != NameType::kOrganization) continue;
        for (const std::string& form : entities[e].forms)
          if (text.find(" " + fold(form) + " ") != std::string::npos) return words_.entity_term(e);
      }
    }
    return kNoTerm;
  }

  // The owner of every document that the article names an owner for; kNoTerm when there are several of equal weight.
  Term only_owner() const {
    std::map<Term, int> seen;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i)
      if (document(i))
        if (const Term t = owner(i); t != kNoTerm) ++seen[t];
    Term best = kNoTerm;
    int most = 0, all = 0;
    for (const auto& [t, n] : seen) {
      all += n;
      if (n > most) most = n, best = t;
    }
    return 2 * most > all ? best : kNoTerm;
  }

  const Affair& affair_;
  const Words& words_;
  std::uint32_t r_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::vector<Judgement> find_judgements(const Affair& affair) {
  std::vector<Judgement> out;
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r) {
    auto found = Finder(affair, r).find();
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

namespace {

// "reported … the report", "claimed … the claim": the noun takes up the verb, of this statement or one around it.
bool named_by(const Affair& affair, const Judgement& judgement, std::uint32_t statement) {
  const auto& statements = affair.reports[judgement.report].statements;
  const Words& words = *affair.words;
  const Term noun = words.at(judgement.report, judgement.noun).stem;
  const Span inner = statements[statement].content.front();
  for (const Statement& s : statements) {
    if (std::none_of(s.content.begin(), s.content.end(), [&](Span outer) { return outer.contains(inner); })) continue;
    for (Span cue : s.cue) {
      const auto [first, end] = words.tokens_in(judgement.report, cue);
      for (std::uint32_t i = first; i < end; ++i)
        if (words.at(judgement.report, i).stem == noun) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::uint32_t> antecedents(const Affair& affair, const Judgement& judgement) {
  const auto& clauses = affair.clauses[judgement.report];
  const Clause& from = clauses[judgement.clause];
  if (affair.lexicon->is_vague(affair.words->form(affair.words->at(judgement.report, judgement.noun).form))) return {};
  // "Reports that he was held are untrue": they say themselves what they say.
  for (std::uint32_t k = judgement.clause; k-- > 0 && clauses[k].sentence == from.sentence;)
    if (clauses[k].denied && clauses[k].first > judgement.noun) return {};
  std::vector<std::uint32_t> taken, near;
  std::uint32_t speaker = kNone;  // who spoke last before the judgement
  for (std::uint32_t k = judgement.clause; k-- > 0;) {
    const Clause& c = clauses[k];
    if (c.sentence + kSentencesBack < from.sentence) break;
    if (c.sentence == from.sentence || c.sign < 0 || c.standing >= Standing::kHypothetical || c.head == kNone) continue;
    const bool says_only = c.families.empty() && (c.effects & kReports);
    if (says_only || !c.finite || c.first == c.verb_first ||
        (c.agents.empty() && c.patients.empty() && c.doers.empty() && c.undergoers.empty()))
      continue;
    if (c.relayed ||
        (c.statement != kNone && (affair.voice(c).kind == VoiceKind::kDocument || named_by(affair, judgement, c.statement)))) {
      taken.push_back(k);
    } else if (c.statement != kNone && c.sentence + kSentencesBack > from.sentence) {
      if (speaker == kNone) speaker = affair.voice_index(c);
      if (affair.voices[speaker].shown == affair.voice(c).shown) near.push_back(k);
    }
  }
  // "the company's account", after what the company said.
  return taken.empty() ? near : taken;
}

}  // namespace stemma::collating
