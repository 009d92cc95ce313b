#pragma once
// The same person, organization or place across reports. An overlay: what each report calls its own stays as it is.

#include <cstdint>
#include <string>
#include <vector>

#include "collate/reading/lexicon.h"
#include "stemma/dossier.h"

namespace stemma::collating {

struct Overlay {
  std::vector<Entity> entities;                // ordered by type, then name, then id
  std::vector<std::vector<std::uint32_t>> of;  // [report][local entity] -> index into entities, or kNone
  std::vector<std::vector<std::string>>
      countries;                                  // of each entity: those its roles and titles name, or the country it is; sorted
  std::vector<std::vector<std::string>> offices;  // classes of data/LANG/role_words.tsv in its roles and titles; sorted

  std::uint32_t at(std::uint32_t report, std::uint32_t local) const {
    return local < of[report].size() ? of[report][local] : kNone;
  }
};

// REQUIRES: reports are in their final order (evidence names them by index).
Overlay join_entities(const std::vector<Report>& reports, const Lexicon& lexicon);

}  // namespace stemma::collating
