#pragma once
// Two passes may find one conflict: "Was a deal made?" by its outcomes, "there is no deal" by its denial.

#include <vector>

#include "stemma/dossier.h"

namespace stemma::collating {

// Puts hard conflicts together whose sides rest on the same words, side by side. Order is kept; what is put in leaves.
std::vector<Conflict> each_once(std::vector<Conflict> conflicts);

}  // namespace stemma::collating
