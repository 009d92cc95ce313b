// What stands between a verb and its subject.
//
// Behind the subject there may be an apposition, a relative clause, a time, an adverb, a parenthesis. Between a comma before the verb
// and an earlier one stands an insertion when what precedes the earlier comma is a noun phrase that begins where a clause may
// begin. Rejected: taking the nearest name to the left, which names "Geneva" in "a spokesman for the council in Geneva said".

#include "attribute/subjects.h"

#include <algorithm>

#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kLongestInsertion = 40;

// Skips time expressions, adverbs and parentheses leftwards; the unit found may be line.first - 1 only if nothing is left.
std::optional<std::uint32_t> skip_left(const Reading& r, const Line& line, std::uint32_t from) {
  std::uint32_t i = from;
  for (;;) {
    if (i <= line.first) return std::nullopt;
    const Unit& u = r.units[i - 1];
    if (u.kind == UnitKind::kParenthesis || u.in_time || (is_adverb(u) && u.name == kNone) || u.low == "then" || u.low == "all" ||
        u.low == "both" || u.low == "himself" || u.low == "herself" || u.low == "themselves" || u.low == "itself" ||
        u.low == "neither") {
      // "all", "both" count as the phrase itself where nothing nominal stands before them.
      if ((u.low == "all" || u.low == "both") && (i - 1 == line.first || !is_nominal(r.units[i - 2]))) return i - 1;
      --i;
      continue;
    }
    if (i < from && r.units[i].in_time &&
        (u.low == "on" || u.low == "in" || u.low == "at" || u.low == "late" || u.low == "early" || u.low == "during" ||
         u.low == "earlier")) {
      --i;
      continue;
    }
    return i - 1;
  }
}

bool closes_with_comma(const Reading& r, const Unit& u) {
  const std::string_view words = r.text(r.quotations[u.quotation].parts[u.part].inner);
  return !words.empty() && words.back() == ',';
}

}  // namespace

std::uint32_t group_begin(const Reading& r, const Line& line, std::uint32_t verb) {
  std::uint32_t i = verb;
  while (i > line.first && verb - i < 8) {
    const Unit& u = r.units[i - 1];
    if (u.kind != UnitKind::kWord || u.in_time) break;
    if (u.word_class == WordClass::kAuxiliary || is_negation(u) || (u.low == "first" && i > line.first + 1) ||
        (is_adverb(u) && u.low != "when" && u.low != "where" && u.low != "how" && u.low != "why")) {
      --i;
      continue;
    }
    if (u.low == "to" && r.units[i].form == VerbForm::kBase) {
      // "went on to say", "appeared to suggest": the governing verb is part of the group.
      if (i - 1 > line.first) {
        const Unit& governing = r.units[i - 2];
        if (is_verbal(governing)) {
          i -= 2;
          continue;
        }
        if (governing.low == "on" && i - 2 > line.first && is_verbal(r.units[i - 3])) {
          i -= 3;
          continue;
        }
        if ((governing.word_class == WordClass::kAdjective) && i - 2 > line.first && is_be(r.units[i - 3])) {
          i -= 3;
          continue;
        }
      }
      break;
    }
    break;
  }
  // Leading adverbs at a line's start or after a comma belong to the clause, not to the group.
  while (i < verb && is_adverb(r.units[i]) && !is_negation(r.units[i]) && (i == line.first || is_break(r.units[i - 1]))) ++i;
  return i;
}

Subject subject_before(const Reading& r, const Line& line, std::uint32_t group) {
  Subject subject;
  const auto skipped = skip_left(r, line, group);
  if (!skipped) return subject;
  std::uint32_t i = *skipped;
  const Unit& u = r.units[i];
  if (u.low == "who" || u.low == "which" || (u.low == "that" && i > line.first && is_nominal(r.units[i - 1]))) {
    subject.kind = SubjectKind::kRelative;
    subject.phrase = {i, i, i};
    std::uint32_t before = i;
    if (before > line.first && is_comma(r.units[before - 1])) --before;
    if (before > line.first) {
      // "some of whom", "one of which" are rare enough to be left out
      subject.antecedent = phrase_ending(r, line, before - 1);
      if (!subject.antecedent && before >= line.first + 2) subject.antecedent = base_phrase_ending(r, line, before - 2);
    }
    return subject;
  }
  if (u.low == "and" || u.low == "but" || u.low == "or" || u.low == "nor" || u.low == "then" ||
      (is_comma(u) && i > line.first && false)) {
    for (std::uint32_t k = i; k > line.first; --k) {
      const bool verb = is_finite(r.units[k - 1]) || (u.low == "nor" && r.units[k - 1].word_class == WordClass::kVerb);
      if (r.units[k - 1].kind == UnitKind::kWord && verb) {
        subject.kind = SubjectKind::kShared;
        subject.of = k - 1;
        return subject;
      }
      if (i - k > kLongestInsertion) break;
    }
    return subject;
  }
  const bool quoted_comma = u.kind == UnitKind::kQuotation && i > line.first && closes_with_comma(r, u);
  if (is_comma(u) || u.punct == '-' || quoted_comma) {
    const std::uint32_t floor = i > line.first + kLongestInsertion ? i - kLongestInsertion : line.first;
    for (std::uint32_t k = i; k > floor; --k) {
      const Unit& c = r.units[k - 1];
      if (!(u.punct == '-' ? c.punct == '-' : is_comma(c))) continue;
      if (k - 1 == line.first) break;
      const auto before = phrase_ending(r, line, k - 2);
      if (!before || !may_begin(r, line, before->first)) continue;
      if (before->first > line.first && is_verbal(r.units[before->first - 1])) continue;
      if (r.units[before->head].kind == UnitKind::kQuotation) continue;
      // What is inserted: no finite verb unless it begins with a relative pronoun.
      const Unit& opens = r.units[k];
      bool finite = false;
      for (std::uint32_t m = k; m < i && !finite; ++m) finite = is_finite(r.units[m]) && r.units[m].kind == UnitKind::kWord;
      // ", based on two letters,": a participle that looks like a past form
      if (finite && opens.word_class == WordClass::kVerb && opens.form == VerbForm::kPast && k + 1 < i &&
          r.units[k + 1].word_class == WordClass::kAdposition) {
        finite = false;
        for (std::uint32_t m = k + 1; m < i && !finite; ++m) finite = is_finite(r.units[m]);
      }
      const bool relative = is_relative(opens) ||
                            (k + 1 < i &&
                             (opens.word_class == WordClass::kAdposition || opens.word_class == WordClass::kPronoun ||
                              opens.word_class == WordClass::kDeterminer) &&
                             finite) ||
                            opens.low == "as" || opens.low == "when" || opens.low == "while" || opens.low == "if" ||
                            opens.low == "though";
      if (finite && !relative) continue;
      subject.kind = SubjectKind::kPhrase;
      subject.phrase = *before;
      // "the partners, Peru, Chile and Brazil, said": a list of names explains the plural before it
      if (before->first > line.first + 1 && is_comma(r.units[before->first - 1]) && r.units[before->head].name != kNone &&
          opens.name != kNone) {
        const auto plural = phrase_ending(r, line, before->first - 2);
        const DescriptionNoun* noun = plural ? r.lexicon.description(r.units[plural->head].low) : nullptr;
        if (noun != nullptr && noun->plural) subject.phrase = *plural;
      }
      const bool apposition =
          !finite && is_nominal(opens) + is_determiner(opens) + (opens.word_class == WordClass::kAdjective) > 0 && !opens.in_time;
      if (apposition) subject.phrase.last = i - 1;
      return subject;
    }
    return subject;
  }
  auto p = phrase_ending(r, line, i);
  // "a poll released yesterday | shows"
  if (!p && i > line.first && u.word_class == WordClass::kVerb &&
      (u.form == VerbForm::kPastParticiple || u.form == VerbForm::kPast) && i + 1 < group) {
    p = phrase_ending(r, line, i - 1);
    if (p && (r.units[p->head].word_class == WordClass::kPronoun || !may_begin(r, line, p->first) ||
              (p->first > line.first && is_verbal(r.units[p->first - 1]))))
      p.reset();
  }
  if (!p) return subject;
  // "Per Lund, a spokesman for the union said": an apposition whose second comma is missing
  if (p->first > line.first + 1 && is_comma(r.units[p->first - 1]) &&
      (r.units[p->first].low == "a" || r.units[p->first].low == "an" || r.units[p->first].low == "the")) {
    const DescriptionNoun* noun = r.lexicon.description(r.units[p->head].low);
    const auto named =
        noun != nullptr && noun->type == NounType::kPerson ? base_phrase_ending(r, line, p->first - 2) : std::nullopt;
    if (named && named->first == line.first && r.units[named->head].name != kNone &&
        r.annotations.names[r.units[named->head].name].type == NameType::kPerson)
      p = Phrase{named->first, p->last, named->head};
  }
  // "it" of "reported it" and objects before a participle are told apart by the caller.
  subject.kind = SubjectKind::kPhrase;
  subject.phrase = *p;
  return subject;
}

}  // namespace stemma::attributing
