// The bounds of what is said.
//
// The problem: "X said that A, which B has criticised, while C said D, adding that E" holds three contents, and no comma says which.
//
// The model: content runs to the end of its line, which is right for three clauses in four, and stops early only at a sign that
// somebody else speaks or that the same speaker is given a new verb: a participle of saying after a comma, "according to", a
// conjunction or comma with a verb of saying of its own, "while", "despite", ", which". Objects stop at any clause word.
// Rejected: stopping at every ", but" and ", and": as many of these go on with the content as end it.

#include "attribute/clauses.h"

#include <algorithm>

#include "attribute/cues.h"
#include "attribute/noun_phrases.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kClauseReach = 28;  // units in which a clause must show its verb

// A participle of saying: ", adding", ", citing".
bool is_saying_participle(const Reading& r, const Line& line, std::uint32_t i) {
  if (i >= line.end || r.units[i].form != VerbForm::kGerund) return false;
  const CueForm* form = verb_form_at(r, line, i);
  return form != nullptr && form->strength >= 330 && r.lexicon.verbs.words[form->word].act == Act::kSpeech;
}

// Whether a verb of saying with a subject of its own, or none, follows a conjunction or comma at i - 1.
bool own_attribution(const Reading& r, const Line& line, std::uint32_t i, bool needs_subject) {
  if (i >= line.end) return false;
  std::uint32_t k = i;
  while (k < line.end && k - i < 3 && (is_adverb(r.units[k]) || r.units[k].in_time)) ++k;
  if (!needs_subject) {
    std::uint32_t v = k;
    while (v < line.end && v - k < 3 && r.units[v].word_class == WordClass::kAuxiliary) ++v;
    if (v < line.end &&
        (is_saying(r, line, v) || (v > k && verb_form_at(r, line, v) != nullptr && r.units[v].word_class == WordClass::kVerb)))
      return true;
  }
  if (k >= line.end) return false;
  const auto subject = phrase_starting(r, line, k, false);
  if (!subject) return false;
  std::uint32_t v = subject->last + 1;
  while (v < line.end && v - subject->last < 6 &&
         (r.units[v].word_class == WordClass::kAuxiliary || is_adverb(r.units[v]) || r.units[v].in_time ||
          r.units[v].kind == UnitKind::kParenthesis || r.units[v].low == "on"))
    ++v;
  return v < line.end && is_verbal(r.units[v]) &&
         (is_saying(r, line, v) ||
          (v > subject->last + 1 && verb_form_at(r, line, v) != nullptr && r.units[v].word_class == WordClass::kVerb &&
           r.lexicon.verbs.words[verb_form_at(r, line, v)->word].act == Act::kSpeech &&
           verb_form_at(r, line, v)->strength > 500));
}

std::uint32_t back_over_marks(const Reading& r, std::uint32_t first, std::uint32_t last) {
  while (last > first && r.units[last].kind == UnitKind::kWord && (is_break(r.units[last]) || is_coordinator(r.units[last])))
    --last;
  return last;
}

// "As prices seem to fall, the bank expects …": a cue in a clause in front ends with it.
Line in_front(const Reading& r, const Line& line, const Cue& cue) {
  static constexpr std::array<std::string_view, 12> kOpen = {"as",     "while",   "when",  "if",     "after", "although",
                                                             "though", "because", "since", "before", "once",  "even"};
  const Unit& u = r.units[line.first];
  if (u.kind != UnitKind::kWord || std::find(kOpen.begin(), kOpen.end(), u.low) == kOpen.end()) return line;
  for (std::uint32_t i = line.first + 2; i + 1 < line.end; ++i) {
    if (!is_comma(r.units[i]) || !starts_clause(r, line, i + 1)) continue;
    const Unit& next = r.units[i + 1];
    if (is_relative(next) || is_coordinator(next) || next.form == VerbForm::kGerund) continue;
    Line part = line;
    if (cue.last < i) part.end = i;
    return part;
  }
  return line;
}

// "the leader, who says he will stay, was met …": a cue in a relative clause ends where the clause around it goes on.
Line in_relative(const Reading& r, const Line& line, const Cue& cue) {
  if (cue.first < line.first + 2 || !is_relative(r.units[cue.first - 1])) return line;
  for (std::uint32_t i = cue.last + 1; i + 1 < line.end; ++i) {
    if (!is_comma(r.units[i])) continue;
    std::uint32_t v = i + 1;
    while (v < line.end && v < i + 3 && r.units[v].word_class == WordClass::kAdverb) ++v;
    if (v >= line.end || !is_finite(r.units[v])) continue;
    Line part = line;
    part.end = i;
    return part;
  }
  return line;
}

}  // namespace

bool ends_clause(const Reading& r, std::uint32_t i) {
  const Unit& u = r.units[i];
  const std::string_view words = r.text(r.quotations[u.quotation].parts[u.part].inner);
  const char last = words.empty() ? ' ' : words.back();
  return last == ',' || last == '.' || last == '?' || last == '!';
}

bool starts_infinitive(const Reading& r, const Line& line, std::uint32_t i) {
  if (i + 1 >= line.end || r.units[i].low != "to") return false;
  const Unit& next = r.units[i + 1];
  if (next.kind == UnitKind::kQuotation) return r.units[i].word_class == WordClass::kParticle;
  if (is_verbal(next)) return next.form == VerbForm::kBase || next.form == VerbForm::kPresent;
  return is_adverb(next) && i + 2 < line.end && is_verbal(r.units[i + 2]);
}

bool starts_clause(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t* verb) {
  if (first >= line.end) return false;
  const std::uint32_t end = std::min(line.end, first + kClauseReach);
  std::uint32_t i = first;
  if (is_break(r.units[first])) return false;
  // "now that this has come true, the …", "if …, he …", "in 2016 he …": what precedes the subject ends at a comma or with its phrase.
  for (int step = 0; step < 3 && i < end; ++step) {
    const Unit& u = r.units[i];
    if (u.kind != UnitKind::kWord) break;
    if (is_adverb(u) || u.in_time || is_comma(u)) {
      while (i < end && r.units[i].kind == UnitKind::kWord &&
             (is_adverb(r.units[i]) || r.units[i].in_time || is_comma(r.units[i])))
        ++i;
      continue;
    }
    if (u.low == "if" || u.low == "while" || u.low == "although" || u.low == "when" || u.low == "because" || u.low == "despite" ||
        u.low == "in" || u.low == "under" || u.low == "by" || u.low == "with" || u.low == "after" || u.low == "since" ||
        u.low == "unless" || u.low == "without" || u.low == "on" || u.low == "at" || u.low == "during" || u.low == "for" ||
        u.low == "from" || u.low == "as" || u.low == "among" || u.low == "until" || u.low == "based") {
      std::uint32_t k = i + 1;
      while (k < end && !is_comma(r.units[k])) ++k;
      if (k < end) {
        i = k + 1;
        continue;
      }
      const auto inner = base_phrase_starting(r, line, i + 1);
      if (!inner) return false;
      i = inner->last + 1;
      continue;
    }
    break;
  }
  if (i >= end) return false;
  const Unit& u = r.units[i];
  if (u.low == "there" || u.low == "what" || u.low == "whoever" || u.low == "whatever" || u.low == "either" ||
      u.low == "neither" || u.low == "not") {
    for (std::uint32_t k = i + 1; k < end && !is_break(r.units[k]); ++k)
      if (is_finite(r.units[k])) {
        if (verb) *verb = k;
        return true;
      }
    return false;
  }
  static constexpr std::array<std::string_view, 6> kObjects = {"him", "me", "us", "them", "himself", "herself"};
  if (among(u.low, kObjects)) return false;
  std::uint32_t k = i;
  if (is_participle(u) && u.form == VerbForm::kGerund) {
    ++k;
  }
  // his "first thought was of home"
  if (is_determiner(u) && k + 1 < end && r.units[k + 1].kind == UnitKind::kQuotation && !r.units[k + 1].fragment) {
    if (verb) *verb = k + 1;
    return true;
  }
  auto p = base_phrase_starting(r, line, k);
  if (!p) return false;
  k = p->last + 1;
  bool relative = false;
  while (k < end) {
    const Unit& w = r.units[k];
    if (w.kind != UnitKind::kWord) {
      if (w.kind == UnitKind::kQuotation && w.form != VerbForm::kNotVerb && !relative) {
        if (verb) *verb = k;
        return true;
      }
      ++k;
      continue;
    }
    if (is_finite(w)) {
      if (relative) {
        relative = false;
        ++k;
        continue;
      }
      if (verb) *verb = k;
      return true;
    }
    if (is_relative(w) || (w.low == "that" && k > i)) {
      relative = true;
      ++k;
      continue;
    }
    if (w.low == "to" && !relative && k + 1 < end && r.units[k + 1].form == VerbForm::kBase) {
      // "their right to speak falls under …" goes on; "him to speak" does not
      const bool owned = is_possessive_pronoun(u) || u.word_class == WordClass::kDeterminer;
      const auto* nouns = k > i && owned ? r.lexicon.nouns.find(r.units[k - 1].low) : nullptr;
      if (nouns == nullptr && !(is_possessive_pronoun(u) && k == p->last + 1)) return false;
      ++k;
      continue;
    }
    if (is_comma(w)) {
      // an insertion: skip to its end
      std::uint32_t m = k + 1;
      while (m < end && !is_comma(r.units[m]) && m - k < 16) ++m;
      if (m < end && is_comma(r.units[m]) && m + 1 < end && (is_finite(r.units[m + 1]) || is_adverb(r.units[m + 1]))) {
        k = m + 1;
        continue;
      }
      // a list of names
      const auto next = base_phrase_starting(r, line, k + 1);
      if (!next) return false;
      k = next->last + 1;
      continue;
    }
    if (is_break(w)) return false;
    if (w.low == "because" || w.low == "while" || w.low == "when" || w.low == "after" || w.low == "before" || w.low == "if")
      return false;
    ++k;
  }
  return false;
}

namespace {

// "despite reports that …", "despite his claim": a noun of saying near `first`.
bool names_saying(const Reading& r, const Line& line, std::uint32_t first) {
  for (std::uint32_t i = first; i < line.end && i < first + 4; ++i)
    if (r.units[i].word_class == WordClass::kNoun && r.lexicon.nouns.find(r.units[i].low) != nullptr) return true;
  return false;
}

}  // namespace

Span content_span(const Reading& r, std::uint32_t first, std::uint32_t last) {
  last = back_over_marks(r, first, last);
  return r.span(first, last);
}

std::uint32_t clause_end(const Reading& r, const Line& line, std::uint32_t first) {
  std::uint32_t i = first + 1;
  for (; i < line.end; ++i) {
    const Unit& u = r.units[i];
    if (r.units[i - 1].kind == UnitKind::kQuotation && ends_clause(r, i - 1) && own_attribution(r, line, i, true)) break;
    if (u.kind != UnitKind::kWord) continue;
    if (line.headline && (u.low == "despite" || u.low == "amid") && i > first + 2) break;
    if (i + 1 == line.end && is_break(u)) break;
    if (u.low == "according" && i + 1 < line.end && r.units[i + 1].low == "to") break;
    if (is_comma(u) || u.punct == ';' || u.punct == '-') {
      if (i + 1 >= line.end) break;
      const Unit& next = r.units[i + 1];
      if (is_saying_participle(r, line, i + 1)) break;
      if (u.punct != '-' && (next.low == "while" || next.low == "according")) break;
      if (u.punct == ';') break;
      if (next.low == "despite" && names_saying(r, line, i + 2)) break;
      // ", which has been criticised": the outlet's aside
      if (next.low == "which" && i + 4 < line.end && is_have(r.units[i + 2]) && r.units[i + 3].low == "been" &&
          verb_form_at(r, line, i + 4) != nullptr)
        break;
      if (next.low == "as" && i + 2 < line.end && own_attribution(r, line, i + 2, true)) break;
      // ", but that …": the outlet on what was said
      if (next.low == "but" && i + 3 < line.end && (r.units[i + 2].low == "that" || r.units[i + 2].low == "this") &&
          is_verbal(r.units[i + 3]))
        break;
      if (is_coordinator(next) || next.low == "though" || next.low == "although" || next.low == "yet" || next.low == "while") {
        if (own_attribution(r, line, i + 2, false)) break;
      } else if (own_attribution(r, line, i + 1, true)) {
        break;
      } else if (is_saying(r, line, i + 1) && i + 2 < line.end && is_nominal(r.units[i + 2])) {
        break;  // "…, said X"
      }
      continue;
    }
    if ((u.low == "and" || u.low == "but") && i + 1 < line.end && own_attribution(r, line, i + 1, false)) {
      // "said and did": a verb of saying after the conjunction belongs to the outer subject.
      break;
    }
  }
  return back_over_marks(r, first, i > first ? i - 1 : first);
}

std::uint32_t object_end(const Reading& r, const Line& line, std::uint32_t first) {
  static constexpr std::array<std::string_view, 13> kStops = {
      "after", "when", "while", "because", "before", "although", "though", "since", "until", "if", "despite", "amid", "whereas"};
  std::uint32_t i = first + 1;
  for (; i < line.end; ++i) {
    const Unit& u = r.units[i];
    if (r.units[i - 1].kind == UnitKind::kQuotation && ends_clause(r, i - 1)) break;
    if (u.kind != UnitKind::kWord) continue;
    if (is_break(u)) {
      if (u.punct == ',' && i + 2 < line.end && is_nominal(r.units[i + 1]) && !is_saying_participle(r, line, i + 1)) {
        // a list: "wages, rents and prices"
        const auto next = base_phrase_starting(r, line, i + 1);
        if (next && next->last + 1 < line.end && (is_comma(r.units[next->last + 1]) || r.units[next->last + 1].low == "and") &&
            next->last - i < 5) {
          std::uint32_t k = next->last + 1;
          if (is_comma(r.units[k]) && k + 1 < line.end && r.units[k + 1].low == "and") ++k;
          if (r.units[k].low == "and" && k + 1 < line.end && is_nominal(r.units[k + 1])) {
            i = next->last;
            continue;
          }
        }
      }
      if (u.punct == '-' && i + 1 < line.end && u.span.end == r.units[i + 1].span.begin &&
          u.span.begin == r.units[i - 1].span.end)
        continue;
      break;
    }
    if (among(u.low, kStops)) break;
    if (is_saying_participle(r, line, i) && r.units[i - 1].word_class != WordClass::kAdposition &&
        r.units[i - 1].word_class != WordClass::kSubordinator)
      break;
    if (is_coordinator(u) && i + 1 < line.end) {
      std::uint32_t k = i + 1;
      while (k < line.end && is_adverb(r.units[k])) ++k;
      if (k < line.end && is_finite(r.units[k])) break;
      if (k < line.end && (r.units[k].form == VerbForm::kPastParticiple || r.units[k].form == VerbForm::kBase) &&
          r.units[i - 1].form != r.units[k].form && verb_form_at(r, line, k) != nullptr)
        break;
      if (k < line.end && r.units[k].form == VerbForm::kGerund && r.units[i - 1].form != VerbForm::kGerund &&
          verb_form_at(r, line, k) != nullptr)
        break;
      if (starts_clause(r, line, k)) break;
    }
    if ((u.low == "in" || u.low == "on" || u.low == "at") && i + 1 < line.end) {
      const auto place = base_phrase_starting(r, line, i + 1);
      if (place && r.units[place->head].kind == UnitKind::kWord && r.lexicon.printed.contains(r.units[place->head].low)) break;
    }
    if (u.low == "during") break;
    if (u.low == "as" && i + 1 < line.end) {
      Line part = line;  // up to the next comma
      part.end = i + 1;
      while (part.end < line.end && part.end <= i + 1 + kClauseReach && !is_comma(r.units[part.end])) ++part.end;
      std::uint32_t verb = kNone;
      if (starts_clause(r, part, i + 1, &verb) && r.units[verb].kind == UnitKind::kWord) break;
    }
  }
  std::uint32_t last = back_over_marks(r, first, i > first ? i - 1 : first);
  while (last > first && (r.units[last].in_time || r.units[last].word_class == WordClass::kAdposition ||
                          r.units[last].low == "earlier" || r.units[last].low == "late"))
    --last;
  return last;
}

Line clause_of(const Reading& r, const Line& line, const Cue& cue) { return in_relative(r, in_front(r, line, cue), cue); }

}  // namespace stemma::attributing
