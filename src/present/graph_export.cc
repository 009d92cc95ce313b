#include "present/graph_export.h"

#include <vector>

#include "base/hashing.h"
#include "base/utf8.h"
#include "present/escape.h"

namespace stemma {
namespace {

// U+FFFE and U+FFFF are no XML characters, whatever stands around them.
std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (c.value == 0xFFFE || c.value == 0xFFFF)
      out += "\xEF\xBF\xBD";
    else
      append_html(out, text.substr(at, c.size));
    at += c.size;
  }
  return out;
}

// A quoted string takes everything but the quote; a backslash is doubled, as labels give it a meaning and one at the end would take the quote.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + '"';
}

std::string edge_id(const StemmaEdge& edge) { return "l" + short_hash(edge.from + "|" + edge.to + "|" + edge.why); }

class Evidences {
 public:
  explicit Evidences(const Dossier& dossier) : dossier_(dossier) {
    for (const Report& report : dossier.reports) points_.emplace_back(report.article.text);
  }

  // A line each: "article start-end words", places in code points.
  std::string lines(const std::vector<Evidence>& evidence) const {
    std::string out;
    for (const Evidence& e : evidence) {
      const Article& article = dossier_.reports[e.report].article;
      if (!out.empty()) out += '\n';
      out += one_line(article.id) + ' ' + std::to_string(points_[e.report].at(e.span.begin)) + '-' +
             std::to_string(points_[e.report].at(e.span.end)) + ' ' + one_line(slice(article.text, e.span));
    }
    return out;
  }

 private:
  const Dossier& dossier_;
  std::vector<CodePointIndex> points_;
};

std::string_view shape_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::kSpeaker:
      return "ellipse";
    case NodeKind::kAgency:
      return "hexagon";
    case NodeKind::kUnknown:
      return "diamond";
    default:
      return "box";
  }
}

}  // namespace

std::string render_graphml(const Dossier& dossier) {
  const Evidences evidences(dossier);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
      "<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
      "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
      "<key id=\"why\" for=\"edge\" attr.name=\"why\" attr.type=\"string\"/>\n"
      "<key id=\"evidence\" for=\"edge\" attr.name=\"evidence\" attr.type=\"string\"/>\n"
      "<graph id=\"stemma\" edgedefault=\"directed\">\n";
  for (const StemmaNode& node : dossier.nodes)
    out += "<node id=\"" + xml(node.id) + "\"><data key=\"kind\">" + xml(node_kind_name(node.kind)) +
           "</data><data key=\"name\">" + xml(one_line(node.name)) + "</data></node>\n";
  for (const StemmaEdge& edge : dossier.edges)
    out += "<edge id=\"" + edge_id(edge) + "\" source=\"" + xml(edge.from) + "\" target=\"" + xml(edge.to) +
           "\"><data key=\"why\">" + xml(one_line(edge.why)) + "</data><data key=\"evidence\">" +
           xml(evidences.lines(edge.evidence)) + "</data></edge>\n";
  return out + "</graph>\n</graphml>\n";
}

std::string render_dot(const Dossier& dossier) {
  const Evidences evidences(dossier);
  std::string out = "digraph stemma {\n  graph [charset=\"UTF-8\", rankdir=\"LR\"];\n";
  for (const StemmaNode& node : dossier.nodes)
    out += "  " + quoted(node.id) + " [label=" + quoted(one_line(node.name)) + ", kind=" + quoted(node_kind_name(node.kind)) +
           ", shape=" + quoted(shape_of(node.kind)) + "];\n";
  for (const StemmaEdge& edge : dossier.edges)
    out += "  " + quoted(edge.from) + " -> " + quoted(edge.to) + " [id=" + quoted(edge_id(edge)) +
           ", label=" + quoted(one_line(edge.why)) + ", evidence=" + quoted(evidences.lines(edge.evidence)) + "];\n";
  return out + "}\n";
}

}  // namespace stemma
