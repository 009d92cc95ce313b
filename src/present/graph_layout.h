#pragma once
// Where the nodes of a small directed graph stand when it is drawn in columns, sources on the left. Method: Sugiyama, Tagawa and Toda
// 1981 (layers, way points on long edges, order by barycentres), all in integers.

#include <cstdint>
#include <utility>
#include <vector>

namespace stemma {

struct GridPoint {
  int layer = 0;
  int row = 0;  // within its layer, from 0

  bool operator==(const GridPoint&) const = default;
};

struct GraphLayout {
  std::vector<GridPoint> nodes;
  std::vector<std::vector<GridPoint>> way_points;  // by edge: cells that it passes between its ends, from `from` to `to`
  std::vector<int> heights;                        // cells in each layer
};

// `least_layer[i]` is the first layer in which node i may stand. An edge goes from a layer to a later one, except where a ring of edges
// forbids it. Empty layers are closed up. Same input, same layout. REQUIRES: edges name nodes; none leads from a node to itself.
GraphLayout lay_out(const std::vector<int>& least_layer, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges);

}  // namespace stemma
