#include "attribute/trained/unit_codes.h"

#include <algorithm>

#include "attribute/words.h"
#include "base/linear_model.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

std::uint32_t hash_of(std::string_view s) {
  std::uint32_t h = 2166136261u;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return mix(h, 17);
}

Group group_of(const Unit& u) {
  if (u.kind == UnitKind::kQuotation) return Group::kQuotation;
  if (u.kind == UnitKind::kParenthesis) return Group::kParenthesis;
  if (u.punct == ',') return Group::kComma;
  if (u.punct != 0) return Group::kMark;
  switch (u.word_class) {
    case WordClass::kVerb:
    case WordClass::kAuxiliary:
      return u.form == VerbForm::kModal ? Group::kModal : Group::kVerb;
    case WordClass::kNoun:
      return Group::kNoun;
    case WordClass::kProperNoun:
      return Group::kName;
    case WordClass::kPronoun:
      return Group::kPronoun;
    case WordClass::kDeterminer:
      return Group::kDeterminer;
    case WordClass::kAdjective:
      return Group::kAdjective;
    case WordClass::kAdverb:
      return Group::kAdverb;
    case WordClass::kAdposition:
      return Group::kAdposition;
    case WordClass::kCoordinator:
      return Group::kCoordinator;
    case WordClass::kSubordinator:
      return Group::kSubordinator;
    case WordClass::kParticle:
      return Group::kParticle;
    case WordClass::kNumber:
      return Group::kNumber;
    case WordClass::kPunctuation:
      return Group::kMark;
    default:
      return Group::kOther;
  }
}

std::uint8_t strength_step(int strength) {
  return strength >= 700 ? 6 : strength >= 500 ? 5 : strength >= 300 ? 4 : strength >= 150 ? 3 : strength >= 60 ? 2 : 1;
}

// The strongest form of the list that begins at unit i.
void look_up(const CueList& list, const Reading& r, std::uint32_t i, std::uint32_t end, std::uint8_t base, UnitCode& code) {
  const auto* forms = list.find(r.units[i].low);
  if (forms == nullptr) return;
  int best = -1;
  for (const CueForm& form : *forms) {
    if (form.rest.size() > 1 || (form.rest.size() == 1 && (i + 1 >= end || r.units[i + 1].low != form.rest.front()))) continue;
    if (form.strength <= best) continue;
    best = form.strength;
    code.frames = list.words[form.word].frames;
  }
  if (best >= 0) code.cue = static_cast<std::uint8_t>(base + strength_step(best));
}

std::uint8_t shape_of(std::string_view surface, bool capital) {
  bool digit = false, lower = false;
  for (const char c : surface) {
    digit |= c >= '0' && c <= '9';
    lower |= (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  }
  return static_cast<std::uint8_t>(digit ? 3 : !capital ? 0 : lower ? 1 : surface.size() > 1 ? 2 : 4);
}

// Length and end of a quotation.
std::uint8_t quotation_code(const Reading& r, const Unit& u) {
  const std::uint32_t bytes = u.span.size();
  const int length = bytes < 24 ? 1 : bytes < 60 ? 2 : bytes < 200 ? 3 : 4;
  std::string_view text = r.text(u.span);
  int end = 0;
  while (!text.empty()) {
    const CodePoint c = decode_before(text, text.size());
    if (!is_quote_mark(c.value) && !is_space(c.value)) {
      end = c.value == ',' ? 1 : c.value == '.' || c.value == 0x2026 ? 2 : c.value == '?' || c.value == '!' ? 3 : 0;
      break;
    }
    text.remove_suffix(c.size);
  }
  return static_cast<std::uint8_t>(length * 4 + end + (u.fragment ? 20 : 0));
}

}  // namespace

Codes::Codes(const Reading& r, const std::vector<Draft>& by_rules) : reading(r), drafts(by_rules) {
  const std::uint32_t n = static_cast<std::uint32_t>(r.units.size());
  units.resize(n);
  before.resize(n + 1);
  draft_of.assign(n, kNone);
  content.assign(n, 0);
  speaker.assign(n, 0);
  unit_of_part.resize(r.quotations.size());
  for (std::size_t q = 0; q < r.quotations.size(); ++q) unit_of_part[q].assign(r.quotations[q].parts.size(), kNone);
  for (std::uint32_t number = 0; number < r.lines.size(); ++number) {
    const Line& line = r.lines[number];
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      const Unit& u = r.units[i];
      UnitCode& c = units[i];
      c.line = number;
      const Group group = group_of(u);
      c.group = static_cast<std::uint8_t>(group);
      if (u.kind == UnitKind::kQuotation) {
        unit_of_part[u.quotation][u.part] = i;
        c.quotation = quotation_code(r, u);
        c.word = mix(c.quotation, 101);
        c.suffix = mix(101, static_cast<std::uint32_t>(u.form));
        c.tag = static_cast<std::uint8_t>(200 + (u.fragment ? 1 : 0));
      } else if (u.kind == UnitKind::kParenthesis) {
        c.word = c.suffix = mix(1, 102);
        c.tag = 202;
      } else {
        c.word = hash_of(u.low);
        c.suffix = hash_of(u.low.substr(u.low.size() > 3 ? u.low.size() - 3 : 0));
        c.tag = static_cast<std::uint8_t>(static_cast<int>(u.word_class) * 8 + static_cast<int>(u.form));
        c.shape = shape_of(r.text(u.span), u.capital);
        if (u.name != kNone) c.name = static_cast<std::uint8_t>(1 + static_cast<int>(r.annotations.names[u.name].type));
        if (u.low.size() > 1) {
          const bool verbal = group == Group::kVerb;
          if (verbal || (u.word_class == WordClass::kNoun && r.lexicon.nouns.find(u.low) == nullptr))
            look_up(r.lexicon.verbs, r, i, line.end, 10, c);
          if (c.cue == 0 && group == Group::kNoun) look_up(r.lexicon.nouns, r, i, line.end, 20, c);
          if (c.cue == 0 && (group == Group::kAdjective || u.form == VerbForm::kPastParticiple))
            look_up(r.lexicon.adjectives, r, i, line.end, 30, c);
        }
      }
    }
  }
  for (std::uint32_t d = 0; d < drafts.size(); ++d) {
    const Draft& draft = drafts[d];
    const std::uint8_t step = confidence_step(draft.confidence);
    if (draft.cue.kind != CueKind::kNone) {
      std::uint32_t& at = draft_of[draft.cue.head];
      if (at == kNone || drafts[at].confidence < draft.confidence) at = d;
      if (units[draft.cue.head].cue == 0)
        units[draft.cue.head].cue = static_cast<std::uint8_t>(40 + static_cast<int>(draft.cue.kind));
    }
    for (const auto& [first, last] : content_units(draft))
      for (std::uint32_t i = first; i <= last; ++i) content[i] = std::max(content[i], step);
    if (draft.speaker)
      for (std::uint32_t i = draft.speaker->first; i <= draft.speaker->last; ++i) speaker[i] = std::max(speaker[i], step);
  }
  asked.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const Unit& u = r.units[i];
    asked[i] =
        u.kind == UnitKind::kWord && (units[i].cue != 0 || u.word_class == WordClass::kVerb || u.punct == ':' || u.punct == '-');
    RunningCounts c = before[i];
    const auto group = static_cast<Group>(units[i].group);
    c.commas += group == Group::kComma || r.units[i].punct == '-';
    c.verbs += group == Group::kVerb || group == Group::kModal;
    c.joints += group == Group::kCoordinator || group == Group::kSubordinator || is_relative(r.units[i]);
    c.quotations += group == Group::kQuotation;
    c.cues += units[i].cue >= 14 && units[i].cue < 20;
    before[i + 1] = c;
  }
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> Codes::content_units(const Draft& d) const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out(d.stretches.begin(), d.stretches.end());
  for (const QuotedStretch& s : d.quoted)
    for (std::uint32_t p = s.from; p < s.to; ++p)
      if (const std::uint32_t i = unit_of_part[s.quotation][p]; i != kNone) out.emplace_back(i, i);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace stemma::attributing
