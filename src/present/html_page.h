#pragma once
// What the page's sections write on, and the sections. Each appends to HtmlPage::out and closes what it opens.

#include <string>
#include <string_view>
#include <vector>

#include "present/dossier_view.h"
#include "present/html_sources.h"

namespace stemma {

struct HtmlPage {
  explicit HtmlPage(const DossierView& of) : view(of), marks(of) {}

  const DossierView& view;
  SourceMarks marks;
  std::string out;

  HtmlPage& raw(std::string_view markup) { return out += markup, *this; }  // ours, never a stranger's
  HtmlPage& text(std::string_view strangers);                              // escaped
  HtmlPage& number(std::size_t value) { return raw(std::to_string(value)); }

  // <section id><h2>title</h2>; the caller closes it.
  void open_section(std::string_view id, std::string_view title);
  // A link that opens words in the reader. Its text is the report's label.
  void source(std::uint32_t report, const std::vector<Span>& spans);
  // The same for each piece of evidence, with commas between; further words of the same report are links by number.
  void sources(const std::vector<Evidence>& evidence);
  // Footnote numbers instead of labels, for running text.
  void footnotes(const std::vector<Evidence>& evidence);
  // "#3" as a link to a claim.
  void claim_link(std::size_t number);
  void claim_links(const std::vector<std::string>& ids);  // ", " between; unknown ids left out
  // The words of a wording; those that differ are links to the claim's list of variants.
  void wording(const Wording& wording, const ClaimView& claim);

 private:
  std::size_t footnote_ = 0;
};

void write_overview(HtmlPage& page);
void write_summary(HtmlPage& page);
void write_claims(HtmlPage& page);
void write_conflicts(HtmlPage& page);
void write_only_in(HtmlPage& page);
void write_stemma(HtmlPage& page);
void write_timeline(HtmlPage& page);
void write_places(HtmlPage& page);
void write_reports(HtmlPage& page);
void write_skipped(HtmlPage& page);

}  // namespace stemma
