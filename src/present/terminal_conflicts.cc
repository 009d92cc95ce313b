#include <algorithm>

#include "present/escape.h"
#include "present/plain_words.h"
#include "present/terminal_page.h"

namespace stemma {
namespace {

constexpr int kIndent = 5;
constexpr int kSideBySide = 110;      // columns from which sides stand next to each other
constexpr std::size_t kEvidence = 6;  // shown of one side

// The words with the value in them made strong.
Line emphasised(const std::string& words, const std::string& value) {
  const std::string in = lower(words), what = lower(value);
  const std::size_t at = what.empty() || in.size() != words.size() ? std::string::npos : in.find(what);
  if (at == std::string::npos) return {{words, Ink::kPlain}};
  return {{words.substr(0, at), Ink::kPlain},
          {words.substr(at, what.size()), Ink::kStrong},
          {words.substr(at + what.size()), Ink::kPlain}};
}

std::vector<Line> side_lines(const DossierView& view, const ConflictSide& side) {
  const std::string value = one_line(side.value);
  std::vector<Line> lines{{{value.empty() ? "(no value)" : value, Ink::kStrong}}, {{view.who_says(side), Ink::kFaint}}};
  for (std::size_t i = 0; i < std::min(kEvidence, side.evidence.size()); ++i) {
    Line line = emphasised(view.words(side.evidence[i]), value);
    line.push_back({" " + reference(view, side.evidence[i].report, side.evidence[i].span.begin), Ink::kFaint});
    lines.push_back(std::move(line));
  }
  if (side.evidence.size() > kEvidence)
    lines.push_back({{"and " + std::to_string(side.evidence.size() - kEvidence) + " more", Ink::kFaint}});
  return lines;
}

std::string upper(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return out;
}

}  // namespace

void write_conflicts(TerminalPage& page, const DossierView& view) {
  page.section("Where accounts conflict");
  const auto& conflicts = view.conflicts();
  if (conflicts.empty()) page.line({{"No two accounts were found to differ on a point.", Ink::kFaint}});
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    const Conflict& conflict = *conflicts[i];
    page.blank();
    const std::string number = std::to_string(i + 1);
    std::vector<std::string> claims;
    for (const std::size_t claim : view.numbers_of(conflict.claims)) claims.push_back(std::to_string(claim));
    std::string about = "  ";
    if (conflict.kind != ConflictKind::kOther) about += std::string(conflict_kind_name(conflict.kind)) + ", ";
    about += percent(conflict.confidence) + " sure";
    if (!claims.empty()) about += claims.size() == 1 ? ", claim " + claims[0] : ", claims " + listed(claims);
    page.paragraph({{number + "\xC2\xA0 ", Ink::kStrong},
                    {upper(conflict_class_name(conflict.class_)) + " ", class_ink(conflict.class_)},
                    {one_line(conflict.question), Ink::kStrong},
                    {about, Ink::kFaint}},
                   3 - std::min(3, static_cast<int>(number.size())), kIndent);
    std::vector<std::vector<Line>> sides;
    for (const ConflictSide& side : conflict.sides) sides.push_back(side_lines(view, side));
    if (page.columns() < kSideBySide) {
      for (const auto& side : sides) {
        page.paragraph(side[0], kIndent);
        for (std::size_t line = 1; line < side.size(); ++line) page.paragraph(side[line], kIndent + 3);
      }
      continue;
    }
    const std::size_t in_a_row = std::min<std::size_t>(3, std::max<std::size_t>(1, sides.size()));
    const int width = (page.columns() - kIndent) / static_cast<int>(in_a_row) - 2;
    for (std::size_t first = 0; first < sides.size(); first += in_a_row) {
      const auto end = sides.begin() + static_cast<std::ptrdiff_t>(std::min(first + in_a_row, sides.size()));
      page.side_by_side({sides.begin() + static_cast<std::ptrdiff_t>(first), end}, width, kIndent);
    }
  }
}

}  // namespace stemma
