#include "present/graph_layout.h"

#include <gtest/gtest.h>

#include <set>

namespace stemma {
namespace {

using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

int crossings(const GraphLayout& layout, const Edges& edges) {
  int found = 0;
  for (std::size_t a = 0; a < edges.size(); ++a) {
    for (std::size_t b = a + 1; b < edges.size(); ++b) {
      const GridPoint af = layout.nodes[edges[a].first], at = layout.nodes[edges[a].second], bf = layout.nodes[edges[b].first],
                      bt = layout.nodes[edges[b].second];
      found += af.layer == bf.layer && at.layer == bt.layer && (af.row - bf.row) * (at.row - bt.row) < 0;
    }
  }
  return found;
}

TEST(LayOut, PutsSourcesBeforeWhatTookFromThem) {
  const Edges edges{{0, 2}, {2, 3}, {3, 4}, {0, 4}, {1, 3}};
  const GraphLayout layout = lay_out({0, 0, 1, 2, 2}, edges);
  for (const auto& [from, to] : edges) EXPECT_LT(layout.nodes[from].layer, layout.nodes[to].layer);
  EXPECT_EQ(layout.nodes[4].layer, 3);
  ASSERT_EQ(layout.way_points[3].size(), 2u);  // 0 -> 4 passes two layers
  EXPECT_EQ(layout.way_points[3][0].layer, 1);
  EXPECT_EQ(layout.way_points[3][1].layer, 2);
}

TEST(LayOut, ClosesEmptyLayers) { EXPECT_EQ(lay_out({0, 2}, {{0, 1}}).nodes[1].layer, 1); }

TEST(LayOut, GivesEveryCellItsOwnPlace) {
  const GraphLayout layout = lay_out({0, 0, 0, 1, 2, 2, 2}, {{0, 4}, {1, 4}, {2, 5}, {3, 6}, {0, 3}, {2, 6}});
  std::set<std::pair<int, int>> taken;
  std::size_t cells = 0;
  const auto take = [&](const GridPoint& at) {
    taken.insert({at.layer, at.row});
    EXPECT_LT(at.row, layout.heights[static_cast<std::size_t>(at.layer)]);
    ++cells;
  };
  for (const GridPoint& at : layout.nodes) take(at);
  for (const auto& chain : layout.way_points)
    for (const GridPoint& at : chain) take(at);
  EXPECT_EQ(taken.size(), cells);
}

TEST(LayOut, UntanglesCrossedPairs) {
  const Edges edges{{0, 5}, {1, 4}, {2, 3}};
  EXPECT_EQ(crossings(lay_out({0, 0, 0, 1, 1, 1}, edges), edges), 0);
}

TEST(LayOut, TakesRings) {
  const GraphLayout layout = lay_out({2, 2, 2}, {{0, 1}, {1, 2}, {2, 0}});
  EXPECT_EQ(layout.heights.size(), 3u);
  EXPECT_LT(layout.nodes[0].layer, layout.nodes[1].layer);
  EXPECT_EQ(layout.way_points[2].size(), 1u);
}

TEST(LayOut, TakesAChainOfTenThousand) {
  Edges edges;
  for (std::uint32_t i = 0; i + 1 < 10000; ++i) edges.emplace_back(i, i + 1);
  EXPECT_EQ(lay_out(std::vector<int>(10000, 0), edges).heights.size(), 10000u);
}

}  // namespace
}  // namespace stemma
