#include "attribute/word_repairs.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

bool nominal_word(const Unit& u) {
  return u.kind == UnitKind::kWord &&
         (u.word_class == WordClass::kNoun || u.word_class == WordClass::kProperNoun || u.word_class == WordClass::kAdjective);
}

void become(Unit& u, WordClass word_class, VerbForm form = VerbForm::kNotVerb) {
  u.word_class = word_class;
  u.form = form;
}

// "Meeks said", "Gray told reporters": a capital inside a line is a name.
void repair_name(std::vector<Unit>& units, const Line& line, std::uint32_t i, const Lexicon& lexicon) {
  Unit& u = units[i];
  if (!u.capital || line.headline) return;
  const bool function =
      u.word_class == WordClass::kAdposition || u.word_class == WordClass::kDeterminer || u.word_class == WordClass::kCoordinator;
  const bool odd =
      u.word_class == WordClass::kVerb || u.word_class == WordClass::kOther || u.word_class == WordClass::kInterjection;
  const bool lone = u.word_class == WordClass::kAdjective && i + 1 < line.end && is_verbal(units[i + 1]);
  // "he Tweeted"
  const bool verb = u.word_class == WordClass::kVerb && i > line.first && lexicon.verbs.find(u.low) != nullptr &&
                    (units[i - 1].word_class == WordClass::kPronoun || units[i - 1].name != kNone);
  if (verb) return;
  if ((u.name != kNone && !function && u.word_class != WordClass::kAdjective) || (i > line.first && (odd || lone)))
    become(u, WordClass::kProperNoun);
}

// "a senior military official said": a noun of persons taken for an adjective.
void repair_noun(std::vector<Unit>& units, const Line& line, std::uint32_t i, const Lexicon& lexicon) {
  Unit& u = units[i];
  if (u.word_class != WordClass::kAdjective || i == line.first) return;
  if (i + 1 < line.end && nominal_word(units[i + 1])) return;
  const DescriptionNoun* noun = lexicon.description(u.low);
  if (noun != nullptr && (nominal_word(units[i - 1]) || units[i - 1].word_class == WordClass::kDeterminer))
    become(u, WordClass::kNoun);
}

// "he Tweeted": a capitalised verb of saying right behind a pronoun.
void repair_capital(std::vector<Unit>& units, const Line& line, std::uint32_t i, const Lexicon& lexicon) {
  Unit& u = units[i];
  if (!u.capital || u.word_class != WordClass::kProperNoun || u.name != kNone || i == line.first || !u.low.ends_with("ed"))
    return;
  if (units[i - 1].low != "he" && units[i - 1].low != "she" && units[i - 1].low != "they") return;
  if (lexicon.verbs.find(u.low) != nullptr) become(u, WordClass::kVerb, VerbForm::kPast);
}

// "company sources said": a noun taken for a verb between a noun and a verb of saying.
void repair_plural(std::vector<Unit>& units, const Line& line, std::uint32_t i) {
  Unit& u = units[i];
  if (u.word_class != WordClass::kVerb || i == line.first || i + 1 >= line.end) return;
  if (u.form != VerbForm::kThirdSingular && u.form != VerbForm::kBase && u.form != VerbForm::kPresent) return;
  const Unit& right = units[i + 1];
  if (nominal_word(units[i - 1]) && is_finite(right) && right.form != VerbForm::kModal &&
      right.word_class != WordClass::kAuxiliary)
    become(u, WordClass::kNoun);
}

// "'Evening' show host": a noun taken for a verb between a title and a noun.
void repair_compound(std::vector<Unit>& units, const Line& line, std::uint32_t i) {
  Unit& u = units[i];
  if (u.word_class != WordClass::kVerb || i == line.first || i + 1 >= line.end || !units[i - 1].fragment) return;
  if ((u.form == VerbForm::kBase || u.form == VerbForm::kPresent) && nominal_word(units[i + 1])) become(u, WordClass::kNoun);
}

// "the channel published a map": a participle with a subject before it, an object behind it and no auxiliary is a past form.
void repair_past(std::vector<Unit>& units, const Line& line, std::uint32_t i) {
  Unit& u = units[i];
  if (u.form != VerbForm::kPastParticiple || u.word_class != WordClass::kVerb || i == line.first || i + 1 >= line.end) return;
  std::uint32_t k = i;
  while (k > line.first && units[k - 1].kind == UnitKind::kWord &&
         (units[k - 1].word_class == WordClass::kAdverb || units[k - 1].in_time))
    --k;
  if (k == line.first) return;
  const Unit& left = units[k - 1];
  if (!nominal_word(left) && left.word_class != WordClass::kPronoun && left.word_class != WordClass::kNumber) return;
  const Unit& right = units[i + 1];
  // "workers considered 'vital' are …": what follows the marks says that this was no verb of its own
  if (right.kind == UnitKind::kQuotation && i + 2 < line.end && is_finite(units[i + 2])) return;
  const bool object = right.kind == UnitKind::kQuotation || right.word_class == WordClass::kDeterminer ||
                      right.word_class == WordClass::kPronoun || right.word_class == WordClass::kSubordinator ||
                      right.low == "that";
  // "…," Gray added.
  const bool named = left.word_class == WordClass::kProperNoun || left.word_class == WordClass::kPronoun;
  if (object || (named && (is_break(right) || right.in_time))) u.form = VerbForm::kPast;
}

// "said it was old and added that": a participle of saying behind "and", with its clause, is a past form.
void repair_joined(std::vector<Unit>& units, const Line& line, std::uint32_t i, const Lexicon& lexicon) {
  Unit& u = units[i];
  if (u.form != VerbForm::kPastParticiple || u.word_class != WordClass::kVerb || i < line.first + 2 || i + 2 >= line.end) return;
  if (units[i - 1].low != "and" || units[i + 1].low != "that" || units[i - 2].form == VerbForm::kPastParticiple) return;
  if (lexicon.verbs.find(u.low) != nullptr) u.form = VerbForm::kPast;
}

// "Israel fears that", "the mayor claims he": a listed verb taken for a plural between its subject and its clause.
void repair_verb(std::vector<Unit>& units, const Line& line, std::uint32_t i, const Lexicon& lexicon) {
  constexpr int kListed = 150;
  Unit& u = units[i];
  if (u.word_class != WordClass::kNoun || i == line.first || i + 1 >= line.end || u.low.empty() || u.low.back() != 's') return;
  const std::uint32_t before = units[i - 1].word_class == WordClass::kAdverb && i > line.first + 1 ? i - 2 : i - 1;
  const Unit &left = units[before], &right = units[i + 1];
  if (left.kind != UnitKind::kWord) return;
  if (left.word_class != WordClass::kProperNoun && left.word_class != WordClass::kPronoun) {
    // "The council fears that it …": a noun with its article where a clause begins
    std::uint32_t k = before;
    while (k > line.first && before - k < 3 && nominal_word(units[k])) --k;
    const bool whole = left.word_class == WordClass::kNoun && k < before && units[k].word_class == WordClass::kDeterminer &&
                       (k == line.first || is_break(units[k - 1])) && right.low == "that" && i + 2 < line.end &&
                       !is_verbal(units[i + 2]);
    if (!whole) return;
  }
  const bool quotation = is_comma(right) && i + 2 < line.end && units[i + 2].kind == UnitKind::kQuotation;
  const bool clause = quotation || right.low == "that" || right.low == "he" || right.low == "she" || right.low == "they" ||
                      right.low == "it" || right.low == "there" || right.low == "whether";
  if (!clause) return;
  const auto* forms = lexicon.verbs.find(u.low);
  if (forms == nullptr || forms->back().strength < kListed || !forms->back().rest.empty()) return;
  become(u, WordClass::kVerb, VerbForm::kThirdSingular);
}

}  // namespace

void repair_words(std::vector<Unit>& units, const std::vector<Line>& lines, const Lexicon& lexicon) {
  for (const Line& line : lines)
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      if (units[i].kind != UnitKind::kWord) continue;
      repair_name(units, line, i, lexicon);
      repair_capital(units, line, i, lexicon);
      repair_noun(units, line, i, lexicon);
      repair_plural(units, line, i);
      repair_compound(units, line, i);
      repair_past(units, line, i);
      repair_joined(units, line, i, lexicon);
      repair_verb(units, line, i, lexicon);
    }
}

}  // namespace stemma::attributing
