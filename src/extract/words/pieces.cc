// Does a line feed end a paragraph?
//
// Three habits occur: an empty line between paragraphs, one paragraph per line, and lines wrapped at a fixed width. The first two
// need no decision: a line is a piece. A wrapped text gives itself away by the wrapping: a line ends because the next word would
// not have fitted, again and again, at one width of at most kWidest. Where that holds for kOverflowShare of the lines that are
// followed by another, lines are joined until one stops early. Counting short lines instead was rejected: it joins lists, and
// texts whose paragraphs are all short. In all other texts a line that stops without a full stop before a lower-case letter goes
// on in the next: that is a break inside a sentence.

#include "extract/words/pieces.h"

#include <algorithm>

#include "base/utf8.h"

namespace stemma {
namespace {

constexpr std::uint32_t kWidest = 110;
constexpr std::uint32_t kNarrowest = 40;
constexpr std::uint32_t kUnbrokenLine = 40;  // a shorter line is more likely a list item than a broken sentence
constexpr int kFewestPairs = 3;

struct Line {
  Span span;
  std::uint32_t width = 0;       // code points
  std::uint32_t first_word = 0;  // code points
  std::uint32_t gap_before = 0;
  bool indented = false;
};

std::vector<Line> cut_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t gap = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view raw = text.substr(at, end - at);
    const std::string_view inside = trim(raw);
    if (inside.empty()) {
      ++gap;
    } else {
      const auto begin = static_cast<std::uint32_t>(inside.data() - text.data());
      Line line;
      line.span = {begin, begin + static_cast<std::uint32_t>(inside.size())};
      line.width = static_cast<std::uint32_t>(count_code_points(inside));
      line.first_word = static_cast<std::uint32_t>(count_code_points(inside.substr(0, inside.find_first_of(" \t"))));
      line.gap_before = gap;
      line.indented = begin - at >= 2;
      lines.push_back(line);
      gap = 0;
    }
    at = end + 1;
  }
  return lines;
}

bool closes_sentence(std::string_view line) {
  while (!line.empty()) {
    const CodePoint c = decode_before(line, line.size());
    if (!is_quote_mark(c.value) && c.value != ')' && c.value != ']')
      return c.value == '.' || c.value == '!' || c.value == '?' || c.value == ':' || c.value == 0x2026;
    line.remove_suffix(c.size);
  }
  return false;
}

bool starts_lower(std::string_view line) { return is_lower(decode(line, 0).value); }

// The width the text is wrapped at; 0 where it is not wrapped.
std::uint32_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::uint32_t width = 0;
  int pairs = 0, open = 0;
  const auto pair_at = [&](std::size_t i) { return lines[i + 1].gap_before == 0; };
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!pair_at(i)) continue;
    ++pairs;
    open += !closes_sentence(slice(text, lines[i].span));
    width = std::max(width, lines[i].width);
  }
  if (pairs < kFewestPairs || width > kWidest || width < kNarrowest || open * 2 < pairs) return 0;
  int overflow = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i)
    overflow += pair_at(i) && lines[i].width + 1 + lines[i + 1].first_word > width;
  return overflow * 10 >= pairs * 8 ? width : 0;
}

}  // namespace

std::vector<TextPiece> cut_pieces(std::string_view text, std::size_t most) {
  const auto lines = cut_lines(text);
  const std::uint32_t width = wrap_width(text, lines);
  std::vector<TextPiece> pieces;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    bool joined = false;
    if (i > 0 && line.gap_before == 0) {
      const Line& before = lines[i - 1];
      if (width > 0) {
        joined = before.width + 1 + line.first_word > width && !line.indented;
      } else {
        joined =
            before.width >= kUnbrokenLine && !closes_sentence(slice(text, before.span)) && starts_lower(slice(text, line.span));
      }
    }
    if (joined || pieces.size() == most) {
      pieces.back().span.end = line.span.end;
    } else {
      pieces.push_back({line.span, line.gap_before});
    }
  }
  return pieces;
}

}  // namespace stemma
