// Denials.
//
// A cue denies by itself ("denied", "rejected"). A content denies when, in reported speech or a headline, its main clause says
// of an act or an event that it will not be, was not or never was done ("will not withdraw", "never promised", "there is no such
// deal"): that is only worth reporting because somebody expects, fears or reports it. A negated state or trait ("is not enough",
// "does not include"), a passive and a negation under a condition ("will not step in as long as …") are assertions of their own,
// and so is what somebody says in their own words inside quotation marks, where a "not" is mostly rhetoric.

#include "attribute/polarity.h"
#include "attribute/words.h"

#include <algorithm>
#include <string>

#include "attribute/clauses.h"
#include "base/stem.h"

namespace stemma::attributing {
namespace {

bool conditional(const Reading& r, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i <= last; ++i) {
    const Unit& u = r.units[i];
    if (u.low == "unless" || u.low == "if" || u.low == "until" || u.low == "without") return true;
    if (u.low == "as" && i + 2 <= last && r.units[i + 1].low == "long" && r.units[i + 2].low == "as") return true;
  }
  return false;
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

bool denies_main_clause(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t last, bool headline) {
  if (r.units[first].low == "that" && first < last) ++first;
  Line part = line;
  part.first = first;
  part.end = last + 1;
  std::uint32_t verb = kNone;
  if (!starts_clause(r, part, first, &verb) || verb == kNone || r.units[verb].kind != UnitKind::kWord) {
    verb = kNone;
    // Headlines leave words out ("We're not leaving"): take the first verb there is.
    if (!headline) return false;
    for (std::uint32_t i = first; i <= last && verb == kNone; ++i)
      if (is_verbal(r.units[i])) verb = i;
    if (verb == kNone) return false;
  }
  if (conditional(r, first, last)) return false;
  if (verb > first && r.units[verb - 1].low == "there" && is_be(r.units[verb])) return denies_existence(r, verb, last);
  bool negated = verb > first && r.units[verb - 1].low == "never";
  bool be = is_be(r.units[verb]), have = is_have(r.units[verb]);
  const bool helps = r.units[verb].word_class == WordClass::kAuxiliary || r.units[verb].form == VerbForm::kModal || be || have ||
                     r.units[verb].low == "did" || r.units[verb].low == "does" || r.units[verb].low == "do";
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
  if (!negated || main == verb) {
    const VerbForm form = r.units[verb].form;
    return negated && main == verb && (form == VerbForm::kPast || form == VerbForm::kPastParticiple) && !be;
  }
  const Unit& m = r.units[main];
  if (r.lexicon.states.contains(m.low)) return false;
  if (be && m.form != VerbForm::kGerund) return false;  // passive, or a trait
  return m.form != VerbForm::kNotVerb;
}

}  // namespace

Polarity polarity_of(const Reading& r, const Draft& d, const Draft* shared) {
  const Line& line = r.lines[d.cue.line];
  const bool headline = line.headline;
  // "Minister denies plan: 'It will not happen'": the quotation is the denial.
  if (headline && d.cue.kind == CueKind::kColon && shared != nullptr && shared->cue.sense == Sense::kDenies &&
      shared->cue.line == d.cue.line)
    return Polarity::kDenies;
  switch (d.cue.sense) {
    case Sense::kDenies:
      if (!d.cue.negated) return Polarity::kDenies;
      return Polarity::kHedges;
    case Sense::kAsks:
      return Polarity::kAsks;
    case Sense::kOrders:
      return Polarity::kOrders;
    case Sense::kHedges:
      return Polarity::kHedges;
    case Sense::kAsserts:
    case Sense::kPromises:
      break;
  }
  if (d.construction == Construction::kWh) {
    const Unit& u = d.stretches.empty() ? r.units[d.cue.head] : r.units[d.stretches.front().first];
    if (u.low == "whether" || u.low == "if") return Polarity::kAsks;
  }
  for (std::uint32_t i = d.cue.first; i <= d.cue.last && d.cue.kind != CueKind::kNone; ++i)
    if (r.units[i].low == "reportedly" || r.units[i].low == "allegedly" || r.units[i].low == "apparently" ||
        (r.units[i].form == VerbForm::kModal && (r.units[i].low == "may" || r.units[i].low == "might")))
      return Polarity::kHedges;
  if (d.cue.negated) return Polarity::kHedges;
  // "to his understanding", "as far as she knows"
  for (const auto& [first, last] : d.stretches)
    for (std::uint32_t i = first; i + 2 <= last && i < first + 4; ++i)
      if (r.units[i].low == "to" && is_possessive_pronoun(r.units[i + 1]) &&
          (r.units[i + 2].low == "understanding" || r.units[i + 2].low == "knowledge"))
        return Polarity::kHedges;
  const bool own_words = d.kind != StatementKind::kIndirect;
  if (!own_words && !d.stretches.empty() && d.cue.act == Act::kSpeech && d.construction != Construction::kObject &&
      d.construction != Construction::kInfinitive && d.construction != Construction::kWh) {
    const auto [first, last] = d.stretches.front();
    if (denies_main_clause(r, line, first, last, headline)) return Polarity::kDenies;
  }
  return Polarity::kAsserts;
}

std::optional<Span> denied_by(const Reading& r, const Draft& d, const std::vector<Draft>& all) {
  const std::vector<Span> own = content_of(r, d);
  if (own.empty()) return std::nullopt;
  // "denied the report": back to what a report said before.
  if (d.cue.sense == Sense::kDenies && d.stretches.size() == 1 && d.construction == Construction::kObject) {
    const auto [first, last] = d.stretches.front();
    const Unit& head = r.units[last];
    const bool points = last - first <= 3 && (r.lexicon.pointers.contains(head.low));
    if (points) {
      const Draft* found = nullptr;
      for (const Draft& e : all) {
        if (e.id == d.id || e.cue.line > d.cue.line || (e.cue.line == d.cue.line && e.cue.first >= d.cue.first)) continue;
        if (d.cue.line - e.cue.line > 12 || e.outer) continue;
        bool fits = head.low == "it";
        if (e.speaker)
          for (std::uint32_t i = e.speaker->first; i <= e.speaker->last; ++i) fits |= stem(r.units[i].low) == stem(head.low);
        if (e.cue.kind == CueKind::kNoun || e.cue.kind == CueKind::kVerb) fits |= stem(r.units[e.cue.head].low) == stem(head.low);
        if (fits) found = &e;
      }
      if (found != nullptr) {
        const std::vector<Span> spans = content_of(r, *found);
        if (!spans.empty()) return spans.front();
      }
    }
  }
  return own.front();
}

}  // namespace stemma::attributing
