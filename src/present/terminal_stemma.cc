#include <algorithm>

#include "present/escape.h"
#include "present/plain_words.h"
#include "present/stemma_view.h"
#include "present/terminal_page.h"

namespace stemma {
namespace {

constexpr std::size_t kReferences = 2;
constexpr std::size_t kDepth = 12;  // levels drawn; deeper ones are named where they stand

class Tree {
 public:
  Tree(TerminalPage& page, const DossierView& view, const StemmaView& stemma) : page_(page), view_(view), stemma_(stemma) {
    links_from_.resize(stemma.groups.size());
    has_source_.resize(stemma.groups.size());
    drawn_.resize(stemma.groups.size());
    for (std::uint32_t i = 0; i < stemma.links.size(); ++i) {
      links_from_[stemma.links[i].from].push_back(i);
      has_source_[stemma.links[i].to] = true;
    }
  }

  void write() {
    for (std::uint32_t i = 0; i < stemma_.groups.size(); ++i)
      if (!has_source_[i] && !links_from_[i].empty()) from(i);
    // What is left stands in a ring: each took from another. Start anywhere.
    for (std::uint32_t i = 0; i < stemma_.groups.size(); ++i)
      if (!drawn_[i] && !links_from_[i].empty()) from(i);
    std::vector<std::string> alone;
    for (std::uint32_t i = 0; i < stemma_.groups.size(); ++i)
      if (!has_source_[i] && links_from_[i].empty()) alone.push_back(name(i));
    if (!alone.empty()) page_.paragraph({{"On their own: ", Ink::kFaint}, {listed(alone), Ink::kPlain}}, 0, 2);
  }

 private:
  struct Visit {
    std::uint32_t group;
    std::uint32_t link;  // by which it was reached
    std::string stem;    // rules of the levels above
    bool last;
    std::size_t depth;
  };

  std::string name(std::uint32_t group) const { return listed(stemma_.groups[group].names, 6); }

  void from(std::uint32_t root) {
    page_.paragraph(
        {{name(root), Ink::kName}, {"\xC2\xA0 " + std::string(node_kind_name(stemma_.groups[root].kind)), Ink::kFaint}}, 0, 2);
    drawn_[root] = true;
    std::vector<Visit> open;
    push_links(open, root, "", 1);
    while (!open.empty()) {
      const Visit visit = std::move(open.back());
      open.pop_back();
      const StemmaLink& link = stemma_.links[visit.link];
      const bool again = drawn_[visit.group] && !links_from_[visit.group].empty();
      Line text{{name(visit.group), Ink::kStrong}, {"  " + link.why + (again ? " (drawn above)" : "") + " ", Ink::kFaint}};
      text.push_back({references(view_, link.evidence, kReferences), Ink::kFaint});
      write_branch(visit, text);
      if (again || visit.depth >= kDepth) continue;
      drawn_[visit.group] = true;
      push_links(open, visit.group, visit.stem + (visit.last ? "   " : "│  "), visit.depth + 1);
    }
  }

  void push_links(std::vector<Visit>& open, std::uint32_t group, const std::string& stem, std::size_t depth) {
    for (std::size_t i = links_from_[group].size(); i-- > 0;) {
      const std::uint32_t link = links_from_[group][i];
      open.push_back({stemma_.links[link].to, link, stem, i + 1 == links_from_[group].size(), depth});
    }
  }

  void write_branch(const Visit& visit, const Line& text) {
    std::vector<Line> first{{{visit.stem + (visit.last ? "└─ " : "├─ "), Ink::kFaint}}};
    const int used = columns_of(first[0]);
    const std::vector<Line> lines = wrap(text, page_.columns() - used, page_.unicode());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Line whole = i == 0 ? first[0] : Line{{visit.stem + (visit.last ? "   " : "│  "), Ink::kFaint}};
      whole.insert(whole.end(), lines[i].begin(), lines[i].end());
      page_.line(whole);
    }
  }

  TerminalPage& page_;
  const DossierView& view_;
  const StemmaView& stemma_;
  std::vector<std::vector<std::uint32_t>> links_from_;
  std::vector<bool> has_source_, drawn_;
};

void write_reuse(TerminalPage& page, const DossierView& view) {
  if (view.dossier().reuse.empty()) return;
  page.blank();
  page.line({{"Shared passages", Ink::kStrong}});
  for (const Reuse& reuse : view.dossier().reuse) {
    const auto longest =
        std::max_element(reuse.passages.begin(), reuse.passages.end(),
                         [](const ReusePassage& a, const ReusePassage& b) { return a.from.size() < b.from.size(); });
    std::string about = std::string(reuse_kind_name(reuse.kind)) + ", " + percent(reuse.share) + " of the shorter report in " +
                        count_of(reuse.passages.size(), "passage");
    if (reuse.source) about += ", source " + one_line(*reuse.source);
    if (!reuse.direction_known) about += ", direction unknown";
    if (!reuse.why.empty()) about += ": " + one_line(reuse.why);
    for (const Evidence& at : reuse.evidence) about += " " + reference(view, at.report, at.span.begin);
    page.paragraph({{view.label(reuse.from), Ink::kStrong},
                    {reuse.direction_known ? " → " : " – ", Ink::kPlain},
                    {view.label(reuse.to), Ink::kStrong},
                    {"  " + about, Ink::kFaint}},
                   0, 2);
    if (longest == reuse.passages.end()) continue;
    page.paragraph_cut({{view.words({reuse.from, longest->from}), Ink::kPlain}}, 2, 2);
    page.paragraph(
        {{reference(view, reuse.from, longest->from.begin) + " " + reference(view, reuse.to, longest->to.begin), Ink::kFaint}},
        2);
  }
}

}  // namespace

void write_stemma(TerminalPage& page, const DossierView& view) {
  if (view.dossier().edges.empty() && view.dossier().reuse.empty()) return;
  page.section("Who took it from whom");
  const StemmaView stemma = stemma_view(view.dossier());
  Tree(page, view, stemma).write();
  write_reuse(page, view);
}

}  // namespace stemma
