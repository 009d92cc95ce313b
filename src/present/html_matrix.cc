#include <algorithm>
#include <map>

#include "present/escape.h"
#include "present/html_page.h"
#include "present/plain_words.h"

namespace stemma {
namespace {

// First words of a claim that a report carries, to open from its cell; null when none of the claim's wordings is its.
const Wording* wording_in(const ClaimView& claim, const DossierView& view, const std::string& outlet) {
  for (const WordingRow& row : claim.rows)
    for (const Wording& wording : row.wordings)
      if (one_line(outlet_label(view.dossier().reports[wording.report].article)) == outlet) return &wording;
  return nullptr;
}

void write_cell(HtmlPage& page, const ClaimView& claim, const OutletView& outlet, CoverageState state) {
  const Wording* wording = wording_in(claim, page.view, outlet.outlet);
  if (wording != nullptr) {
    page.raw("<td class=\"yes\"><a class=\"src\" href=\"#").raw(page.marks.anchor(wording->report, wording->spans)).raw("\" aria-label=\"").text(outlet.outlet);
    page.raw(" carries claim ").number(claim.number).raw("\">●</a></td>");
    return;
  }
  const bool leaves_out = state == CoverageState::kLeavesOut;
  page.raw(leaves_out ? "<td class=\"no\"><span aria-hidden=\"true\">○</span><span class=\"vh\">leaves out</span></td>"
                      : "<td class=\"off\"><span aria-hidden=\"true\">·</span><span class=\"vh\">not covered</span></td>");
}

void write_matrix(HtmlPage& page) {
  const DossierView& view = page.view;
  if (view.shared_claims() == 0) return;
  std::map<std::string, std::vector<std::uint32_t>> reports_of;
  for (std::uint32_t i = 0; i < view.dossier().reports.size(); ++i) reports_of[one_line(outlet_label(view.dossier().reports[i].article))].push_back(i);
  page.raw("<h3 id=\"matrix-h\">Claims by outlets</h3>\n<p class=\"about\">● carries the claim, ○ covers the occasion and leaves it out, · does not cover it</p>\n"
           "<div class=\"scroll\" role=\"region\" aria-labelledby=\"matrix-h\" tabindex=\"0\">\n<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Claim</th>");
  for (const OutletView& outlet : view.outlets()) page.raw("<th scope=\"col\"><span>").text(outlet.outlet).raw("</span></th>");
  page.raw("</tr></thead>\n<tbody>\n");
  for (std::size_t number = 1; number <= view.claims(); ++number) {
    const ClaimView& claim = view.claim(number);
    if (view.record(claim).outlets.size() < 2) continue;
    const std::string& speaker = view.speaker_of(number).name;
    page.raw("<tr><th scope=\"row\">");
    page.claim_link(number);
    page.raw(" <span class=\"who\">").text(speaker).raw("</span> <span class=\"words\">").text(claim.rows.front().wordings.front().text()).raw("</span></th>");
    for (const OutletView& outlet : view.outlets()) {
      CoverageState state = CoverageState::kNotCovered;
      for (const std::uint32_t report : reports_of[outlet.outlet])
        if (view.coverage(claim.claim, report) == CoverageState::kLeavesOut) state = CoverageState::kLeavesOut;
      write_cell(page, claim, outlet, state);
    }
    page.raw("</tr>\n");
  }
  page.raw("</tbody>\n<tfoot><tr><th scope=\"row\">claims of its own</th>");
  for (const OutletView& outlet : view.outlets()) page.raw("<td>").number(outlet.only_here.size()).raw("</td>");
  page.raw("</tr></tfoot>\n</table>\n</div>\n");
}

}  // namespace

void write_only_in(HtmlPage& page) {
  const DossierView& view = page.view;
  if (view.outlets().size() < 2 || view.claims() == 0) return;
  page.open_section("only-in", "Only in");
  page.raw("<p class=\"lead\">Claims that one outlet alone carries, and shared claims that it leaves out though it covers the occasion.</p>\n");
  for (const OutletView& outlet : view.outlets()) {
    if (outlet.only_here.empty() && outlet.left_out.empty()) continue;
    page.raw("<details class=\"outlet\"><summary><span class=\"name\">").text(outlet.outlet).raw("</span> <span class=\"about\">");
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
