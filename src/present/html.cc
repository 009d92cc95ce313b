#include "present/html.h"

#include <array>

#include "base/embedded_data.h"
#include "base/hashing.h"
#include "present/dossier_counts.h"
#include "present/escape.h"
#include "present/html_page.h"
#include "present/plain_words.h"

namespace stemma {
namespace {

// Base64 of a hash given in hexadecimal, as a content security policy names a script.
std::string base64_of_hex(std::string_view hex) {
  static constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<unsigned> bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const auto digit = [&](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    bytes.push_back(digit(hex[i]) * 16 + digit(hex[i + 1]));
  }
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    const unsigned three = bytes[i] << 16 | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
    for (std::size_t c = 0; c < 4; ++c) out += c <= left ? kLetters[three >> (18 - 6 * c) & 63] : '=';
  }
  return out;
}

struct SectionLink {
  std::string_view id, name;
};
constexpr std::array<SectionLink, 8> kSections{{{"summary", "Summary"},
                                                {"claims", "Who said what"},
                                                {"conflicts", "Conflicts"},
                                                {"only-in", "Only in"},
                                                {"stemma", "Sources"},
                                                {"timeline", "Timeline"},
                                                {"places", "Places"},
                                                {"reports", "Reports"}}};

void write_head(std::string& out, const DossierView& view, std::string_view script, const std::string& mark_rules) {
  out +=
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-";
  out += base64_of_hex(sha256_hex(script)) +
         "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out +=
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"stemma\">\n<meta "
      "name=\"color-scheme\" content=\"light dark\">\n<title>";
  append_html(out, view.title());
  out += " – dossier</title>\n<style>\n";
  out += embedded_file("data/web/dossier.css");
  out += mark_rules + "</style>\n</head>\n";
}

void write_navigation(std::string& out, const std::string& body) {
  out += "<a class=\"skip\" href=\"#main\">Skip to the dossier</a>\n<header class=\"top\">\n<nav aria-label=\"Sections\"><ul>\n";
  for (const SectionLink& section : kSections)
    if (body.find("<section id=\"" + std::string(section.id) + "\"") != std::string::npos)
      out.append("<li><a href=\"#").append(section.id).append("\">").append(section.name).append("</a></li>\n");
  out += "</ul></nav>\n<button type=\"button\" class=\"theme\" hidden>Dark</button>\n</header>\n";
}

void write_reader(HtmlPage& page) {
  page.raw(
      "<aside class=\"reader\" id=\"reader\" aria-labelledby=\"reader-h\">\n<div class=\"bar\">\n<h2 id=\"reader-h\">The "
      "reports</h2>\n<div class=\"tools\" hidden>"
      "<button type=\"button\" data-go=\"-1\" aria-label=\"Previous source of this item\">‹</button><span class=\"count\" "
      "aria-live=\"polite\"></span>"
      "<button type=\"button\" data-go=\"1\" aria-label=\"Next source of this item\">›</button><button type=\"button\" "
      "data-go=\"back\">Back</button></div>\n</div>\n"
      "<nav class=\"outlets\" aria-label=\"Reports\"><ul>\n");
  for (std::uint32_t i = 0; i < page.view.dossier().reports.size(); ++i)
    page.raw("<li><a href=\"#source-").number(i).raw("\">").text(page.view.label(i)).raw("</a></li>\n");
  page.raw("</ul></nav>\n<div class=\"texts\">\n");
  page.marks.write(page.out);
  page.raw("</div>\n</aside>\n");
}

}  // namespace

void write_overview(HtmlPage& page) {
  const DossierView& view = page.view;
  const DossierCounts counts = count(view);
  page.raw("<section id=\"overview\" aria-labelledby=\"overview-h\">\n<h1 id=\"overview-h\" dir=\"auto\">")
      .text(view.title())
      .raw("</h1>\n<p class=\"lead\">")
      .text(counts.reports)
      .raw("</p>\n<dl class=\"numbers\">\n");
  const auto figure = [&](std::size_t n, std::string_view name, std::string_view more, std::string_view section) {
    page.raw("<div><dt><a href=\"#").raw(section).raw("\">").raw(name).raw("</a>");
    if (!more.empty()) page.raw(" <span class=\"about\">").raw(more).raw("</span>");
    page.raw("</dt><dd>").number(n).raw("</dd></div>\n");
  };
  figure(view.claims(), view.claims() == 1 ? "claim" : "claims", std::to_string(counts.shared) + " in several outlets", "claims");
  figure(counts.of_class[0], counts.of_class[0] == 1 ? "conflict" : "conflicts", counts.other_classes, "conflicts");
  if (counts.passages > 0) figure(counts.passages, counts.passages == 1 ? "shared passage" : "shared passages", "", "stemma");
  page.raw("</dl>\n");
  bool any = false;
  const auto& conflicts = view.conflicts();
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    if (conflicts[i]->class_ != ConflictClass::kConflict) continue;
    if (!any) page.raw("<h2 class=\"small\">Contested</h2>\n<ul class=\"contested\">\n");
    any = true;
    page.raw("<li><a href=\"#conflict-")
        .number(i + 1)
        .raw("\">")
        .text(one_line(conflicts[i]->question))
        .raw("</a> <span class=\"about\">");
    for (std::size_t s = 0; s < conflicts[i]->sides.size(); ++s)
      page.raw(s > 0 ? " / " : "").text(view.in_short(*conflicts[i], conflicts[i]->sides[s]));
    page.raw("</span></li>\n");
  }
  page.raw(any ? "</ul>\n</section>\n" : "</section>\n");
}

void write_summary(HtmlPage& page) {
  page.open_section("summary", "Summary");
  if (page.view.dossier().summary.empty())
    page.raw("<p class=\"lead\">Too little is shared between the reports to sum up.</p>\n");
  for (const SummarySentence& sentence : page.view.dossier().summary) {
    page.raw("<p class=\"words\">").text(one_line(sentence.text));
    page.footnotes(sentence.evidence);
    page.raw("</p>\n");
  }
  page.raw("</section>\n");
}

void write_reports(HtmlPage& page) {
  page.open_section("reports", "Reports");
  page.raw(
      "<div class=\"scroll\" role=\"region\" aria-label=\"Table of the reports\" tabindex=\"0\">\n<table "
      "class=\"reports\">\n<thead><tr><th scope=\"col\">Outlet</th><th scope=\"col\">Headline</th>"
      "<th scope=\"col\">Published</th><th scope=\"col\">Words</th><th scope=\"col\">Address</th></tr></thead>\n<tbody>\n");
  for (std::uint32_t i = 0; i < page.view.dossier().reports.size(); ++i) {
    const Article& article = page.view.dossier().reports[i].article;
    page.raw("<tr><th scope=\"row\"><a href=\"#source-").number(i).raw("\">").text(page.view.label(i)).raw("</a>");
    if (!article.outlet) page.raw(" <span class=\"about\">named by its file</span>");
    page.raw("</th><td dir=\"auto\">")
        .text(one_line(article.title.value_or("")))
        .raw("</td><td>")
        .text(published_in_words(article))
        .raw("</td><td class=\"figure\">")
        .number(count_words(article.text))
        .raw("</td><td class=\"url\">");
    const std::string url = article.url.value_or("");
    if (is_web_address(url))
      page.raw("<a rel=\"noopener noreferrer\" href=\"").text(url).raw("\">").text(url).raw("</a>");
    else
      page.text(one_line(url.empty() ? article.path : url));
    page.raw("</td></tr>\n");
  }
  page.raw("</tbody>\n</table>\n</div>\n</section>\n");
}

void write_skipped(HtmlPage& page) {
  if (page.view.dossier().skipped.empty()) return;
  page.open_section("skipped", "Skipped");
  page.raw("<ul class=\"skipped\">\n");
  for (const Skipped& skipped : page.view.dossier().skipped) {
    page.raw("<li>");
    if (!skipped.path.empty()) page.raw("<b>").text(one_line(skipped.path)).raw("</b>: ");
    page.raw(cause_name(skipped.cause))
        .raw(skipped.warning ? " (warning; kept), " : ", ")
        .text(one_line(skipped.message))
        .raw("</li>\n");
  }
  page.raw("</ul>\n</section>\n");
}

std::string render_html(const Dossier& dossier) {
  const DossierView view(dossier);
  HtmlPage page(view);
  page.raw("<main id=\"main\">\n");
  write_overview(page);
  write_summary(page);
  write_claims(page);
  write_conflicts(page);
  write_only_in(page);
  write_stemma(page);
  write_timeline(page);
  write_places(page);
  write_reports(page);
  write_skipped(page);
  page.raw("</main>\n");
  write_reader(page);

  const std::string_view script = embedded_file("data/web/dossier.js");
  std::string out;
  out.reserve(page.out.size() + 64000);
  write_head(out, view, script, page.marks.rules());
  out += "<body>\n";
  write_navigation(out, page.out);
  out += page.out;
  out.append("<script>").append(script).append("</script>\n</body>\n</html>\n");
  return out;
}

}  // namespace stemma
