#include "present/terminal.h"

#include <algorithm>
#include <set>

#include "present/dossier_counts.h"
#include "present/escape.h"
#include "present/plain_words.h"
#include "present/terminal_page.h"

namespace stemma {
namespace {

constexpr std::size_t kScreen = 24;       // lines of the overview
constexpr std::size_t kSummaryLines = 8;  // of them, for the summary
constexpr std::size_t kReferences = 4;    // shown behind one sentence

std::string claims_line(const DossierView& view, const DossierCounts& counts) {
  return count_of(view.claims(), "claim") + " by " + count_of(counts.speakers, "speaker") + ": " + std::to_string(counts.shared) +
         " in several outlets, " + std::to_string(view.claims() - counts.shared) + " in one only";
}

std::string conflicts_line(const DossierCounts& counts) {
  const std::string conflicts = counts.of_class[0] == 0 ? "no conflicts" : count_of(counts.of_class[0], "conflict");
  return conflicts + (counts.other_classes.empty() ? "" : "; beside " + counts.other_classes);
}

std::string reuse_line(const DossierView& view, const DossierCounts& counts) {
  if (counts.passages == 0) return "no shared passages found";
  return count_of(counts.passages, "passage") + " shared between " + count_of(view.dossier().reuse.size(), "pair") +
         " of reports";
}

}  // namespace

void write_overview(TerminalPage& page, const DossierView& view) {
  const DossierCounts counts = count(view);
  page.paragraph_cut({{view.title(), Ink::kStrong}}, 2);
  page.paragraph_cut({{counts.reports, Ink::kPlain}}, 2);
  std::vector<std::string> outlets;
  for (const OutletView& outlet : view.outlets()) outlets.push_back(outlet.outlet);
  page.paragraph_cut({{listed(outlets, 12), Ink::kFaint}}, 2);
  page.blank();
  std::vector<const Conflict*> contested;
  for (const Conflict* conflict : view.conflicts())
    if (conflict->class_ == ConflictClass::kConflict) contested.push_back(conflict);
  std::size_t room = kSummaryLines - std::min(contested.size(), kSummaryLines / 2);
  for (const SummarySentence& sentence : view.dossier().summary) {
    const std::size_t before = page.lines();
    if (room == 0) break;
    page.paragraph_cut({{sentence.text, Ink::kPlain}}, std::min<std::size_t>(room, 3));
    room -= std::min(room, page.lines() - before);
  }
  page.blank();
  page.line({{claims_line(view, counts), Ink::kPlain}});
  page.line({{conflicts_line(counts), Ink::kPlain}});
  page.line({{reuse_line(view, counts), Ink::kPlain}});

  if (contested.empty()) return;
  page.blank();
  page.line({{"Contested", Ink::kAlarm}});
  const std::size_t left = kScreen - std::min(kScreen - 1, page.lines());
  const std::size_t each = 2 * contested.size() <= left ? 2 : 1;  // lines
  const std::size_t shown = each * contested.size() <= left ? contested.size() : left - 1;
  for (std::size_t i = 0; i < shown; ++i) {
    std::string sides;
    for (const ConflictSide& side : contested[i]->sides)
      sides += (sides.empty() ? "" : " / ") + view.in_short(*contested[i], side);
    Line question{{one_line(contested[i]->question), Ink::kPlain}};
    if (each == 1) question = cut(question, page.columns() * 3 / 5, page.unicode());
    question.push_back({" " + sides, Ink::kFaint});
    page.paragraph_cut(question, each, 2);
  }
  if (shown < contested.size()) page.line({{"  and " + std::to_string(contested.size() - shown) + " more below", Ink::kFaint}});
}

void write_summary(TerminalPage& page, const DossierView& view) {
  page.section("Summary");
  if (view.dossier().summary.empty()) page.line({{"Too little is shared between the reports to sum up.", Ink::kFaint}});
  for (const SummarySentence& sentence : view.dossier().summary)
    page.paragraph({{"• ", Ink::kFaint},
                    {sentence.text + " ", Ink::kPlain},
                    {references(view, sentence.evidence, kReferences), Ink::kFaint}},
                   0, 2);
}

void write_timeline(TerminalPage& page, const DossierView& view) {
  if (view.dossier().timeline.empty()) return;
  page.section("Timeline");
  std::string last;
  for (const TimelineEntry& entry : view.dossier().timeline) {
    const std::string date = date_in_words(entry.date);
    const std::string why = view.dated_by(entry);
    Line what{{one_line(entry.what) + " ", Ink::kPlain}};
    if (!why.empty())
      what.push_back({(entry.sure ? "(dated by " : "(inferred from ") + why + ") ", Ink::kFaint});
    else if (!entry.sure)
      what.push_back({"(date inferred) ", Ink::kFaint});
    what.push_back({references(view, entry.evidence, kReferences), Ink::kFaint});
    page.gutter({{{date == last ? "" : date, Ink::kStrong}}}, 17, {what}, 0);
    last = date;
  }
}

void write_places(TerminalPage& page, const DossierView& view) {
  if (view.dossier().places.empty()) return;
  page.section("Places");
  for (const PlaceOnMap& place : view.dossier().places) {
    std::set<std::uint32_t> reports;
    for (const Evidence& at : place.evidence) reports.insert(at.report);
    const std::string country = place.country.empty() || place.country == place.name ? "" : ", " + one_line(place.country);
    Line line{{one_line(place.name), Ink::kStrong},
              {country + "  in " + count_of(reports.size(), "report") + (place.located ? " " : ", on no list of places "),
               Ink::kFaint}};
    line.push_back({references(view, place.evidence, 1), Ink::kFaint});
    page.line(line);
    if (!place.what.empty()) page.paragraph({{one_line(place.what), Ink::kPlain}}, 2, 2);
    for (const StatedDistance& distance : place.distances)
      page.paragraph({{"“" + one_line(distance.text) + "” ", Ink::kPlain}, {references(view, {distance.at}, 1), Ink::kFaint}}, 2,
                     2);
  }
}

void write_skipped(TerminalPage& page, const DossierView& view) {
  if (view.dossier().skipped.empty()) return;
  page.section("Skipped");
  for (const Skipped& skipped : view.dossier().skipped) {
    const std::string path = skipped.path.empty() ? "" : one_line(skipped.path) + ": ";
    page.paragraph(
        {{path, Ink::kStrong},
         {std::string(cause_name(skipped.cause)) + (skipped.warning ? " (warning; kept)" : "") + ", " + one_line(skipped.message),
          Ink::kPlain}},
        0, 2);
  }
}

std::string render_terminal(const Dossier& dossier, const TerminalStyle& style) {
  const DossierView view(dossier);
  TerminalPage page(style);
  write_overview(page, view);
  write_summary(page, view);
  write_claims(page, view);
  write_conflicts(page, view);
  write_only_in(page, view);
  write_stemma(page, view);
  write_timeline(page, view);
  write_places(page, view);
  write_skipped(page, view);
  return page.take();
}

}  // namespace stemma
