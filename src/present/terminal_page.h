#pragma once
// What the terminal's sections write on: paragraphs, gutters, rows side by side, all measured and coloured in one place. Section writers
// are declared here too; each file of the terminal holds one or two.

#include <string>
#include <string_view>
#include <vector>

#include "present/dossier_view.h"
#include "present/terminal.h"
#include "present/text_layout.h"

namespace stemma {

class TerminalPage {
 public:
  explicit TerminalPage(const TerminalStyle& style);

  int columns() const { return columns_; }
  bool colour() const { return style_.colour; }
  bool unicode() const { return style_.unicode; }
  std::size_t lines() const { return lines_; }

  void blank();  // never two in a row
  void section(std::string_view title);
  // Wrapped; the first line begins at column `indent`, the others at `hang` (`indent` where that is negative).
  void paragraph(const Line& runs, int indent = 0, int hang = -1);
  // At most `most` lines, the last one cut.
  void paragraph_cut(const Line& runs, std::size_t most, int indent = 0);
  // Lines on the left beside lines wrapped on the right, a rule between them; `margin` in the indent of the first.
  void gutter(const std::vector<Line>& left, int left_columns, const std::vector<Line>& right, int indent,
              const std::string& margin = {});
  // Texts next to each other, each wrapped to `width`, two blanks apart.
  void side_by_side(const std::vector<std::vector<Line>>& blocks, int width, int indent);
  void line(const Line& runs);  // cut where it is too long

  std::string take() { return std::move(out_); }

 private:
  void emit(Line measured);

  TerminalStyle style_;
  int columns_;
  std::string out_;
  std::size_t lines_ = 0;
  bool blank_ = true;
};

// The report's label in at most that many columns.
std::string short_label(const DossierView& view, std::uint32_t report, int columns);
// "[Harbour Times 1204]": the outlet and the code point at which the words begin.
std::string reference(const DossierView& view, std::uint32_t report, std::uint32_t byte);
// The same for each piece of evidence, up to `most`: "[Harbour Times 1204, 1310] [Coast Daily 12] and 3 more".
std::string references(const DossierView& view, const std::vector<Evidence>& evidence, std::size_t most);
// A number for the margin, three columns wide: " 12".
std::string numeral(std::size_t number);
// Words of a wording with those that differ marked; direct speech between quotation marks.
Line marked(const Wording& wording, bool colour);
Ink class_ink(ConflictClass value);

void write_overview(TerminalPage& page, const DossierView& view);
void write_summary(TerminalPage& page, const DossierView& view);
void write_claims(TerminalPage& page, const DossierView& view);
void write_conflicts(TerminalPage& page, const DossierView& view);
void write_only_in(TerminalPage& page, const DossierView& view);
void write_stemma(TerminalPage& page, const DossierView& view);
void write_timeline(TerminalPage& page, const DossierView& view);
void write_places(TerminalPage& page, const DossierView& view);
void write_skipped(TerminalPage& page, const DossierView& view);

}  // namespace stemma
