#include "present/escape.h"
#include "present/html_page.h"
#include "present/plain_words.h"

namespace stemma {
namespace {

constexpr std::size_t kMostCells = 20000;  // of the matrix; a larger one is neither read nor scrolled

// A name that may break after its joints.
std::string breakable(const std::string& name) {
  std::string out;
  for (const char& c : name) {
    append_html(out, {&c, 1});
    if (c == '_' || c == '.' || c == '-') out += "<wbr>";
  }
  return out;
}

// What an outlet does with a claim, and the words to open from its cell where it carries it.
struct Cell {
  const Wording* wording = nullptr;
  bool leaves_out = false;
  std::string copied_from;
};

std::vector<Cell> cells_of(const DossierView& view, const ClaimView& claim) {
  std::vector<Cell> cells(view.outlets().size());
  for (const WordingRow& row : claim.rows)
    for (const Wording& wording : row.wordings)
      if (const Wording*& found = cells[view.outlet_of(wording.report)].wording; found == nullptr) found = &wording;
  for (std::uint32_t report = 0; report < view.dossier().reports.size(); ++report)
    if (const Coverage* cell = view.coverage_cell(claim.claim, report); cell != nullptr) {
      Cell& mine = cells[view.outlet_of(report)];
      mine.leaves_out = mine.leaves_out || cell->state == CoverageState::kLeavesOut;
      if (mine.copied_from.empty()) mine.copied_from = cell->copied_from;
    }
  return cells;
}

void write_cell(HtmlPage& page, const ClaimView& claim, const OutletView& outlet, const Cell& cell) {
  if (cell.wording != nullptr) {
    page.raw("<td class=\"yes\"><a class=\"src\" href=\"#")
        .raw(page.marks.anchor(cell.wording->report, cell.wording->spans))
        .raw("\" aria-label=\"")
        .text(outlet.outlet);
    page.raw(" carries claim ").number(claim.number);
    if (cell.copied_from.empty()) {
      page.raw("\">●</a></td>");
    } else {
      page.raw(", in the words of ")
          .text(one_line(cell.copied_from))
          .raw("\" title=\"in the words of ")
          .text(one_line(cell.copied_from));
      page.raw("\">◐</a></td>");
    }
    return;
  }
  page.raw(cell.leaves_out ? "<td class=\"no\"><span aria-hidden=\"true\">○</span><span class=\"vh\">leaves out</span></td>"
                           : "<td class=\"off\"><span aria-hidden=\"true\">·</span><span class=\"vh\">not covered</span></td>");
}

void write_matrix(HtmlPage& page) {
  const DossierView& view = page.view;
  if (view.shared_claims() == 0) return;
  page.raw(
      "<h3 id=\"matrix-h\">Claims by outlets</h3>\n<p class=\"about\">● carries the claim, ◐ in words taken from an agency or "
      "another outlet, ○ covers the occasion and leaves it "
      "out, · does not cover it</p>\n"
      "<div class=\"scroll\" role=\"region\" aria-labelledby=\"matrix-h\" tabindex=\"0\">\n<table "
      "class=\"matrix\">\n<thead><tr><th scope=\"col\">Claim</th>");
  for (const OutletView& outlet : view.outlets()) page.raw("<th scope=\"col\">").raw(breakable(outlet.outlet)).raw("</th>");
  page.raw("</tr></thead>\n<tbody>\n");
  std::size_t written = 0;
  for (std::size_t number = 1; number <= view.claims() && written * view.outlets().size() < kMostCells; ++number) {
    const ClaimView& claim = view.claim(number);
    if (view.record(claim).outlets.size() < 2) continue;
    ++written;
    page.raw("<tr><th scope=\"row\">");
    page.claim_link(number);
    page.raw(" <span class=\"who\">")
        .text(view.speaker_of(number).name)
        .raw("</span> <span class=\"words\">")
        .text(claim.rows.front().wordings.front().text())
        .raw("</span></th>");
    const std::vector<Cell> cells = cells_of(view, claim);
    for (std::size_t outlet = 0; outlet < cells.size(); ++outlet) write_cell(page, claim, view.outlets()[outlet], cells[outlet]);
    page.raw("</tr>\n");
  }
  page.raw("</tbody>\n<tfoot><tr><th scope=\"row\">claims of its own</th>");
  for (const OutletView& outlet : view.outlets()) page.raw("<td>").number(outlet.only_here.size()).raw("</td>");
  page.raw("</tr></tfoot>\n</table>\n</div>\n");
  if (const std::size_t left = view.shared_claims() - written; left > 0)
    page.raw("<p class=\"about\">").raw(count_of(left, "more shared claim")).raw(" above, under their speakers</p>\n");
}

}  // namespace

void write_only_in(HtmlPage& page) {
  const DossierView& view = page.view;
  if (view.outlets().size() < 2 || view.claims() == 0) return;
  page.open_section("only-in", "Only in");
  page.raw(
      "<p class=\"lead\">Claims that one outlet alone carries, and shared claims that it leaves out though it covers the "
      "occasion.</p>\n");
  for (const OutletView& outlet : view.outlets()) {
    if (outlet.only_here.empty() && outlet.left_out.empty()) continue;
    page.raw("<details class=\"outlet\"><summary><span class=\"name\">")
        .text(outlet.outlet)
        .raw("</span> <span class=\"about\">");
    page.raw(outlet.only_here.empty() ? "nothing of its own" : count_of(outlet.only_here.size(), "claim") + " of its own");
    if (!outlet.left_out.empty()) page.raw(", leaves out ").number(outlet.left_out.size());
    page.raw("</span></summary>\n");
    if (!outlet.only_here.empty()) page.raw("<ul class=\"only\">\n");
    for (const std::uint32_t number : outlet.only_here) {
      const ClaimView& claim = view.claim(number);
      const Wording& wording = claim.rows.front().wordings.front();
      const bool direct = wording.statement != nullptr && wording.statement->kind == StatementKind::kDirect;
      const std::string& speaker = view.speaker_of(number).name;
      page.raw("<li>");
      page.claim_link(number);
      if (!view.speaker_of(number).own_voice) page.raw(" <span class=\"who\">").text(speaker).raw("</span>");
      page.raw(" <span class=\"words\" dir=\"auto\">").raw(direct ? "“" : "");
      page.text(wording.text()).raw(direct ? "”" : "").raw("</span> ");
      page.source(wording.report, wording.spans);
      page.raw("</li>\n");
    }
    if (!outlet.only_here.empty()) page.raw("</ul>\n");
    if (!outlet.left_out.empty()) {
      page.raw("<p class=\"about\">Leaves out ");
      for (std::size_t i = 0; i < outlet.left_out.size(); ++i) {
        if (i > 0) page.raw(", ");
        page.claim_link(outlet.left_out[i]);
      }
      page.raw("</p>\n");
    }
    page.raw("</details>\n");
  }
  write_matrix(page);
  page.raw("</section>\n");
}

}  // namespace stemma
