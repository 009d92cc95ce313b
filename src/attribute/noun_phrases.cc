// Noun phrases without a parser.
//
// The problem: whose words these are is mostly told by the phrase before a verb of saying, and what is in the way between the two:
// an apposition, a relative clause, a time, an adverb, a parenthesis, a phrase with "of" or "for".
//
// The model: a base phrase is a run of nouns, names, adjectives and numbers, led by a determiner or a possessive; it is walked from
// its head outwards. A prepositional phrase belongs to the noun before it when the whole then begins where a clause may begin (at the line's start,
// after a comma, a conjunction, an adverb, "that"); "of" always does. Between a comma before the verb and an earlier one stands an
// insertion when what precedes the earlier comma is a noun phrase that begins where a clause may begin.
// Rejected: taking the nearest name to the left, which names "Geneva" in "a spokesman for the council in Geneva said".

#include "attribute/noun_phrases.h"

#include <algorithm>
#include <array>

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kLongestPhrase = 24;
constexpr std::uint32_t kLongestInsertion = 40;
constexpr std::uint32_t kClauseReach = 28;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_hanging_preposition(std::string_view w) {
  static constexpr std::array<std::string_view, 17> kWords = {"for", "in", "at", "from", "with", "on", "to", "by", "about", "against",
                                                              "near", "between", "under", "inside", "within", "outside", "behind"};
  return among(w, kWords);
}

// Pronouns that stand for a group and may be modified ("many others", "some in the party").
bool is_quantity_pronoun(std::string_view w) {
  static constexpr std::array<std::string_view, 16> kWords = {"some", "many", "others", "most", "all", "both", "few", "several", "one",
                                                              "none", "neither", "another", "those", "other", "each", "any"};
  return among(w, kWords);
}

bool is_determiner(const Unit& u) {
  return u.kind == UnitKind::kWord && (u.word_class == WordClass::kDeterminer || is_possessive_pronoun(u));
}

bool is_participle(const Unit& u) {
  return u.kind == UnitKind::kWord && u.word_class == WordClass::kVerb && (u.form == VerbForm::kPastParticiple || u.form == VerbForm::kGerund);
}

bool is_adverb(const Unit& u) { return u.kind == UnitKind::kWord && u.word_class == WordClass::kAdverb; }

bool is_name_glue(const Reading& r, std::uint32_t i) {
  return r.units[i].name != kNone && i > 0 && r.units[i - 1].name == r.units[i].name;
}

// Whether a clause may begin at unit i, judged by what stands before it.
bool may_begin(const Reading& r, const Line& line, std::uint32_t i) {
  if (i <= line.first) return true;
  const Unit& before = r.units[i - 1];
  if (before.kind != UnitKind::kWord) return true;
  if (is_break(before) || is_coordinator(before) || is_subordinator(before) || is_adverb(before) || before.in_time) return true;
  if (before.punct != 0) return true;
  return is_verbal(before) || is_relative(before) || before.word_class == WordClass::kSubordinator || before.word_class == WordClass::kInterjection ||
         before.word_class == WordClass::kOther;
}

std::uint32_t floor_of(const Line& line, std::uint32_t last) {
  return last > line.first + kLongestPhrase ? last - kLongestPhrase : line.first;
}

std::optional<Phrase> base_ending(const Reading& r, const Line& line, std::uint32_t last) {
  const std::uint32_t floor = floor_of(line, last);
  std::uint32_t i = last;
  while (i > floor && r.units[i].kind == UnitKind::kParenthesis) --i;
  if (i < floor) return std::nullopt;
  const Unit& u = r.units[i];
  if (is_possessive_pronoun(u)) return std::nullopt;
  const bool nominal_adjective = u.word_class == WordClass::kAdjective && i > floor &&
                                 (r.units[i - 1].low == "the" || r.units[i - 1].low == "many");
  const bool quantity = is_quantity_pronoun(u.low) && u.kind == UnitKind::kWord;
  if (!is_nominal(u) && !nominal_adjective && !quantity) return std::nullopt;
  if (u.in_time && u.name == kNone) return std::nullopt;
  Phrase p{i, last, i};
  if (u.kind == UnitKind::kWord && u.word_class == WordClass::kPronoun && !quantity) return p;
  while (i > floor) {
    const Unit& w = r.units[i - 1];
    const Unit& next = r.units[i];
    if (w.kind == UnitKind::kParenthesis) break;
    if (w.in_time && !is_possessive(next)) break;
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
      if (i > floor && (r.units[i - 1].low == "all" || r.units[i - 1].low == "both" || r.units[i - 1].low == "half")) p.first = --i;
      break;
    }
    if (is_participle(w) && i - 1 > floor) {
      const Unit& left = r.units[i - 2];
      if (is_determiner(left) || left.word_class == WordClass::kAdjective || is_possessive(left) || (is_adverb(left) && i - 2 > floor && is_determiner(r.units[i - 3]))) {
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

// Skips time expressions, adverbs and parentheses leftwards; the unit found may be line.first - 1 only if nothing is left.
std::optional<std::uint32_t> skip_left(const Reading& r, const Line& line, std::uint32_t from) {
  std::uint32_t i = from;
  for (;;) {
    if (i <= line.first) return std::nullopt;
    const Unit& u = r.units[i - 1];
    if (u.kind == UnitKind::kParenthesis || u.in_time || (is_adverb(u) && u.name == kNone) || u.low == "then" || u.low == "all" || u.low == "both" || u.low == "himself" || u.low == "herself" || u.low == "themselves" || u.low == "itself") {
      // "all", "both" count as the phrase itself where nothing nominal stands before them.
      if ((u.low == "all" || u.low == "both") && (i - 1 == line.first || !is_nominal(r.units[i - 2]))) return i - 1;
      --i;
      continue;
    }
    if (i < from && r.units[i].in_time && (u.low == "on" || u.low == "in" || u.low == "at" || u.low == "late" || u.low == "early" || u.low == "during" || u.low == "earlier")) {
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

// A relative clause without commas before a verb: "people who saw the crash | said".
std::optional<Phrase> over_relative(const Reading& r, const Line& line, const Phrase& p) {
  const std::uint32_t floor = floor_of(line, p.first);
  bool verb = false;
  for (std::uint32_t i = p.first; i > floor; --i) {
    const Unit& u = r.units[i - 1];
    if (is_break(u) || u.kind == UnitKind::kQuotation) return std::nullopt;
    if ((u.low == "who" || u.low == "that" || u.low == "which") && i - 1 > line.first) {
      if (!verb) return std::nullopt;
      const auto noun = base_ending(r, line, i - 2);
      if (!noun || r.units[noun->head].word_class == WordClass::kPronoun) return std::nullopt;
      if (!may_begin(r, line, noun->first) || (noun->first > line.first && is_verbal(r.units[noun->first - 1]))) return std::nullopt;
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

bool is_personal_pronoun(const Unit& u) {
  static constexpr std::array<std::string_view, 8> kWords = {"he", "she", "they", "it", "i", "we", "you", "who"};
  return u.kind == UnitKind::kWord && among(u.low, kWords);
}
bool is_possessive(const Unit& u) {
  return u.kind == UnitKind::kWord && (u.low == "'s" || u.low == "'") && u.word_class != WordClass::kVerb && u.word_class != WordClass::kAuxiliary;
}
bool is_possessive_pronoun(const Unit& u) {
  static constexpr std::array<std::string_view, 8> kWords = {"his", "her", "their", "its", "my", "our", "your", "whose"};
  return u.kind == UnitKind::kWord && among(u.low, kWords);
}
bool is_subordinator(const Unit& u) {
  static constexpr std::array<std::string_view, 21> kWords = {"that", "because", "while", "although", "though", "if", "when", "whether", "as",
                                                              "since", "after", "before", "than", "unless", "until", "where", "once", "even", "what", "how", "why"};
  return u.kind == UnitKind::kWord && among(u.low, kWords);
}

std::optional<Phrase> base_phrase_ending(const Reading& r, const Line& line, std::uint32_t last) { return base_ending(r, line, last); }

std::optional<Phrase> phrase_ending(const Reading& r, const Line& line, std::uint32_t last) {
  auto p = base_ending(r, line, last);
  if (!p || r.units[p->head].word_class == WordClass::kPronoun) {
    if (p && is_quantity_pronoun(r.units[p->head].low)) return p;
    return p;
  }
  for (int step = 0; step < 4 && p->first > line.first + 1; ++step) {
    const Unit& w = r.units[p->first - 1];
    std::uint32_t left = p->first - 2;
    if (w.kind != UnitKind::kWord) break;
    const bool of = w.low == "of";
    const bool joins = w.low == "and" || w.low == "or" || w.low == "&";
    if (!of && !joins && !is_hanging_preposition(w.low)) break;
    // "sources briefed on the trip", "people familiar with the matter"
    std::uint32_t noun_end = left;
    while (!joins && noun_end > line.first && left - noun_end < 3 &&
           (is_participle(r.units[noun_end]) || is_adverb(r.units[noun_end]) || (r.units[noun_end].word_class == WordClass::kVerb && r.units[noun_end].form == VerbForm::kPast && noun_end != left + 1 && w.low != "to") ||
            (r.units[noun_end].word_class == WordClass::kAdjective)))
      --noun_end;
    const auto outer = base_ending(r, line, noun_end);
    if (!outer) break;
    const Unit& head = r.units[outer->head];
    if (head.word_class == WordClass::kPronoun && !is_quantity_pronoun(head.low)) break;
    if (!of || noun_end != left) {
      if (!may_begin(r, line, outer->first)) break;
      if (outer->first > line.first && is_verbal(r.units[outer->first - 1]) && (joins || noun_end != left)) break;
      if (noun_end != left && head.name != kNone) break;
    }
    if (joins && (r.units[outer->head].in_time || head.kind == UnitKind::kQuotation)) break;
    p = Phrase{outer->first, p->last, joins ? p->head : outer->head};
  }
  // "the parents, teachers and pupils": only names and plain nouns joined by commas before a final "and" are taken.
  if (const auto over = over_relative(r, line, *p)) return over;
  return p;
}

std::optional<Phrase> base_phrase_starting(const Reading& r, const Line& line, std::uint32_t first) {
  if (first >= line.end) return std::nullopt;
  std::uint32_t i = first;
  const std::uint32_t end = std::min(line.end, first + kLongestPhrase);
  std::optional<std::uint32_t> head;
  const Unit& u = r.units[first];
  if (u.kind == UnitKind::kWord && u.word_class == WordClass::kPronoun && !is_possessive_pronoun(u) && !is_quantity_pronoun(u.low)) return Phrase{first, first, first};
  for (; i < end; ++i) {
    const Unit& w = r.units[i];
    if (w.kind == UnitKind::kParenthesis) {
      if (!head) break;
      continue;
    }
    if (w.in_time && w.name == kNone && !(i + 1 < end && is_possessive(r.units[i + 1])) && !is_possessive(w)) {
      if (head || !is_determiner(w)) break;
    }
    if (i > first && is_name_glue(r, i)) {
      head = i;
      continue;
    }
    if (is_determiner(w) || (is_quantity_pronoun(w.low) && i == first)) {
      if (head) break;
      if (is_quantity_pronoun(w.low) && !is_determiner(w)) head = i;
      if (is_quantity_pronoun(w.low) && is_determiner(w) && (i + 1 >= end || !(is_nominal(r.units[i + 1]) || r.units[i + 1].word_class == WordClass::kAdjective))) head = i;
      continue;
    }
    if (w.fragment && head && w.form != VerbForm::kNotVerb) break;
    if (w.fragment || w.word_class == WordClass::kNoun || w.word_class == WordClass::kProperNoun || w.word_class == WordClass::kNumber) {
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
    if ((w.low == "&" || w.punct == '/' || w.punct == '-') && head && i + 1 < end && w.span.end == r.units[i + 1].span.begin) continue;
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
  const bool named = r.units[p->head].name != kNone || r.units[p->head].word_class == WordClass::kProperNoun;
  const std::uint32_t end = std::min(line.end, first + kLongestPhrase + kLongestInsertion);
  for (int step = 0; step < 6 && p->last + 2 < end + 1 && p->last + 1 < line.end; ++step) {
    const std::uint32_t at = p->last + 1;
    const Unit& w = r.units[at];
    if (w.kind != UnitKind::kWord) break;
    if (at + 1 < line.end && (w.low == "of" || (w.low != "to" && is_hanging_preposition(w.low) && (loose || !named) && !r.units[at + 1].in_time))) {
      const auto inner = base_phrase_starting(r, line, at + 1);
      if (!inner) break;
      p->last = inner->last;
      continue;
    }
    if (at + 1 < line.end && (w.low == "and" || w.low == "&" || w.low == "or")) {
      const auto inner = base_phrase_starting(r, line, at + 1);
      if (!inner || (inner->last + 1 < line.end && is_finite(r.units[inner->last + 1]))) break;
      p->last = inner->last;
      continue;
    }
    // "sources briefed on the trip"
    if (!named && at + 2 < line.end && is_participle(w) && w.form == VerbForm::kPastParticiple && r.units[at + 1].word_class == WordClass::kAdposition) {
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
      continue;
    }
    break;
  }
  return p;
}

std::uint32_t group_begin(const Reading& r, const Line& line, std::uint32_t verb) {
  std::uint32_t i = verb;
  while (i > line.first && verb - i < 8) {
    const Unit& u = r.units[i - 1];
    if (u.kind != UnitKind::kWord || u.in_time) break;
    if (u.word_class == WordClass::kAuxiliary || is_negation(u) || (is_adverb(u) && u.low != "when" && u.low != "where" && u.low != "how" && u.low != "why")) {
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
      if (!subject.antecedent && before >= line.first + 2) subject.antecedent = base_ending(r, line, before - 2);
    }
    return subject;
  }
  if (u.low == "and" || u.low == "but" || u.low == "or" || u.low == "then" || (is_comma(u) && i > line.first && false)) {
    for (std::uint32_t k = i; k > line.first; --k) {
      if (r.units[k - 1].kind == UnitKind::kWord && is_finite(r.units[k - 1])) {
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
      if (finite && opens.word_class == WordClass::kVerb && opens.form == VerbForm::kPast && k + 1 < i && r.units[k + 1].word_class == WordClass::kAdposition) {
        finite = false;
        for (std::uint32_t m = k + 1; m < i && !finite; ++m) finite = is_finite(r.units[m]);
      }
      const bool relative = is_relative(opens) || (k + 1 < i && (opens.word_class == WordClass::kAdposition || opens.word_class == WordClass::kPronoun || opens.word_class == WordClass::kDeterminer) && finite) ||
                            opens.low == "as" || opens.low == "when" || opens.low == "while" || opens.low == "if" || opens.low == "though";
      if (finite && !relative) continue;
      subject.kind = SubjectKind::kPhrase;
      subject.phrase = *before;
      // "the partners, Peru, Chile and Brazil, said": a list of names explains the plural before it
      if (before->first > line.first + 1 && is_comma(r.units[before->first - 1]) && r.units[before->head].name != kNone && opens.name != kNone) {
        const auto plural = phrase_ending(r, line, before->first - 2);
        const DescriptionNoun* noun = plural ? r.lexicon.description(r.units[plural->head].low) : nullptr;
        if (noun != nullptr && noun->plural) subject.phrase = *plural;
      }
      const bool apposition = !finite && is_nominal(opens) + is_determiner(opens) + (opens.word_class == WordClass::kAdjective) > 0 && !opens.in_time;
      if (apposition) subject.phrase.last = i - 1;
      return subject;
    }
    return subject;
  }
  auto p = phrase_ending(r, line, i);
  if (!p) return subject;
  // "Per Lund, a spokesman for the union said": an apposition whose second comma is missing
  if (p->first > line.first + 1 && is_comma(r.units[p->first - 1]) && (r.units[p->first].low == "a" || r.units[p->first].low == "an" || r.units[p->first].low == "the")) {
    const DescriptionNoun* noun = r.lexicon.description(r.units[p->head].low);
    const auto named = noun != nullptr && noun->type == NounType::kPerson ? base_ending(r, line, p->first - 2) : std::nullopt;
    if (named && named->first == line.first && r.units[named->head].name != kNone && r.annotations.names[r.units[named->head].name].type == NameType::kPerson)
      p = Phrase{named->first, p->last, named->head};
  }
  // "it" of "reported it" and objects before a participle are told apart by the caller.
  subject.kind = SubjectKind::kPhrase;
  subject.phrase = *p;
  return subject;
}

bool starts_clause(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t* verb) {
  if (first >= line.end) return false;
  const std::uint32_t end = std::min(line.end, first + kClauseReach);
  std::uint32_t i = first;
  if (is_break(r.units[first])) return false;
  // "now that this has come true, the …", "if …, he …", "in 2016 he …": what precedes the subject ends at a comma or with its phrase.
  for (int step = 0; step < 3 && i < end; ++step) {
    const Unit& u = r.units[i];
    if (u.kind != UnitKind::kWord) break;
    if (is_adverb(u) || u.in_time || is_comma(u)) {
      while (i < end && r.units[i].kind == UnitKind::kWord && (is_adverb(r.units[i]) || r.units[i].in_time || is_comma(r.units[i]))) ++i;
      continue;
    }
    if (u.low == "if" || u.low == "while" || u.low == "although" || u.low == "when" || u.low == "because" || u.low == "despite" || u.low == "in" ||
        u.low == "under" || u.low == "by" || u.low == "with" || u.low == "after" || u.low == "since" || u.low == "unless" || u.low == "without" || u.low == "on" || u.low == "at" || u.low == "during" || u.low == "for" || u.low == "from" || u.low == "as" || u.low == "among" || u.low == "until" || u.low == "based") {
      std::uint32_t k = i + 1;
      while (k < end && !is_comma(r.units[k])) ++k;
      if (k < end) {
        i = k + 1;
        continue;
      }
      const auto inner = base_phrase_starting(r, line, i + 1);
      if (!inner) return false;
      i = inner->last + 1;
      continue;
    }
    break;
  }
  if (i >= end) return false;
  const Unit& u = r.units[i];
  if (u.low == "there" || u.low == "what" || u.low == "whoever" || u.low == "whatever" || u.low == "either" || u.low == "neither" || u.low == "not") {
    for (std::uint32_t k = i + 1; k < end && !is_break(r.units[k]); ++k)
      if (is_finite(r.units[k])) {
        if (verb) *verb = k;
        return true;
      }
    return false;
  }
  static constexpr std::array<std::string_view, 6> kObjects = {"him", "me", "us", "them", "himself", "herself"};
  if (among(u.low, kObjects)) return false;
  std::uint32_t k = i;
  if (is_participle(u) && u.form == VerbForm::kGerund) {
    ++k;
  }
  // his "first thought was of home"
  if (is_determiner(u) && k + 1 < end && r.units[k + 1].kind == UnitKind::kQuotation && !r.units[k + 1].fragment) {
    if (verb) *verb = k + 1;
    return true;
  }
  auto p = base_phrase_starting(r, line, k);
  if (!p) return false;
  k = p->last + 1;
  bool relative = false;
  while (k < end) {
    const Unit& w = r.units[k];
    if (w.kind != UnitKind::kWord) {
      if (w.kind == UnitKind::kQuotation && w.form != VerbForm::kNotVerb && !relative) {
        if (verb) *verb = k;
        return true;
      }
      ++k;
      continue;
    }
    if (is_finite(w)) {
      if (relative) {
        relative = false;
        ++k;
        continue;
      }
      if (verb) *verb = k;
      return true;
    }
    if (is_relative(w) || (w.low == "that" && k > i)) {
      relative = true;
      ++k;
      continue;
    }
    if (w.low == "to" && !relative && k + 1 < end && r.units[k + 1].form == VerbForm::kBase) return false;
    if (is_comma(w)) {
      // an insertion: skip to its end
      std::uint32_t m = k + 1;
      while (m < end && !is_comma(r.units[m]) && m - k < 16) ++m;
      if (m < end && is_comma(r.units[m]) && m + 1 < end && (is_finite(r.units[m + 1]) || is_adverb(r.units[m + 1]))) {
        k = m + 1;
        continue;
      }
      // a list of names
      const auto next = base_phrase_starting(r, line, k + 1);
      if (!next) return false;
      k = next->last + 1;
      continue;
    }
    if (is_break(w)) return false;
    if (w.low == "because" || w.low == "while" || w.low == "when" || w.low == "after" || w.low == "before" || w.low == "if" || w.low == "as") return false;
    ++k;
  }
  return false;
}

}  // namespace stemma::attributing
