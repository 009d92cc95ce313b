// How many, how far, how much.
//
// A quantity is a number with what says how exact it is before or after, a unit or the noun it counts. A range is two numbers
// with "to", "-" or "between … and", the unit at one of them or both. The span covers qualifier, number and unit; the noun
// counted stays outside and is named in `of`, since "12 people" and "12 were killed" are compared by number and noun. Bounds: an
// exact number is its own low and high; "at least", "more than": no high; "up to", "nearly": no low; "about": neither.

#include "annotate/quantities.h"

#include <algorithm>

#include "annotate/lexicon.h"

namespace stemma::annotating {
namespace {

constexpr std::uint32_t kNounWithin = 6;

class QuantityReader {
 public:
  explicit QuantityReader(Draft& draft) : draft_(draft), numbers_(draft.lexicon->numbers), units_(draft.lexicon->units) {
    taken_.assign(draft.size(), false);
    std::size_t t = 0, n = 0;
    for (std::uint32_t i = 0; i < draft.size(); ++i) {
      const Span span = draft.out.tokens[i].span;
      while (t < draft.out.times.size() && draft.out.times[t].span.end <= span.begin) ++t;
      while (n < draft.out.names.size() && draft.out.names[n].span.end <= span.begin) ++n;
      taken_[i] =
          (t < draft.out.times.size() && draft.out.times[t].span.overlaps(span)) ||
          (n < draft.out.names.size() && draft.out.names[n].span.overlaps(span) && draft.out.names[n].span.contains(span));
    }
  }

  void run() {
    for (const Sentence& sentence : draft_.out.sentences) {
      first_ = free_ = sentence.first_token;
      end_ = sentence.end_token;
      for (std::uint32_t i = first_; i < end_;) {
        const std::uint32_t next = taken_[i] ? i + 1 : read(i);
        i = std::max(next, i + 1);
      }
    }
  }

 private:
  struct Part {
    Number number;
    const Unit* unit = nullptr;
    std::uint32_t first = 0, end = 0;
  };

  bool is(std::uint32_t i, std::string_view key) const { return i < end_ && draft_.key(i) == key; }
  bool may_begin(std::uint32_t i) const {
    if (draft_.has(i, kHasDigit)) return true;
    const std::string_view surface = draft_.surface(i);
    const Unit* symbol = units_.exact(surface);
    return symbol != nullptr && symbol->is_money() && symbol->symbol;
  }

  // "40m", "1.2bn", "7km", "5kg": figures with letters that name a scale or a unit.
  bool read_glued(std::uint32_t i, bool money, Part& part) const {
    const std::string_view surface = draft_.surface(i);
    const auto figures = read_figures(surface);
    if (!figures || figures->size == surface.size()) return false;
    std::string_view rest = surface.substr(figures->size);
    if (rest.starts_with('-')) rest.remove_prefix(1);
    part.number.value = figures->value;
    part.number.figures = true;
    part.number.end = i + 1;
    double scale = 0;
    if (rest == "bn" || rest == "B" || rest == "bln" || rest == "b") scale = 1e9;
    if (rest == "tn" || rest == "T" || rest == "trn") scale = 1e12;
    if (rest == "k" || rest == "K") scale = 1e3;
    if (rest == "mn" || rest == "M" || rest == "mln" || (rest == "m" && (money || plural_noun(i + 1)))) scale = 1e6;
    if (scale > 0) {
      part.number.value *= scale;
    } else if (const Unit* unit = units_.exact(rest)) {
      part.unit = unit;
    } else if (const Unit* word = draft_.key(i).size() < rest.size()
                                      ? nullptr
                                      : units_.word(draft_.key(i).substr(draft_.key(i).size() - rest.size()))) {
      part.unit = word;  // "15-mile"
    } else {
      return false;
    }
    part.number.low = part.number.high = part.number.value;
    part.end = i + 1;
    return true;
  }

  bool plural_noun(std::uint32_t i) const {
    return i < end_ && draft_.out.tokens[i].word_class == WordClass::kNoun &&
           (draft_.key(i).ends_with('s') || draft_.is(i, "people"));
  }

  // "7-8", "20-30": both figures in one token.
  bool read_dashed(std::uint32_t i, Part& low, Part& high) const {
    const std::string_view key = draft_.key(i);
    const std::size_t dash = key.find('-');
    if (dash == std::string_view::npos) return false;
    const auto a = read_figures(key.substr(0, dash)), b = read_figures(key.substr(dash + 1));
    if (!a || !b || a->size != dash || b->size != key.size() - dash - 1 || a->value >= b->value) return false;
    low.number.value = low.number.low = low.number.high = a->value;
    high.number.value = high.number.low = high.number.high = b->value;
    low.number.end = high.number.end = low.end = high.end = i + 1;
    low.first = high.first = i;
    return true;
  }

  // A unit of one word or more at i.
  const Unit* unit_at(std::uint32_t i, std::uint32_t& end) const {
    if (i >= end_ || taken_[i]) return nullptr;
    for (std::uint32_t size = std::min(units_.longest_word(draft_.key(i)), end_ - i); size > 0; --size) {
      if (const Unit* unit = units_.word(draft_.key(i, i + size))) {
        end = i + size;
        return unit;
      }
    }
    for (std::uint32_t size = std::min(3u, end_ - i); size > 0; --size) {
      const std::string_view printed = slice(draft_.text(), draft_.span(i, i + size));
      if (const Unit* unit = units_.exact(printed)) {
        const bool letter = printed.size() == 1 && draft_.has(i, kHasLetter);
        if (letter || draft_.lexicon->is_function_word(printed) || (unit->symbol && unit->is_money())) continue;
        end = i + size;
        return unit;
      }
    }
    return nullptr;
  }

  // Symbol, number, scale and unit.
  bool read_part(std::uint32_t i, Part& part) const {
    part.first = i;
    const Unit* symbol = nullptr;
    if (const Unit* unit = draft_.listed(i, kUnitList) ? units_.exact(draft_.surface(i)) : nullptr;
        unit != nullptr && unit->is_money() && !draft_.has(i, kHasDigit)) {
      symbol = unit;
      if (++i >= end_) return false;
      if (units_.exact(draft_.surface(i)) != nullptr && units_.exact(draft_.surface(i))->is_money() &&
          !draft_.has(i, kHasDigit) && i + 1 < end_)
        ++i;  // "US $"
      if (!draft_.has(i, kHasDigit) && !(part.number.end == 0 && numbers_.value_of(draft_.key(i)))) return false;
    }
    if (draft_.has(i, kHasDigit) && read_glued(i, symbol != nullptr, part)) {
      if (symbol != nullptr) part.unit = symbol;
      if (part.unit == nullptr) part.unit = unit_at(part.end, part.end);
      return true;
    }
    const auto number = numbers_.read(draft_, i, end_);
    if (!number || number->ordinal) return false;
    part.number = *number;
    part.end = number->end;
    if (symbol != nullptr) {
      part.unit = symbol;
      return true;
    }
    std::uint32_t at = part.end;
    if (number->vague && is(at, "of")) ++at;
    std::uint32_t end = at;
    if (const Unit* unit = unit_at(at, end)) {
      part.unit = unit;
      part.end = end;
    } else if (is(at, "-") && at + 1 < end_) {  // "15 - mile"
      if (const Unit* dashed = unit_at(at + 1, end)) part.unit = dashed, part.end = end;
    }
    return true;
  }

  std::uint32_t read(std::uint32_t i) {
    Part low, high;
    bool range = false;
    if (read_dashed(i, low, high)) {
      range = true;
      std::uint32_t end = high.end;
      high.unit = unit_at(high.end, end);
      high.end = end;
      if (high.unit == nullptr && !plural_noun(high.end)) return i + 1;  // a score
    } else {
      if (!may_begin(i) && hyphened_words(i, low)) {
        // "fifteen-mile"
      } else if (!read_part(i, low)) {
        return i + 1;
      }
      range = read_high(low, high);
    }
    const Part& last = range ? high : low;
    const Unit* unit = last.unit != nullptr ? last.unit : low.unit;
    if (unit != nullptr && unit->is_time()) return last.end;
    std::uint32_t first = low.first, end = last.end;
    Quantity q;
    q.value = low.number.value;
    q.low = low.number.low;
    q.high = low.number.high;
    if (low.number.high < 0) q.high.reset();
    if (range) {
      q.low = low.number.value;
      q.high = high.number.value;
    }
    const bool qualified = qualify(first, end, q, range);
    if (unit != nullptr) {
      q.unit = unit->name;
      if (unit->factor > 0) q.si = q.value * unit->factor;
    }
    q.of = counted(end, unit != nullptr);
    const bool one = low.number.value == 1 && !draft_.has(low.first, kHasDigit) && unit == nullptr;
    if (unit == nullptr && q.of.empty() && !qualified && !low.number.vague) return last.end;
    if (one && (q.of.empty() || is(last.end, "of") || plural_noun(last.end))) return last.end;
    if (low.number.vague && unit == nullptr && q.of.empty()) return last.end;
    q.span = draft_.span(first, end);
    draft_.out.quantities.push_back(std::move(q));
    free_ = end;
    return end;
  }

  // "twenty-mile", "four-ton"
  bool hyphened_words(std::uint32_t i, Part& part) const {
    if (!draft_.has(i, kHyphen)) return false;
    const std::string_view key = draft_.key(i);
    const std::size_t hyphen = key.rfind('-');
    const auto value = numbers_.value_of(key.substr(0, hyphen));
    const Unit* unit = units_.word(key.substr(hyphen + 1));
    if (!value || unit == nullptr) return false;
    part.number.value = part.number.low = part.number.high = *value;
    part.number.end = part.end = i + 1;
    part.first = i;
    part.unit = unit;
    return true;
  }

  bool read_high(Part& low, Part& high) const {
    const std::uint32_t link = low.end;
    if (link + 1 >= end_ || taken_[link] || taken_[link + 1]) return false;
    const bool between = low.first > first_ && draft_.is(low.first - 1, "between");
    const bool from = low.first > first_ && draft_.is(low.first - 1, "from");
    const bool joined = is(link, "to") || is(link, "-") || is(link, "–") || is(link, "or") || (between && is(link, "and"));
    if (!joined || (from && is(link, "to"))) return false;
    if (!may_begin(link + 1) && !numbers_.value_of(draft_.key(link + 1))) return false;
    Part second;
    if (!read_part(link + 1, second) || second.number.vague) return false;
    if (low.unit != nullptr && second.unit != nullptr && low.unit->name != second.unit->name) return false;
    if (low.unit != nullptr && second.unit == nullptr && !low.unit->is_money()) return false;
    // "$1 to 2 million", "two to three million"
    const bool scaled = second.number.value >= 1000 && low.number.value < 1000 && second.number.end > link + 2;
    if (scaled) {
      double scale = 1;
      while (second.number.value / scale >= 1000) scale *= 1000;
      if (low.number.value <= second.number.value / scale) low.number.value *= scale;
    }
    if (low.number.value >= second.number.value) return false;
    if (is(link, "or") && second.number.value > 2 * low.number.value) return false;
    high = second;
    return true;
  }

  // Takes in the words that qualify the number and sets its bounds. Says whether there were any.
  bool qualify(std::uint32_t& first, std::uint32_t& end, Quantity& q, bool range) const {
    const NumberEffect* effect = nullptr;
    if (first > free_ && draft_.is(first - 1, "between") && range) {
      --first;
      return true;
    }
    for (std::uint32_t size = std::min(4u, first - std::max(free_, first_)); size > 0 && effect == nullptr; --size) {
      effect = units_.effect_before(draft_.key(first - size, first));
      if (effect != nullptr) first -= size;
    }
    if (effect == nullptr && end < end_ && !taken_[end]) {
      for (std::uint32_t size = std::min(units_.longest_after(draft_.key(end)), end_ - end); size > 0 && effect == nullptr;
           --size) {
        effect = units_.effect_after(draft_.key(end, end + size));
        if (effect != nullptr) end += size;
      }
    }
    if (effect == nullptr) return false;
    if (range) return true;
    switch (*effect) {
      case NumberEffect::kLow:
      case NumberEffect::kAbove:
        q.high.reset();
        break;
      case NumberEffect::kHigh:
      case NumberEffect::kBelow:
        q.low.reset();
        break;
      case NumberEffect::kAbout:
        q.low.reset(), q.high.reset();
        break;
    }
    return true;
  }

  // Head of the noun phrase that is counted.
  std::string counted(std::uint32_t at, bool unit) const {
    if (at >= end_) return {};
    if (!unit && (is(at, "were") || is(at, "are") || is(at, "was")) && at + 1 < end_) ++at;  // "25 were hurt"
    static constexpr std::string_view kOutcomes[] = {"dead", "injured",  "wounded",   "missing",   "killed",
                                                     "hurt", "homeless", "displaced", "unemployed"};
    if (!unit && std::find(std::begin(kOutcomes), std::end(kOutcomes), draft_.key(at)) != std::end(kOutcomes) &&
        !(at + 1 < end_ && draft_.out.tokens[at + 1].word_class == WordClass::kNoun)) {
      return std::string(draft_.key(at));
    }
    if (at > 0 && draft_.out.tokens[at - 1].word_class == WordClass::kAuxiliary) return {};
    if (is(at, "of")) {
      ++at;
      while (at < end_ && (draft_.out.tokens[at].word_class == WordClass::kDeterminer || is(at, "his") || is(at, "her") ||
                           is(at, "their") || is(at, "its")))
        ++at;
    } else if (unit) {
      return {};
    }
    std::uint32_t noun = kNone;
    for (std::uint32_t i = at; i < std::min(at + kNounWithin, end_); ++i) {
      if (draft_.has(i, kQuote) || (i > at && taken_[i] && draft_.has(i, kHasDigit))) break;
      const WordClass c = draft_.out.tokens[i].word_class;
      const VerbForm form = draft_.out.tokens[i].verb_form;
      if (c == WordClass::kNoun) {
        noun = i;
      } else if (c == WordClass::kProperNoun) {
        if (noun != kNone) break;
      } else if (c == WordClass::kAdjective ||
                 (c == WordClass::kVerb && (form == VerbForm::kPastParticiple || form == VerbForm::kGerund)) ||
                 c == WordClass::kNumber || (c == WordClass::kAdverb && noun == kNone)) {
        if (noun != kNone) break;
      } else if (c == WordClass::kVerb && noun == kNone && i == at && form == VerbForm::kPast) {
        continue;  // a participle that was read as a finite verb: "12 trapped miners"
      } else if (is(i, "of") && noun != kNone &&
                 (is(noun, "number") || is(noun, "members") || is(noun, "kinds") || is(noun, "pieces"))) {
        continue;
      } else {
        break;
      }
    }
    return noun == kNone ? std::string() : std::string(draft_.key(noun));
  }

  Draft& draft_;
  const NumberWords& numbers_;
  const Units& units_;
  std::vector<bool> taken_;
  std::uint32_t first_ = 0, end_ = 0, free_ = 0;
};

}  // namespace

void find_quantities(Draft& draft) { QuantityReader(draft).run(); }

}  // namespace stemma::annotating
