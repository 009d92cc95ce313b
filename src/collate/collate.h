#pragma once
// "Do the accounts agree?"  Reports of one affair -> dossier: entities, claims with variants, conflicts, reuse, stemma, coverage, timeline,
// places and a summary in which every sentence carries its evidence.

#include <vector>

#include "stemma/dossier.h"
#include "stemma/limits.h"

namespace stemma {

// Takes the reports over and orders them (published, unknown last; then id). The result does not depend on their order.
Dossier collate(std::vector<Report>&& reports, const Limits& limits);

}  // namespace stemma
