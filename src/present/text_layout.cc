// How wide is a text, and where may it break? Terminals give each code point 0, 1 or 2 columns; East Asian Width and general category
// (ICU) say which, as in the usual wcwidth. Where terminals disagree (emoji joined by U+200D, U+FE0F after a narrow character) we take the
// wider answer: a line may then fall short of the edge but never crosses it. Lines break at blanks, after dashes, and between two wide
// characters, which Chinese and Japanese ask for; the full Unicode algorithm (UAX 14) was left out, since it changes little in news prose.

#include "present/text_layout.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.h"
#include "present/escape.h"

namespace stemma {
namespace {

struct Cell {
  char32_t value;
  int columns;
  Ink ink;
};

// ASCII for the marks that stemma and newspapers use; "" when there is none.
std::string_view plain_mark(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x2032:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2033:
    case 0xAB:
    case 0xBB:
      return "\"";
    case 0x2039:
      return "[";
    case 0x203A:
      return "]";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
      return "-";
    case 0x2550:
      return "=";
    case 0x2502:
      return "|";
    case 0x251C:
    case 0x2514:
      return "+";
    case 0x2026:
      return "...";
    case 0xB7:
      return ".";
    case 0x2022:
    case 0x25CF:
      return "*";
    case 0x25CB:
      return "o";
    case 0x2192:
      return "->";
    case 0x2190:
      return "<-";
    case 0x20AC:
      return "EUR";
    case 0xA3:
      return "GBP";
    default:
      return {};
  }
}

std::string as_ascii(char32_t c) {
  if (c < 0x80) return std::string(1, static_cast<char>(c));
  if (const std::string_view mark = plain_mark(c); !mark.empty()) return std::string(mark);
  std::string one;
  append_utf8(one, c);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  std::string decomposed = one;
  if (U_SUCCESS(status)) {
    decomposed.clear();
    nfkd->normalize(icu::UnicodeString::fromUTF8(one), status).toUTF8String(decomposed);
  }
  std::string out;
  for (const char letter : decomposed)
    if (static_cast<unsigned char>(letter) >= 0x20 && static_cast<unsigned char>(letter) < 0x7F) out += letter;
  return out.empty() && columns_of(c) > 0 ? "?" : out;
}

std::vector<Cell> cells_of(const Line& runs, bool unicode) {
  std::vector<Cell> cells;
  for (const Run& run : runs) {
    for (std::size_t at = 0; at < run.text.size();) {
      const CodePoint c = decode(run.text, at);
      at += c.size;
      const char32_t shown = c.value == 0xA0 ? U'\xA0' : shown_as(c.value);
      if (shown == 0) continue;
      if (shown == 0xA0) {
        cells.push_back({0xA0, 1, run.ink});  // our own non-breaking blank; printed as a blank
      } else if (!unicode) {
        for (const char letter : as_ascii(shown)) cells.push_back({static_cast<unsigned char>(letter), 1, run.ink});
      } else if (shown == 0xFE0F && !cells.empty() && cells.back().columns == 1) {
        cells.back().columns = 2;
        cells.push_back({shown, 0, run.ink});
      } else {
        cells.push_back({shown, columns_of(shown), run.ink});
      }
    }
  }
  return cells;
}

Line line_of(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
  Line line;
  for (std::size_t i = begin; i < end; ++i) {
    if (line.empty() || line.back().ink != cells[i].ink) line.push_back({"", cells[i].ink});
    append_utf8(line.back().text, cells[i].value == 0xA0 ? U' ' : cells[i].value);
  }
  return line;
}

bool breaks_after(const std::vector<Cell>& cells, std::size_t i) {
  const Cell& cell = cells[i];
  if (cell.value == ' ') return true;
  if (i + 1 >= cells.size() || cells[i + 1].columns == 0) return false;
  if (cell.value == 0x2013 || cell.value == 0x2014) return is_word(cells[i + 1].value);
  return cell.columns == 2 && cells[i + 1].columns == 2;
}

}  // namespace

int columns_of(char32_t c) {
  if (c < 0x300) return c >= 0x20 && c != 0x7F ? 1 : 0;
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // vowels and finals that join the Hangul syllable before them
  switch (u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE:
      return 2;
    default:
      return 1;
  }
}

int columns_of(std::string_view text) {
  int columns = 0, last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    last = c.value == 0xFE0F && last == 1 ? 1 : columns_of(c.value);
    columns += last;
    at += c.size;
  }
  return columns;
}

int columns_of(const Line& line) {
  int columns = 0;
  for (const Run& run : line) columns += columns_of(run.text);
  return columns;
}

std::vector<Line> wrap(const Line& runs, int columns, bool unicode) {
  const std::vector<Cell> cells = cells_of(runs, unicode);
  std::vector<Line> lines;
  std::size_t begin = 0, break_at = 0;  // the line's first cell; where it may end (0: nowhere yet)
  int width = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool blank = cells[i].value == ' ';
    if (i == begin && blank) {  // no line begins with a blank
      begin = i + 1;
      continue;
    }
    if (!blank && width + cells[i].columns > columns) {
      const std::size_t end = break_at > begin ? break_at : i;
      std::size_t shown = end;
      while (shown > begin && cells[shown - 1].value == ' ') --shown;
      lines.push_back(line_of(cells, begin, shown));
      begin = end;
      break_at = 0;
      width = 0;
      i = begin - 1;  // the cells after the break are measured again, at most one line of them
      continue;
    }
    width += cells[i].columns;
    if (breaks_after(cells, i)) break_at = i + 1;
  }
  std::size_t end = cells.size();
  while (end > begin && cells[end - 1].value == ' ') --end;
  if (begin < end || lines.empty()) lines.push_back(line_of(cells, begin, end));
  return lines;
}

Line cut(const Line& runs, int columns, bool unicode) {
  const std::vector<Cell> cells = cells_of(runs, unicode);
  int width = 0;
  for (const Cell& cell : cells) width += cell.columns;
  if (width <= columns) return line_of(cells, 0, cells.size());
  const std::string_view ellipsis = unicode ? "…" : "...";
  const int room = columns - (unicode ? 1 : 3);
  std::size_t end = 0;
  for (width = 0; end < cells.size() && width + cells[end].columns <= room; ++end) width += cells[end].columns;
  while (end > 0 && cells[end - 1].value == ' ') --end;
  Line line = line_of(cells, 0, end);
  if (columns < 3 && !unicode) return line;
  if (line.empty()) line.push_back({});
  line.back().text += ellipsis;
  return line;
}

Line padded(Line line, int columns) {
  const int missing = columns - columns_of(line);
  if (missing > 0) line.push_back({std::string(static_cast<std::size_t>(missing), ' '), Ink::kPlain});
  return line;
}

}  // namespace stemma
