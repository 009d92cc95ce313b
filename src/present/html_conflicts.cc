#include "present/escape.h"
#include "present/html_page.h"
#include "present/plain_words.h"

namespace stemma {
namespace {

void write_side(HtmlPage& page, const ConflictSide& side) {
  const std::string value = one_line(side.value);
  page.raw("<div class=\"side\">\n<h4>")
      .text(value.empty() ? "(no value)" : value)
      .raw("</h4>\n<p class=\"about\">")
      .text(page.view.who_says(side))
      .raw("</p>\n<ul>\n");
  for (const Evidence& at : side.evidence) {
    page.raw("<li><span class=\"words\" dir=\"auto\">").text(page.view.words(at)).raw("</span> ");
    page.source(at.report, {at.span});
    page.raw("</li>\n");
  }
  page.raw("</ul>\n</div>\n");
}

}  // namespace

void write_conflicts(HtmlPage& page) {
  page.open_section("conflicts", "Where accounts conflict");
  const auto& conflicts = page.view.conflicts();
  if (conflicts.empty()) {
    page.raw("<p class=\"lead\">No two accounts were found to differ on a point.</p>\n");
  } else {
    page.raw(
        "<p class=\"lead\">Only what cannot both hold is called a <span class=\"badge conflict\">conflict</span>. An <span "
        "class=\"badge update\">update</span> is a later "
        "state of the same thing, a <span class=\"badge hedge\">hedge</span> the same thing said less firmly, a <span "
        "class=\"badge difference\">difference</span> two "
        "things that only look alike.</p>\n");
  }
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    const Conflict& conflict = *conflicts[i];
    const std::string_view class_name = conflict_class_name(conflict.class_);
    page.raw("<article class=\"dispute\" id=\"conflict-")
        .number(i + 1)
        .raw("\">\n<h3><span class=\"badge ")
        .raw(class_name)
        .raw("\">")
        .raw(class_name)
        .raw("</span> ");
    page.text(one_line(conflict.question)).raw("</h3>\n<p class=\"about\">");
    if (conflict.kind != ConflictKind::kOther) page.raw(conflict_kind_name(conflict.kind)).raw(", ");
    page.raw(percent(conflict.confidence)).raw(" sure");
    if (const std::size_t known = page.view.numbers_of(conflict.claims).size(); known > 0) {
      page.raw(known == 1 ? ", claim " : ", claims ");
      page.claim_links(conflict.claims);
    }
    page.raw("</p>\n<div class=\"sides\">\n");
    for (const ConflictSide& side : conflict.sides) write_side(page, side);
    page.raw("</div>\n</article>\n");
  }
  page.raw("</section>\n");
}

}  // namespace stemma
