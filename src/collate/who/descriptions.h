#pragma once
// What words say of somebody without naming him: his country, his office.

#include <string>
#include <string_view>
#include <vector>

#include "collate/reading/lexicon.h"
#include "stemma/dossier.h"

namespace stemma::collating {

// Countries that the lists do not know, from the nationalities and places that the reports name.
void learn_countries(const std::vector<Report>& reports, Lexicon& lexicon);

// Countries and office classes that the words of [span] name: "Iranian military official" -> Iran; military, official.
struct Description {
  std::vector<std::string> countries, offices;  // sorted, each once
};
Description describe(std::string_view text, const Lexicon& lexicon);

}  // namespace stemma::collating
