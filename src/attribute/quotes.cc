// Pairing of quotation marks.
//
// The problem: a mark does not say what it is. ' is an apostrophe, a foot, an opening or a closing mark; " opens and closes;
// “ and ” are now and then printed the wrong way round; a quotation may open with one kind and close with another, run over
// several paragraphs with its mark printed again at each (or not), and never be closed.
//
// The model: every mark of a block gets what its neighbours allow it to be (may open: white space, a bracket, a dash or another
// mark before it and something after it; may close: something before it and no letter after it), and a family: double or single.
// One pass with a stack of two levels then pairs them: an open quotation is closed by the next mark of its family that may
// close, whatever the glyph; a mark of the other family inside it is passed over with its partner. An apostrophe is never a mark.
//
// At a block's end an open double quotation goes on if the next block that carries the report opens with a mark again, or if
// the first double mark met from there on closes; else it ends with its block. A look-ahead is one step in a table built
// beforehand, so hostile input stays linear. Rejected: counting marks per paragraph and giving up on odd counts, which loses
// exactly the quotations that cross paragraphs.

#include "attribute/quotes.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace stemma::attributing {
namespace {

enum class Glyph : std::uint8_t { kStraight, kOpen, kClose };

struct Mark {
  std::uint32_t at = 0, end = 0;
  std::uint32_t block = 0;
  bool single = false;
  Glyph glyph = Glyph::kStraight;
  bool may_open = false, may_close = false;
  bool first = false;             // nothing stands before it in its block
  bool weak = false;              // a closer that may as well be a plural's apostrophe ("workers' rights")
  std::uint32_t next = 0;         // index of the next mark of the same family in any block, marks.size() when none
  std::uint32_t next_double = 0;  // of the next double mark
};

constexpr std::uint32_t kReach = 8;  // blocks without a mark that an open quotation may run through

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

class Scan {
 public:
  explicit Scan(const Article& article)
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

  std::uint32_t size() const { return static_cast<std::uint32_t>(marks_.size()); }

  std::string_view text_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> order_;  // blocks that carry the report
  std::vector<std::uint32_t> begin_;  // first mark of each of them, and one past the last

 private:
  const bool low_double_, low_single_;

  void scan(std::uint32_t block, Span span) {
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

  void place(Mark mark, Span block) {
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
      if (before == 's' && space_after && mark.end + 1 < block.end && is_lower(decode(text_, mark.end + 1).value))
        mark.weak = true;
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
      if (mark.glyph == Glyph::kStraight && is_digit(before) && is_word(after)) mark.may_close = true;
    }
    marks_.push_back(mark);
  }
};

class Pairing {
 public:
  explicit Pairing(const Scan& scan, const Article& article) : scan_(scan), article_(article) {}

  std::vector<Quotation> run() {
    const std::uint32_t blocks = static_cast<std::uint32_t>(scan_.order_.size());
    for (std::uint32_t k = 0; k < blocks; ++k) block(k);
    if (open_) finish(false);
    return std::move(out_);
  }

 private:
  const Mark& mark(std::uint32_t i) const { return scan_.marks_[i]; }

  void start(const Mark& m) {
    open_ = true;
    single_ = m.single;
    nested_ = 0;
    now_ = Quotation{};
    now_.single = m.single;
    begin_ = m.at;
    inner_ = m.end;
  }

  void add_part(std::uint32_t block, std::uint32_t inner_end, std::uint32_t outer_end) {
    Span inner{inner_, inner_end};
    while (inner.begin < inner.end) {
      const CodePoint c = decode(scan_.text_, inner.begin);
      if (!is_space(c.value)) break;
      inner.begin += c.size;
    }
    while (inner.begin < inner.end) {
      const CodePoint c = decode_before(scan_.text_, inner.end);
      if (!is_space(c.value)) break;
      inner.end -= c.size;
    }
    now_.parts.push_back({{begin_, outer_end}, inner, block});
  }

  void finish(bool closed) {
    open_ = false;
    now_.closed = closed;
    if (!now_.parts.empty()) out_.push_back(std::move(now_));
    now_ = {};
  }

  // The partner of a single opening mark: the next single mark of its block that may close; none makes it an apostrophe.
  bool has_partner(std::uint32_t i, std::uint32_t end) const {
    std::uint32_t steps = 0;
    for (std::uint32_t j = mark(i).next; j < end && steps < 64; j = mark(j).next, ++steps)
      if (mark(j).may_close) return true;
    return false;
  }

  // A plural's apostrophe, if a surer closing mark comes before any opening one.
  bool surer_closer(std::uint32_t i, std::uint32_t end) const {
    std::uint32_t steps = 0;
    for (std::uint32_t j = mark(i).next; j < end && steps < 16; j = mark(j).next, ++steps) {
      if (mark(j).may_open && !mark(j).may_close) return false;
      if (mark(j).may_close && !mark(j).weak) return true;
    }
    return false;
  }

  // Closing and opening double marks from i to the block's end decide whether an opening mark inside a quotation nests.
  bool nests(std::uint32_t i, std::uint32_t end) const {
    int depth = 0;
    std::uint32_t steps = 0;
    for (std::uint32_t j = i; j < end && steps < 256; j = mark(j).next, ++steps) {
      if (mark(j).may_open && !mark(j).may_close)
        ++depth;
      else if (mark(j).may_close)
        --depth;
      if (depth < 0) return true;
    }
    return false;
  }

  void block(std::uint32_t k) {
    const std::uint32_t number = scan_.order_[k];
    const Span span = article_.blocks[number].span;
    const std::uint32_t end = scan_.begin_[k + 1];
    std::uint32_t i = scan_.begin_[k];
    if (open_ && article_.blocks[number].kind == BlockKind::kHeading) return;
    if (open_) {  // goes on from an earlier block
      begin_ = inner_ = span.begin;
      if (i < end && mark(i).first && mark(i).single == single_ && mark(i).may_open) {
        inner_ = mark(i).end;
        ++i;
      }
    }
    for (; i < end; ++i) {
      const Mark& m = mark(i);
      if (!open_) {
        if (!m.may_open) continue;
        if (m.single && !has_partner(i, end) && !reopened(k, true)) continue;
        start(m);
        continue;
      }
      if (m.single != single_) continue;
      if (nested_ > 0) {
        if (m.may_close) --nested_;
        continue;
      }
      if (m.may_close && !(m.single && m.weak && surer_closer(i, end))) {
        add_part(number, m.at, m.end);
        finish(true);
      } else if (m.may_open && !m.single) {
        if (nests(i, end)) {
          ++nested_;
        } else {  // the quotation before was never closed
          add_part(number, cut_before(m.at), cut_before(m.at));
          finish(false);
          start(m);
        }
      }
    }
    if (!open_) return;
    add_part(number, span.end, span.end);
    nested_ = 0;
    if (!goes_on(k)) finish(false);
  }

  // The end of the last sentence or clause before `at`, for a quotation that was never closed.
  std::uint32_t cut_before(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end > inner_ && is_space(decode_before(scan_.text_, end).value)) end -= decode_before(scan_.text_, end).size;
    return end;
  }

  bool reopened(std::uint32_t k, bool single) const {
    const std::uint32_t next = next_block(k);
    if (next >= scan_.order_.size()) return false;
    const std::uint32_t first = scan_.begin_[next];
    return first < scan_.begin_[next + 1] && mark(first).first && mark(first).single == single && mark(first).may_open;
  }

  std::uint32_t next_block(std::uint32_t k) const {
    ++k;
    while (k < scan_.order_.size() && article_.blocks[scan_.order_[k]].kind == BlockKind::kHeading) ++k;
    return k;
  }

  bool goes_on(std::uint32_t k) const {
    const BlockKind kind = article_.blocks[scan_.order_[k]].kind;
    if (kind == BlockKind::kHeadline || kind == BlockKind::kSubheadline || kind == BlockKind::kHeading) return false;
    if (reopened(k, single_)) return true;
    if (single_) return false;
    std::uint32_t next = next_block(k);
    for (std::uint32_t step = 0; step < kReach && next < scan_.order_.size(); ++step, next = next_block(next)) {
      const std::uint32_t end = scan_.begin_[next + 1];
      std::uint32_t i = scan_.begin_[next];
      if (i < end && mark(i).single) i = mark(i).next_double;
      if (i < end) return mark(i).may_close && !mark(i).first;
    }
    return false;
  }

  const Scan& scan_;
  const Article& article_;
  std::vector<Quotation> out_;
  Quotation now_;
  bool open_ = false, single_ = false;
  std::uint32_t nested_ = 0, begin_ = 0, inner_ = 0;
};

}  // namespace

std::vector<Quotation> find_quotations(const Article& article) {
  const Scan scan(article);
  return Pairing(scan, article).run();
}

}  // namespace stemma::attributing
