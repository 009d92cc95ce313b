#include "present/wording.h"

#include <algorithm>

#include "base/utf8.h"
#include "present/escape.h"

namespace stemma {
namespace {

constexpr std::string_view kStops = ".,;:!?";

Span trimmed(std::string_view text, Span span) {
  const std::string_view words = slice(text, span);
  const std::string_view kept = trim(words);
  if (kept.empty()) return {span.begin, span.begin};
  const auto begin = span.begin + static_cast<std::uint32_t>(kept.data() - words.data());
  return {begin, begin + static_cast<std::uint32_t>(kept.size())};
}

// Collects code points into pieces; a run of white space becomes one blank, which belongs to the shared words beside it.
class PieceWriter {
 public:
  void put(char32_t c, int variant) {
    const char32_t shown = shown_as(c);
    if (shown == 0) return;
    if (shown == ' ') {
      blank_ = !pieces_.empty();
      return;
    }
    flush_blank(variant);
    append_utf8(piece(variant).text, shown);
  }
  void nothing(int variant) {
    flush_blank(variant);
    pieces_.push_back({"", variant});
  }
  void gap(bool apart) {
    if (apart) {
      flush_blank(-1);
      piece(-1).text += pieces_.back().text.ends_with(' ') ? "…" : " …";
    }
    blank_ = true;
  }
  std::vector<Piece> take() {
    if (pieces_.empty()) pieces_.push_back({});
    return std::move(pieces_);
  }

 private:
  void flush_blank(int next) {
    if (!blank_) return;
    blank_ = false;
    const bool inside = next >= 0 && !pieces_.empty() && pieces_.back().variant == next && !pieces_.back().text.empty();
    piece(inside ? next : -1).text += ' ';
  }
  Piece& piece(int variant) {
    if (pieces_.empty() || pieces_.back().variant != variant || (variant >= 0 && pieces_.back().text.empty()))
      pieces_.push_back({"", variant});
    return pieces_.back();
  }

  std::vector<Piece> pieces_;
  bool blank_ = false;
};

// Between two spans of one statement there may be only marks and white space (a quotation over two paragraphs) or words.
bool words_between(std::string_view between) {
  for (std::size_t at = 0; at < between.size();) {
    const CodePoint c = decode(between, at);
    if (!is_space(c.value) && !is_quote_mark(c.value)) return true;
    at += c.size;
  }
  return false;
}

// "and", "or", "but": one short word that joins two clauses of a sentence is shown, not left out.
bool joins(std::string_view between) {
  const std::string_view word = trim(between);
  return !word.empty() && word.size() <= 4 && between.size() <= 8 && word != between &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == ',' || c == ' '; });
}

// The parts of sorted marks that lie within the spans and do not overlap one before.
std::vector<VariantMark> within(const std::vector<Span>& spans, const std::vector<VariantMark>& marks) {
  std::vector<VariantMark> out;
  std::uint32_t free_from = 0;
  auto span = spans.begin();
  for (const VariantMark& mark : marks) {
    while (span != spans.end() && (mark.span.empty() ? span->end < mark.span.begin : span->end <= mark.span.begin)) ++span;
    if (span == spans.end()) break;
    if (mark.span.begin < free_from) continue;
    const Span kept{std::max(mark.span.begin, span->begin), std::min(mark.span.end, span->end)};
    if (mark.span.empty() ? mark.span.begin < span->begin : kept.empty()) continue;
    out.push_back({kept, mark.variant});
    free_from = kept.end;
  }
  return out;
}

// Where a span ends when the quotation that it leaves open is closed right behind it.
std::uint32_t closed(std::string_view text, Span span) {
  char32_t open = 0;  // the last double mark, or single opening one, that is not closed
  for (std::size_t at = span.begin; at < span.end;) {
    const CodePoint c = decode(text, at);
    if (c.value == '"') open = open == '"' ? 0 : U'"';
    if (c.value == 0x201C || c.value == 0x2018) open = c.value;
    if ((c.value == 0x201D && open == 0x201C) || (c.value == 0x2019 && open == 0x2018)) open = 0;
    at += c.size;
  }
  const char32_t close = open == 0x201C ? 0x201D : open == 0x2018 ? 0x2019 : open;
  for (std::size_t at = span.end; close != 0 && at < text.size() && at < span.end + 4;) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (c.value == close) return static_cast<std::uint32_t>(at);
    if (c.value != ',' && c.value != '.' && c.value != '!' && c.value != '?') break;
  }
  return span.end;
}

}  // namespace

std::string Wording::text() const {
  std::string out;
  for (const Piece& piece : pieces) out += piece.text;
  return out;
}

std::vector<Span> shown_spans(std::string_view text, const std::vector<Span>& spans, bool verbatim) {
  std::vector<Span> out;
  for (const Span& span : spans) {
    Span kept = trimmed(text, span);
    if (!verbatim && out.empty()) {
      const std::string_view words = slice(text, kept);
      if (words.size() > 5 && lower(words.substr(0, 4)) == "that" && is_space(decode(words, 4).value))
        kept = trimmed(text, {kept.begin + 4, kept.end});
    }
    if (kept.empty()) continue;
    if (!out.empty()) {
      // A full stop behind a part belongs to it when another part follows.
      std::uint32_t& end = out.back().end;
      while (end < kept.begin && kStops.find(text[end]) != std::string_view::npos) ++end;
      const std::string_view between = slice(text, {end, kept.begin});
      if (trim(between).empty() || joins(between.starts_with(',') ? between.substr(1) : between)) {
        end = kept.end;
        continue;
      }
    }
    out.push_back(kept);
  }
  if (!out.empty()) {
    Span& last = out.back();
    while (!last.empty() && text[last.end - 1] == ',') last = trimmed(text, {last.begin, last.end - 1});
    if (last.empty())
      out.pop_back();
    else if (!verbatim)
      last.end = closed(text, last);
  }
  return out;
}

std::vector<Piece> cut_into_pieces(std::string_view text, const std::vector<Span>& spans, std::vector<VariantMark> marks) {
  std::sort(marks.begin(), marks.end());
  const std::vector<VariantMark> clean = within(spans, marks);
  PieceWriter writer;
  auto mark = clean.begin();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (i > 0) writer.gap(words_between(slice(text, {spans[i - 1].end, std::max(spans[i - 1].end, spans[i].begin)})));
    for (std::uint32_t at = spans[i].begin;;) {
      for (; mark != clean.end() && mark->span.empty() && mark->span.begin <= at; ++mark) writer.nothing(mark->variant);
      if (at >= spans[i].end) break;
      const bool inside = mark != clean.end() && mark->span.contains(at);
      const CodePoint c = decode(text, at);
      writer.put(c.value, inside ? mark->variant : -1);
      at += c.size;
      if (inside && at >= mark->span.end) ++mark;
    }
  }
  return writer.take();
}

}  // namespace stemma
