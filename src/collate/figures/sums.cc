#include "collate/figures/sums.h"

namespace stemma::collating {

constexpr std::uint32_t kSumReach = 20;  // tokens before a sum that may say what it is for

Counted what_sum(const Affair& affair, const Counts& counts, std::uint32_t report, const Numeral& figure, std::uint32_t begin,
                 std::uint32_t stop) {
  const Words& words = *affair.words;
  const auto kind_at = [&](std::uint32_t i, std::uint32_t end) {
    return counts.at(CountPlace::kSum, words, report, i, end).kind;
  };
  Counted c;
  const std::uint32_t floor = figure.first > begin + kSumReach ? figure.first - kSumReach : begin;
  for (std::uint32_t p = figure.first; p-- > floor && c.kind == kNone;) {
    if (words.at(report, p).quantity != kNone || words.form(words.at(report, p).form) == ";") break;
    c.kind = kind_at(p, figure.first);
  }
  std::uint32_t i = figure.end;
  while (c.kind == kNone && i < stop && counts.is(FigureWord::kFiller, words, report, i)) ++i;
  if (c.kind == kNone) c.kind = kind_at(i, stop);
  return c;
}

}  // namespace stemma::collating
