#include "collate/figures.h"

#include <algorithm>
#include <cmath>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kSentencesBack = 1;  // how far "put the number at 22" may stand from what it counts

class Reader {
 public:
  Reader(const Affair& affair, std::uint32_t r) : affair_(affair), words_(*affair.words), r_(r) {}

  std::vector<Figure> read() {
    const Annotations& a = affair_.reports[r_].annotations;
    std::vector<Quantity> all = a.quantities;
    for (Quantity& bare : bare_numbers()) all.push_back(std::move(bare));
    std::sort(all.begin(), all.end(), [](const Quantity& x, const Quantity& y) { return x.span < y.span; });
    for (const Quantity& q : all)
      if (auto f = figure(q)) out_.push_back(std::move(*f));
    return std::move(out_);
  }

 private:
  // Whole numbers in figures that no noun follows: "rose to 17", "put the number at 22". Not years, times or parts of a quantity.
  std::vector<Quantity> bare_numbers() const {
    const Annotations& a = affair_.reports[r_].annotations;
    std::vector<Quantity> out;
    std::size_t t = 0;
    for (std::uint32_t i = 0; i < a.tokens.size(); ++i) {
      if (a.tokens[i].word_class != WordClass::kNumber || words_.at(r_, i).quantity != kNone || words_.at(r_, i).name != kNone)
        continue;
      while (t < a.times.size() && a.times[t].span.end <= a.tokens[i].span.begin) ++t;
      if (t < a.times.size() && a.times[t].span.overlaps(a.tokens[i].span)) continue;
      std::string digits;
      bool whole = true;
      for (char c : affair_.text(r_, a.tokens[i].span)) {
        if (c >= '0' && c <= '9')
          digits += c;
        else
          whole = whole && c == ',';
      }
      if (!whole || digits.empty() || digits.size() > 9) continue;
      Quantity q;
      q.span = a.tokens[i].span;
      q.value = to_number(digits, 0);
      q.low = q.high = q.value;
      out.push_back(std::move(q));
    }
    return out;
  }

  std::optional<Figure> figure(const Quantity& quantity) const {
    const auto [first, end] = words_.tokens_in(r_, quantity.span);
    if (first == end) return std::nullopt;
    const auto& clauses = affair_.clauses[r_];
    auto c =
        std::upper_bound(clauses.begin(), clauses.end(), first, [](std::uint32_t at, const Clause& x) { return at < x.end; });
    if (c == clauses.end() || c->first > first || c->standing >= Standing::kHypothetical || c->sign < 0) return std::nullopt;
    Figure f;
    f.report = r_, f.span = quantity.span, f.unit = quantity.unit, f.measured = quantity.si.has_value();
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
    if (quantity.of.empty() && quantity.unit.empty()) {
      take_up(f, *c, first);
      const bool toll = std::any_of(f.families.begin(), f.families.end(), [&](Family x) { return affair_.lexicon->toll(x); });
      if (!f.taken_up && !toll) return std::nullopt;
    }
    set_values(f, quantity);
    std::vector<Term> terms;
    for (std::uint32_t i = c->first; i < c->end; ++i) {
      const Word& w = words_.at(r_, i);
      if (w.quantity == kNone && w.term != kNoTerm) terms.push_back(w.term);
    }
    f.bag = bag_of(words_, std::move(terms));
    f.growing = one_of_a_row(c->sentence);
    const Voice& voice = affair_.voice(*c);
    if (c->statement != kNone && voice.kind <= VoiceKind::kDescribed) f.speaker = voice.shown;
    f.evidence = c->evidence;
    return f;
  }

  bool one_of_a_row(std::uint32_t sentence) const {
    const Sentence& s = affair_.reports[r_].annotations.sentences[sentence];
    for (std::uint32_t i = s.first_token; i < s.end_token; ++i) {
      const Term stem = words_.at(r_, i).stem;
      if (words_.effects(stem) & kGrowth) return true;
      const Phrase* phrase = words_.phrase_at(words_.lexicon().effects_from(words_.text_of(stem)), r_, i, s.end_token, 0);
      if (phrase != nullptr && (phrase->value & kGrowth)) return true;
    }
    return false;
  }

  // "put the number at 22", "says 22 are", "up from the 12 first reported": what is counted stands before.
  void take_up(Figure& f, const Clause& c, std::uint32_t at) const {
    bool noun = false;
    for (std::uint32_t i = c.first; i < c.end; ++i) noun = noun || (words_.effects(words_.at(r_, i).stem) & kFigure);
    const bool row = f.families.empty() && one_of_a_row(c.sentence) && at < c.verb_first + 2;
    if (!noun && !row && !(f.families.empty() && (c.effects == 0 || c.head == c.verb_first))) return;
    // Who puts a number says it.
    const auto& tokens = affair_.reports[r_].annotations.tokens;
    if (noun && c.statement == kNone && c.first < c.verb_first && (c.effects & kLight))
      f.speaker = std::string(affair_.text(r_, {tokens[c.first].span.begin, tokens[c.verb_first - 1].span.end}));
    f.taken_up = true;
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
