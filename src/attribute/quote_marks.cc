#include "attribute/quote_marks.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace stemma::attributing {
namespace {

bool is_bracket(char32_t c) { return c == '(' || c == '[' || c == '{'; }
bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

// Glyph and family of a mark; false for anything else.
bool describe(char32_t c, Mark& mark) {
  switch (c) {
    case '"':
    case 0x2033:
    case 0xFF02:
      mark.single = false;
      mark.glyph = Glyph::kStraight;
      return true;
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0x300C:
    case 0x300E:
      mark.single = false;
      mark.glyph = Glyph::kOpen;
      return true;
    case 0x201D:
    case 0xBB:
    case 0x300D:
    case 0x300F:
      mark.single = false;
      mark.glyph = Glyph::kClose;
      return true;
    case '\'':
    case '`':
    case 0xB4:
      mark.single = true;
      mark.glyph = Glyph::kStraight;
      return true;
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x2039:
      mark.single = true;
      mark.glyph = Glyph::kOpen;
      return true;
    case 0x2019:
    case 0x203A:
      mark.single = true;
      mark.glyph = Glyph::kClose;
      return true;
    default:
      return false;
  }
}

// "'em", "'90s", "'tis": an apostrophe at a word's start.
bool elided(std::string_view after) {
  static constexpr std::array<std::string_view, 10> kWords = {"em", "tis",   "twas", "til",   "till",
                                                              "n",  "cause", "bout", "round", "cos"};
  std::size_t size = 0;
  while (size < after.size() && size < 8 && is_letter(static_cast<unsigned char>(after[size])) &&
         static_cast<unsigned char>(after[size]) < 0x80)
    ++size;
  if (size == 0)
    return after.size() >= 3 && is_digit(static_cast<unsigned char>(after[0])) &&
           is_digit(static_cast<unsigned char>(after[1])) && after[2] == 's';
  const std::string word = lower(after.substr(0, size));
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "MARLOW: …": a transcript's label, before which a mark is mere decoration.
bool label_follows(std::string_view after) {
  constexpr std::size_t kLongestLabel = 32;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < after.size() && i < kLongestLabel; ++i) {
    const char c = after[i];
    if (c == ':') return letters >= 2;
    if (c >= 'A' && c <= 'Z')
      ++letters;
    else if (c != ' ' && c != '.' && c != '-' && c != '\'')
      return false;
  }
  return false;
}

}  // namespace

QuoteMarks::QuoteMarks(const Article& article)
    : text_(article.text),
      low_double_(text_.find("„") != std::string_view::npos),
      low_single_(text_.find("‚") != std::string_view::npos) {
  for (std::uint32_t b = 0; b < article.blocks.size(); ++b) {
    const BlockKind kind = article.blocks[b].kind;
    if (!carries_report(kind)) continue;
    order_.push_back(b);
    begin_.push_back(static_cast<std::uint32_t>(marks_.size()));
    scan(b, article.blocks[b].span);
  }
  begin_.push_back(static_cast<std::uint32_t>(marks_.size()));
  std::array<std::uint32_t, 2> next = {size(), size()};
  for (std::uint32_t i = size(); i-- > 0;) {
    marks_[i].next = next[marks_[i].single];
    marks_[i].next_double = next[false];
    next[marks_[i].single] = i;
  }
}

void QuoteMarks::scan(std::uint32_t block, Span span) {
  for (std::uint32_t at = span.begin; at < span.end;) {
    const unsigned char byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80 && byte != '"' && byte != '\'' && byte != '`') {
      ++at;
      continue;
    }
    const CodePoint c = decode(text_, at);
    Mark mark;
    if (byte >= 0xC2 || byte < 0x80) {
      mark.at = at;
      mark.end = at + c.size;
      mark.block = block;
      if (describe(c.value, mark)) {
        // Where quotations open with „ or ‚, the high “ or ‘ closes them.
        if ((c.value == 0x201C && low_double_) || (c.value == 0x2018 && low_single_)) mark.glyph = Glyph::kClose;
        // Two singles side by side are one double.
        if (mark.single && mark.end < span.end) {
          Mark twin;
          const CodePoint d = decode(text_, mark.end);
          if (d.value == c.value && describe(d.value, twin)) {
            mark.end += d.size;
            mark.single = false;
          }
        }
        place(mark, span);
        at = mark.end;
        continue;
      }
    }
    at += c.size;
  }
}

void QuoteMarks::place(Mark mark, Span block) {
  const char32_t before = mark.at > block.begin ? decode_before(text_, mark.at).value : U' ';
  const char32_t after = mark.end < block.end ? decode(text_, mark.end).value : U' ';
  const bool space_before = is_space(before), space_after = is_space(after);
  mark.first = mark.at == block.begin;
  const bool left_free =
      space_before || is_bracket(before) || is_dash(before) || is_quote_mark(before) || before == '/' || before == 0x2026;
  mark.may_open = left_free && !space_after && after != ',' && after != ';' && after != ')' && after != ']';
  mark.may_close = !is_word(after) && (!space_before || (space_after && mark.glyph == Glyph::kClose)) && !is_bracket(before);
  if (mark.first && label_follows(text_.substr(mark.end, block.end - mark.end))) return;
  if (mark.single) {
    const std::string_view rest = text_.substr(mark.end, block.end - mark.end);
    if (is_word(before) && is_word(after)) return;  // inside a word
    if (mark.may_open && elided(rest)) mark.may_open = false;
    if (mark.glyph == Glyph::kClose && mark.may_open && !mark.may_close) return;  // ’90s, ’cause
    if (is_digit(before) && mark.glyph == Glyph::kStraight && !is_quote_mark(after)) mark.weak = true;
    if (before == 's' && space_after && mark.end + 1 < block.end && is_lower(decode(text_, mark.end + 1).value)) mark.weak = true;
    if (!mark.may_open && !mark.may_close) return;
  } else {
    // A mark between a letter and a letter says nothing but its glyph.
    if (!mark.may_open && !mark.may_close) {
      mark.may_open = mark.glyph == Glyph::kOpen || (mark.glyph == Glyph::kStraight && !space_after && !is_word(before));
      mark.may_close = !mark.may_open;
    }
    if (mark.glyph == Glyph::kClose && mark.may_close) mark.may_open = mark.may_open && !is_word(before) && space_before;
    if (mark.glyph == Glyph::kOpen && mark.may_open) mark.may_close = false;
    // Inches: 6' 2", 12" guns.
    if (mark.glyph == Glyph::kStraight && is_digit(before)) {
      mark.weak = true;
      if (is_word(after)) mark.may_close = true;
    }
  }
  marks_.push_back(mark);
}

}  // namespace stemma::attributing
