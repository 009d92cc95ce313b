// The bounds of what is said.
//
// The problem: "X said that A, which B has criticised, while C said D, adding that E" holds three contents, and no comma says which.
//
// The model: content runs to the end of its line, which is right for three clauses in four, and stops early only at a sign that
// somebody else speaks or that the same speaker is given a new verb: a participle of saying after a comma, "according to", a
// conjunction or comma with a verb of saying of its own, "while", "despite", ", which". Objects stop at any clause word.
// Rejected: stopping at every ", but" and ", and": as many of these go on with the content as end it.

#include "attribute/contents.h"

#include <algorithm>
#include <array>

#include "attribute/cues.h"

namespace stemma::attributing {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_wh(const Unit& u) {
  static constexpr std::array<std::string_view, 9> kWords = {"whether", "if", "how", "why", "what", "who", "when", "where", "which"};
  return u.kind == UnitKind::kWord && among(u.low, kWords);
}

bool is_adjunct_preposition(std::string_view w) {
  static constexpr std::array<std::string_view, 15> kWords = {"in", "at", "during", "via", "through", "on", "by", "from", "with", "after", "before", "ahead", "following", "over", "under"};
  return among(w, kWords);
}

bool is_adverb(const Unit& u) { return u.kind == UnitKind::kWord && u.word_class == WordClass::kAdverb; }
bool ends_line(const Reading& r, const Line& line, std::uint32_t i) {
  if (i >= line.end) return true;
  const char p = r.units[i].punct;
  return p == '.' || p == '?' || p == '!';
}

bool starts_infinitive(const Reading& r, const Line& line, std::uint32_t i) {
  if (i + 1 >= line.end || r.units[i].low != "to") return false;
  const Unit& next = r.units[i + 1];
  if (next.kind == UnitKind::kQuotation) return r.units[i].word_class == WordClass::kParticle;
  if (is_verbal(next)) return next.form == VerbForm::kBase || next.form == VerbForm::kPresent;
  return is_adverb(next) && i + 2 < line.end && is_verbal(r.units[i + 2]);
}

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
    if (v < line.end && (is_saying(r, line, v) || (v > k && verb_form_at(r, line, v) != nullptr && r.units[v].word_class == WordClass::kVerb))) return true;
  }
  if (k >= line.end) return false;
  const auto subject = phrase_starting(r, line, k, false);
  if (!subject) return false;
  std::uint32_t v = subject->last + 1;
  while (v < line.end && v - subject->last < 6 && (r.units[v].word_class == WordClass::kAuxiliary || is_adverb(r.units[v]) || r.units[v].in_time || r.units[v].kind == UnitKind::kParenthesis || r.units[v].low == "on")) ++v;
  return v < line.end && is_verbal(r.units[v]) && (is_saying(r, line, v) || (v > subject->last + 1 && verb_form_at(r, line, v) != nullptr && r.units[v].word_class == WordClass::kVerb && r.lexicon.verbs.words[verb_form_at(r, line, v)->word].act == Act::kSpeech && verb_form_at(r, line, v)->strength > 500));
}

// A quotation that holds the comma or the end mark of the clause it closes ("…,").
bool ends_clause(const Reading& r, std::uint32_t i) {
  const Unit& u = r.units[i];
  const std::string_view words = r.text(r.quotations[u.quotation].parts[u.part].inner);
  const char last = words.empty() ? ' ' : words.back();
  return last == ',' || last == '.' || last == '?' || last == '!';
}

std::uint32_t back_over_marks(const Reading& r, std::uint32_t first, std::uint32_t last) {
  while (last > first && r.units[last].kind == UnitKind::kWord && (is_break(r.units[last]) || is_coordinator(r.units[last]))) --last;
  return last;
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
      if (u.punct != '-' && (next.low == "which" || next.low == "while" || next.low == "despite" || next.low == "according")) break;
      if (next.low == "as" && i + 2 < line.end && own_attribution(r, line, i + 2, true)) break;
      // ", but that …": the outlet on what was said
      if (next.low == "but" && i + 3 < line.end && (r.units[i + 2].low == "that" || r.units[i + 2].low == "this") && is_verbal(r.units[i + 3])) break;
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
  static constexpr std::array<std::string_view, 13> kStops = {"after", "when", "while", "because", "before", "although", "though", "since", "until", "if", "despite", "amid", "whereas"};
  std::uint32_t i = first + 1;
  for (; i < line.end; ++i) {
    const Unit& u = r.units[i];
    if (r.units[i - 1].kind == UnitKind::kQuotation && ends_clause(r, i - 1)) break;
    if (u.kind != UnitKind::kWord) continue;
    if (is_break(u)) {
      if (u.punct == ',' && i + 2 < line.end && is_nominal(r.units[i + 1]) && !is_saying_participle(r, line, i + 1)) {
        // a list: "wages, rents and prices"
        const auto next = base_phrase_starting(r, line, i + 1);
        if (next && next->last + 1 < line.end && (is_comma(r.units[next->last + 1]) || r.units[next->last + 1].low == "and") && next->last - i < 5) {
          std::uint32_t k = next->last + 1;
          if (is_comma(r.units[k]) && k + 1 < line.end && r.units[k + 1].low == "and") ++k;
          if (r.units[k].low == "and" && k + 1 < line.end && is_nominal(r.units[k + 1])) {
            i = next->last;
            continue;
          }
        }
      }
      if (u.punct == '-' && i + 1 < line.end && u.span.end == r.units[i + 1].span.begin && u.span.begin == r.units[i - 1].span.end) continue;
      break;
    }
    if (among(u.low, kStops)) break;
    if (is_saying_participle(r, line, i) && r.units[i - 1].word_class != WordClass::kAdposition) break;
    if (is_coordinator(u) && i + 1 < line.end) {
      std::uint32_t k = i + 1;
      while (k < line.end && is_adverb(r.units[k])) ++k;
      if (k < line.end && is_finite(r.units[k])) break;
      if (k < line.end && (r.units[k].form == VerbForm::kPastParticiple || r.units[k].form == VerbForm::kBase) && r.units[i - 1].form != r.units[k].form && verb_form_at(r, line, k) != nullptr) break;
      if (k < line.end && r.units[k].form == VerbForm::kGerund && r.units[i - 1].form != VerbForm::kGerund && verb_form_at(r, line, k) != nullptr) break;
      if (starts_clause(r, line, k)) break;
    }
    if (u.low == "in" && i + 2 < line.end && (r.units[i + 1].low == "a" || r.units[i + 1].low == "an")) {
      static constexpr std::array<std::string_view, 15> kPlaces = {"statement", "interview", "tweet", "email", "letter", "speech", "post", "column", "report", "call", "article", "essay", "memo", "video", "filing"};
      const auto place = base_phrase_starting(r, line, i + 1);
      if (place && r.units[place->head].kind == UnitKind::kWord && among(r.units[place->head].low, kPlaces)) break;
    }
    if (u.low == "during") break;
    std::uint32_t clause_verb = kNone;
    if (u.low == "as" && i > first && i + 1 < line.end && starts_clause(r, line, i + 1, &clause_verb) && r.units[clause_verb].kind == UnitKind::kWord) break;
  }
  std::uint32_t last = back_over_marks(r, first, i > first ? i - 1 : first);
  while (last > first && r.units[last].in_time) --last;
  if (last > first && (r.units[last].low == "on" || r.units[last].low == "in" || r.units[last].low == "at" || r.units[last].low == "during" || r.units[last].low == "earlier" || r.units[last].low == "late")) --last;
  return last;
}

namespace {

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
  const bool to_addressee = verb && (cue.word->addressee == AddresseeAt::kTo || cue.act == Act::kSpeech);
  const auto opens = [&](std::uint32_t i) {  // content, or nothing more, begins at i
    if (i >= line.end) return true;
    const Unit& u = r.units[i];
    return u.kind == UnitKind::kQuotation || u.low == "that" || is_break(u) || is_wh(u) || u.in_time || starts_infinitive(r, line, i) ||
           is_adjunct_preposition(u.low) || is_adverb(u) || u.low == "about" || u.low == "of" || u.low == "and" || starts_clause(r, line, i);
  };
  for (int step = 0; step < 8 && k < line.end; ++step) {
    const Unit& u = r.units[k];
    if (u.kind == UnitKind::kQuotation) break;
    if (u.kind == UnitKind::kParenthesis || u.in_time) {
      ++k;
      continue;
    }
    if (k + 1 < line.end && r.units[k + 1].in_time && (u.word_class == WordClass::kAdposition || u.word_class == WordClass::kAdjective || is_adverb(u)) && (f & kOf ? u.low != "of" : true)) {
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
    if (is_adjunct_preposition(u.low) && k + 1 < line.end && (cue.act == Act::kSpeech || cue.kind != CueKind::kVerb)) {
      const auto where = phrase_starting(r, line, k + 1, false);
      if (where && r.units[where->head].kind == UnitKind::kWord) {
        std::uint32_t n = where->last + 1;
        // "in papers filed late last year that"
        if (n < line.end && (r.units[n].form == VerbForm::kPastParticiple || r.units[n].form == VerbForm::kPast) && r.units[n].word_class == WordClass::kVerb) {
          std::uint32_t m = n + 1;
          while (m < line.end && (r.units[m].in_time || is_adjunct_preposition(r.units[m].low) || is_adverb(r.units[m]) || r.units[m].word_class == WordClass::kAdjective)) ++m;
          if (m < line.end && (r.units[m].low == "that" || is_comma(r.units[m]) || r.units[m].punct == ':')) n = m;
        }
        if (n < line.end && is_comma(r.units[n]) && n + 1 < line.end && (r.units[n + 1].kind == UnitKind::kQuotation || r.units[n + 1].low == "that")) ++n;
        if (n < line.end && (r.units[n].low == "that" || r.units[n].kind == UnitKind::kQuotation || r.units[n].punct == ':' || r.units[n].in_time || is_adjunct_preposition(r.units[n].low) || starts_clause(r, line, n))) {
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
      while (n < line.end && n - k < 14 && !is_comma(r.units[n]) && r.units[n].kind == UnitKind::kWord && !is_finite(r.units[n])) ++n;
      if (n + 1 < line.end && is_comma(r.units[n]) && (r.units[n + 1].kind == UnitKind::kQuotation || r.units[n + 1].low == "that") && !is_coordinator(r.units[k + 1]) && r.units[k + 1].form != VerbForm::kGerund) {
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
    const bool pronoun = u.word_class == WordClass::kPronoun && r.units[n].kind != UnitKind::kQuotation && !starts_clause(r, line, n);
    if (r.units[n].kind == UnitKind::kQuotation) {
      Complement c = quoted_complement(r, line, n, n);
      if (!c.quotation) {
        c.first = k;
        c.construction = Construction::kThat;
      }
      out.complement = c;
      return out;
    }
    if (!pronoun && !ends_line(r, line, n) && !is_break(r.units[n])) out.complement = Complement{Construction::kThat, k, clause_end(r, line, k), false};
    if (out.complement) return out;
  }
  if (is_wh(u) && (f & kWh) && k + 1 < line.end && (u.low != "who" && u.low != "when" && u.low != "where" && u.low != "which" ? true : k == cue.last + 1)) {
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
      if (starts_infinitive(r, line, whom->last + 1) || (whom->last + 2 < line.end && r.units[whom->last + 1].low == "not" && starts_infinitive(r, line, whom->last + 2))) {
        out.complement = Complement{Construction::kObjectInf, from, clause_end(r, line, from), false};
        out.addressee = whom;
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
      const bool fits = (f & kOf && p.low == "of") || (f & kFor && p.low == "for") || (f & kAs && p.low == "as") || (f & kAbout && p.low == "about");
      if (fits && !is_break(r.units[from + 1])) {
        out.complement = Complement{Construction::kObject, from + 1, object_end(r, line, from + 1), false};
        return out;
      }
      if ((f & (kOf | kAs)) && !(f & kObject)) {
        const auto whom = phrase_starting(r, line, from, false);
        if (whom && whom->last + 2 < line.end && ((f & kOf && r.units[whom->last + 1].low == "of") || (f & kAs && r.units[whom->last + 1].low == "as"))) {
          out.complement = Complement{Construction::kObject, from, object_end(r, line, from), false};
          return out;
        }
      }
    }
    return out;
  }
  if (cue.word != nullptr && (f & (kPreposition | kOf | kFor | kAs | kAbout)) && from + 1 < line.end) {
    const Unit& p = r.units[from];
    bool fits = (f & kOf && p.low == "of") || (f & kFor && p.low == "for") || (f & kAs && p.low == "as") || (f & kAbout && p.low == "about");
    for (std::string_view w : cue.word->prepositions) fits |= p.low == w;
    if (fits && !is_break(r.units[from + 1])) out.complement = Complement{Construction::kObject, from + 1, object_end(r, line, from + 1), false};
  }
  return out;
}

std::optional<Trailing> read_before(const Reading& r, const Line& line, const Cue& cue) {
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
  if (!tells && closes(cue.first) && cue.first == cue.head && cue.last + 1 < line.end && is_finite(r.units[cue.head])) {
    const auto who = phrase_starting(r, line, cue.last + 1, true);
    if (who && !r.units[who->head].in_time && r.units[who->head].kind == UnitKind::kWord) return Trailing{content_last(cue.first), *who, true};
  }
  return std::nullopt;
}

}  // namespace stemma::attributing
