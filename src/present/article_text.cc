#include "present/article_text.h"

namespace stemma {
namespace {

// Line breaks inside a block are the source's layout, not the report's.
std::string one_paragraph(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? ' ' : c;
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : one_paragraph(text)) {
    if (std::string_view("\\`*_[]<>#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string_view mark(const Block& block) {
  if (block.role == BlockRole::kQuote) return "> ";
  switch (block.kind) {
    case BlockKind::kHeadline:
      return "# ";
    case BlockKind::kHeading:
      return "## ";
    case BlockKind::kList:
      return "- ";
    default:
      return "";
  }
}

}  // namespace

std::string render_text(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    if (carries_report(block.kind)) out += one_paragraph(slice(article.text, block.span)) + "\n\n";
  }
  return out;
}

std::string render_markdown(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    if (!carries_report(block.kind)) continue;
    const std::string text = escaped(slice(article.text, block.span));
    out += block.kind == BlockKind::kSubheadline ? "**" + text + "**\n\n" : std::string(mark(block)) + text + "\n\n";
  }
  return out;
}

}  // namespace stemma
