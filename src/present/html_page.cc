#include "present/html_page.h"

#include "present/escape.h"
#include "present/plain_words.h"

namespace stemma {

HtmlPage& HtmlPage::text(std::string_view strangers) {
  append_html(out, strangers);
  return *this;
}

void HtmlPage::open_section(std::string_view id, std::string_view title) {
  raw("<section id=\"")
      .raw(id)
      .raw("\" aria-labelledby=\"")
      .raw(id)
      .raw("-h\">\n<h2 id=\"")
      .raw(id)
      .raw("-h\">")
      .raw(title)
      .raw("</h2>\n");
}

void HtmlPage::source(std::uint32_t report, const std::vector<Span>& spans) {
  raw("<a class=\"src\" href=\"#").raw(marks.anchor(report, spans)).raw("\">").text(view.label(report)).raw("</a>");
}

void HtmlPage::sources(const std::vector<Evidence>& evidence) {
  std::size_t nth = 1;  // of one report: its name stands once
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const Evidence& at = evidence[i];
    if (i == 0 || evidence[i - 1].report != at.report) {
      if (i > 0) raw(", ");
      source(at.report, {at.span});
      nth = 1;
      continue;
    }
    const std::string number = std::to_string(++nth);
    raw(" <a class=\"src more\" href=\"#")
        .raw(marks.anchor(at.report, {at.span}))
        .raw("\" aria-label=\"")
        .text(view.label(at.report))
        .raw(", ")
        .raw(number)
        .raw("\">")
        .raw(number)
        .raw("</a>");
  }
}

void HtmlPage::footnotes(const std::vector<Evidence>& evidence) {
  raw("<span class=\"notes\">");
  for (const Evidence& at : evidence) {
    const std::string number = std::to_string(++footnote_);
    raw(" <a class=\"src\" href=\"#").raw(marks.anchor(at.report, {at.span})).raw("\" title=\"").text(view.label(at.report));
    raw("\" aria-label=\"Source ").raw(number).raw(", ").text(view.label(at.report)).raw("\">").raw(number).raw("</a>");
  }
  raw("</span>");
}

void HtmlPage::claim_link(std::size_t number) { raw("<a href=\"#claim-").number(number).raw("\">").number(number).raw("</a>"); }

void HtmlPage::claim_links(const std::vector<std::string>& ids) {
  const std::vector<std::size_t> numbers = view.numbers_of(ids);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) raw(", ");
    claim_link(numbers[i]);
  }
}

void HtmlPage::wording(const Wording& wording, const ClaimView& claim) {
  const bool direct = wording.statement != nullptr && wording.statement->kind == StatementKind::kDirect;
  if (direct) raw("“");
  const auto& variants = view.record(claim).variants;
  for (const Piece& piece : wording.pieces) {
    if (piece.variant < 0) {
      text(piece.text);
      continue;
    }
    std::string readings;
    for (const Reading& reading : variants[static_cast<std::size_t>(piece.variant)].readings) {
      std::vector<std::string> who;
      for (const Reading::At& at : reading.parts)
        if (who.empty() || who.back() != view.label(at.report)) who.push_back(view.label(at.report));
      const std::string words = one_line(reading.text);
      readings += (readings.empty() ? "" : "\n") + (words.empty() ? "(nothing)" : "“" + words + "”") + ": " + listed(who, 6);
    }
    const std::string id = "claim-" + std::to_string(claim.number) + "-v" + std::to_string(piece.variant + 1);
    raw("<a class=\"v v")
        .number(static_cast<std::size_t>(piece.variant % 4))
        .raw("\" href=\"#")
        .raw(id)
        .raw("\" title=\"")
        .text(readings)
        .raw("\">");
    if (piece.text.empty())
      raw("<span aria-hidden=\"true\">‸</span><span class=\"vh\">(nothing here)</span>");
    else
      text(piece.text);
    raw("</a>");
  }
  if (direct) raw("”");
}

}  // namespace stemma
