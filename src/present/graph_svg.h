#pragma once
// The stemma as a picture: columns from speakers over agencies to outlets, curves between them.

#include <string>

#include "present/stemma_view.h"

namespace stemma {

// An <svg> element; "" for a graph without links or with too many to be read as a picture.
std::string graph_svg(const StemmaView& stemma);

}  // namespace stemma
