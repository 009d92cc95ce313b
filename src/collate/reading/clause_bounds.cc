// Where a clause ends and what opens the next.

#include "collate/reading/clause_reader.h"

#include <algorithm>

namespace stemma::collating {

std::tuple<std::uint32_t, std::uint32_t, ClauseReader::Opener> ClauseReader::boundary(const VerbGroup& a,
                                                                                      const VerbGroup& b) const {
  std::uint32_t comma = kNone, coordinator = kNone, stop = kNone;
  for (std::uint32_t i = b.first; i-- > a.end;) {
    const WordClass t = type(i);
    if (t == WordClass::kSubordinator || (is(i, "that") && t == WordClass::kPronoun)) {
      // "said that … and that …": beside the first, not under it.
      if (is(i, "that") && i > a.end && type(i - 1) == WordClass::kCoordinator) return {i - 1, i + 1, Opener::kAnd};
      if (is(i, "that") && t != WordClass::kPronoun) return {i, i + 1, Opener::kContent};
      if (is(i, "that")) return {i, i + 1, says_what(a, b, i) ? Opener::kContent : Opener::kRelative};
      // "broke up shortly before midnight, leaving …": what stands before a comma is no clause of the verb after it.
      if (comma != kNone && !b.finite()) continue;
      return {i, i + 1, effects(i) & kDoubts ? Opener::kIf : Opener::kAside};
    }
    if (is(i, "who") || is(i, "which") || is(i, "whose") || is(i, "whom")) {
      const bool after_preposition = i > a.end && type(i - 1) == WordClass::kAdposition;  // "a deal under which …"
      return {after_preposition ? i - 1 : i, i + 1, Opener::kRelative};
    }
    if (is(i, "whether") || is(i, "if")) return {i, i + 1, Opener::kIf};
    if (is(i, "what") || is(i, "whatever") || is(i, "when") || is(i, "where") || is(i, "how") || is(i, "why"))
      return {i, i + 1, Opener::kAside};
    if (mark(i) && (is(i, ";") || is(i, ":") || is(i, "-") || is(i, "--") || is(i, ".") || is(i, "?"))) {
      if (stop == kNone) stop = i;
    } else if (is(i, ",") && comma == kNone) {
      comma = i;
    } else if (t == WordClass::kCoordinator && coordinator == kNone) {
      coordinator = i;
    }
  }
  if (stop != kNone) return {stop, stop + 1, Opener::kAside};
  if (coordinator != kNone && (coordinator + 1 == b.first || (coordinator > a.end && is(coordinator - 1, ","))))
    return {coordinator, coordinator + 1, Opener::kAnd};
  if (!b.finite()) return {b.first, b.first, comma == kNone || b.infinitive ? Opener::kBare : Opener::kAside};
  // "officials said the two will meet": what is said opens with nothing.
  if (a.verb != kNone && (effects(a.verb) & (kReports | kDenies | kRejects)) && comma == kNone)
    return {a.end, a.end, Opener::kBare};
  if (comma != kNone) return {comma, comma + 1, Opener::kAside};
  if (coordinator != kNone) return {coordinator, coordinator + 1, Opener::kAnd};
  return {a.end, a.end, Opener::kBare};
}

bool ClauseReader::says_what(const VerbGroup& a, const VerbGroup& b, std::uint32_t that) const {
  if (that == a.end || !noun(that - 1) || document(that - 1)) return true;
  return that + 1 < b.first && a.verb != kNone &&
         (effects(a.verb) & (kReports | kDenies | kRejects | kPledges | kPlans | kDoubts));
}

}  // namespace stemma::collating
