#include "collate/clashes/one_conflict.h"

#include <algorithm>
#include <optional>

namespace stemma::collating {
namespace {

bool same_words(const ConflictSide& a, const ConflictSide& b) {
  return std::any_of(a.evidence.begin(), a.evidence.end(), [&](const Evidence& x) {
    return std::any_of(b.evidence.begin(), b.evidence.end(),
                       [&](const Evidence& y) { return x.report == y.report && x.span.overlaps(y.span); });
  });
}

// For each side of `b` the side of `a` that rests on the same words, -1 for none; nothing unless two are, each by one alone.
std::optional<std::vector<int>> sides_of(const Conflict& a, const Conflict& b) {
  std::vector<int> out(b.sides.size(), -1);
  int found = 0;
  for (std::size_t k = 0; k < b.sides.size(); ++k) {
    for (std::size_t i = 0; i < a.sides.size(); ++i) {
      if (!same_words(a.sides[i], b.sides[k])) continue;
      if (out[k] != -1 || std::find(out.begin(), out.end(), static_cast<int>(i)) != out.end()) return std::nullopt;
      out[k] = static_cast<int>(i);
      ++found;
    }
  }
  if (found < 2) return std::nullopt;
  return out;
}

void put_into(ConflictSide& to, ConflictSide&& from) {
  for (const Evidence& e : from.evidence) {
    const bool held = std::any_of(to.evidence.begin(), to.evidence.end(),
                                  [&](const Evidence& o) { return o.report == e.report && o.span.overlaps(e.span); });
    if (!held) to.evidence.push_back(e);
  }
  std::sort(to.evidence.begin(), to.evidence.end());
  if (to.who.find(from.who) == std::string::npos && from.who.find(to.who) == std::string::npos) to.who += ", " + from.who;
  if (to.stance == Stance::kNone) to.stance = from.stance;
}

std::vector<Conflict> put_together(std::vector<Conflict> conflicts) {
  std::vector<Conflict> out;
  for (Conflict& c : conflicts) {
    bool held = false;
    for (Conflict& o : out) {
      if (c.class_ != ConflictClass::kConflict || o.class_ != ConflictClass::kConflict) continue;
      if (c.sides.size() > o.sides.size()) std::swap(c, o);
      const auto sides = sides_of(o, c);
      if (!sides) continue;
      for (std::size_t k = 0; k < c.sides.size(); ++k) {
        if ((*sides)[k] >= 0)
          put_into(o.sides[static_cast<std::size_t>((*sides)[k])], std::move(c.sides[k]));
        else
          o.sides.push_back(std::move(c.sides[k]));
      }
      // What was asked by name is the better question; that it is denied is the better kind.
      if (o.kind == ConflictKind::kDenial && c.kind != ConflictKind::kDenial) o.question = c.question;
      if (c.kind == ConflictKind::kDenial && o.sides.size() == 2) o.kind = ConflictKind::kDenial;
      o.confidence = std::max(o.confidence, c.confidence);
      held = true;
      break;
    }
    if (!held) out.push_back(std::move(c));
  }
  return out;
}

}  // namespace

std::vector<Conflict> each_once(std::vector<Conflict> conflicts) {
  // What was put together may meet what neither met alone.
  for (std::size_t before = conflicts.size() + 1; conflicts.size() < before;) {
    before = conflicts.size();
    conflicts = put_together(std::move(conflicts));
  }
  return conflicts;
}

}  // namespace stemma::collating
