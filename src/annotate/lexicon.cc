#include "annotate/lexicon.h"

#include <string>

#include "base/embedded_data.h"
#include "base/per_language.h"

namespace stemma::annotating {

const Lexicon* Lexicon::of(std::string_view language) {
  static auto* const known = new PerLanguage<Lexicon>(  // never destroyed: threads may outlive main's statics
      "tag_words.tsv", [](std::string_view one) { return std::make_unique<const Lexicon>(one); });
  return known->of(language);
}

Lexicon::Lexicon(std::string_view language) : Lexicon(language, "data/" + std::string(language) + "/") {}

Lexicon::Lexicon(std::string_view language, const std::string& folder)
    : abbreviations(folder),
      tags(folder),
      numbers(folder),
      times(folder, abbreviations),
      places(tags, abbreviations),
      names(folder, abbreviations, tags, places),
      units(folder, abbreviations),
      hints(folder),
      name_chain(embedded_file("models/" + std::string(language) + ".names.model")) {
  numbers.note(tags);
  times.note(tags);
  places.note(tags);
  names.note(tags);
  units.note(tags);
}

bool Lexicon::is_function_word(WordClass common) {
  switch (common) {
    case WordClass::kDeterminer:
    case WordClass::kPronoun:
    case WordClass::kAdposition:
    case WordClass::kSubordinator:
    case WordClass::kCoordinator:
    case WordClass::kAdverb:
    case WordClass::kAuxiliary:
      return true;
    default:
      return false;
  }
}

}  // namespace stemma::annotating
