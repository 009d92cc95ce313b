#pragma once
// The quotation marks of an article, one by one, with what their neighbours allow them to be.

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemma/article.h"

namespace stemma::attributing {

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

// Marks of the blocks that carry the report, in order. Linear in the text.
class QuoteMarks {
 public:
  explicit QuoteMarks(const Article& article);

  std::uint32_t size() const { return static_cast<std::uint32_t>(marks_.size()); }

  std::string_view text_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> order_;  // blocks that carry the report
  std::vector<std::uint32_t> begin_;  // first mark of each of them, and one past the last

 private:
  const bool low_double_, low_single_;  // a mark at the foot of the line opens somewhere: its partner closes

  void scan(std::uint32_t block, Span span);
  void place(Mark mark, Span block);
};

}  // namespace stemma::attributing
