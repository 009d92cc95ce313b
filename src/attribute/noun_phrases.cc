// Noun phrases without a parser.
//
// A base phrase is a run of nouns, names, adjectives and numbers, led by a determiner or a possessive; it is walked from its head
// outwards. A prepositional phrase belongs to the noun before it when the whole then begins where a clause may begin (at the
// line's start, after a comma, a conjunction, an adverb, "that"); "of" always does.

#include "attribute/noun_phrases.h"

#include <algorithm>

#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kLongestPhrase = 24;
constexpr std::uint32_t kLongestInsertion = 40;
constexpr std::uint32_t kClauseReach = 28;

bool is_name_glue(const Reading& r, std::uint32_t i) {
  return r.units[i].name != kNone && i > 0 && r.units[i - 1].name == r.units[i].name && !is_verbal(r.units[i]) &&
         !is_verbal(r.units[i - 1]) && r.units[i].word_class != WordClass::kParticle;
}

// "a Monday tweet", "last month's vote": a time that is part of a noun phrase.
bool time_before_noun(const Reading& r, const Line& line, std::uint32_t i) {
  const std::uint32_t first = i;
  while (i + 1 < line.end && r.units[i + 1].in_time) ++i;
  if (i + 1 >= line.end) return false;
  const Unit& next = r.units[i + 1];
  if (is_possessive(next)) return true;
  std::uint32_t begin = first;
  while (begin > line.first && r.units[begin - 1].in_time) --begin;
  const bool article = begin > line.first && is_determiner(r.units[begin - 1]);
  return article && next.kind == UnitKind::kWord &&
         (next.word_class == WordClass::kNoun || next.word_class == WordClass::kProperNoun);
}

std::uint32_t floor_of(const Line& line, std::uint32_t last) {
  return last > line.first + kLongestPhrase ? last - kLongestPhrase : line.first;
}

// A relative clause without commas before a verb: "people who saw the crash | said".
std::optional<Phrase> over_relative(const Reading& r, const Line& line, const Phrase& p) {
  const std::uint32_t floor = floor_of(line, p.first);
  bool verb = false;
  for (std::uint32_t i = p.first; i > floor; --i) {
    const Unit& u = r.units[i - 1];
    if (is_break(u) || u.kind == UnitKind::kQuotation) return std::nullopt;
    if ((u.low == "who" || u.low == "that" || u.low == "which") && i - 1 > line.first) {
      if (!verb) return std::nullopt;
      const auto noun = base_phrase_ending(r, line, i - 2);
      if (!noun || r.units[noun->head].word_class == WordClass::kPronoun) return std::nullopt;
      if (!may_begin(r, line, noun->first) || (noun->first > line.first && is_verbal(r.units[noun->first - 1])))
        return std::nullopt;
      // "officials who" must directly be followed by its verb; else the pronoun is an object.
      if (!is_verbal(r.units[i]) && !is_adverb(r.units[i])) return std::nullopt;
      return Phrase{noun->first, p.last, noun->head};
    }
    if (is_finite(u)) {
      if (verb) return std::nullopt;
      verb = true;
    }
  }
  return std::nullopt;
}

}  // namespace

// Whether a clause may begin at unit i, judged by what stands before it.
bool may_begin(const Reading& r, const Line& line, std::uint32_t i) {
  if (i <= line.first) return true;
  const Unit& before = r.units[i - 1];
  if (before.kind != UnitKind::kWord) return true;
  if (is_break(before) || is_coordinator(before) || is_subordinator(before) || is_adverb(before) || before.in_time) return true;
  if (before.punct != 0) return true;
  return is_verbal(before) || is_relative(before) || before.word_class == WordClass::kSubordinator ||
         before.word_class == WordClass::kInterjection || before.word_class == WordClass::kOther;
}

std::optional<Phrase> base_phrase_ending(const Reading& r, const Line& line, std::uint32_t last) {
  if (last < line.first || last >= r.units.size()) return std::nullopt;
  const std::uint32_t floor = floor_of(line, last);
  std::uint32_t i = last;
  while (i > floor && r.units[i].kind == UnitKind::kParenthesis) --i;
  if (i < floor) return std::nullopt;
  const Unit& u = r.units[i];
  if (is_possessive_pronoun(u)) return std::nullopt;
  const bool nominal_adjective =
      u.word_class == WordClass::kAdjective && i > floor && (r.units[i - 1].low == "the" || r.units[i - 1].low == "many");
  const bool quantity = is_quantity_pronoun(u.low) && u.kind == UnitKind::kWord;
  if (!is_nominal(u) && !nominal_adjective && !quantity) return std::nullopt;
  if (u.in_time && u.name == kNone) return std::nullopt;
  Phrase p{i, last, i};
  if (u.kind == UnitKind::kWord && u.word_class == WordClass::kPronoun && !quantity) return p;
  while (i > floor) {
    const Unit& w = r.units[i - 1];
    const Unit& next = r.units[i];
    if (w.kind == UnitKind::kParenthesis) break;
    if (w.in_time && !is_possessive(next) && !time_before_noun(r, line, i - 1)) break;
    if (is_name_glue(r, i)) {
      p.first = --i;
      continue;
    }
    if (w.fragment || w.word_class == WordClass::kNoun || w.word_class == WordClass::kProperNoun ||
        w.word_class == WordClass::kAdjective || w.word_class == WordClass::kNumber) {
      p.first = --i;
      continue;
    }
    if (is_possessive(w)) {
      if (i - 1 == floor || !is_nominal(r.units[i - 2])) break;
      i -= 2;
      p.first = i;
      continue;
    }
    if (is_determiner(w) || (is_quantity_pronoun(w.low) && w.low != "one")) {
      p.first = --i;
      if (i > floor && (r.units[i - 1].low == "all" || r.units[i - 1].low == "both" || r.units[i - 1].low == "half"))
        p.first = --i;
      break;
    }
    if (is_participle(w) && i - 1 > floor) {
      const Unit& left = r.units[i - 2];
      if (is_determiner(left) || left.word_class == WordClass::kAdjective || is_possessive(left) ||
          (is_adverb(left) && i - 2 > floor && is_determiner(r.units[i - 3]))) {
        p.first = --i;
        continue;
      }
    }
    if (is_adverb(w) && i - 1 > floor && (is_determiner(r.units[i - 2]) || is_possessive(r.units[i - 2]))) {
      p.first = --i;
      continue;
    }
    if ((w.low == "&" || w.punct == '/' || w.punct == '-') && i - 1 > floor && is_nominal(r.units[i - 2]) && is_nominal(next) &&
        w.span.end == next.span.begin) {
      i -= 2;
      p.first = i;
      continue;
    }
    break;
  }
  return p;
}

std::optional<Phrase> phrase_ending(const Reading& r, const Line& line, std::uint32_t last) {
  auto p = base_phrase_ending(r, line, last);
  if (!p || r.units[p->head].word_class == WordClass::kPronoun) {
    if (p && is_quantity_pronoun(r.units[p->head].low)) return p;
    return p;
  }
  // "drivers led by the mayor and the council": what "and" joins may turn out to hang on a noun further left
  Phrase whole = *p;
  bool open = false;
  for (int step = 0; step < 5 && p->first > line.first + 1; ++step) {
    const Unit& w = r.units[p->first - 1];
    std::uint32_t left = p->first - 2;
    if (w.kind != UnitKind::kWord) break;
    // "a memo detailing the findings"
    if (w.form == VerbForm::kGerund && w.word_class == WordClass::kVerb) {
      const auto outer = base_phrase_ending(r, line, left);
      if (!outer || r.units[outer->head].word_class == WordClass::kPronoun || !may_begin(r, line, outer->first) ||
          (outer->first > line.first && is_verbal(r.units[outer->first - 1])))
        break;
      p = whole = Phrase{outer->first, p->last, outer->head};
      open = false;
      continue;
    }
    const bool of = w.low == "of";
    const bool joins = w.low == "and" || w.low == "or" || w.low == "&";
    if (!of && !joins && !is_hanging_preposition(w.low)) break;
    // "sources briefed on the trip", "people familiar with the matter"
    std::uint32_t noun_end = left;
    while (!joins && noun_end > line.first && left - noun_end < 3 &&
           (is_participle(r.units[noun_end]) || is_adverb(r.units[noun_end]) ||
            (r.units[noun_end].word_class == WordClass::kVerb && r.units[noun_end].form == VerbForm::kPast &&
             noun_end != left + 1 && w.low != "to") ||
            (r.units[noun_end].word_class == WordClass::kAdjective)))
      --noun_end;
    const auto outer = base_phrase_ending(r, line, noun_end);
    if (!outer) break;
    const Unit& head = r.units[outer->head];
    if (head.word_class == WordClass::kPronoun && !is_quantity_pronoun(head.low)) break;
    if (!of || noun_end != left) {
      const bool begins = may_begin(r, line, outer->first);
      if (!begins && !joins) break;
      open = !begins;
      if (outer->first > line.first && is_verbal(r.units[outer->first - 1]) && (joins || noun_end != left)) break;
      if (noun_end != left && head.name != kNone) break;
    }
    if (joins && (r.units[outer->head].in_time || head.kind == UnitKind::kQuotation)) break;
    p = Phrase{outer->first, p->last, joins ? p->head : outer->head, joins};
    if (!open) whole = *p;
  }
  p = whole;
  if (const auto over = over_relative(r, line, *p)) return over;
  return p;
}

std::optional<Phrase> base_phrase_starting(const Reading& r, const Line& line, std::uint32_t first) {
  if (first >= line.end) return std::nullopt;
  std::uint32_t i = first;
  const std::uint32_t end = std::min(line.end, first + kLongestPhrase);
  std::optional<std::uint32_t> head;
  const Unit& u = r.units[first];
  if (u.kind == UnitKind::kWord && u.word_class == WordClass::kPronoun && !is_possessive_pronoun(u) &&
      !is_quantity_pronoun(u.low))
    return Phrase{first, first, first};
  for (; i < end; ++i) {
    const Unit& w = r.units[i];
    if (w.kind == UnitKind::kParenthesis) {
      if (!head) break;
      continue;
    }
    if (w.in_time && w.name == kNone && !is_possessive(w) && !time_before_noun(r, line, i)) {
      if (head || !is_determiner(w)) break;
    }
    if (i > first && is_name_glue(r, i)) {
      head = i;
      continue;
    }
    if (is_determiner(w) || (is_quantity_pronoun(w.low) && i == first)) {
      if (head) break;
      if (is_quantity_pronoun(w.low) && !is_determiner(w)) head = i;
      if (is_quantity_pronoun(w.low) && is_determiner(w) &&
          (i + 1 >= end || !(is_nominal(r.units[i + 1]) || r.units[i + 1].word_class == WordClass::kAdjective)))
        head = i;
      continue;
    }
    if (w.fragment && head && w.form != VerbForm::kNotVerb) break;
    if (w.fragment || w.word_class == WordClass::kNoun || w.word_class == WordClass::kProperNoun ||
        w.word_class == WordClass::kNumber) {
      head = i;
      continue;
    }
    if (w.word_class == WordClass::kPronoun) {
      break;
    }
    if (w.word_class == WordClass::kAdjective) continue;
    if (is_possessive(w)) {
      if (!head) break;
      continue;
    }
    if ((is_participle(w) || is_adverb(w)) && !head && i + 1 < end) continue;
    if ((w.low == "&" || w.punct == '/' || w.punct == '-') && head && i + 1 < end && w.span.end == r.units[i + 1].span.begin)
      continue;
    break;
  }
  if (!head) return std::nullopt;
  std::uint32_t last = *head;
  while (last + 1 < end && r.units[last + 1].kind == UnitKind::kParenthesis) ++last;
  return Phrase{first, last, *head};
}

std::optional<Phrase> phrase_starting(const Reading& r, const Line& line, std::uint32_t first, bool loose) {
  auto p = base_phrase_starting(r, line, first);
  if (!p) return p;
  bool named = r.units[p->head].name != kNone || r.units[p->head].word_class == WordClass::kProperNoun;
  const std::uint32_t end = std::min(line.end, first + kLongestPhrase + kLongestInsertion);
  for (int step = 0; step < 6 && p->last + 2 < end + 1 && p->last + 1 < line.end; ++step) {
    const std::uint32_t at = p->last + 1;
    const Unit& w = r.units[at];
    if (w.kind != UnitKind::kWord) break;
    if (at + 1 < line.end &&
        (w.low == "of" || (w.low != "to" && is_hanging_preposition(w.low) && !named && !r.units[at + 1].in_time))) {
      const auto inner = base_phrase_starting(r, line, at + 1);
      if (!inner) break;
      p->last = inner->last;
      continue;
    }
    if (at + 1 < line.end && (w.low == "and" || w.low == "&" || w.low == "or")) {
      const auto inner = base_phrase_starting(r, line, at + 1);
      if (!inner || (inner->last + 1 < line.end && is_finite(r.units[inner->last + 1]))) break;
      p->last = inner->last;
      p->joined = true;
      continue;
    }
    // "people familiar with the matter"
    if (!named && at + 2 < line.end && w.word_class == WordClass::kAdjective && w.low != "prior" &&
        (r.units[at + 1].low == "with" || r.units[at + 1].low == "to")) {
      const auto inner = base_phrase_starting(r, line, at + 2);
      if (!inner) break;
      p->last = inner->last;
      continue;
    }
    // "sources briefed on the trip"
    if (!named && at + 2 < line.end && is_participle(w) && w.form == VerbForm::kPastParticiple &&
        r.units[at + 1].word_class == WordClass::kAdposition) {
      const auto inner = base_phrase_starting(r, line, at + 2);
      if (!inner) break;
      p->last = inner->last;
      continue;
    }
    // an apposition or an age
    if (loose && is_comma(w) && at + 1 < line.end) {
      const auto inner = base_phrase_starting(r, line, at + 1);
      if (!inner || r.units[inner->head].word_class == WordClass::kPronoun) break;
      if (inner->last + 1 < line.end && is_verbal(r.units[inner->last + 1])) break;
      p->last = inner->last;
      named = r.units[inner->head].name != kNone;
      continue;
    }
    break;
  }
  return p;
}

}  // namespace stemma::attributing
