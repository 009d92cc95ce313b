#pragma once
// The stemma made readable: speakers whose words go to the same places stand together as one node, so that a graph of eighty speakers
// shows the paths between agencies and outlets.

#include <cstdint>
#include <string>
#include <vector>

#include "stemma/dossier.h"

namespace stemma {

struct StemmaGroup {
  NodeKind kind = NodeKind::kUnknown;
  std::vector<std::string> names;  // one name; several for speakers put together
};

struct StemmaLink {
  std::uint32_t from = 0, to = 0;  // indices into StemmaView::groups
  std::string why;                 // of the first edge; "" when the links put together give several reasons
  std::vector<Evidence> evidence;
};

struct StemmaView {
  std::vector<StemmaGroup> groups;
  std::vector<StemmaLink> links;  // without loops from a group to itself
};

// Edges that name an unknown node are left out.
StemmaView stemma_view(const Dossier& dossier);

}  // namespace stemma
