// Problem: ten outlets that print one agency's words are one source.
// Model: for every claim the outlets are joined when they name one agency or outlet for it, or share a passage in the reporter's own words
// that holds the claim; those that give it to a speaker have it from him, however many stood before him. What is left apart counts.
// The graph draws the same: speaker to the agency or outlet he told, that to those who cite it, a copied outlet to its copier; passages whose
// source nobody names come from a node that is marked unknown.

#include "collate/origins/lineage.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/hashing.h"
#include "base/tables.h"
#include "base/utf8.h"
#include "collate/origins/reuse.h"

namespace stemma::collating {
namespace {

struct Source {
  std::string name;
  NodeKind kind = NodeKind::kAgency;
  Span at;
};

// "The Sarvitz Courier", "sarvitz_courier": words that tell one outlet from another.
std::set<std::string> outlet_words(std::string_view name) {
  std::string text = fold(name);
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
  std::set<std::string> out;
  for (const std::string_view word : split(text, ' '))
    if (!word.empty() && word != "the") out.emplace(word);
  return out;
}

// "The Lantern" in the Daily Lantern is the paper itself.
bool is_itself(const Article& article, std::string_view name) {
  const std::set<std::string> mine = outlet_words(outlet_label(article)), said = outlet_words(name);
  return !said.empty() && std::includes(mine.begin(), mine.end(), said.begin(), said.end());
}

// Through whom the statement came, the nearest to the speaker first: the one he told, then those that the text cites.
std::vector<Source> sources_of(const Affair& affair, std::uint32_t report, std::uint32_t statement) {
  const Statement& s = affair.reports[report].statements[statement];
  std::vector<Source> out;
  if (s.addressee && s.addressee->name) {
    for (const Name& name : affair.reports[report].annotations.names)
      if (name.type == NameType::kOrganization && s.addressee->span.overlaps(name.span) &&
          affair.lexicon->country(fold(name.name)).empty() && !is_itself(affair.reports[report].article, name.name)) {
        out.push_back({name.name, NodeKind::kAgency, s.addressee->span});
        break;
      }
  }
  for (const Via& via : s.via) {
    if (via.role == ViaRole::kSpeaker || via.name.empty() || is_itself(affair.reports[report].article, via.name)) continue;
    const bool known = std::any_of(out.begin(), out.end(), [&](const Source& o) { return fold(o.name) == fold(via.name); });
    if (!known) out.push_back({via.name, via.role == ViaRole::kOutlet ? NodeKind::kOutlet : NodeKind::kAgency, via.span});
  }
  return out;
}

class Graph {
 public:
  std::string node(NodeKind kind, const std::string& name) {
    const std::string id = "n" + short_hash(std::string(node_kind_name(kind)) + "|" + fold(name));
    nodes_.try_emplace({static_cast<int>(kind), name, id}, StemmaNode{id, kind, name});
    return id;
  }

  void edge(const std::string& from, const std::string& to, const std::string& why, Evidence evidence) {
    if (from == to) return;
    auto& found = edges_[{from, to, why}];
    if (found.size() < 3 && std::find(found.begin(), found.end(), evidence) == found.end()) found.push_back(evidence);
  }

  Lineage take() {
    Lineage out;
    for (auto& [key, node] : nodes_) out.nodes.push_back(node);
    for (auto& [key, evidence] : edges_) {
      std::sort(evidence.begin(), evidence.end());
      out.edges.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), evidence});
    }
    return out;
  }

 private:
  std::map<std::tuple<int, std::string, std::string>, StemmaNode> nodes_;
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<Evidence>> edges_;
};

// "Lodestar" and "Lodestar News Agency" are one: every folded name -> the shortest that begins it.
std::map<std::string, std::string> agency_names(const Affair& affair) {
  std::map<std::string, std::string> all;  // folded -> as printed
  const auto add = [&](const std::string& name) {
    if (!name.empty()) all.emplace(fold(name), name);
  };
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r) {
    const Report& report = affair.reports[r];
    if (report.article.dateline) add(report.article.dateline->agency);
    for (const AgencyCredit& credit : report.article.agency) add(credit.name);
    for (std::uint32_t s = 0; s < report.statements.size(); ++s)
      for (const Source& source : sources_of(affair, r, s))
        if (source.kind == NodeKind::kAgency) add(source.name);
  }
  std::string root, shown;
  for (auto& [folded, name] : all) {  // a name comes right before those that it begins
    if (root.empty() || !folded.starts_with(root + " ")) root = folded, shown = name;
    name = shown;
  }
  return all;
}

}  // namespace

Lineage trace(const Affair& affair, const Claims& claims, const std::vector<Reuse>& reuse) {
  Graph graph;
  std::map<std::set<std::string>, std::string> outlets;  // words of the label -> node
  for (const Report& report : affair.reports) {
    const std::string label = outlet_label(report.article);
    outlets.emplace(outlet_words(label), graph.node(NodeKind::kOutlet, label));
  }
  const std::map<std::string, std::string> agencies = agency_names(affair);
  const auto agency_node = [&](const std::string& name) {
    const auto found = agencies.find(fold(name));
    return graph.node(NodeKind::kAgency, found == agencies.end() ? name : found->second);
  };
  // An outlet of the set goes under its own name, whatever role a text gives it.
  const auto source_node = [&](const Source& source) {
    if (const auto own = outlets.find(outlet_words(source.name)); own != outlets.end()) return own->second;
    return source.kind == NodeKind::kAgency ? agency_node(source.name) : graph.node(source.kind, source.name);
  };
  for (std::size_t c = 0; c < claims.claims.size(); ++c) {
    const Claim& claim = claims.claims[c];
    const bool shared = claim.outlets.size() >= 2;
    for (std::uint32_t p : claims.parts[c]) {
      const Part& part = affair.parts[p];
      if (part.statement == kNone) continue;
      const auto sources = sources_of(affair, part.report, part.statement);
      const Voice& voice = affair.voices[part.voice];
      const bool somebody = claim.speaker || voice.kind == VoiceKind::kNamed || voice.kind == VoiceKind::kDescribed;
      if (!somebody || (!shared && sources.empty())) continue;
      const Statement& s = affair.reports[part.report].statements[part.statement];
      const Evidence said{part.report,
                          as_evidence(affair, part.report, s.speaker.span.empty() ? part.spans.front() : s.speaker.span.front())};
      std::string at = graph.node(NodeKind::kSpeaker, claim.speaker ? claim.speaker_name : voice.shown);
      for (const Source& source : sources) {
        const std::string next = source_node(source);
        graph.edge(at, next, "told", {part.report, source.at});
        at = next;
      }
      graph.edge(at, graph.node(NodeKind::kOutlet, outlet_label(affair.reports[part.report].article)),
                 sources.empty() ? "quoted" : "cited", sources.empty() ? said : Evidence{part.report, sources.back().at});
    }
  }
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r) {
    const Article& article = affair.reports[r].article;
    const std::string outlet = graph.node(NodeKind::kOutlet, outlet_label(article));
    if (article.dateline && !article.dateline->agency.empty())
      graph.edge(agency_node(article.dateline->agency), outlet, "dateline", {r, article.dateline->span});
    for (const AgencyCredit& credit : article.agency) graph.edge(agency_node(credit.name), outlet, "credited", {r, credit.span});
  }
  // Shared passages: copies by direction, the rest from a source that nobody names, one for each set of reports.
  std::vector<std::uint32_t> parent(affair.reports.size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto root = [&](std::uint32_t r) {
    while (parent[r] != r) r = parent[r] = parent[parent[r]];
    return r;
  };
  const auto longest = [](const Reuse& r) {
    return std::max_element(r.passages.begin(), r.passages.end(),
                            [](const ReusePassage& a, const ReusePassage& b) { return a.to.size() < b.to.size(); });
  };
  for (const Reuse& r : reuse) {
    const std::string from = graph.node(NodeKind::kOutlet, outlet_label(affair.reports[r.from].article));
    const std::string to = graph.node(NodeKind::kOutlet, outlet_label(affair.reports[r.to].article));
    if (r.kind == ReuseKind::kQuotation) continue;
    if (r.direction_known) {
      for (const Evidence& e : r.evidence) graph.edge(from, to, "copied", {e.report, as_evidence(affair, e.report, e.span)});
      graph.edge(from, to, "copied", {r.to, as_evidence(affair, r.to, longest(r)->to)});
    } else if (r.kind == ReuseKind::kAgency) {
      const std::string agency = agency_node(*r.source);
      graph.edge(agency, from, "shared passage", {r.from, as_evidence(affair, r.from, longest(r)->from)});
      graph.edge(agency, to, "shared passage", {r.to, as_evidence(affair, r.to, longest(r)->to)});
    } else {
      const std::uint32_t a = root(r.from), b = root(r.to);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  for (const Reuse& r : reuse) {
    if (r.kind == ReuseKind::kQuotation || r.kind == ReuseKind::kAgency || r.direction_known) continue;
    std::string members;
    for (std::uint32_t k = 0; k < parent.size(); ++k)
      if (root(k) == root(r.from)) members += (members.empty() ? "" : ", ") + outlet_label(affair.reports[k].article);
    const std::string unknown = graph.node(NodeKind::kUnknown, "common source of " + members);
    graph.edge(unknown, graph.node(NodeKind::kOutlet, outlet_label(affair.reports[r.from].article)), "shared passage",
               {r.from, as_evidence(affair, r.from, longest(r)->from)});
    graph.edge(unknown, graph.node(NodeKind::kOutlet, outlet_label(affair.reports[r.to].article)), "shared passage",
               {r.to, as_evidence(affair, r.to, longest(r)->to)});
  }
  return graph.take();
}

int count_origins(const Affair& affair, const std::vector<std::uint32_t>& parts, const std::vector<Reuse>& reuse) {
  std::map<std::string, std::string> parent;  // origin -> origin it is one with
  const auto root = [&](std::string key) {
    while (true) {
      const auto found = parent.try_emplace(key, key).first;
      if (found->second == key) return key;
      key = found->second;
    }
  };
  const auto unite = [&](const std::string& a, const std::string& b) {
    const std::string x = root(a), y = root(b);
    if (x != y) parent[std::max(x, y)] = std::min(x, y);
  };
  const bool spoken = std::any_of(parts.begin(), parts.end(), [&](std::uint32_t p) {
    const VoiceKind kind = affair.voices[affair.parts[p].voice].kind;
    return affair.parts[p].statement != kNone && kind != VoiceKind::kNobody;
  });
  std::set<std::string> carriers;
  std::map<std::uint32_t, std::vector<Span>> spans;
  for (std::uint32_t p : parts) {
    const Part& part = affair.parts[p];
    const std::string outlet = "outlet " + fold(outlet_label(affair.reports[part.report].article));
    carriers.insert(outlet);
    spans[part.report].insert(spans[part.report].end(), part.spans.begin(), part.spans.end());
    if (part.statement == kNone) continue;
    for (const Source& source : sources_of(affair, part.report, part.statement)) unite(outlet, "source " + fold(source.name));
    if (spoken) unite(outlet, "speaker");
  }
  if (carriers.size() < 2) return static_cast<int>(carriers.size());
  for (const Reuse& r : reuse) {
    if (r.kind == ReuseKind::kQuotation || !spans.contains(r.from) || !spans.contains(r.to)) continue;
    const bool holds = std::any_of(r.passages.begin(), r.passages.end(), [&](const ReusePassage& passage) {
      const auto in = [](const std::vector<Span>& all, Span span) {
        return std::any_of(all.begin(), all.end(), [&](Span s) { return s.overlaps(span); });
      };
      return in(spans[r.from], passage.from) && in(spans[r.to], passage.to);
    });
    if (holds)
      unite("outlet " + fold(outlet_label(affair.reports[r.from].article)),
            "outlet " + fold(outlet_label(affair.reports[r.to].article)));
  }
  std::set<std::string> roots;
  for (const std::string& carrier : carriers) roots.insert(root(carrier));
  return static_cast<int>(roots.size());
}

}  // namespace stemma::collating
