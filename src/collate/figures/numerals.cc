// Model: the quantities of the annotation, and beside them whole numbers that no noun follows ("rose to 17", "SIX HELD", "22 are").
// "about" and "some" mean within a tenth, "nearly" the sixth below; a round number of a thousand or more may stand for its neighbours.

#include "collate/figures/numerals.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::collating {
namespace {

constexpr double kRough = 0.10;        // "about 200"
constexpr double kNearly = 0.85;       // "nearly 200" is no less than this share of it
constexpr double kConverted = 0.06;    // 200 yards, 180 metres
constexpr double kRoundNumber = 0.05;  // 4,300 for 4,312
constexpr double kLeastRound = 1000;

bool round_number(double value) { return value >= kLeastRound && std::fmod(value, value >= 10000 ? 1000 : 100) == 0; }

class Reader {
 public:
  Reader(const Affair& affair, std::uint32_t r)
      : affair_(affair), words_(*affair.words), r_(r), a_(affair.reports[r].annotations), tokens_(a_.tokens) {
    const Table table = Table::load("data/" + affair.lexicon->language() + "/numbers.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (table.at(row, table.column("kind")) == "cardinal")
        spelled_.emplace(fold(table.at(row, table.column("word"))), to_number(table.at(row, table.column("value")), 0));
      else if (table.at(row, table.column("kind")) == "scale")
        scales_.emplace(fold(table.at(row, table.column("word"))), to_number(table.at(row, table.column("value")), 1));
  }

  std::vector<Numeral> read() {
    for (const Quantity& q : a_.quantities) quantity(q);
    bare_numbers();
    std::sort(out_.begin(), out_.end(), [](const Numeral& x, const Numeral& y) { return x.span < y.span; });
    return std::move(out_);
  }

 private:
  std::string_view form(std::uint32_t i) const { return words_.form(words_.at(r_, i).form); }

  void quantity(const Quantity& q) {
    Numeral n;
    std::tie(n.first, n.end) = words_.tokens_in(r_, q.span);
    if (n.first == n.end) return;
    n.span = q.span;
    n.unit = q.unit;
    n.measured = q.si.has_value();
    const double factor = q.si && q.value != 0 ? *q.si / q.value : 1;
    double value = q.value, low = q.low.value_or(-HUGE_VAL), high = q.high.value_or(HUGE_VAL);
    if (!q.low && !q.high) {
      low = value * (1 - kRough), high = value * (1 + kRough);
    } else if (!q.low) {
      const std::string_view first = form(n.first);
      const bool nearly = first == "nearly" || first == "almost" || first == "close" || first == "just" || first == "approaching";
      low = nearly ? value * kNearly : 0;
    }
    if (const std::string_view last = form(n.end - 1); last == "several" || last == "few" || last == "handful")
      low = 2, high = HUGE_VAL;
    n.exact = q.low && q.high && *q.low == *q.high && low == high;
    // "a hundred and" before it belongs to it.
    if (n.first >= 3 && n.exact && value < 100 && form(n.first - 1) == "and" && form(n.first - 2) == "hundred") {
      const std::string_view many = form(n.first - 3);
      const auto found = spelled_.find(std::string(many));
      const double hundreds = many == "a" || found == spelled_.end() ? 1 : found->second;
      value += 100 * hundreds, low += 100 * hundreds, high += 100 * hundreds;
      n.first -= 3;
      n.span.begin = tokens_[n.first].span.begin;
    }
    n.value = value * factor, n.low = low * factor, n.high = high * factor;
    out_.push_back(std::move(n));
  }

  void bare_numbers() {
    std::size_t t = 0;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      const Word& w = words_.at(r_, i);
      if (w.quantity != kNone || w.name != kNone) continue;
      while (t < a_.times.size() && a_.times[t].span.end <= tokens_[i].span.begin) ++t;
      if (t < a_.times.size() && a_.times[t].span.overlaps(tokens_[i].span)) continue;
      const double value = whole(i);
      if (value < 1 || form(i) == "one") continue;
      Numeral n;
      n.first = i, n.end = i + 1;
      n.value = value;
      for (double scale; n.end < tokens_.size() && (scale = scale_of(n.end)) > 1; ++n.end) n.value *= scale;
      n.span = {tokens_[i].span.begin, tokens_[n.end - 1].span.end};
      n.low = n.high = n.value;
      n.bare = true;
      out_.push_back(std::move(n));
    }
  }

  // "two dozen", "three hundred"
  double scale_of(std::uint32_t i) const {
    const auto found = scales_.find(std::string(form(i)));
    return found == scales_.end() ? 1 : found->second;
  }

  // Value of a whole number in figures or of a number word; 0 for anything else.
  double whole(std::uint32_t i) const {
    if (const auto found = spelled_.find(std::string(form(i))); found != spelled_.end()) return found->second;
    std::string digits;
    for (char c : affair_.text(r_, tokens_[i].span)) {
      if (c >= '0' && c <= '9')
        digits += c;
      else if (c != ',')
        return 0;
    }
    return digits.empty() || digits.size() > 9 ? 0 : to_number(digits, 0);
  }

  const Affair& affair_;
  const Words& words_;
  std::uint32_t r_;
  const Annotations& a_;
  const std::vector<Token>& tokens_;
  std::unordered_map<std::string, double> spelled_, scales_;
  std::vector<Numeral> out_;
};

}  // namespace

std::vector<Numeral> read_numerals(const Affair& affair, std::uint32_t report) { return Reader(affair, report).read(); }

bool rounds_to(const Numeral& a, const Numeral& b) {
  if (a.value == b.value) return true;
  const double share = std::fabs(a.value - b.value) / std::max(std::fabs(a.value), std::fabs(b.value));
  if (a.measured && b.measured && share <= (a.unit != b.unit || !a.exact || !b.exact ? kRough : kConverted)) return true;
  return share <= kRoundNumber && a.unit == b.unit && a.unit.empty() && (round_number(a.value) != round_number(b.value));
}

bool compatible(const Numeral& a, const Numeral& b) { return rounds_to(a, b) || (a.low <= b.high && b.low <= a.high); }

}  // namespace stemma::collating
