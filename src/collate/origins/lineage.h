#pragma once
// Who took it from whom: speakers, agencies, outlets; and how many independent sources stand behind a claim.

#include "collate/sameness/claims.h"

namespace stemma::collating {

struct Lineage {
  std::vector<StemmaNode> nodes;  // by kind, then name
  std::vector<StemmaEdge> edges;  // by from, to, why
};
Lineage trace(const Affair& affair, const Claims& claims, const std::vector<Reuse>& reuse);

// Independent origins of the claim made of these parts: outlets that have it from one speaker, from one agency or from each other count once.
int count_origins(const Affair& affair, const std::vector<std::uint32_t>& parts, const std::vector<Reuse>& reuse);

}  // namespace stemma::collating
