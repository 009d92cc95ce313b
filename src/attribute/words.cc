#include "attribute/words.h"

namespace stemma::attributing {

bool is_nominal(const Unit& u) {
  if (u.kind == UnitKind::kQuotation) return u.fragment;
  if (u.kind != UnitKind::kWord) return false;
  return u.word_class == WordClass::kNoun || u.word_class == WordClass::kProperNoun || u.word_class == WordClass::kPronoun ||
         u.word_class == WordClass::kNumber;
}
bool is_verbal(const Unit& u) {
  return u.kind == UnitKind::kWord && (u.word_class == WordClass::kVerb || u.word_class == WordClass::kAuxiliary);
}
bool is_finite(const Unit& u) {
  return is_verbal(u) && (u.form == VerbForm::kPast || u.form == VerbForm::kPresent || u.form == VerbForm::kThirdSingular ||
                          u.form == VerbForm::kModal);
}
bool is_be(const Unit& u) {
  static constexpr Listed kWords = {"is", "was", "are", "were", "be", "been", "being", "'s", "'re", "'m", "am"};
  return u.low.size() <= 5 && among(u.low, kWords);
}
bool is_have(const Unit& u) {
  static constexpr Listed kWords = {"has", "have", "had", "having", "'ve", "'s", "'d"};
  return u.low.size() <= 6 && among(u.low, kWords);
}
bool is_negation(const Unit& u) {
  static constexpr Listed kWords = {"not", "n't", "never"};
  return u.low.size() <= 5 && among(u.low, kWords);
}
bool is_comma(const Unit& u) { return u.punct == ','; }
bool is_break(const Unit& u) { return u.punct != 0 && u.punct != '"' && u.punct != '/'; }
bool is_relative(const Unit& u) {
  static constexpr Listed kWords = {"who", "which", "whose", "whom", "where"};
  return u.low.size() <= 5 && among(u.low, kWords);
}
bool is_coordinator(const Unit& u) {
  static constexpr Listed kWords = {"and", "but", "or", "&"};
  return u.low.size() <= 3 && among(u.low, kWords);
}
bool is_personal_pronoun(const Unit& u) {
  static constexpr Listed kWords = {"he", "she", "they", "it", "i", "we", "you", "who"};
  return u.kind == UnitKind::kWord && among(u.low, kWords);
}
bool is_possessive(const Unit& u) {
  return u.kind == UnitKind::kWord && (u.low == "'s" || u.low == "'") && u.word_class != WordClass::kVerb &&
         u.word_class != WordClass::kAuxiliary;
}
bool is_possessive_pronoun(const Unit& u) {
  static constexpr Listed kWords = {"his", "her", "their", "its", "my", "our", "your", "whose"};
  return u.kind == UnitKind::kWord && among(u.low, kWords);
}
bool is_subordinator(const Unit& u) {
  static constexpr Listed kWords = {"that",    "because", "while", "although", "though", "if",   "when",
                                    "whether", "as",      "since", "after",    "before", "than", "unless",
                                    "until",   "where",   "once",  "even",     "what",   "how",  "why"};
  return u.kind == UnitKind::kWord && among(u.low, kWords);
}

bool is_hanging_preposition(std::string_view w) {
  static constexpr Listed kWords = {"for",     "in",   "at",      "from",  "with",   "on",     "to",      "by",    "about",
                                    "against", "near", "between", "under", "inside", "within", "outside", "behind"};
  return among(w, kWords);
}

// Pronouns that stand for a group and may be modified ("many others", "some in the party").
bool is_quantity_pronoun(std::string_view w) {
  static constexpr Listed kWords = {"some", "many", "others",  "most",    "all",   "both",  "few",  "several", "one",
                                    "none", "more", "neither", "another", "those", "other", "each", "any"};
  return among(w, kWords);
}

bool is_determiner(const Unit& u) {
  return u.kind == UnitKind::kWord && (u.word_class == WordClass::kDeterminer || is_possessive_pronoun(u));
}

bool is_participle(const Unit& u) {
  return u.kind == UnitKind::kWord && u.word_class == WordClass::kVerb &&
         (u.form == VerbForm::kPastParticiple || u.form == VerbForm::kGerund);
}

bool is_adverb(const Unit& u) { return u.kind == UnitKind::kWord && u.word_class == WordClass::kAdverb; }

bool is_wh(const Unit& u) {
  static constexpr Listed kWords = {"whether", "if", "how", "why", "what", "who", "when", "where", "which"};
  return u.kind == UnitKind::kWord && among(u.low, kWords);
}

bool is_adjunct_preposition(std::string_view w) {
  static constexpr Listed kWords = {"in",   "at",    "during", "via",   "through",   "on",   "by",   "from",
                                    "with", "after", "before", "ahead", "following", "over", "under"};
  return among(w, kWords);
}

}  // namespace stemma::attributing
