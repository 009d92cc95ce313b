// Does a statement assert, deny, hedge, ask or order?
//
// The cue decides where it says so itself ("denied", "asked", "suggested"), unless a negation or a refusal takes it back: who does not
// deny, would not say or refuses to confirm leaves the matter open, which is a hedge. Under a plain cue the content decides (see
// negation.cc), but what somebody says in their own words inside quotation marks is left as it is: a "not" there is mostly rhetoric,
// and only a quotation that opens by calling something untrue denies it.

#include "attribute/polarity.h"

#include "attribute/denied.h"
#include "attribute/negation.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

// "refused to confirm", "declined to say": neither one thing nor the other.
bool refuses_to_tell(const Reading& r, const Draft& d) {
  // "to confirm" may be read as cue or as content.
  const std::uint32_t to = d.cue.head + 1, end = r.lines[d.cue.line].end;
  if (to >= end || r.units[to].low != "to") return false;
  for (std::uint32_t i = to + 1; i < end && i < to + 4; ++i)
    if (is_verbal(r.units[i])) return r.lexicon.telling.contains(r.units[i].low);
  return false;
}

// "neither confirmed nor denied", "has yet to say"
bool taken_back(const Reading& r, const Draft& d) {
  if (d.cue.negated) return true;
  if (d.cue.kind != CueKind::kVerb) return false;
  for (std::uint32_t i = d.cue.first; i < d.cue.head; ++i)
    if (r.units[i].low == "yet" || r.units[i].low == "neither" || r.units[i].low == "nor") return true;
  const Line& line = r.lines[d.cue.line];
  for (std::uint32_t i = d.cue.first; i > line.first && d.cue.first - i < 2; --i)
    if (r.units[i - 1].low == "neither" || r.units[i - 1].low == "nor") return true;
  return false;
}

// "reportedly told", "may have said", "according to unconfirmed reports"
bool doubted(const Reading& r, const Draft& d) {
  if (d.cue.kind == CueKind::kNone) return false;
  for (std::uint32_t i = d.cue.first; i <= d.cue.last; ++i) {
    const Unit& u = r.units[i];
    if (u.low == "reportedly" || u.low == "allegedly" || u.low == "apparently" ||
        (u.form == VerbForm::kModal && (u.low == "may" || u.low == "might")))
      return true;
  }
  if (d.speaker)
    for (std::uint32_t i = d.speaker->first; i <= d.speaker->last; ++i)
      if (r.lexicon.doubting.contains(r.units[i].low)) return true;
  // "It is believed that": nobody stands for it
  return d.cue.passive && d.cue.act == Act::kAttitude && !d.speaker;
}

// "to his understanding", "as far as she knows"
bool as_far_as_known(const Reading& r, const Draft& d) {
  for (const auto& [first, last] : d.stretches)
    for (std::uint32_t i = first; i + 2 <= last && i < first + 4; ++i)
      if (r.units[i].low == "to" && is_possessive_pronoun(r.units[i + 1]) &&
          (r.units[i + 2].low == "understanding" || r.units[i + 2].low == "knowledge"))
        return true;
  return false;
}

Polarity of_content(const Reading& r, const Draft& d) {
  if (d.cue.act != Act::kSpeech || d.construction == Construction::kInfinitive || d.construction == Construction::kWh)
    return Polarity::kAsserts;
  if (d.stretches.empty()) {
    const bool denies = !d.quoted.empty() && d.quoted.front().from < d.quoted.front().to &&
                        quotation_denies(r, r.quotations[d.quoted.front().quotation].parts[d.quoted.front().from].inner);
    return denies ? Polarity::kDenies : Polarity::kAsserts;
  }
  const Line& line = r.lines[d.cue.line];
  const auto [first, last] = d.stretches.front();
  if (d.construction != Construction::kTranscript && called_untrue(r, first, last)) return Polarity::kDenies;
  if (d.construction == Construction::kObject || d.kind == StatementKind::kDirect) return Polarity::kAsserts;
  if (d.kind == StatementKind::kIndirect && denies_main_clause(r, line, first, last, line.headline)) return Polarity::kDenies;
  return doubts_main_clause(r, line, first, last) ? Polarity::kHedges : Polarity::kAsserts;
}

}  // namespace

Polarity polarity_of(const Reading& r, const Draft& d, const Draft* shared) {
  // "Minister denies plan: 'It will not happen'": the quotation is the denial.
  if (r.lines[d.cue.line].headline && d.cue.kind == CueKind::kColon && shared != nullptr && shared->cue.sense == Sense::kDenies &&
      shared->cue.line == d.cue.line)
    return Polarity::kDenies;
  switch (d.cue.sense) {
    case Sense::kDenies:
      return taken_back(r, d) || refuses_to_tell(r, d) ? Polarity::kHedges : Polarity::kDenies;
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
  if (taken_back(r, d)) return Polarity::kHedges;
  if (d.construction == Construction::kWh) {
    const Unit& u = d.stretches.empty() ? r.units[d.cue.head] : r.units[d.stretches.front().first];
    if (u.low == "whether" || u.low == "if") return Polarity::kAsks;
  }
  if (doubted(r, d) || as_far_as_known(r, d)) return Polarity::kHedges;
  // "told drivers to leave", "warned them not to"
  if (d.construction == Construction::kObjectInf && d.cue.sense == Sense::kAsserts && d.cue.act == Act::kSpeech)
    return Polarity::kOrders;
  return of_content(r, d);
}

}  // namespace stemma::attributing
