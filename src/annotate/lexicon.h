#pragma once
// The word lists of one language, read once from data/LANG/ and shared by all threads.

#include <string>
#include <string_view>

#include "annotate/abbreviations.h"
#include "annotate/name_chain.h"
#include "annotate/name_hints.h"
#include "annotate/name_lists.h"
#include "annotate/numbers.h"
#include "annotate/places.h"
#include "annotate/time_words.h"
#include "annotate/units.h"
#include "annotate/word_classes.h"

namespace stemma::annotating {

class Lexicon {
 public:
  // Null for a language without lists (without tag_words.tsv). Read when first asked for. `language`: ISO 639-1.
  static const Lexicon* of(std::string_view language);

  explicit Lexicon(std::string_view language);  // "en": data/en/ and models/en.*

  // Determiner, pronoun, preposition, conjunction, auxiliary or adverb in small letters.
  bool is_function_word(std::string_view key) const { return is_function_word(tags.common_class(key)); }
  static bool is_function_word(WordClass common);

  Abbreviations abbreviations;
  TagTables tags;
  NumberWords numbers;
  TimeWords times;
  PlaceTable places;
  NameLists names;
  Units units;
  HintTable hints;
  NameChain name_chain;

 private:
  Lexicon(std::string_view language, const std::string& folder);
};

}  // namespace stemma::annotating
