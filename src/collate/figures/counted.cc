// Problem: "17 people are now known to have died", "killing at least 17", "a toll of 17", "There are 17", "eight of them crew": one quantity in
// a dozen shapes, and beside it figures of parts, of other people, of nothing.
// Model: words of a table, looked for in this order: the counted noun, a state right after, the verb over the figure, a toll noun before it,
// what the sentences before counted. Between figure and word only fillers may stand, so that "17 buses for the dead" counts no dead.
// A noun that restricts ("children") makes another quantity than all; people of one part (crew) are a quantity of their own unless an event
// word governs them ("three of the crew were killed" counts dead, of the crew).
// Rejected: the family of the clause's verb (the clause "the blaze that killed 52 people in a resort began in a dryer" is one of beginning).

#include "collate/figures/counted.h"

#include <algorithm>

#include "collate/figures/sums.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kPhraseReach = 8;  // tokens after the figure that may still say what it counts
constexpr std::uint32_t kTollReach = 30;   // tokens before it that a toll noun may stand
constexpr double kLeastSum = 100000;       // of a noun that need not be money
constexpr std::uint64_t kActorOf = std::uint64_t{1} << 40;

class Reader {
 public:
  Reader(const Affair& affair, const Counts& counts, std::uint32_t r, const Numeral& n, const Sentence& s, const Clause* c,
         const std::vector<Counted>& before)
      : affair_(affair),
        words_(*affair.words),
        counts_(counts),
        r_(r),
        n_(n),
        first_(n.first),
        end_(n.end),
        begin_(s.first_token),
        stop_(s.end_token),
        clause_(c),
        before_(before),
        tokens_(affair.reports[r].annotations.tokens) {}

  std::vector<Counted> read() {
    if (!n_.unit.empty()) return {what_sum(affair_, counts_, r_, n_, begin_, stop_)};
    if (label()) return {};
    phrase_after();
    if (event_ == kNone || weak()) over(verb_before());
    if (event_ == kNone || weak()) over(verb_of_subject());
    if (event_ == kNone && noun_ == kNone && head_ == kNone) over(toll_before());
    increment();
    return result();
  }

 private:
  std::string_view form(std::uint32_t i) const { return words_.form(words_.at(r_, i).form); }
  bool is(std::uint32_t i, std::string_view word) const { return i < stop_ && form(i) == word; }
  bool use(FigureWord u, std::uint32_t i) const { return i < stop_ && counts_.is(u, words_, r_, i); }
  bool mark(std::uint32_t i) const { return tokens_[i].word_class == WordClass::kPunctuation; }
  bool noun(std::uint32_t i) const {
    return tokens_[i].word_class == WordClass::kNoun || tokens_[i].word_class == WordClass::kProperNoun;
  }
  bool verbal(std::uint32_t i) const {
    return tokens_[i].word_class == WordClass::kVerb || tokens_[i].word_class == WordClass::kAuxiliary;
  }
  bool people_of_a_kind(std::uint32_t kind) const {
    return class_of(kind) == CountClass::kActor || class_of(kind) == CountClass::kNamed;
  }
  CountClass class_of(std::uint32_t kind) const { return counts_.class_of(kind); }
  Counts::Hit at(CountPlace place, std::uint32_t i, std::uint32_t end) const { return counts_.at(place, words_, r_, i, end); }

  // A state that the count may share with an event: "killing all 131 people on board".
  bool weak() const { return class_of(event_) == CountClass::kFixed; }
  void over(std::uint32_t kind) {
    if (kind == kNone) return;
    if (event_ != kNone && event_ != kind) also_ = event_;
    event_ = kind;
  }

  // "Flight 418", "Room 214", "Mr Averill, 71": figures that count nothing.
  bool label() const {
    if (first_ == begin_) return false;
    const std::uint32_t p = first_ - 1;
    if (use(FigureWord::kIdentifier, p) && (n_.bare || tokens_[p].word_class == WordClass::kProperNoun)) return true;
    if (is(p, "no.") || (is(p, ".") && p > begin_ && is(p - 1, "no"))) return true;
    if (!n_.bare) return false;
    // "both 51,", "aged 14", "his brothers, 17 and 22,"
    if (is(p, "both") || is(p, "aged") || is(p, "age")) return true;
    if (is(end_, ",") && is(p, "and") && first_ >= begin_ + 3 && is(first_ - 3, ",")) return true;
    if (words_.at(r_, p).name != kNone || tokens_[p].word_class == WordClass::kProperNoun)
      return at(CountPlace::kToll, p, first_).kind == kNone && at(CountPlace::kDone, p, first_).kind == kNone;
    if (is(p, ",") && p > begin_ && (end_ == stop_ || mark(end_))) return words_.at(r_, p - 1).name != kNone || noun(p - 1);
    return is(p, "$") || is(end_, "%") || is(end_, "-") || is(p, "-") || is(end_, "/");
  }

  // The noun phrase and the state or verb after it.
  void phrase_after() {
    std::uint32_t i = end_;
    if (is(i, "of")) {
      const bool own = is(i + 1, "its") || is(i + 1, "his") || is(i + 1, "her") || is(i + 1, "their") || is(i + 1, "our");
      of_part_ = !own;
      i += 2;
    }
    const std::uint32_t start = i;
    const std::uint32_t limit = std::min(stop_, i + kPhraseReach);
    bool filled = false;  // the noun phrase is over
    for (; i < limit && !in_time(i);) {
      if (Counts::Hit hit = at(CountPlace::kState, i, stop_);
          hit.kind != kNone && !(noun(i) && hit.end == i + 1 && next_noun(i))) {
        event_ = hit.kind;
        // "nine of the dead", "19 of those aboard"
        part_ = part_ || (of_part_ && i == start && !is(start - 1, "them"));
        if (class_of(event_) != CountClass::kFixed || !holds_event(hit.end)) return;
        i = hit.end, filled = true;
        continue;
      }
      if (verbal(i)) {
        Counts::Hit hit = at(CountPlace::kDoes, i, stop_);
        if (hit.kind == kNone && tokens_[i].verb_form != VerbForm::kGerund && tokens_[i].verb_form != VerbForm::kThirdSingular &&
            (passive_ || !filled || tokens_[i].verb_form == VerbForm::kPastParticiple))
          hit = at(CountPlace::kDone, i, stop_);
        if (hit.kind != kNone && refine(hit.kind) && !object_follows(hit.end)) {
          event_ = hit.kind;
          return;
        }
      }
      if (!filled) {
        if (const Counts::Hit hit = at(CountPlace::kNoun, i, stop_); hit.kind != kNone && !verbal(i)) {
          noun_ = hit.kind, noun_first_ = i, noun_end_ = hit.end;
          i = hit.end;
          continue;
        }
        if ((use(FigureWord::kGeneric, i) || (country_ != 0 && use(FigureWord::kBearer, i))) && !verbal(i)) {
          if (country_ == 0) generic_ = true;
          noun_first_ = i, noun_end_ = i + 1;
          if (noun_ == kNone) head_ = kNone;
          ++i;
          continue;
        }
        if (words_.at(r_, i).country != kNoTerm) {
          country_ = words_.at(r_, i).country + 1ull;
          ++i;
          continue;
        }
        if (noun(i)) {
          head_ = i, noun_ = kNone;
          noun_first_ = i, noun_end_ = i + 1;
          ++i;
          continue;
        }
        if (tokens_[i].word_class == WordClass::kAdjective || tokens_[i].word_class == WordClass::kDeterminer) {
          ++i;
          continue;
        }
      }
      // "10 from Halmark"
      if (is(i, "from") && i + 1 < stop_ && !filled && words_.at(r_, i + 1).country != kNoTerm) {
        country_ = words_.at(r_, i + 1).country + 1ull;
        generic_ = false;
        i += 2, filled = true;
        continue;
      }
      // "were hauled into custody"
      if (passive_ && !led_ && tokens_[i].verb_form == VerbForm::kPastParticiple) {
        led_ = filled = true;
        ++i;
        continue;
      }
      if (!use(FigureWord::kFiller, i)) return;
      passive_ = passive_ || tokens_[i].word_class == WordClass::kAuxiliary || is(i, "who") || is(i, "that");
      filled = filled || tokens_[i].word_class != WordClass::kDeterminer;
      ++i;
    }
  }

  bool in_time(std::uint32_t i) const {
    const auto& times = affair_.reports[r_].annotations.times;
    const auto t = std::upper_bound(times.begin(), times.end(), tokens_[i].span.begin,
                                    [](std::uint32_t at, const TimeExpression& x) { return at < x.span.end; });
    return t != times.end() && t->span.overlaps(tokens_[i].span);
  }
  bool next_noun(std::uint32_t i) const { return i + 1 < stop_ && noun(i + 1) && !use(FigureWord::kGeneric, i + 1); }
  // After "118 people were aboard": a verb that counts them otherwise.
  bool holds_event(std::uint32_t i) const {
    for (; i < stop_ && use(FigureWord::kFiller, i); ++i) {
    }
    return i < stop_ && verbal(i) &&
           (at(CountPlace::kDone, i, stop_).kind != kNone || at(CountPlace::kDoes, i, stop_).kind != kNone);
  }
  // "12 people killed a guard": they are the doers.
  bool object_follows(std::uint32_t i) const {
    if (passive_ || i >= stop_) return false;
    return tokens_[i].word_class == WordClass::kDeterminer || tokens_[i].word_class == WordClass::kPronoun || noun(i) ||
           tokens_[i].word_class == WordClass::kNumber;
  }
  bool refine(std::uint32_t kind) const {
    return class_of(kind) != CountClass::kRefines || (noun_ != kNone && class_of(noun_) == CountClass::kGrows);
  }

  std::uint32_t verb_before() const {
    std::uint32_t k = first_;
    while (k > begin_ && (use(FigureWord::kBefore, k - 1) || use(FigureWord::kIncrement, k - 1) ||
                          tokens_[k - 1].word_class == WordClass::kAdverb))
      --k;
    for (std::uint32_t size = 1; size <= 3 && k >= begin_ + size; ++size) {
      const std::uint32_t at_verb = k - size;
      if (noun_end_ > noun_first_)
        if (const std::uint32_t kind = counts_.over(words_, r_, at_verb, k, noun_end_ - 1); kind != kNone) return kind;
      const Counts::Hit hit = at(CountPlace::kDone, at_verb, k);
      if (hit.kind == kNone || hit.end != k || !refine(hit.kind)) continue;
      if (!verbal(at_verb) && noun(at_verb) && !headline(at_verb)) continue;
      // "were killed 12 days ago" has no object.
      if (at_verb > begin_ && tokens_[at_verb - 1].word_class == WordClass::kAuxiliary &&
          tokens_[at_verb].verb_form == VerbForm::kPastParticiple && !is(at_verb - 1, "had") && !is(at_verb - 1, "has") &&
          !is(at_verb - 1, "have"))
        continue;
      return hit.kind;
    }
    return kNone;
  }
  bool headline(std::uint32_t i) const { return form(i).ends_with("s") || form(i).ends_with("ing") || form(i).ends_with("ed"); }

  // The figure's phrase is the subject of a passive or of a verb of its table.
  std::uint32_t verb_of_subject() const {
    if (clause_ == nullptr || clause_->verb_first >= clause_->verb_end || end_ > clause_->verb_first) return kNone;
    for (std::uint32_t k = first_; k > clause_->first; --k) {
      const std::uint32_t i = k - 1;
      if (is(i, ",") || is(i, "and") || is(i, "while")) break;
      if (noun(i) || tokens_[i].word_class == WordClass::kPronoun || tokens_[i].word_class == WordClass::kAdposition)
        return kNone;
    }
    for (std::uint32_t i = end_; i < clause_->verb_first; ++i)
      if (is(i, "and") || words_.at(r_, i).quantity != kNone) return kNone;
    for (std::uint32_t i = clause_->verb_first; i < clause_->verb_end; ++i) {
      Counts::Hit hit = at(CountPlace::kDoes, i, stop_);
      if (hit.kind == kNone && clause_->passive) hit = at(CountPlace::kDone, i, stop_);
      if (hit.kind == kNone) hit = at(CountPlace::kState, i, stop_);
      if (hit.kind != kNone && refine(hit.kind)) return hit.kind;
    }
    const Counts::Hit hit = at(CountPlace::kState, clause_->verb_end, stop_);
    return hit.kind;
  }

  // "the number of dead at 17", "death toll: 19", "the toll as 17", "Dead 11".
  std::uint32_t toll_before() {
    if (first_ == begin_) return kNone;
    const std::uint32_t floor = first_ > begin_ + kTollReach ? first_ - kTollReach : begin_;
    const bool linked = use(FigureWord::kLink, first_ - 1);
    for (std::uint32_t p = first_; p-- > floor;) {
      if (p + 1 < first_ && words_.at(r_, p).quantity != kNone && !is(p - 1, "from")) return kNone;
      if (use(FigureWord::kNumber, p) && (linked || p + 1 == first_)) {
        figure_noun_ = true;
        for (std::uint32_t i = p + 1; i < std::min(first_, p + 8); ++i) {
          for (CountPlace place : {CountPlace::kToll, CountPlace::kState, CountPlace::kNoun, CountPlace::kDone})
            if (const Counts::Hit hit = at(place, i, first_); hit.kind != kNone && refine(hit.kind)) return hit.kind;
          if (!use(FigureWord::kFiller, i) && !use(FigureWord::kGeneric, i) && !use(FigureWord::kNumber, i) && !is(i, "of"))
            break;
        }
      }
      const Counts::Hit hit = at(CountPlace::kToll, p, first_);
      if (hit.kind == kNone) continue;
      const bool telling = hit.end > p + 1 || is(p, "toll");
      if (hit.end == first_ || (is(hit.end, ":") && hit.end + 1 == first_)) {
        if (telling || first_ - begin_ <= 3) return hit.kind;
      } else if (telling && linked) {
        return hit.kind;
      }
    }
    return kNone;
  }

  void increment() {
    for (std::uint32_t k = first_; k > begin_ && k + 3 > first_; --k)
      increment_ = increment_ || (use(FigureWord::kIncrement, k - 1) && !is(k - 1, "more"));
    for (std::uint32_t i = first_; i < std::min(stop_, noun_end_ > end_ ? noun_end_ : end_ + 1); ++i)
      increment_ = increment_ || (use(FigureWord::kIncrement, i) && !is(i + 1, "than"));
    for (std::uint32_t k = first_; k > begin_ && k + 4 > first_; --k) part_ = part_ || use_part(k - 1);
  }
  // "20 children and six adults", "an officer and two others": parts of one count.
  bool beside_another() const {
    if (first_ < begin_ + 3 || !is(first_ - 1, "and")) return false;
    if (use(FigureWord::kGeneric, end_) && use(FigureWord::kIncrement, end_)) return noun(first_ - 2);
    for (std::uint32_t k = first_ - 1; k-- > begin_ && k + 6 > first_;) {
      if (words_.at(r_, k).quantity != kNone) return true;
      if (!noun(k) && tokens_[k].word_class != WordClass::kAdjective) return false;
    }
    return false;
  }
  bool use_part(std::uint32_t i) const { return counts_.word_at(FigureWord::kPart, words_, r_, i, first_) > i; }

  // "There are 21", "22 are", "put it at 22", "More than 40 were from Halmark".
  bool takes_up() const {
    if (noun_ != kNone || head_ != kNone || generic_ || country_ != 0) return false;
    if (figure_noun_) return true;
    const bool over = end_ == stop_ || mark(end_);
    if (over && first_ >= begin_ + 2 && (is(first_ - 1, "are") || is(first_ - 1, "were") || is(first_ - 1, "was")) &&
        (is(first_ - 2, "there") || is(first_ - 2, "they")))
      return true;
    if (over && first_ >= begin_ + 2 && is(first_ - 1, "at") && (is(first_ - 2, "it") || is(first_ - 2, "that"))) return true;
    return tokens_.size() > end_ && end_ < stop_ && (is(end_, "are") || is(end_, "were") || is(end_, "did") || is(end_, "have"));
  }

  std::vector<Counted> result() {
    Counted c;
    c.increment = increment_, c.part = part_;
    if (noun_end_ > noun_first_)
      c.noun = std::string(affair_.text(r_, {tokens_[noun_first_].span.begin, tokens_[noun_end_ - 1].span.end}));
    for (std::uint32_t k = first_; k > begin_ && k + 3 > first_; --k) c.whole = c.whole || is(k - 1, "all");
    c.whole = c.whole || is(first_, "all");
    c.of = restriction();
    const bool actor = noun_ != kNone && people_of_a_kind(noun_);
    const bool place = event_ != kNone && class_of(event_) == CountClass::kFixed;
    if (actor && (event_ == kNone || place)) {
      c.kind = noun_;
      c.of = class_of(noun_) == CountClass::kNamed ? country_ : 0;
      c.part = c.part || (of_part_ && event_ == kNone && !all_of_them());
      if (is(end_, "of") && (is(end_ + 1, "them") || is(end_ + 1, "those") || is(end_ + 1, "whom"))) c.part = false;
      return {c};
    }
    if (event_ != kNone && noun_ != kNone && class_of(event_) == CountClass::kRefines) {
      c.kind = event_;
    } else if (noun_ != kNone && !actor && (event_ == kNone || place || class_of(noun_) == CountClass::kGrows)) {
      c.kind = noun_;
      c.part = c.part || of_part_;
    } else if (event_ != kNone) {
      c.kind = event_;
      if (of_part_ && event_ == noun_) c.part = true;
    } else if (takes_up()) {
      for (auto b = before_.rbegin(); b != before_.rend() && c.kind == kNone; ++b)
        if (b->kind != kNone) c.kind = b->kind, c.of = b->of, c.noun = b->noun;
      c.taken_up = true;
      if (c.kind == kNone) return {};
      of_whom(c);
      return {c};
    } else {
      c.part = c.part || of_part_;
      // Money that no table of units knows.
      if (head_ != kNone && n_.value >= kLeastSum) c.kind = what_sum(affair_, counts_, r_, n_, begin_, stop_).kind;
      return {c};
    }
    if (event_ != kNone && beside_another()) c.part = true;
    std::vector<Counted> out{c};
    // "killing all 131 people on board" tells both.
    if (also_ != kNone && c.whole && also_ != c.kind) {
      out.push_back(c);
      out.back().kind = also_;
    } else if (also_ == kNone && c.whole && event_ != kNone && !place) {
      const Counts::Hit hit = at(CountPlace::kState, noun_end_, stop_);
      if (hit.kind != kNone && class_of(hit.kind) == CountClass::kFixed) {
        out.push_back(c);
        out.back().kind = hit.kind;
      }
    }
    return out;
  }
  bool all_of_them() const { return is(end_, "of") && is(end_ + 1, "them"); }

  // "were from Halmark", "were citizens of Halmark", "were children": a part, told by what follows.
  void of_whom(Counted& c) const {
    std::uint32_t i = end_;
    while (i < stop_ && use(FigureWord::kFiller, i)) ++i;
    for (std::uint32_t k = i; k < std::min(stop_, i + 4); ++k) {
      if (mark(k) || verbal(k)) return;
      if (words_.at(r_, k).country != kNoTerm || noun(k) || words_.at(r_, k).actor != kNoTerm) {
        c.part = true;
        c.of = (words_.at(r_, k).country != kNoTerm ? words_.at(r_, k).country : words_.at(r_, k).term) + 1ull;
        return;
      }
    }
  }

  std::uint64_t restriction() const {
    if (noun_ != kNone && event_ != kNone && people_of_a_kind(noun_)) return kActorOf | noun_;
    if (head_ != kNone) {
      const Term t = words_.at(r_, head_).term;
      return (t == kNoTerm ? words_.at(r_, head_).stem : t) + 1ull;
    }
    return country_;
  }

  const Affair& affair_;
  const Words& words_;
  const Counts& counts_;
  std::uint32_t r_;
  const Numeral& n_;
  std::uint32_t first_, end_, begin_, stop_;
  const Clause* clause_;
  const std::vector<Counted>& before_;
  const std::vector<Token>& tokens_;
  std::uint32_t event_ = kNone, also_ = kNone, noun_ = kNone, head_ = kNone;
  std::uint32_t noun_first_ = 0, noun_end_ = 0;
  std::uint64_t country_ = 0;
  bool generic_ = false, of_part_ = false, part_ = false, increment_ = false, passive_ = false, led_ = false,
       figure_noun_ = false;
};

}  // namespace

std::vector<Counted> what_is_counted(const Affair& affair, const Counts& counts, std::uint32_t report, const Numeral& figure,
                                     const Sentence& sentence, const Clause* clause, const std::vector<Counted>& before) {
  return Reader(affair, counts, report, figure, sentence, clause, before).read();
}

}  // namespace stemma::collating
