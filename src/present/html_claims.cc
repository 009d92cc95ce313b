#include <algorithm>
#include <map>

#include "present/escape.h"
#include "present/html_page.h"
#include "present/plain_words.h"

namespace stemma {
namespace {

constexpr std::size_t kSinglesShown = 4;  // claims of one outlet that stand open under a speaker; more are folded away

class ClaimWriter {
 public:
  explicit ClaimWriter(HtmlPage& page) : page_(page), view_(page.view) {
    const auto& conflicts = view_.conflicts();
    for (std::size_t i = 0; i < conflicts.size(); ++i)
      for (const std::string& id : conflicts[i]->claims)
        if (const std::size_t number = view_.number_of(id); number > 0) conflicts_of_[number].emplace_back(i + 1, conflicts[i]);
  }

  void write(const SpeakerView& speaker) {
    page_.raw("<section class=\"speaker\">\n<h3>").text(speaker.name);
    if (const std::string known = view_.also_known(speaker); !known.empty())
      page_.raw("<span class=\"role\">").text(known).raw("</span>");
    page_.raw("</h3>\n");
    const auto single = std::find_if(speaker.claims.begin(), speaker.claims.end(),
                                     [&](const ClaimView& c) { return view_.record(c).outlets.size() < 2; });
    for (auto claim = speaker.claims.begin(); claim != single; ++claim) shared_claim(speaker, *claim);
    const auto singles = static_cast<std::size_t>(speaker.claims.end() - single);
    if (singles > 0) {
      const bool fold = singles > kSinglesShown;
      if (fold)
        page_.raw("<details class=\"singles\"><summary>").raw(count_of(singles, "claim")).raw(" in one outlet each</summary>\n");
      page_.raw("<ul class=\"single\">\n");
      for (auto claim = single; claim != speaker.claims.end(); ++claim) single_claim(speaker, *claim);
      page_.raw("</ul>\n");
      if (fold) page_.raw("</details>\n");
    }
    page_.raw("</section>\n");
  }

 private:
  void shared_claim(const SpeakerView& speaker, const ClaimView& claim) {
    const Claim& record = view_.record(claim);
    page_.raw("<article class=\"claim\" id=\"claim-")
        .number(claim.number)
        .raw("\" aria-labelledby=\"claim-")
        .number(claim.number)
        .raw("-h\">\n<h4 id=\"claim-");
    page_.number(claim.number)
        .raw("-h\"><span class=\"n\">")
        .number(claim.number)
        .raw("</span> <span class=\"vh\">")
        .text(claim.rows.front().wordings.front().text());
    page_.raw(" — </span>").raw(count_of(record.outlets.size(), "outlet"));
    if (record.origins > 0) page_.raw(", ").raw(count_of(static_cast<std::size_t>(record.origins), "independent origin"));
    if (!speaker.own_voice) page_.raw("; ").text(view_.said(record));
    page_.raw("</h4>\n");
    cross_references(claim);
    page_.raw("<dl class=\"wordings\">\n");
    for (const WordingRow& row : claim.rows) wording_row(speaker, claim, row);
    page_.raw("</dl>\n");
    apparatus(claim);
    page_.raw("</article>\n");
  }

  void single_claim(const SpeakerView& speaker, const ClaimView& claim) {
    page_.raw("<li id=\"claim-")
        .number(claim.number)
        .raw("\"><span class=\"n\">")
        .number(claim.number)
        .raw("</span>\n<dl class=\"wordings\">\n");
    for (const WordingRow& row : claim.rows) wording_row(speaker, claim, row);
    page_.raw("</dl>\n");
    cross_references(claim);
    page_.raw("</li>\n");
  }

  void cross_references(const ClaimView& claim) {
    const Claim& record = view_.record(claim);
    const auto& conflicts = conflicts_of_.find(claim.number);
    if (conflicts == conflicts_of_.end() && record.again.empty()) return;
    page_.raw("<p class=\"see\">");
    if (conflicts != conflicts_of_.end()) {
      for (const auto& [number, conflict] : conflicts->second) {
        const std::string_view class_name = conflict_class_name(conflict->class_);
        page_.raw("<a class=\"badge ")
            .raw(class_name)
            .raw("\" href=\"#conflict-")
            .number(number)
            .raw("\">")
            .raw(class_name)
            .raw("</a> ")
            .text(one_line(conflict->question))
            .raw(" ");
      }
    }
    if (!record.again.empty()) {
      page_.raw("Nearly the same words on another occasion: ");
      page_.claim_links(record.again);
    }
    page_.raw("</p>\n");
  }

  void wording_row(const SpeakerView& speaker, const ClaimView& claim, const WordingRow& row) {
    page_.raw("<div><dt>");
    for (std::size_t i = 0; i < row.wordings.size(); ++i) {
      if (i > 0) page_.raw("<br>");
      page_.source(row.wordings[i].report, row.wordings[i].spans);
    }
    page_.raw("</dt><dd><p class=\"words\" dir=\"auto\">");
    page_.wording(row.wordings.front(), claim);
    page_.raw("</p>");
    std::vector<std::string> notes;
    for (const Wording& wording : row.wordings) {
      notes.push_back(speaker.own_voice ? "" : view_.notes(wording, claim, speaker));
    }
    const bool alike = std::all_of(notes.begin(), notes.end(), [&](const std::string& note) { return note == notes.front(); });
    for (std::size_t i = 0; i < (alike ? 1 : notes.size()); ++i) {
      if (notes[i].empty()) continue;
      page_.raw("<p class=\"about\">");
      if (!alike) page_.text(view_.label(row.wordings[i].report)).raw(": ");
      page_.text(notes[i]).raw("</p>");
    }
    page_.raw("</dd></div>\n");
  }

  void apparatus(const ClaimView& claim) {
    const auto& variants = view_.record(claim).variants;
    if (variants.empty()) return;
    page_.raw("<details class=\"apparatus\"><summary>")
        .raw(count_of(variants.size(), "place"))
        .raw(variants.size() == 1 ? " differs" : " differ")
        .raw("</summary>\n<ol>\n");
    for (std::size_t v = 0; v < variants.size(); ++v) {
      page_.raw("<li id=\"claim-")
          .number(claim.number)
          .raw("-v")
          .number(v + 1)
          .raw("\"><span class=\"about\">")
          .raw(variant_kind_name(variants[v].kind))
          .raw("</span> ");
      for (std::size_t r = 0; r < variants[v].readings.size(); ++r) {
        const Reading& reading = variants[v].readings[r];
        if (r > 0) page_.raw(" <span class=\"sep\" aria-hidden=\"true\">|</span> ");
        const std::string words = one_line(reading.text);
        if (words.empty())
          page_.raw("<i>nothing</i> ");
        else
          page_.raw("<b class=\"v").number(v % 4).raw("\">").text(words).raw("</b> ");
        for (std::size_t i = 0; i < reading.parts.size(); ++i) {
          if (i > 0) page_.raw(", ");
          page_.source(reading.parts[i].report,
                       {reading.parts[i].span.empty() ? around(claim, reading.parts[i]) : reading.parts[i].span});
        }
      }
      page_.raw("</li>\n");
    }
    page_.raw("</ol></details>\n");
  }

  // The wording in which a reading has nothing: there is no word of its own to open.
  static Span around(const ClaimView& claim, const Reading::At& at) {
    for (const WordingRow& row : claim.rows)
      for (const Wording& wording : row.wordings)
        if (wording.report == at.report && wording.statement != nullptr && wording.statement->id == at.statement)
          return wording.spans.front();
    return at.span;
  }

  HtmlPage& page_;
  const DossierView& view_;
  std::map<std::size_t, std::vector<std::pair<std::size_t, const Conflict*>>> conflicts_of_;  // by claim number
};

}  // namespace

void write_claims(HtmlPage& page) {
  page.open_section("claims", "Who said what");
  if (page.view.claims() == 0) {
    page.raw("<p class=\"lead\">No attributed statement was found.</p>\n");
  } else {
    page.raw(
        "<p class=\"lead\">Claims by speaker, each with every outlet’s wording. An outlet’s name opens its words in the report. "
        "Words in which the "
        "wordings differ are <b class=\"v0\">underlined</b>; rest on one, or follow it, to see who has what.</p>\n");
  }
  ClaimWriter writer(page);
  for (const SpeakerView& speaker : page.view.speakers()) writer.write(speaker);
  page.raw("</section>\n");
}

}  // namespace stemma
