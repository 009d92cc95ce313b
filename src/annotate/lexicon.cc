#include "annotate/lexicon.h"

namespace stemma::annotating {

const Lexicon* Lexicon::of(std::string_view language) {
  if (language != "en") return nullptr;
  static const Lexicon* const english = new Lexicon("data/en/");  // never destroyed: threads may outlive main's statics
  return english;
}

Lexicon::Lexicon(std::string_view folder)
    : abbreviations(folder),
      tags(folder),
      numbers(folder),
      times(folder, abbreviations),
      places(tags, abbreviations),
      names(folder, abbreviations, tags, places),
      units(folder, abbreviations),
      hints(folder) {}

bool Lexicon::is_function_word(std::string_view key) const {
  switch (tags.common_class(key)) {
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
