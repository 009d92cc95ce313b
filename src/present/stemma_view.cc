#include "present/stemma_view.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "present/escape.h"

namespace stemma {

StemmaView stemma_view(const Dossier& dossier) {
  std::map<std::string_view, std::uint32_t> node_at;
  for (std::uint32_t i = 0; i < dossier.nodes.size(); ++i) node_at[dossier.nodes[i].id] = i;
  std::vector<std::set<std::uint32_t>> targets(dossier.nodes.size());
  std::vector<bool> is_target(dossier.nodes.size());
  for (const StemmaEdge& edge : dossier.edges) {
    const auto from = node_at.find(edge.from), to = node_at.find(edge.to);
    if (from == node_at.end() || to == node_at.end() || from == to) continue;
    targets[from->second].insert(to->second);
    is_target[to->second] = true;
  }
  StemmaView view;
  std::vector<std::uint32_t> group_of(dossier.nodes.size(), 0);
  std::map<std::set<std::uint32_t>, std::uint32_t> speakers_to;
  for (std::uint32_t i = 0; i < dossier.nodes.size(); ++i) {
    const StemmaNode& node = dossier.nodes[i];
    const auto fresh = static_cast<std::uint32_t>(view.groups.size());
    const bool joins = node.kind == NodeKind::kSpeaker && !is_target[i];
    group_of[i] = joins ? speakers_to.try_emplace(targets[i], fresh).first->second : fresh;
    if (group_of[i] == fresh) view.groups.push_back({node.kind, {}});
    view.groups[group_of[i]].names.push_back(one_line(node.name));
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> link_at;
  for (const StemmaEdge& edge : dossier.edges) {
    const auto from = node_at.find(edge.from), to = node_at.find(edge.to);
    if (from == node_at.end() || to == node_at.end() || from == to) continue;
    const std::pair key{group_of[from->second], group_of[to->second]};
    const auto [at, fresh] = link_at.try_emplace(key, view.links.size());
    if (fresh) view.links.push_back({key.first, key.second, one_line(edge.why), {}});
    StemmaLink& link = view.links[at->second];
    if (link.why != one_line(edge.why)) link.why.clear();
    link.evidence.insert(link.evidence.end(), edge.evidence.begin(), edge.evidence.end());
  }
  return view;
}

}  // namespace stemma
