#pragma once
// How far a proposal can be trusted: as a statement, and as to who speaks. Two logistic models over few features, kept in one file.

#include <cstdint>
#include <vector>

#include "attribute/trained/proposals.h"

namespace stemma::attributing {

inline constexpr std::uint32_t kConfidenceFeatures = 1;  // version; a model made for another one is not read

StatementKind kind_of(const Codes& c, const Proposal& p);

// What stands around each proposal among the others of its article.
struct Rivals {
  int around = 0;  // per mille, surest head in whose content this one's head stands
  int beside = 0;  // surest other head whose content covers over half of this one's
};
std::vector<Rivals> rivals_of(const std::vector<Proposal>& all);

// Features for "this is a statement" and for "this is who says it". Replace `out`.
void statement_features(const Codes& c, const Proposal& p, const Rivals& rivals, std::vector<std::uint32_t>& out);
void speaker_features(const Codes& c, const Proposal& p, std::vector<std::uint32_t>& out);

}  // namespace stemma::attributing
