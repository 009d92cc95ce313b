#include "present/graph_svg.h"

#include <algorithm>

#include "present/escape.h"
#include "present/graph_layout.h"
#include "present/plain_words.h"
#include "present/text_layout.h"

namespace stemma {
namespace {

constexpr std::size_t kMostLinks = 150;             // beyond, the list is read more easily than the picture
constexpr int kPage = 790;                          // the page's column; fewer columns make wider nodes
constexpr int kLeastWidth = 150, kMostWidth = 220;  // of a node
constexpr int kGap = 52;                            // between columns
constexpr int kStep = 32;                           // a node's share of its column
constexpr int kPassing = 9;                         // an edge's share of a column that it passes
constexpr int kTop = 34;                            // room for the columns' heads
constexpr int kLetter = 7;                          // width of a letter, about

int least_layer(NodeKind kind) {
  switch (kind) {
    case NodeKind::kSpeaker:
      return 0;
    case NodeKind::kAgency:
    case NodeKind::kUnknown:
      return 1;
    case NodeKind::kOutlet:
    case NodeKind::kArticle:
      return 2;
  }
  return 1;
}

std::string shortened(const std::string& name, int letters) {
  std::string out;
  for (const Run& run : cut({{name, Ink::kPlain}}, letters, true)) out += run.text;
  return out;
}

std::string label(const StemmaGroup& group, int letters) {
  // A source that nobody names is named after those who share it; its edges show them.
  if (group.kind == NodeKind::kUnknown)
    return shortened(group.names.front().substr(0, group.names.front().find(" of ")), letters);
  if (group.names.size() == 1) return shortened(group.names.front(), letters);
  for (std::size_t shown = std::min<std::size_t>(3, group.names.size()); shown > 0; --shown) {
    const std::string text = listed(group.names, shown);
    if (columns_of(text) <= letters) return text;
  }
  return std::to_string(group.names.size()) + " speakers";
}

class Drawing {
 public:
  Drawing(const StemmaView& stemma, const GraphLayout& layout) : stemma_(stemma), layout_(layout) {
    const int columns = static_cast<int>(layout.heights.size());
    width_ = std::clamp((kPage - (columns - 1) * kGap) / columns, kLeastWidth, kMostWidth);
    std::vector<std::vector<int>> cells;
    for (const int height : layout.heights) cells.emplace_back(static_cast<std::size_t>(height), kPassing);
    for (const GridPoint& at : layout.nodes) cells[static_cast<std::size_t>(at.layer)][static_cast<std::size_t>(at.row)] = kStep;
    std::vector<int> column_height;
    for (const auto& column : cells) {
      int y = 0;
      middles_.emplace_back();
      for (const int height : column) {
        middles_.back().push_back(y + height / 2);
        y += height;
      }
      column_height.push_back(y);
    }
    tallest_ = *std::max_element(column_height.begin(), column_height.end());
    for (std::size_t layer = 0; layer < middles_.size(); ++layer)
      for (int& middle : middles_[layer]) middle += kTop + (tallest_ - column_height[layer]) / 2;
  }

  std::string draw() {
    const int width = static_cast<int>(layout_.heights.size()) * (width_ + kGap) - kGap + 4;
    const int height = kTop + tallest_ + 6;
    out_ = "<svg class=\"graph\" role=\"img\" aria-labelledby=\"graph-title\" aria-describedby=\"graph-list\" viewBox=\"0 0 " +
           std::to_string(width) + " " + std::to_string(height) + "\" width=\"" + std::to_string(width) + "\" height=\"" +
           std::to_string(height) + "\">\n<title id=\"graph-title\">Who took it from whom</title>\n";
    heads();
    for (std::size_t link = 0; link < stemma_.links.size(); ++link) curve(link);
    for (std::size_t group = 0; group < stemma_.groups.size(); ++group) node(group);
    return out_ + "</svg>\n";
  }

 private:
  int x(const GridPoint& at) const { return 2 + at.layer * (width_ + kGap); }
  int y(const GridPoint& at) const { return middles_[static_cast<std::size_t>(at.layer)][static_cast<std::size_t>(at.row)]; }
  bool linked(std::size_t group) const {
    return std::any_of(stemma_.links.begin(), stemma_.links.end(),
                       [&](const StemmaLink& l) { return l.from == group || l.to == group; });
  }

  void heads() {
    for (std::size_t layer = 0; layer < layout_.heights.size(); ++layer) {
      std::vector<std::string> kinds;
      for (const auto& [kind, word] : {std::pair(NodeKind::kSpeaker, "speakers"), std::pair(NodeKind::kAgency, "agencies"),
                                       std::pair(NodeKind::kUnknown, "unknown"), std::pair(NodeKind::kOutlet, "outlets"),
                                       std::pair(NodeKind::kArticle, "reports")}) {
        for (std::size_t g = 0; g < stemma_.groups.size(); ++g) {
          if (layout_.nodes[g].layer != static_cast<int>(layer) || stemma_.groups[g].kind != kind) continue;
          kinds.emplace_back(word);
          break;
        }
      }
      out_ += "<text class=\"head\" x=\"" + std::to_string(x({static_cast<int>(layer), 0})) + "\" y=\"14\">" + listed(kinds) +
              "</text>\n";
    }
  }

  void curve(std::size_t index) {
    const StemmaLink& link = stemma_.links[index];
    const GridPoint from = layout_.nodes[link.from], to = layout_.nodes[link.to];
    const bool turned = to.layer <= from.layer;
    int px = turned ? x(from) : x(from) + width_, py = y(from);
    std::string path = "M" + std::to_string(px) + " " + std::to_string(py);
    const auto reach = [&](int qx, int qy) {
      const int middle = (px + qx) / 2;
      path += "C" + std::to_string(middle) + " " + std::to_string(py) + " " + std::to_string(middle) + " " + std::to_string(qy) +
              " " + std::to_string(qx) + " " + std::to_string(qy);
      px = qx, py = qy;
    };
    for (const GridPoint& point : layout_.way_points[index]) {
      reach(turned ? x(point) + width_ : x(point), y(point));
      px = turned ? x(point) : x(point) + width_;
      path += "L" + std::to_string(px) + " " + std::to_string(py);
    }
    reach(turned ? x(to) + width_ : x(to), y(to));
    out_ += "<path class=\"edge" + std::string(turned ? " turned" : "") + "\" d=\"" + path + "\"><title>" +
            html(listed(stemma_.groups[link.from].names, 6)) + " → " + html(listed(stemma_.groups[link.to].names)) +
            (link.why.empty() ? "" : ": " + html(link.why)) + "</title></path>\n";
  }

  void node(std::size_t index) {
    const StemmaGroup& group = stemma_.groups[index];
    if (!linked(index) && group.kind == NodeKind::kSpeaker) return;
    const GridPoint at = layout_.nodes[index];
    out_ += "<g class=\"node " + std::string(node_kind_name(group.kind)) + "\"><title>" + html(listed(group.names)) +
            "</title><rect x=\"" + std::to_string(x(at)) + "\" y=\"" + std::to_string(y(at) - 12) + "\" width=\"" +
            std::to_string(width_) + "\" height=\"24\" rx=\"3\"/><text x=\"" + std::to_string(x(at) + 7) + "\" y=\"" +
            std::to_string(y(at) + 4) + "\">" + html(label(group, (width_ - 10) / kLetter)) + "</text></g>\n";
  }

  const StemmaView& stemma_;
  const GraphLayout& layout_;
  std::vector<std::vector<int>> middles_;  // y of each cell, by layer and row
  int tallest_ = 0, width_ = 0;
  std::string out_;
};

}  // namespace

std::string graph_svg(const StemmaView& stemma) {
  if (stemma.links.empty() || stemma.links.size() > kMostLinks) return {};
  std::vector<int> least;
  for (const StemmaGroup& group : stemma.groups) least.push_back(least_layer(group.kind));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const StemmaLink& link : stemma.links) edges.emplace_back(link.from, link.to);
  const GraphLayout layout = lay_out(least, edges);
  return Drawing(stemma, layout).draw();
}

}  // namespace stemma
