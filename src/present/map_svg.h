#pragma once
// The places on a small map: coasts and borders (data/web/world_outline.tsv), a grid of degrees, a point and a name for each place.

#include <string>
#include <vector>

#include "stemma/dossier.h"

namespace stemma {

// An <svg> element; "" without places. Plate carrée around the places, at least kLeastSpan degrees high; names that would overlap others
// are left to the tooltip of their point.
std::string map_svg(const std::vector<PlaceOnMap>& places);

}  // namespace stemma
