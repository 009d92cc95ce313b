#include "collate/figures/figures.h"

#include <algorithm>

#include "collate/days/days.h"
#include "collate/days/occasions.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kSentencesBack = 2;  // how far "There are 21" may stand from what it counts
constexpr int kDaysBack = 20;                // what lies farther back is of another time
constexpr std::uint32_t kPlaceBack = 3;      // how far "there" may stand from the place
constexpr std::size_t kMostEvidence = 320;   // bytes

class Reader {
 public:
  Reader(const Affair& affair, const Counts& counts, std::uint32_t r)
      : affair_(affair), words_(*affair.words), counts_(counts), r_(r), a_(affair.reports[r].annotations) {
    const std::string& day = affair.moments[r].date;
    if (day.size() >= 4) year_ = day.substr(0, 4);
    statement_of_ = statement_of_tokens(affair.reports[r], words_, r);
  }

  std::vector<Figure> read() {
    for (const Numeral& n : read_numerals(affair_, r_)) figure(n);
    keep_apart();
    return std::move(out_);
  }

 private:
  void figure(const Numeral& n) {
    const std::uint32_t sentence = a_.tokens[n.first].sentence;
    const Sentence& s = a_.sentences[sentence];
    if (!carries_report(affair_.reports[r_].article.blocks[s.block].kind)) return;
    const Clause* clause = clause_of(n.first, sentence);
    if (clause != nullptr && (clause->standing >= Standing::kHypothetical || negated(*clause, n))) return;
    std::vector<Counted> before;
    for (const Figure& f : out_)
      if (f.sentence + kSentencesBack >= sentence) before.push_back(f.counted);
    for (Counted& counted : what_is_counted(affair_, counts_, r_, n, s, clause, before)) {
      if (n.bare && counted.kind == kNone) continue;
      // An increment is one of a count told before; "and another 31 hurt" after the dead is all of the hurt.
      if (counted.increment && counted.kind != kNone)
        counted.increment =
            std::any_of(out_.begin(), out_.end(), [&](const Figure& f) { return f.counted.kind == counted.kind; });
      // "12 dead and 53 others hurt" gives two counts, "an officer and two others dead" a part of one.
      if (counted.part && !out_.empty() && out_.back().sentence == sentence && out_.back().counted.kind != kNone &&
          out_.back().counted.kind != counted.kind)
        counted.part = counted.of != 0;
      Figure f;
      f.report = r_, f.sentence = sentence, f.number = n, f.counted = std::move(counted);
      if (clause != nullptr) f.clause = static_cast<std::uint32_t>(clause - affair_.clauses[r_].data());
      words_about(f, s);
      time_of(f, s, clause);
      places_of(f, s, clause);
      voice_of(f, s, clause);
      f.evidence = evidence(n, s, clause);
      out_.push_back(std::move(f));
    }
  }

  // "did not kill 17", "17 were not hurt": the negation stands by the figure, not somewhere behind it.
  bool negated(const Clause& c, const Numeral& n) const {
    if (c.sign > 0) return false;
    if (c.denied) return true;
    for (std::uint32_t i = c.first; i < std::min(c.end, n.end + 5); ++i)
      if (words_.effects(words_.at(r_, i).stem) & (kNot | kNobody | kNegates)) return true;
    return false;
  }

  const Clause* clause_of(std::uint32_t token, std::uint32_t sentence) const {
    const auto& clauses = affair_.clauses[r_];
    auto c =
        std::upper_bound(clauses.begin(), clauses.end(), token, [](std::uint32_t at, const Clause& x) { return at < x.first; });
    while (c != clauses.begin()) {
      --c;
      if (c->sentence != sentence) return nullptr;
      if (token < c->end) return &*c;
    }
    return nullptr;
  }

  bool has(FigureWord use, std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i)
      if (counts_.word_at(use, words_, r_, i, end) > i) return true;
    return false;
  }

  void words_about(Figure& f, const Sentence& s) const {
    const std::uint32_t near = f.number.first > s.first_token + 12 ? f.number.first - 12 : s.first_token;
    const std::uint32_t far = std::min(s.end_token, f.number.end + 10);
    f.later = has(FigureWord::kLater, near, far) ||
              has(FigureWord::kRise, std::max(s.first_token, f.number.first - std::min(f.number.first, 3u)), f.number.first);
    f.still = has(FigureWord::kStill, near, far);
    f.revised = has(FigureWord::kRevised, near, far);
    f.earlier = words_.form(words_.at(r_, f.number.first - (f.number.first > 0)).form) == "from";
    // "a day earlier" is no earlier count.
    for (std::uint32_t i = near; i < far; ++i)
      f.earlier = f.earlier || (counts_.word_at(FigureWord::kEarlier, words_, r_, i, far) > i &&
                                (i == near || a_.tokens[i - 1].word_class != WordClass::kNoun));
    f.elsewhere = has(FigureWord::kElsewhere, s.first_token, s.end_token);
    std::vector<Term> terms;
    for (std::uint32_t i = s.first_token; i < s.end_token; ++i)
      if (const Word& w = words_.at(r_, i); w.quantity == kNone && w.term != kNoTerm && (i < f.number.first || i >= f.number.end))
        terms.push_back(w.term);
    f.bag = bag_of(words_, std::move(terms));
  }

  // A year of its own, or so long ago.
  void time_of(Figure& f, const Sentence& s, const Clause* clause) const {
    const Span about =
        clause == nullptr ? s.span : Span{a_.tokens[clause->first].span.begin, a_.tokens[clause->end - 1].span.end};
    auto t = std::lower_bound(a_.times.begin(), a_.times.end(), s.span.begin,
                              [](const TimeExpression& x, std::uint32_t at) { return x.span.begin < at; });
    const auto written = day_of(affair_.moments[r_].date);
    for (; t != a_.times.end() && t->span.begin < s.span.end; ++t) {
      if (t->type == TimeType::kDate && written && f.when.empty() && about.contains(t->span)) {
        const Resolved r = resolve(affair_, r_, *t);
        if (const auto days = days_of(r.date); days && days->last < *written - kDaysBack) f.when = r.date.substr(0, 7);
      }
      if (t->type == TimeType::kDate && t->value.size() == 7 && t->value.starts_with("XXXX-") && f.when.empty() &&
          about.contains(t->span))
        f.when = t->value;
      const std::string_view shown = affair_.text(r_, t->span);
      const std::string year = t->value.substr(0, 4);
      if (t->type == TimeType::kDate && year.size() == 4 && year[0] >= '1' && year[0] <= '2' &&
          shown.find(year) != std::string_view::npos && year != year_)
        f.when = year;
      if (shown.ends_with(" ago") &&
          (shown.find("year") != std::string_view::npos || shown.find("month") != std::string_view::npos ||
           shown.find("decade") != std::string_view::npos))
        f.when = std::string(shown);
    }
  }

  void places_of(Figure& f, const Sentence& s, const Clause* clause) const {
    const std::uint32_t first = clause == nullptr ? s.first_token : clause->first,
                        end = clause == nullptr ? s.end_token : clause->end;
    for (std::uint32_t i = first; i < end; ++i) {
      const Word& w = words_.at(r_, i);
      if (w.name != kNone && a_.names[w.name].type == NameType::kPlace && w.actor != kNoTerm && w.actor != w.country &&
          (f.places.empty() || f.places.back() != w.actor))
        f.places.push_back(w.actor);
    }
    if (!f.places.empty() || s.first_token == 0) return;
    for (std::uint32_t i = f.number.end; i < end; ++i) {
      if (words_.form(words_.at(r_, i).form) != "there") continue;
      for (std::uint32_t k = s.first_token; k-- > 0 && a_.tokens[k].sentence + kPlaceBack >= f.sentence;) {
        const Word& w = words_.at(r_, k);
        if (w.name == kNone || a_.names[w.name].type != NameType::kPlace || w.actor == kNoTerm) continue;
        f.places.push_back(w.actor);
        return;
      }
    }
  }

  void voice_of(Figure& f, const Sentence& s, const Clause* clause) const {
    const std::uint32_t statement = statement_of_[f.number.first];
    f.voice = statement == kNone ? r_ : affair_.voice_of[r_][statement];
    if (statement != kNone) {
      if (affair_.voices[f.voice].kind <= VoiceKind::kDescribed) f.speaker = affair_.voices[f.voice].shown;
      return;
    }
    // Who puts a number says it: "The ministry gave the toll as 17".
    if (clause == nullptr || clause->first >= clause->verb_first || !(clause->effects & kLight)) return;
    if (!has(FigureWord::kNumber, clause->first, clause->end)) return;
    std::uint32_t first = clause->first, end = clause->verb_first;
    if (has(FigureWord::kNumber, first, end) && end - first <= 2) return;
    if (words_.at(r_, first).name == kNone && end - first < 2) return;
    f.speaker = std::string(affair_.text(r_, {a_.tokens[first].span.begin, a_.tokens[end - 1].span.end}));
    (void)s;
  }

  // The clause, else the sentence, else what stands about the figure.
  Span evidence(const Numeral& n, const Sentence& s, const Clause* clause) const {
    if (clause != nullptr && clause->evidence.contains(n.span) && clause->evidence.size() <= kMostEvidence)
      return clause->evidence;
    if (s.span.size() <= kMostEvidence) return s.span;
    std::uint32_t first = n.first, end = n.end;
    while (first > s.first_token && n.span.end - a_.tokens[first - 1].span.begin < kMostEvidence / 2) --first;
    while (end < s.end_token && a_.tokens[end].span.end - n.span.begin < kMostEvidence / 2) ++end;
    return {a_.tokens[first].span.begin, a_.tokens[end - 1].span.end};
  }

  // Two figures of one quantity in one sentence: each keeps its own half of the words.
  void keep_apart() {
    for (std::size_t i = 0; i < out_.size(); ++i) {
      for (std::size_t j = i + 1; j < out_.size() && out_[j].sentence == out_[i].sentence; ++j) {
        Figure &f = out_[i], &g = out_[j];
        // "raised the number of dead from 17 to 19"
        if (f.earlier && f.counted.kind == g.counted.kind && f.number.end + 1 == g.number.first) g.later = true, f.later = false;
        if (f.counted.kind != g.counted.kind || f.number.unit != g.number.unit || f.number.value == g.number.value) continue;
        if (f.evidence.end > g.number.span.begin) f.evidence.end = std::max(f.number.span.end, trimmed(g.number.span.begin));
        if (g.evidence.begin < f.number.span.end) g.evidence.begin = f.number.span.end;
      }
    }
    for (Figure& f : out_) {
      const std::string& text = affair_.reports[r_].article.text;
      while (f.evidence.begin < f.number.span.begin &&
             std::string_view(" ,;.\n").find(text[f.evidence.begin]) != std::string_view::npos)
        ++f.evidence.begin;
    }
  }
  std::uint32_t trimmed(std::uint32_t at) const {
    const std::string& text = affair_.reports[r_].article.text;
    while (at > 0 && text[at - 1] == ' ') --at;
    return at;
  }

  const Affair& affair_;
  const Words& words_;
  const Counts& counts_;
  std::uint32_t r_;
  const Annotations& a_;
  std::string year_;
  std::vector<std::uint32_t> statement_of_;
  std::vector<Figure> out_;
};

}  // namespace

std::vector<Figure> read_figures(const Affair& affair, const Counts& counts) {
  std::vector<Figure> out;
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r)
    for (Figure& f : Reader(affair, counts, r).read()) out.push_back(std::move(f));
  return out;
}

}  // namespace stemma::collating
