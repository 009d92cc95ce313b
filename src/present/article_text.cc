#include "present/article_text.h"

#include <fmt/format.h>

#include <string_view>

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

// What would end an address in angle brackets, percent-encoded.
std::string bracketed(std::string_view url) {
  std::string out = "<";
  for (const char c : url) {
    if (c == '<' || c == '>' || c == '\\' || static_cast<unsigned char>(c) <= ' ') {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + ">";
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

bool wanted(const Block& block, const ReadingParts& parts) {
  return carries_report(block.kind) || (parts.captions && block.kind == BlockKind::kCaption);
}

// The words of a block: what stands outside links through `plain`, each link through `linked`.
template <class Plain, class Linked>
std::string with_links(const Article& article, Span span, bool links, const Plain& plain, const Linked& linked) {
  std::string out;
  std::uint32_t at = span.begin;
  for (const Link& link : article.links) {
    if (!links || link.span.begin < at || link.span.end > span.end) continue;
    out += plain(slice(article.text, {at, link.span.begin}));
    out += linked(slice(article.text, link.span), link.url);
    at = link.span.end;
  }
  return out + plain(slice(article.text, {at, span.end}));
}

}  // namespace

std::string render_text(const Article& article, const ReadingParts& parts) {
  std::string out;
  for (const Block& block : article.blocks) {
    if (!wanted(block, parts)) continue;
    out += with_links(article, block.span, parts.links, one_paragraph,
                      [](std::string_view words, std::string_view url) { return one_paragraph(words) + " " + bracketed(url); });
    out += "\n\n";
  }
  return out;
}

std::string render_markdown(const Article& article, const ReadingParts& parts) {
  std::string out;
  for (const Block& block : article.blocks) {
    if (!wanted(block, parts)) continue;
    const std::string text = with_links(
        article, block.span, parts.links, escaped,
        [](std::string_view words, std::string_view url) { return fmt::format("[{}]({})", escaped(words), bracketed(url)); });
    if (block.kind == BlockKind::kSubheadline) {
      out += "**" + text + "**\n\n";
    } else if (block.kind == BlockKind::kCaption) {
      out += "*" + text + "*\n\n";
    } else {
      out += std::string(mark(block)) + text + "\n\n";
    }
  }
  return out;
}

}  // namespace stemma
