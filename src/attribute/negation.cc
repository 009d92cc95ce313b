// Whether a clause turns down, or leaves open, what it is about.
//
// A content denies when, in reported speech or a headline, its main clause says of an act or an event that it will not be, was not
// or never was done ("will not withdraw", "never promised", "there is no such deal", "had no knowledge of"): that is only worth
// reporting because somebody expects, fears or reports it. It denies as well where it calls untrue what was reported ("the claim
// was false"). A negated state or trait ("is not enough", "does not include"), a passive and a negation under a condition ("will
// not step in as long as ...") are assertions of their own.

#include "attribute/negation.h"

#include <algorithm>
#include <array>
#include <string>

#include "attribute/clauses.h"
#include "attribute/words.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

bool holds_true(std::string_view w) { return w == "true" || w == "accurate" || w == "correct"; }

constexpr std::uint32_t kPredicate = 7;  // units in which a predicate shows what it is

bool conditional(const Reading& r, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i <= last; ++i) {
    const Unit& u = r.units[i];
    if (u.low == "unless" || u.low == "if" || u.low == "until" || u.low == "without") return true;
    if (u.low == "as" && i + 2 <= last && r.units[i + 1].low == "long" && r.units[i + 2].low == "as") return true;
  }
  return false;
}

// The finite verb of the clause at `first`; in headlines, which leave words out, the first verb there is.
std::uint32_t main_verb(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t last, bool headline) {
  Line part = line;
  part.first = first;
  part.end = last + 1;
  std::uint32_t verb = kNone;
  if (starts_clause(r, part, first, &verb) && verb != kNone && r.units[verb].kind == UnitKind::kWord) return verb;
  if (headline)
    for (std::uint32_t i = first; i <= last; ++i)
      if (is_verbal(r.units[i])) return i;
  return kNone;
}

// "had no knowledge of", "has nothing to do with": no part in it.
bool denies_part(const Reading& r, std::uint32_t verb, std::uint32_t last) {
  if (!is_have(r.units[verb]) || verb + 2 > last) return false;
  if (r.units[verb + 1].low == "nothing" && r.units[verb + 2].low == "to") return true;
  if (r.units[verb + 1].low != "no") return false;
  for (std::uint32_t i = verb + 2; i <= last && i < verb + 6; ++i)
    if (r.lexicon.owned.contains(r.units[i].low)) return true;
  return false;
}

// "none of his men", "nobody": a subject that is nobody.
bool nobody(const Reading& r, std::uint32_t first, std::uint32_t verb) {
  const std::string_view w = r.units[first].low;
  return verb > first && (w == "none" || w == "nobody" || w == "neither" || (w == "no" && r.units[first + 1].low == "one"));
}

// "there is no such deal", "there was no agreement": the noun must be a thing that people make or report.
bool denies_existence(const Reading& r, std::uint32_t verb, std::uint32_t last) {
  if (verb + 2 > last || r.units[verb + 1].low != "no") return false;
  if (r.units[verb + 2].low == "such") return true;
  for (std::uint32_t i = verb + 2; i <= last && i < verb + 6; ++i) {
    const Unit& u = r.units[i];
    if (u.kind != UnitKind::kWord) return false;
    if (u.word_class == WordClass::kNoun) {
      const DescriptionNoun* noun = r.lexicon.description(u.low);
      if (noun != nullptr && noun->document) return true;
      return r.lexicon.made.contains(u.low);
    }
  }
  return false;
}

}  // namespace

bool denies_main_clause(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t last, bool headline) {
  if (r.units[first].low == "that" && first < last) ++first;
  const std::uint32_t verb = main_verb(r, line, first, last, headline);
  if (verb == kNone) return false;
  if (conditional(r, first, last)) return false;
  if (verb > first && r.units[verb - 1].low == "there" && is_be(r.units[verb])) return denies_existence(r, verb, last);
  if (denies_part(r, verb, last)) return true;
  bool negated = (verb > first && r.units[verb - 1].low == "never") || nobody(r, first, verb);
  bool be = is_be(r.units[verb]), have = is_have(r.units[verb]);
  const bool helps = r.units[verb].word_class == WordClass::kAuxiliary || r.units[verb].form == VerbForm::kModal || be || have ||
                     r.units[verb].low == "did" || r.units[verb].low == "does" || r.units[verb].low == "do";
  // "should not", "cannot": a rule or what is possible, no denial of what happened; "could not have" is one
  static constexpr std::array<std::string_view, 8> kOught = {"should", "must", "ought", "can", "ca", "could", "may", "might"};
  if (among(r.units[verb].low, kOught)) {
    bool perfect = false;
    for (std::uint32_t i = verb + 1; i <= last && i < verb + 4; ++i) perfect |= r.units[i].low == "have";
    if (!perfect) return false;
  }
  std::uint32_t main = verb;
  if (helps) {
    for (std::uint32_t i = verb + 1; i <= last && i < verb + 7; ++i) {
      const Unit& u = r.units[i];
      if (is_negation(u)) {
        negated = true;
      } else if (u.low == "going" && i + 1 <= last && r.units[i + 1].low == "to") {
        ++i;
        be = false;
      } else if (is_verbal(u)) {
        main = i;
        if (is_be(u))
          be = true;
        else if (u.word_class == WordClass::kVerb)
          break;
      } else if (u.word_class != WordClass::kAdverb) {
        break;
      }
    }
  }
  // "was not involved", "were not aware of"
  if (is_be(r.units[verb]) && negated)
    for (std::uint32_t i = verb + 1; i <= last && i < verb + 5; ++i)
      if (r.lexicon.parts.contains(r.units[i].low)) return true;
  if (!negated || main == verb) {
    const VerbForm form = r.units[verb].form;
    return negated && main == verb && (form == VerbForm::kPast || form == VerbForm::kPastParticiple) && !be;
  }
  const Unit& m = r.units[main];
  if (r.lexicon.states.contains(m.low)) return false;
  if (be && m.form != VerbForm::kGerund) return false;  // passive, or a trait
  return m.form != VerbForm::kNotVerb;
}

namespace {

// Whether the words of a quotation, or a word, call something untrue within their first few.
bool says_untrue(const Reading& r, const Unit& u) {
  if (u.kind == UnitKind::kWord) return r.lexicon.untrue.contains(u.low);
  if (u.kind != UnitKind::kQuotation) return false;
  return text_says_untrue(r, r.quotations[u.quotation].parts[u.part].inner);
}

}  // namespace

bool text_says_untrue(const Reading& r, Span span) {
  constexpr std::size_t kLook = 80;
  const std::string folded = fold(r.text(span).substr(0, kLook));
  std::size_t begin = 0;
  int words = 0;
  bool negated = false;
  for (std::size_t i = 0; i <= folded.size() && words < 6; ++i) {
    if (i < folded.size() && std::string_view(" .,!?'").find(folded[i]) == std::string_view::npos) continue;
    const std::string_view word = std::string_view(folded).substr(begin, i - begin);
    if (r.lexicon.untrue.contains(word)) return !negated;
    if (negated && holds_true(word)) return true;
    if (!word.empty()) negated = word == "not";
    words += i > begin;
    begin = i + 1;
  }
  return false;
}

std::optional<std::uint32_t> called_untrue(const Reading& r, std::uint32_t first, std::uint32_t last) {
  if (r.units[first].low == "that" && first < last && r.units[first + 1].kind == UnitKind::kWord && !is_be(r.units[first + 1]))
    ++first;
  // What is called so: "it", "this", "the report", "claims that ..".
  std::optional<std::uint32_t> head;
  for (std::uint32_t i = first; i <= last && i < first + 5 && !head; ++i) {
    const Unit& u = r.units[i];
    if (is_verbal(u) || is_break(u)) break;
    if (r.lexicon.pointers.contains(u.low) ||
        ((u.low == "that" || u.low == "this" || u.low == "these") && i == first && i < last && is_be(r.units[i + 1])))
      head = i;
  }
  if (!head) return std::nullopt;
  const auto predicate = [&](std::uint32_t from) {
    for (std::uint32_t i = from; i <= last && i < from + kPredicate; ++i) {
      const Unit& u = r.units[i];
      if (says_untrue(r, u)) return true;
      if (is_negation(u)) return i + 1 <= last && holds_true(r.units[i + 1].low);
      const bool light = is_be(u) || is_adverb(u) || is_determiner(u) || u.word_class == WordClass::kAdjective ||
                         u.word_class == WordClass::kAdposition || is_coordinator(u);
      if (!light) return false;
    }
    return false;
  };
  if (predicate(*head + 1)) return head;
  // "claims that the bridge is unsafe were false"
  const bool clause = *head < last && r.units[*head + 1].low == "that";
  for (std::uint32_t i = last; clause && i > *head + 2 && last - i < 4; --i)
    if (is_be(r.units[i]) && predicate(i + 1)) return head;
  return std::nullopt;
}

bool doubts_main_clause(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t last) {
  if (r.units[first].low == "that" && first < last) ++first;
  const std::uint32_t verb = main_verb(r, line, first, last, false);
  if (verb == kNone) return false;
  const Unit& v = r.units[verb];
  if (v.low == "may" || v.low == "might" || v.low == "seems" || v.low == "seemed" || v.low == "seem") return true;
  const std::uint32_t next = std::min(verb + 1, last);
  if ((v.low == "appears" || v.low == "appeared" || v.low == "appear") && r.units[next].low == "to") return true;
  // an adverb beside the verb: "had allegedly stolen", "would probably open", "is likely to", "is not sure whether"
  for (std::uint32_t i = verb > first + 1 ? verb - 2 : first; i <= last && i <= verb + 4; ++i) {
    if (r.lexicon.doubting.contains(r.units[i].low) && (is_adverb(r.units[i]) || r.units[i].word_class == WordClass::kAdjective))
      return true;
    if (i > verb && is_negation(r.units[i]) && is_be(v) && i < last &&
        (r.units[i + 1].low == "sure" || r.units[i + 1].low == "certain" || r.units[i + 1].low == "clear"))
      return true;
    if (i > verb && (is_break(r.units[i]) || r.units[i].kind == UnitKind::kQuotation)) break;
  }
  return r.units[first].low == "perhaps" || r.units[first].low == "maybe";
}

}  // namespace stemma::attributing
