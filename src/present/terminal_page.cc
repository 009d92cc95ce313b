#include "present/terminal_page.h"

#include <algorithm>

#include "present/escape.h"

namespace stemma {
namespace {

constexpr int kReferenceColumns = 24;  // of an outlet's name in a reference

std::string_view escape_code(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kStrong:
      return "1";
    case Ink::kFaint:
      return "2";
    case Ink::kName:
      return "1;36";
    case Ink::kAlarm:
      return "1;31";
    case Ink::kUpdate:
      return "1;34";
    case Ink::kHedge:
      return "1;33";
    case Ink::kVariantA:
      return "1;33";
    case Ink::kVariantB:
      return "1;36";
    case Ink::kVariantC:
      return "1;35";
    case Ink::kVariantD:
      return "1;32";
  }
  return "";
}

}  // namespace

TerminalPage::TerminalPage(const TerminalStyle& style) : style_(style), columns_(std::clamp(style.columns, 40, 160)) {}

void TerminalPage::line(const Line& runs) { emit(cut(runs, columns_, unicode())); }

void TerminalPage::emit(Line kept) {
  while (!kept.empty() && kept.back().text.find_last_not_of(' ') == std::string::npos) kept.pop_back();
  if (!kept.empty()) kept.back().text.erase(kept.back().text.find_last_not_of(' ') + 1);
  for (const Run& run : kept) {
    const std::string_view code = style_.colour ? escape_code(run.ink) : "";
    if (code.empty())
      out_ += run.text;
    else
      out_.append("\x1b[").append(code).append("m").append(run.text).append("\x1b[0m");
  }
  out_ += '\n';
  ++lines_;
  blank_ = kept.empty();
}

void TerminalPage::blank() {
  if (!blank_) emit({});
}

void TerminalPage::section(std::string_view title) {
  blank();
  line({{std::string(title), Ink::kStrong}});
  std::string rule;
  for (int i = 0; i < columns_; ++i) rule += unicode() ? "─" : "-";
  emit({{rule, Ink::kFaint}});
}

void TerminalPage::paragraph(const Line& runs, int indent, int hang) {
  if (hang < 0) hang = indent;
  // The first line is wrapped as wide as the others and moved: `indent` is never the larger.
  const std::vector<Line> lines = wrap(runs, columns_ - std::max(indent, hang), unicode());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line whole{{std::string(static_cast<std::size_t>(i == 0 ? indent : hang), ' '), Ink::kPlain}};
    whole.insert(whole.end(), lines[i].begin(), lines[i].end());
    emit(std::move(whole));
  }
}

void TerminalPage::paragraph_cut(const Line& runs, std::size_t most, int indent) {
  const std::vector<Line> lines = wrap(runs, columns_ - indent, unicode());
  for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) {
    Line whole{{std::string(static_cast<std::size_t>(indent), ' '), Ink::kPlain}};
    Line shown = lines[i];
    if (i + 1 == most && i + 1 < lines.size()) {
      shown.push_back({" ", Ink::kPlain});
      shown.insert(shown.end(), lines[i + 1].begin(), lines[i + 1].end());
      shown = cut(shown, columns_ - indent, unicode());
    }
    whole.insert(whole.end(), shown.begin(), shown.end());
    emit(std::move(whole));
  }
}

void TerminalPage::gutter(const std::vector<Line>& left, int left_columns, const std::vector<Line>& right, int indent,
                          const std::string& margin) {
  const std::string rule = unicode() ? " │ " : " | ";
  const int room = columns_ - indent - left_columns - 3;
  std::vector<Line> body;
  for (const Line& runs : right)
    for (Line& wrapped : wrap(runs, room, unicode())) body.push_back(std::move(wrapped));
  for (std::size_t i = 0; i < std::max(left.size(), body.size()); ++i) {
    Line whole = padded({{i == 0 ? margin : "", Ink::kStrong}}, indent);
    const Line side = padded(i < left.size() ? cut(left[i], left_columns, unicode()) : Line{}, left_columns);
    whole.insert(whole.end(), side.begin(), side.end());
    whole.push_back({rule, Ink::kFaint});
    if (i < body.size()) whole.insert(whole.end(), body[i].begin(), body[i].end());
    emit(std::move(whole));
  }
}

void TerminalPage::side_by_side(const std::vector<std::vector<Line>>& blocks, int width, int indent) {
  std::vector<std::vector<Line>> wrapped(blocks.size());
  std::size_t height = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    for (const Line& runs : blocks[b])
      for (Line& part : wrap(runs, width, unicode())) wrapped[b].push_back(std::move(part));
    height = std::max(height, wrapped[b].size());
  }
  for (std::size_t row = 0; row < height; ++row) {
    Line whole{{std::string(static_cast<std::size_t>(indent), ' '), Ink::kPlain}};
    for (std::size_t b = 0; b < wrapped.size(); ++b) {
      const Line part = padded(row < wrapped[b].size() ? wrapped[b][row] : Line{}, width + 2);
      whole.insert(whole.end(), part.begin(), part.end());
    }
    emit(std::move(whole));
  }
}

std::string short_label(const DossierView& view, std::uint32_t report, int columns) {
  std::string out;
  for (const Run& run : cut({{view.label(report), Ink::kPlain}}, columns, true)) out += run.text;
  return out;
}

std::string reference(const DossierView& view, std::uint32_t report, std::uint32_t byte) {
  // Non-breaking blanks keep a reference on one line.
  std::string out = "[" + short_label(view, report, kReferenceColumns) + " " + std::to_string(view.place(report, byte)) + "]";
  for (std::size_t at = 0; (at = out.find(' ', at)) != std::string::npos; at += 2) out.replace(at, 1, "\xC2\xA0");
  return out;
}

std::string references(const DossierView& view, const std::vector<Evidence>& evidence, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(most, evidence.size()); ++i) {
    const Evidence& at = evidence[i];
    if (i > 0 && evidence[i - 1].report == at.report) {
      out.pop_back();
      out += ",\xC2\xA0" + std::to_string(view.place(at.report, at.span.begin)) + "]";
    } else {
      out += (out.empty() ? "" : " ") + reference(view, at.report, at.span.begin);
    }
  }
  if (evidence.size() > most) out += " and " + std::to_string(evidence.size() - most) + " more";
  return out;
}

std::string numeral(std::size_t number) {
  std::string out = std::to_string(number);
  return out.insert(0, 3 - std::min<std::size_t>(3, out.size()), ' ');
}

Line marked(const Wording& wording, bool colour) {
  const bool direct = wording.statement != nullptr && wording.statement->kind == StatementKind::kDirect;
  Line line;
  if (direct) line.push_back({"“", Ink::kPlain});
  bool after_nothing = false;
  for (const Piece& piece : wording.pieces) {
    if (after_nothing && !piece.text.empty() && piece.text.front() != ' ') line.push_back({" ", Ink::kPlain});
    after_nothing = piece.text.empty();
    if (piece.variant < 0) {
      line.push_back({piece.text, Ink::kPlain});
      continue;
    }
    const Ink ink = static_cast<Ink>(static_cast<int>(Ink::kVariantA) + piece.variant % 4);
    if (piece.text.empty())
      line.push_back({"‹–›", ink});
    else
      line.push_back({colour ? piece.text : "‹" + piece.text + "›", ink});
  }
  if (direct) line.push_back({"”", Ink::kPlain});
  return line;
}

Ink class_ink(ConflictClass value) {
  switch (value) {
    case ConflictClass::kConflict:
      return Ink::kAlarm;
    case ConflictClass::kUpdate:
      return Ink::kUpdate;
    case ConflictClass::kHedge:
      return Ink::kHedge;
    case ConflictClass::kDifference:
      return Ink::kStrong;
  }
  return Ink::kStrong;
}

}  // namespace stemma
