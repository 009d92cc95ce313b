#pragma once
// The figures of the overview, in numbers and in words.

#include <array>
#include <string>
#include <string_view>

#include "present/dossier_view.h"

namespace stemma {

struct DossierCounts {
  std::string reports;                    // "4 reports from 3 outlets, 2 June 2024 to 5 June 2024, 1 without a known date"
  std::size_t speakers = 0;               // without the outlets' own voice
  std::size_t shared = 0;                 // claims in more than one outlet
  std::array<std::size_t, 4> of_class{};  // conflicts, by ConflictClass
  std::string other_classes;              // "1 update and 2 hedges"; "" when all are conflicts
  std::size_t passages = 0;               // shared between reports
};

DossierCounts count(const DossierView& view);

// Runs of letters and digits; marks inside a word do not end it.
std::size_t count_words(std::string_view text);

}  // namespace stemma
