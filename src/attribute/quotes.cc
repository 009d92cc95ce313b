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

#include <string_view>
#include <utility>

#include "attribute/quote_marks.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kReach = 8;  // blocks without a mark that an open quotation may run through

class Pairing {
 public:
  explicit Pairing(const QuoteMarks& scan, const Article& article) : scan_(scan), article_(article) {}

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

  // A plural's apostrophe or a sign for inches, if a surer closing mark comes before any opening one.
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
        if (!m.may_open) {
          if (lost_opening(k, i)) {
            now_ = Quotation{};
            begin_ = inner_ = span.begin;
            add_part(number, m.at, m.end);
            finish(true);
          }
          continue;
        }
        if (m.single && !has_partner(i, end) && !reopened(k, true)) continue;
        start(m);
        continue;
      }
      if (m.single != single_) continue;
      if (nested_ > 0) {
        if (m.may_close) --nested_;
        continue;
      }
      if (m.may_close && !(m.weak && surer_closer(i, end))) {
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

  // Whether the first mark of a block closes a quotation whose opening mark was lost: one sentence, then who said it.
  bool lost_opening(std::uint32_t k, std::uint32_t i) const {
    constexpr std::uint32_t kLongest = 400;
    const Mark& m = mark(i);
    const Block& block = article_.blocks[scan_.order_[k]];
    if (i != scan_.begin_[k] || m.single || m.glyph != Glyph::kClose || !m.may_close || m.at - block.span.begin > kLongest)
      return false;
    const std::string_view words = scan_.text_.substr(block.span.begin, m.at - block.span.begin);
    const std::string_view rest = scan_.text_.substr(m.end, block.span.end - m.end);
    if (words.size() < 2 || std::string_view(",?!.").find(words.back()) == std::string_view::npos) return false;
    if (rest.size() < 3 || rest[0] != ' ' || block.kind != BlockKind::kParagraph) return false;
    return words.find_first_of(".?!") >= words.size() - 1;
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

  const QuoteMarks& scan_;
  const Article& article_;
  std::vector<Quotation> out_;
  Quotation now_;
  bool open_ = false, single_ = false;
  std::uint32_t nested_ = 0, begin_ = 0, inner_ = 0;
};

}  // namespace

std::vector<Quotation> find_quotations(const Article& article) {
  const QuoteMarks scan(article);
  return Pairing(scan, article).run();
}

}  // namespace stemma::attributing
