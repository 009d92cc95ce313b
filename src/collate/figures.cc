#include "collate/figures.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kSentencesBack = 1;  // how far "put the number at 22" may stand from what it counts

class Reader {
 public:
  Reader(const Affair& affair, std::uint32_t r) : affair_(affair), words_(*affair.words), r_(r) {}

  std::vector<Figure> read() {
    const auto& quantities = affair_.reports[r_].annotations.quantities;
    for (std::uint32_t q = 0; q < quantities.size(); ++q)
      if (auto f = figure(q)) out_.push_back(std::move(*f));
    return std::move(out_);
  }

 private:
  std::optional<Figure> figure(std::uint32_t q) const {
    const Quantity& quantity = affair_.reports[r_].annotations.quantities[q];
    const auto [first, end] = words_.tokens_in(r_, quantity.span);
    if (first == end) return std::nullopt;
    const auto& clauses = affair_.clauses[r_];
    auto c = std::upper_bound(clauses.begin(), clauses.end(), first, [](std::uint32_t at, const Clause& x) { return at < x.end; });
    // An event that a noun names inside a clause is a clause of its own, without a verb: the figure belongs to the one with the verb.
    if (c == clauses.end() || c->first > first || c->standing >= Standing::kHypothetical || c->sign < 0) return std::nullopt;
    Figure f;
    f.report = r_, f.quantity = q;
    f.clause = static_cast<std::uint32_t>(c - clauses.begin());
    f.families = c->families;
    if (!quantity.of.empty()) {
      const std::string stem = affair_.lexicon->stem_of(fold(quantity.of));
      for (Family family : affair_.lexicon->families(stem)) f.families.push_back(family);
      f.of = counted(first, end, c->end, stem);
      f.generic = f.of == kNoTerm || !affair_.lexicon->families(stem).empty() || affair_.lexicon->is_light(stem);
    }
    // An event noun next to the figure is what it counts: "12 dead", "a death toll of 12".
    for (std::uint32_t i = first > 4 ? std::max(first - 4, c->first) : c->first; i < std::min(c->end, end + 2); ++i)
      for (Family family : words_.families(words_.at(r_, i).stem))
        if (affair_.lexicon->toll(family)) f.families.push_back(family);
    std::sort(f.families.begin(), f.families.end());
    f.families.erase(std::unique(f.families.begin(), f.families.end()), f.families.end());
    if (quantity.of.empty() && quantity.unit.empty()) take_up(f, *c);
    set_values(f, quantity);
    std::vector<Term> terms;
    for (std::uint32_t i = c->first; i < c->end; ++i) {
      const Word& w = words_.at(r_, i);
      f.growing = f.growing || (words_.effects(w.stem) & kGrowth) || words_.phrase_at(words_.lexicon().effects_from(words_.text_of(w.stem)), r_, i, c->end, 0) != nullptr;
      if (w.quantity == kNone && w.term != kNoTerm) terms.push_back(w.term);
    }
    f.bag = bag_of(words_, std::move(terms));
    f.evidence = c->evidence;
    return f;
  }

  // "put the number at 22", "says 22 are": what is counted stands in the sentence before.
  void take_up(Figure& f, const Clause& c) const {
    bool stands_for = f.families.empty() && (c.effects == 0 || c.head == c.verb_first);
    for (std::uint32_t i = c.first; i < c.end; ++i) stands_for = stands_for || (words_.effects(words_.at(r_, i).stem) & kFigure);
    if (!stands_for) return;
    for (std::size_t k = out_.size(); k-- > 0;) {
      const Clause& before = affair_.clauses[r_][out_[k].clause];
      if (before.sentence + kSentencesBack < c.sentence) return;
      if (out_[k].families.empty()) continue;
      f.families = out_[k].families, f.of = out_[k].of, f.generic = out_[k].generic;
      return;
    }
  }

  // The term of the counted noun, as the text has it next to the figure.
  Term counted(std::uint32_t first, std::uint32_t end, std::uint32_t clause_end, const std::string& stem) const {
    for (std::uint32_t i = first > 3 ? first - 3 : 0; i < std::min(clause_end, end + 5); ++i)
      if (words_.text_of(words_.at(r_, i).stem) == stem) return words_.at(r_, i).term;
    return kNoTerm;
  }

  static void set_values(Figure& f, const Quantity& quantity) {
    const double factor = quantity.si && quantity.value != 0 ? *quantity.si / quantity.value : 1;
    f.low = quantity.low ? *quantity.low * factor : quantity.high ? -HUGE_VAL : quantity.value * factor;
    f.high = quantity.high ? *quantity.high * factor : quantity.low ? HUGE_VAL : quantity.value * factor;
  }

  const Affair& affair_;
  const Words& words_;
  std::uint32_t r_;
  std::vector<Figure> out_;
};

}  // namespace

std::vector<Figure> read_figures(const Affair& affair) {
  std::vector<Figure> out;
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r)
    for (Figure& f : Reader(affair, r).read()) out.push_back(std::move(f));
  return out;
}

}  // namespace stemma::collating
