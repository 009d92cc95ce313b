#include <set>

#include "present/escape.h"
#include "present/graph_svg.h"
#include "present/html_page.h"
#include "present/map_svg.h"
#include "present/plain_words.h"
#include "present/stemma_view.h"
#include "present/timeline_svg.h"

namespace stemma {
namespace {

void open_scroll(HtmlPage& page, std::string_view label) {
  page.raw("<div class=\"scroll\" role=\"region\" aria-label=\"").raw(label).raw("\" tabindex=\"0\">\n");
}

void write_links(HtmlPage& page, const StemmaView& stemma) {
  page.raw("<ul class=\"stemma-list\" id=\"graph-list\">\n");
  for (std::uint32_t group = 0; group < stemma.groups.size(); ++group) {
    bool open = false;
    for (const StemmaLink& link : stemma.links) {
      if (link.to != group) continue;
      if (!open) page.raw("<li><b>").text(listed(stemma.groups[group].names)).raw("</b> took from\n<ul>\n");
      open = true;
      page.raw("<li>").text(listed(stemma.groups[link.from].names, 12));
      if (!link.why.empty()) page.raw(" <span class=\"about\">").text(link.why).raw("</span>");
      page.raw(" ");
      page.footnotes(link.evidence);
      page.raw("</li>\n");
    }
    if (open) page.raw("</ul></li>\n");
  }
  page.raw("</ul>\n");
}

void write_reuse(HtmlPage& page) {
  const auto& reuse = page.view.dossier().reuse;
  if (reuse.empty()) return;
  page.raw("<h3>Shared passages</h3>\n<ul class=\"reuse\">\n");
  for (const Reuse& shared : reuse) {
    page.raw("<li><p><b>")
        .text(page.view.label(shared.from))
        .raw("</b>")
        .raw(shared.direction_known ? " → " : " – ")
        .raw("<b>")
        .text(page.view.label(shared.to));
    page.raw("</b> <span class=\"about\">")
        .raw(reuse_kind_name(shared.kind))
        .raw(", ")
        .raw(percent(shared.share))
        .raw(" of the shorter report in ")
        .raw(count_of(shared.passages.size(), "passage"));
    if (shared.source) page.raw(", source ").text(one_line(*shared.source));
    if (!shared.direction_known) page.raw(", direction unknown");
    if (!shared.why.empty()) page.raw(": ").text(one_line(shared.why));
    page.raw("</span> ");
    if (!shared.evidence.empty()) page.sources(shared.evidence);
    page.raw("</p>\n");
    const bool many = shared.passages.size() > 2;
    if (many) page.raw("<details><summary>").raw(count_of(shared.passages.size(), "passage")).raw("</summary>\n");
    for (const ReusePassage& passage : shared.passages) {
      page.raw("<p><span class=\"words\" dir=\"auto\">").text(page.view.words({shared.from, passage.from})).raw("</span> ");
      page.sources({{shared.from, passage.from}, {shared.to, passage.to}});
      page.raw("</p>\n");
    }
    page.raw(many ? "</details></li>\n" : "</li>\n");
  }
  page.raw("</ul>\n");
}

}  // namespace

void write_stemma(HtmlPage& page) {
  if (page.view.dossier().edges.empty() && page.view.dossier().reuse.empty()) return;
  page.open_section("stemma", "Who took it from whom");
  const StemmaView stemma = stemma_view(page.view.dossier());
  if (!stemma.links.empty()) {
    if (const std::string picture = graph_svg(stemma); !picture.empty()) {
      open_scroll(page, "Graph of who took it from whom");
      page.raw(picture).raw("</div>\n");
    }
    write_links(page, stemma);
  }
  write_reuse(page);
  page.raw("</section>\n");
}

void write_timeline(HtmlPage& page) {
  const auto& timeline = page.view.dossier().timeline;
  if (timeline.empty()) return;
  page.open_section("timeline", "Timeline");
  if (const std::string chart = timeline_svg(timeline); !chart.empty()) {
    page.raw(
        "<p class=\"about\">A full dot stands for a date that the report itself gives, an open one for a date inferred from "
        "elsewhere. Distances are not to scale; a broken line "
        "stands for more than two months.</p>\n");
    open_scroll(page, "Timeline chart");
    page.raw(chart).raw("</div>\n");
  }
  page.raw("<ol class=\"times\">\n");
  for (std::size_t i = 0; i < timeline.size(); ++i) {
    const TimelineEntry& entry = timeline[i];
    const std::string why = page.view.dated_by(entry);
    page.raw("<li id=\"time-")
        .number(i + 1)
        .raw("\"><span class=\"date\">")
        .text(date_in_words(entry.date))
        .raw("</span><div><span class=\"words\">")
        .text(one_line(entry.what))
        .raw("</span> ");
    if (!why.empty())
      page.raw(entry.sure ? "<span class=\"about\">dated by " : "<span class=\"about\">date inferred from ")
          .text(why)
          .raw("</span> ");
    else if (!entry.sure)
      page.raw("<span class=\"about\">date inferred</span> ");
    page.sources(entry.evidence);
    if (!entry.sure && entry.dated_by.size() > 1) {
      page.raw(" <span class=\"about\">dated by</span> ");
      page.sources(entry.dated_by);
    }
    page.raw("</div></li>\n");
  }
  page.raw("</ol>\n</section>\n");
}

void write_places(HtmlPage& page) {
  const auto& places = page.view.dossier().places;
  if (places.empty()) return;
  page.open_section("places", "Places");
  if (const std::string map = map_svg(places); !map.empty()) page.raw("<div class=\"map-frame\">\n").raw(map).raw("</div>\n");
  page.raw("<ul class=\"places\">\n");
  for (std::size_t i = 0; i < places.size(); ++i) {
    // The first mention in each report; the others are in its text.
    std::vector<Evidence> first;
    std::set<std::uint32_t> seen;
    for (const Evidence& at : places[i].evidence)
      if (seen.insert(at.report).second) first.push_back(at);
    page.raw("<li id=\"place-").number(i + 1).raw("\"><b>").text(one_line(places[i].name)).raw("</b>");
    if (!places[i].country.empty() && places[i].country != places[i].name)
      page.raw(" <span class=\"about\">").text(one_line(places[i].country)).raw("</span>");
    if (!places[i].located) page.raw(" <span class=\"about\">on no list of places</span>");
    if (!places[i].what.empty()) page.raw(" <span class=\"words\">").text(one_line(places[i].what)).raw("</span>");
    page.raw(" ");
    page.sources(first);
    for (const StatedDistance& distance : places[i].distances) {
      page.raw("<br><span class=\"about\">stated: </span><span class=\"words\">“").text(one_line(distance.text)).raw("”</span> ");
      page.sources({distance.at});
    }
    page.raw("</li>\n");
  }
  page.raw("</ul>\n</section>\n");
}

}  // namespace stemma
