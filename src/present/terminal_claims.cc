#include <algorithm>

#include "present/escape.h"
#include "present/plain_words.h"
#include "present/terminal_page.h"

namespace stemma {
namespace {

constexpr int kIndent = 5;

// Columns that outlet and place need beside the wordings: as many as the longest takes, at most three tenths of the page.
int gutter_columns(const TerminalPage& page, const DossierView& view) {
  int most = 12;
  for (const SpeakerView& speaker : view.speakers())
    for (const ClaimView& claim : speaker.claims)
      for (const WordingRow& row : claim.rows)
        for (const Wording& w : row.wordings)
          most = std::max(most,
                          columns_of(view.label(w.report) + " " + std::to_string(view.place(w.report, w.spans.front().begin))));
  return std::min({most, 30, page.columns() * 3 / 10});
}

Line gutter_line(const DossierView& view, const Wording& wording, int columns) {
  const std::string place = std::to_string(view.place(wording.report, wording.spans.front().begin));
  return {{short_label(view, wording.report, columns - static_cast<int>(place.size()) - 1), Ink::kPlain},
          {" " + place, Ink::kFaint}};
}

// A row of wordings beside its outlets; `number` stands in the margin, `about` goes behind the notes.
void write_row(TerminalPage& page, const DossierView& view, const SpeakerView& speaker, const ClaimView& claim,
               const WordingRow& row, int columns, const std::string& number, const Line& about) {
  std::vector<Line> left;
  std::vector<std::string> notes;
  for (const Wording& wording : row.wordings) {
    left.push_back(gutter_line(view, wording, columns));
    notes.push_back(speaker.own_voice ? "" : view.notes(wording, claim, speaker));
  }
  std::vector<Line> right{marked(row.wordings.front(), page.colour())};
  const bool alike = std::all_of(notes.begin(), notes.end(), [&](const std::string& note) { return note == notes.front(); });
  for (std::size_t i = 0; i < (alike ? 1 : notes.size()); ++i)
    right.push_back({{alike ? notes[i] : view.label(row.wordings[i].report) + ": " + notes[i], Ink::kFaint}});
  if (notes.back().empty() && !about.empty())
    right.back() = Line(about.begin() + 1, about.end());  // without the joining semicolon
  else
    right.back().insert(right.back().end(), about.begin(), about.end());
  if (columns_of(right.back()) == 0) right.pop_back();
  page.gutter(left, columns, right, kIndent, number);
}

// Numbers of the conflicts that name the claim, in the order shown.
std::string contested(const DossierView& view, const Claim& claim) {
  std::vector<std::string> numbers;
  const auto& conflicts = view.conflicts();
  for (std::size_t i = 0; i < conflicts.size(); ++i)
    if (std::find(conflicts[i]->claims.begin(), conflicts[i]->claims.end(), claim.id) != conflicts[i]->claims.end())
      numbers.push_back(std::string(conflict_class_name(conflicts[i]->class_)) + "\xC2\xA0" + std::to_string(i + 1));
  return numbers.empty() ? "" : "see " + listed(numbers);
}

std::string in_words(const std::vector<std::size_t>& numbers) {
  std::vector<std::string> words;
  for (const std::size_t number : numbers) words.push_back(std::to_string(number));
  return listed(words, 30);
}

void write_claim(TerminalPage& page, const DossierView& view, const SpeakerView& speaker, const ClaimView& claim, int columns) {
  const Claim& record = view.record(claim);
  const std::string where = contested(view, record), again = in_words(view.numbers_of(record.again));
  Line see;
  if (!where.empty()) see.insert(see.end(), {{"; ", Ink::kFaint}, {where, Ink::kAlarm}});
  if (!again.empty())
    see.insert(see.end(), {{"; ", Ink::kFaint}, {"nearly the same words on another occasion: " + again, Ink::kFaint}});
  if (claim.rows.size() == 1 && record.outlets.size() < 2) {
    Line about = see;
    if (!speaker.own_voice) about.insert(about.begin(), {{"; ", Ink::kFaint}, {view.said(record), Ink::kFaint}});
    write_row(page, view, speaker, claim, claim.rows.front(), columns, numeral(claim.number), about);
    return;
  }
  std::string about = "in " + count_of(record.outlets.size(), "outlet");
  if (record.outlets.size() > 1 && record.origins > 0)
    about += " from " + count_of(static_cast<std::size_t>(record.origins), "independent origin");
  if (!speaker.own_voice) about += "; " + view.said(record);
  const std::string number = std::to_string(claim.number);
  Line head{{number, Ink::kStrong}, {"\xC2\xA0 " + about, Ink::kFaint}};
  head.insert(head.end(), see.begin(), see.end());
  page.paragraph(head, 3 - std::min(3, static_cast<int>(number.size())), kIndent);
  for (const WordingRow& row : claim.rows) write_row(page, view, speaker, claim, row, columns, "", {});
}

// A, B, … Z, AA, AB, … as editors name the witnesses of a text.
std::string siglum(std::size_t outlet) {
  std::string out(1, static_cast<char>('A' + outlet % 26));
  for (outlet /= 26; outlet > 0; outlet = (outlet - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (outlet - 1) % 26));
  return out;
}

void write_matrix(TerminalPage& page, const DossierView& view) {
  if (view.shared_claims() == 0 || view.outlets().size() < 2) return;
  std::string legend;
  for (std::size_t i = 0; i < view.outlets().size(); ++i)
    legend += (i == 0 ? "" : ", ") + siglum(i) + "\xC2\xA0" + view.outlets()[i].outlet;
  page.blank();
  page.paragraph({{"Claims by outlets: ", Ink::kStrong}, {"● carries  ○ leaves out  · does not cover", Ink::kFaint}});
  page.paragraph({{legend, Ink::kFaint}});
  std::string head = "    ";
  for (std::size_t i = 0; i < view.outlets().size(); ++i) head += siglum(i) + (i < 26 ? "  " : " ");
  page.line({{head, Ink::kStrong}});
  for (std::size_t number = 1; number <= view.claims(); ++number) {
    const ClaimView& claim = view.claim(number);
    const Claim& record = view.record(claim);
    if (record.outlets.size() < 2) continue;
    std::vector<int> state(view.outlets().size(), 0);
    for (std::uint32_t report = 0; report < view.dossier().reports.size(); ++report) {
      int& cell = state[view.outlet_of(report)];
      const CoverageState found = view.coverage(claim.claim, report);
      cell = std::max(cell, found == CoverageState::kCarries ? 2 : found == CoverageState::kLeavesOut ? 1 : 0);
    }
    std::string row = numeral(number) + ' ';
    for (const int cell : state) row += std::string(cell == 2 ? "●" : cell == 1 ? "○" : "·") + "  ";
    page.line({{row, Ink::kPlain}, {claim.rows.front().wordings.front().text(), Ink::kFaint}});
  }
}

}  // namespace

void write_claims(TerminalPage& page, const DossierView& view) {
  page.section("Who said what");
  if (view.claims() == 0) page.line({{"No attributed statement was found.", Ink::kFaint}});
  const int columns = gutter_columns(page, view);
  for (const SpeakerView& speaker : view.speakers()) {
    page.blank();
    const std::string known = view.also_known(speaker);
    Line head{{speaker.name, Ink::kName}};
    head.push_back({(known.empty() ? "" : ", " + known) + " (" + count_of(speaker.claims.size(), "claim") + ")", Ink::kFaint});
    page.paragraph(head, 0, 2);
    for (const ClaimView& claim : speaker.claims) {
      if (claim.rows.size() > 1) page.blank();
      write_claim(page, view, speaker, claim, columns);
    }
  }
}

void write_only_in(TerminalPage& page, const DossierView& view) {
  if (view.outlets().size() < 2 || view.claims() == 0) return;
  page.section("Only in");
  for (const OutletView& outlet : view.outlets()) {
    if (outlet.only_here.empty() && outlet.left_out.empty()) continue;
    page.blank();
    std::string about =
        outlet.only_here.empty() ? "nothing of its own" : count_of(outlet.only_here.size(), "claim") + " of its own";
    if (!outlet.left_out.empty()) about += "; leaves out " + in_words({outlet.left_out.begin(), outlet.left_out.end()});
    page.paragraph({{outlet.outlet, Ink::kName}, {"  " + about, Ink::kFaint}}, 0, 2);
    for (const std::uint32_t number : outlet.only_here) {
      const SpeakerView& speaker = view.speaker_of(number);
      Line line{{numeral(number) + "  ", Ink::kFaint}, {speaker.own_voice ? "" : speaker.name + ": ", Ink::kStrong}};
      const Line words = marked(view.claim(number).rows.front().wordings.front(), true);
      for (const Run& run : words) line.push_back({run.text, Ink::kPlain});
      page.line(line);
    }
  }
  write_matrix(page, view);
}

}  // namespace stemma
