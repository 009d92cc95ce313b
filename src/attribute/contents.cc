#include "attribute/contents.h"

#include <algorithm>

#include "attribute/clauses.h"
#include "attribute/subjects.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

bool ends_line(const Reading& r, const Line& line, std::uint32_t i) {
  if (i >= line.end) return true;
  const char p = r.units[i].punct;
  return p == '.' || p == '?' || p == '!';
}

// The content that begins with a quotation at unit k.
Complement quoted_complement(const Reading& r, const Line& line, std::uint32_t k, std::uint32_t content_first) {
  Complement c;
  c.construction = Construction::kQuoteAfter;
  c.first = content_first;
  std::uint32_t last = k;
  // "A" and "B", "A," "B": quotations side by side are one content.
  for (;;) {
    std::uint32_t n = last + 1;
    if (n >= line.end) break;
    if (r.units[n].kind == UnitKind::kQuotation) {
      last = n;
      continue;
    }
    break;
  }
  c.last = last;
  c.quotation = true;
  const std::uint32_t n = last + 1;
  if (ends_line(r, line, n)) return c;
  const Unit& u = r.units[n];
  if (is_break(u)) return c;
  if (ends_clause(r, last)) return c;
  c.last = clause_end(r, line, k);
  if (c.last == k) return c;
  c.quotation = false;
  c.construction = Construction::kClause;
  return c;
}

}  // namespace

AfterCue read_after(const Reading& r, const Line& line, const Cue& cue) {
  AfterCue out;
  std::uint32_t k = cue.last + 1;
  const std::uint32_t f = cue.frames;
  const bool verb = cue.kind == CueKind::kVerb;
  const bool object_addressee = verb && cue.word->addressee == AddresseeAt::kObject;
  const bool noun = cue.kind == CueKind::kNoun;
  const bool to_addressee = verb && (cue.word->addressee == AddresseeAt::kTo || cue.act == Act::kSpeech);
  const auto opens = [&](std::uint32_t i) {  // content, or nothing more, begins at i
    if (i >= line.end) return true;
    const Unit& u = r.units[i];
    return u.kind == UnitKind::kQuotation || u.low == "that" || is_break(u) || is_wh(u) || u.in_time ||
           starts_infinitive(r, line, i) || is_adjunct_preposition(u.low) || is_adverb(u) || u.low == "about" || u.low == "of" ||
           u.low == "and" || starts_clause(r, line, i);
  };
  for (int step = 0; step < 8 && k < line.end; ++step) {
    const Unit& u = r.units[k];
    if (u.kind == UnitKind::kQuotation) break;
    if (u.kind == UnitKind::kParenthesis || u.in_time) {
      ++k;
      continue;
    }
    if (k + 1 < line.end && r.units[k + 1].in_time &&
        (u.word_class == WordClass::kAdposition || u.word_class == WordClass::kAdjective || is_adverb(u)) &&
        (f & kOf ? u.low != "of" : true)) {
      ++k;
      continue;
    }
    if (u.low == "that" || is_wh(u)) break;
    if (u.low == "now" && k + 1 < line.end && r.units[k + 1].low == "that") break;
    if (is_adverb(u) && !is_negation(u) && k + 1 < line.end && opens(k + 1) && !starts_clause(r, line, k)) {
      ++k;
      continue;
    }
    if (u.low == "to" && !starts_infinitive(r, line, k) && to_addressee && !out.addressee) {
      const auto who = phrase_starting(r, line, k + 1, false);
      if (who && r.units[who->head].kind == UnitKind::kWord && opens(who->last + 1)) {
        out.addressee = who;
        k = who->last + 1;
        continue;
      }
    }
    if (object_addressee && !out.addressee && !(f & kObjectInf && !(f & (kThat | kQuote)))) {
      std::uint32_t from = k;
      const auto who = phrase_starting(r, line, from, false);
      if (who && r.units[who->head].kind == UnitKind::kWord && who->last + 1 < line.end && opens(who->last + 1)) {
        const bool infinitive = starts_infinitive(r, line, who->last + 1);
        if (!infinitive || !(f & kObjectInf)) {
          out.addressee = who;
          k = who->last + 1;
          continue;
        }
      }
    }
    if (is_adjunct_preposition(u.low) && k + 1 < line.end && !noun && (cue.act == Act::kSpeech || cue.kind != CueKind::kVerb)) {
      const auto where = phrase_starting(r, line, k + 1, false);
      if (where && r.units[where->head].kind == UnitKind::kWord) {
        std::uint32_t n = where->last + 1;
        // "in papers filed late last year that"
        if (n < line.end && (r.units[n].form == VerbForm::kPastParticiple || r.units[n].form == VerbForm::kPast) &&
            r.units[n].word_class == WordClass::kVerb) {
          std::uint32_t m = n + 1;
          while (m < line.end && (r.units[m].in_time || is_adjunct_preposition(r.units[m].low) || is_adverb(r.units[m]) ||
                                  r.units[m].word_class == WordClass::kAdjective))
            ++m;
          if (m < line.end && (r.units[m].low == "that" || is_comma(r.units[m]) || r.units[m].punct == ':')) n = m;
        }
        if (n < line.end && is_comma(r.units[n]) && n + 1 < line.end &&
            (r.units[n + 1].kind == UnitKind::kQuotation || r.units[n + 1].low == "that"))
          ++n;
        if (n < line.end && (r.units[n].low == "that" || r.units[n].kind == UnitKind::kQuotation || r.units[n].punct == ':' ||
                             r.units[n].in_time || is_adjunct_preposition(r.units[n].low) || starts_clause(r, line, n))) {
          k = n;
          continue;
        }
      }
    }
    if (is_comma(u) && k + 1 < line.end) {
      if (r.units[k + 1].kind == UnitKind::kQuotation || r.units[k + 1].low == "that") {
        ++k;
        continue;
      }
      std::uint32_t n = k + 1;
      while (n < line.end && n - k < 14 && !is_comma(r.units[n]) && r.units[n].kind == UnitKind::kWord && !is_finite(r.units[n]))
        ++n;
      if (n + 1 < line.end && is_comma(r.units[n]) &&
          (r.units[n + 1].kind == UnitKind::kQuotation || r.units[n + 1].low == "that") && !is_coordinator(r.units[k + 1]) &&
          r.units[k + 1].form != VerbForm::kGerund) {
        k = n + 1;
        continue;
      }
    }
    if (u.punct == ':' && k + 1 < line.end) {
      ++k;
      if (r.units[k].kind != UnitKind::kQuotation && (f & (kThat | kQuote | kClause))) {
        out.next = k;
        out.complement = Complement{Construction::kQuoteAfter, k, clause_end(r, line, k), false};
        return out;
      }
      continue;
    }
    break;
  }
  out.next = k;
  if (k >= line.end) return out;
  const Unit& u = r.units[k];
  if (u.kind == UnitKind::kQuotation) {
    if (f & (kQuote | kThat | kClause | kObject | kAs | kWh)) {
      Complement c = quoted_complement(r, line, k, k);
      if (!(f & (kQuote | kThat)) && c.quotation) c.construction = Construction::kObject;
      out.complement = c;
    }
    return out;
  }
  if (u.low == "that" && (f & (kThat | kQuote)) && k + 1 < line.end) {
    std::uint32_t n = k + 1;
    if (is_comma(r.units[n]) && n + 1 < line.end) ++n;
    const bool pronoun =
        u.word_class == WordClass::kPronoun && r.units[n].kind != UnitKind::kQuotation && !starts_clause(r, line, n);
    if (r.units[n].kind == UnitKind::kQuotation) {
      Complement c = quoted_complement(r, line, n, n);
      if (!c.quotation) {
        c.first = k;
        c.construction = Construction::kThat;
      }
      out.complement = c;
      return out;
    }
    if (!pronoun && !ends_line(r, line, n) && !is_break(r.units[n]))
      out.complement = Complement{Construction::kThat, k, clause_end(r, line, k), false};
    if (out.complement) return out;
  }
  if (is_wh(u) && (f & kWh) && k + 1 < line.end &&
      (u.low != "who" && u.low != "when" && u.low != "where" && u.low != "which"
           ? true
           : k == cue.last + 1 && r.units[k + 1].word_class != WordClass::kVerb)) {
    out.complement = Complement{Construction::kWh, k, clause_end(r, line, k), false};
    return out;
  }
  if (starts_infinitive(r, line, k) && (f & kInfinitive)) {
    out.complement = Complement{Construction::kInfinitive, k, clause_end(r, line, k), false};
    return out;
  }
  if (f & kObjectInf) {
    const std::uint32_t from = cue.last + 1;
    if (const auto whom = phrase_starting(r, line, from, false)) {
      if (starts_infinitive(r, line, whom->last + 1) ||
          (whom->last + 2 < line.end && r.units[whom->last + 1].low == "not" && starts_infinitive(r, line, whom->last + 2))) {
        out.complement = Complement{Construction::kObjectInf, from, clause_end(r, line, from), false};
        if (object_addressee) out.addressee = whom;
        return out;
      }
    }
  }
  if (u.low == "now" && k + 1 < line.end && r.units[k + 1].low == "that" && (f & (kThat | kClause))) {
    out.complement = Complement{Construction::kClause, k, clause_end(r, line, k), false};
    return out;
  }
  if ((f & (kClause | kThat)) && k > cue.last && starts_clause(r, line, k)) {
    const bool weak = !(f & kClause);
    if (!weak) {
      out.complement = Complement{Construction::kClause, k, clause_end(r, line, k), false};
      return out;
    }
  }
  if (u.punct != 0) return out;
  const std::uint32_t from = cue.last + 1;
  if (cue.kind == CueKind::kVerb) {
    if ((f & kObject) && !cue.passive && !r.units[from].in_time) {
      std::uint32_t start = from;
      const Unit& o = r.units[start];
      const bool gerund = o.form == VerbForm::kGerund;
      if (gerund || is_wh(o) || phrase_starting(r, line, start, false)) {
        const std::uint32_t last = object_end(r, line, start);
        out.complement = Complement{Construction::kObject, start, last, false};
        return out;
      }
    }
    if ((f & (kOf | kFor | kAs | kAbout)) && from + 1 < line.end && !cue.passive) {
      const Unit& p = r.units[from];
      const bool fits = (f & kOf && p.low == "of") || (f & kFor && p.low == "for") || (f & kAs && p.low == "as") ||
                        (f & kAbout && p.low == "about");
      if (fits && !is_break(r.units[from + 1])) {
        out.complement = Complement{Construction::kObject, from + 1, object_end(r, line, from + 1), false};
        return out;
      }
      if ((f & (kOf | kAs)) && !(f & kObject)) {
        const auto whom = phrase_starting(r, line, from, false);
        if (whom && whom->last + 2 < line.end &&
            ((f & kOf && r.units[whom->last + 1].low == "of") || (f & kAs && r.units[whom->last + 1].low == "as"))) {
          out.complement = Complement{Construction::kObject, from, object_end(r, line, from), false};
          return out;
        }
      }
    }
    return out;
  }
  if (cue.word != nullptr && (f & (kPreposition | kOf | kFor | kAs | kAbout)) && from + 1 < line.end) {
    const Unit& p = r.units[from];
    bool fits = (f & kOf && p.low == "of") || (f & kFor && p.low == "for") || (f & kAs && p.low == "as") ||
                (f & kAbout && p.low == "about");
    for (std::string_view w : cue.word->prepositions) fits |= p.low == w;
    if (fits && !is_break(r.units[from + 1]))
      out.complement = Complement{Construction::kObject, from + 1, object_end(r, line, from + 1), false};
  }
  return out;
}

std::optional<Trailing> read_before(const Reading& r, const Line& line, const Cue& cue, const AfterCue& after) {
  const auto closes = [&](std::uint32_t i) {  // content ends right before unit i
    if (i <= line.first) return false;
    const Unit& u = r.units[i - 1];
    if (u.kind == UnitKind::kQuotation) return i - 1 == line.first || ends_clause(r, i - 1) || !u.fragment;
    return (i - 1 > line.first && (is_comma(u) || u.punct == '-' || u.punct == '?' || u.punct == '!'));
  };
  const auto content_last = [&](std::uint32_t i) {
    std::uint32_t k = i - 1;
    while (k > line.first && r.units[k].kind == UnitKind::kWord && is_break(r.units[k])) --k;
    return k;
  };
  if (cue.passive || cue.participle) return std::nullopt;
  const Subject s = subject_before(r, line, cue.first);
  if (s.kind == SubjectKind::kPhrase) {
    std::uint32_t b = s.phrase.first;
    while (b > line.first + 1 && (is_adverb(r.units[b - 1]) || r.units[b - 1].in_time) && !is_negation(r.units[b - 1])) --b;
    if (b > line.first && r.units[b - 1].low == "as") --b;
    if (!closes(b)) b = s.phrase.first;
    if (closes(b)) return Trailing{content_last(b), s.phrase, false};
  }
  // inverted: "…," said X
  const bool tells = cue.word != nullptr && cue.word->addressee == AddresseeAt::kObject;
  const bool clause = after.complement && after.complement->construction != Construction::kObject &&
                      after.complement->construction != Construction::kQuoteAfter;
  if (s.kind == SubjectKind::kPhrase && clause) return std::nullopt;
  const bool asked = s.kind == SubjectKind::kNone && cue.sense == Sense::kAsks && cue.first > line.first &&
                     r.units[cue.first - 1].kind == UnitKind::kQuotation;
  if ((!tells || asked) && closes(cue.first) && cue.first == cue.head && cue.last + 1 < line.end &&
      is_finite(r.units[cue.head])) {
    const auto who = phrase_starting(r, line, cue.last + 1, true);
    if (who && !r.units[who->head].in_time && r.units[who->head].kind == UnitKind::kWord)
      return Trailing{content_last(cue.first), *who, true};
  }
  return std::nullopt;
}

}  // namespace stemma::attributing
