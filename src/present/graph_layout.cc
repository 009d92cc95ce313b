#include "present/graph_layout.h"

#include <algorithm>
#include <set>

namespace stemma {
namespace {

using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

constexpr int kSweeps = 8;  // crossings no longer fall after about five on graphs of this size

// Turns the edges that close a ring, found by a depth-first walk, so that what is left has none.
Edges without_rings(std::size_t nodes, const Edges& edges) {
  std::vector<std::vector<std::size_t>> out(nodes);
  for (std::size_t e = 0; e < edges.size(); ++e) out[edges[e].first].push_back(e);
  enum class State { kNew, kOpen, kDone };
  std::vector<State> state(nodes, State::kNew);
  std::vector<std::size_t> next(nodes, 0);
  Edges turned = edges;
  for (std::uint32_t root = 0; root < nodes; ++root) {
    if (state[root] != State::kNew) continue;
    std::vector<std::uint32_t> path{root};
    state[root] = State::kOpen;
    while (!path.empty()) {
      const std::uint32_t at = path.back();
      if (next[at] == out[at].size()) {
        state[at] = State::kDone;
        path.pop_back();
        continue;
      }
      const std::size_t e = out[at][next[at]++];
      const std::uint32_t to = edges[e].second;
      if (state[to] == State::kOpen) {
        std::swap(turned[e].first, turned[e].second);
      } else if (state[to] == State::kNew) {
        state[to] = State::kOpen;
        path.push_back(to);
      }
    }
  }
  return turned;
}

// Longest path from the sources, not before each node's least layer. REQUIRES: no rings.
std::vector<int> layers_of(std::vector<int> layer, const Edges& edges) {
  std::vector<int> waiting(layer.size(), 0);
  std::vector<std::vector<std::uint32_t>> out(layer.size());
  for (const auto& [from, to] : edges) {
    ++waiting[to];
    out[from].push_back(to);
  }
  std::vector<std::uint32_t> ready;
  for (std::uint32_t i = 0; i < layer.size(); ++i)
    if (waiting[i] == 0) ready.push_back(i);
  for (std::size_t i = 0; i < ready.size(); ++i) {
    for (const std::uint32_t to : out[ready[i]]) {
      layer[to] = std::max(layer[to], layer[ready[i]] + 1);
      if (--waiting[to] == 0) ready.push_back(to);
    }
  }
  const std::set<int> used(layer.begin(), layer.end());
  for (int& value : layer) value = static_cast<int>(std::distance(used.begin(), used.find(value)));
  return layer;
}

// The cells of all layers, nodes first and then way points, and who is next to whom.
struct Cells {
  std::vector<int> layer;
  std::vector<std::vector<std::uint32_t>> before, after;  // neighbours in the layer to the left and to the right
  std::vector<std::vector<std::uint32_t>> rows;           // cells of each layer in order

  std::uint32_t add(int at) {
    layer.push_back(at);
    before.emplace_back();
    after.emplace_back();
    return static_cast<std::uint32_t>(layer.size() - 1);
  }
  void join(std::uint32_t left, std::uint32_t right) {
    after[left].push_back(right);
    before[right].push_back(left);
  }
};

void order_rows(Cells& cells) {
  std::vector<int> row(cells.layer.size());
  const auto number = [&](const std::vector<std::uint32_t>& order) {
    for (std::size_t i = 0; i < order.size(); ++i) row[order[i]] = static_cast<int>(i);
  };
  for (const auto& order : cells.rows) number(order);
  const auto sweep = [&](std::vector<std::uint32_t>& order, const std::vector<std::vector<std::uint32_t>>& neighbours) {
    std::vector<std::pair<int, std::uint32_t>> keyed;
    for (const std::uint32_t cell : order) {
      int sum = 0;
      for (const std::uint32_t other : neighbours[cell]) sum += row[other];
      const auto count = static_cast<int>(neighbours[cell].size());
      keyed.emplace_back(count == 0 ? 1000 * row[cell] : 1000 * sum / count, cell);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < keyed.size(); ++i) order[i] = keyed[i].second;
    number(order);
  };
  for (int i = 0; i < kSweeps; ++i) {
    for (std::size_t layer = 1; layer < cells.rows.size(); ++layer) sweep(cells.rows[layer], cells.before);
    for (std::size_t layer = cells.rows.size(); layer-- > 0;)
      if (layer + 1 < cells.rows.size()) sweep(cells.rows[layer], cells.after);
  }
}

}  // namespace

GraphLayout lay_out(const std::vector<int>& least_layer, const Edges& edges) {
  const Edges forward = without_rings(least_layer.size(), edges);
  Cells cells;
  for (const int layer : layers_of(least_layer, forward)) cells.add(layer);
  std::vector<std::vector<std::uint32_t>> chains(edges.size());
  for (std::size_t e = 0; e < edges.size(); ++e) {
    std::uint32_t at = forward[e].first;
    for (int layer = cells.layer[at] + 1; layer < cells.layer[forward[e].second]; ++layer) {
      const std::uint32_t point = cells.add(layer);
      chains[e].push_back(point);
      cells.join(at, point);
      at = point;
    }
    cells.join(at, forward[e].second);
    if (forward[e] != edges[e]) std::reverse(chains[e].begin(), chains[e].end());
  }
  for (std::uint32_t cell = 0; cell < cells.layer.size(); ++cell) {
    const auto layer = static_cast<std::size_t>(cells.layer[cell]);
    if (cells.rows.size() <= layer) cells.rows.resize(layer + 1);
    cells.rows[layer].push_back(cell);
  }
  order_rows(cells);
  std::vector<GridPoint> at(cells.layer.size());
  GraphLayout layout;
  for (std::size_t layer = 0; layer < cells.rows.size(); ++layer) {
    for (std::size_t row = 0; row < cells.rows[layer].size(); ++row)
      at[cells.rows[layer][row]] = {static_cast<int>(layer), static_cast<int>(row)};
    layout.heights.push_back(static_cast<int>(cells.rows[layer].size()));
  }
  layout.nodes.assign(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(least_layer.size()));
  for (const auto& chain : chains) {
    layout.way_points.emplace_back();
    for (const std::uint32_t cell : chain) layout.way_points.back().push_back(at[cell]);
  }
  return layout;
}

}  // namespace stemma
