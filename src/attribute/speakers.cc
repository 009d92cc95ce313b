#include "attribute/speakers.h"
#include "attribute/subjects.h"
#include "attribute/words.h"

#include <algorithm>

#include "attribute/cues.h"

namespace stemma::attributing {
namespace {

constexpr std::size_t kMostLooks = 24;  // drafts of the line back

bool covers(const Cue& cue, std::uint32_t unit) { return cue.kind != CueKind::kNone && cue.first <= unit && unit <= cue.last; }

// The phrase is kept as well: the other draft may turn out to be no statement.
void share(Draft& d, const Draft& other) {
  d.same_speaker = other.id;
  d.speaker = other.speaker;
  d.antecedent = other.antecedent;
  d.source = Source::kShared;
}

// The draft whose cue holds the verb, if any.
std::optional<std::size_t> draft_at(const std::vector<Draft>& before, std::uint32_t line, std::uint32_t verb) {
  for (std::size_t k = before.size(); k-- > 0 && before[k].cue.line == line;)
    if (covers(before[k].cue, verb)) return k;
  return std::nullopt;
}

// The outermost draft of the line whose content ends right before the cue's group and its conjunction.
std::optional<std::size_t> draft_ending_before(const std::vector<Draft>& before, const Draft& d) {
  std::optional<std::size_t> found;
  for (std::size_t k = before.size(); k-- > 0 && before[k].cue.line == d.cue.line;) {
    if (before[k].source == Source::kNone || before[k].cue.kind == CueKind::kNoun || before[k].stretches.empty()) continue;
    const std::uint32_t last = before[k].stretches.back().second;
    if (last < d.cue.first && d.cue.first - last <= 3) found = k;
  }
  return found;
}

void apply(const Reading& r, const Line& line, const std::vector<Draft>& before, Draft& d, const Subject& s, int depth = 0) {
  switch (s.kind) {
    case SubjectKind::kNone:
      return;
    case SubjectKind::kPhrase:
      d.speaker = s.phrase;
      d.source = Source::kSubject;
      return;
    case SubjectKind::kRelative:
      d.speaker = s.phrase;
      d.antecedent = s.antecedent;
      d.source = Source::kRelative;
      return;
    case SubjectKind::kShared:
      // "said that … and warned": the subject of what the conjunction's other side reports on
      if (const auto k = draft_ending_before(before, d)) {
        share(d, before[*k]);
        return;
      }
      if (const auto k = draft_at(before, d.cue.line, s.of)) {
        share(d, before[*k]);
        return;
      }
      if (depth < 4) apply(r, line, before, d, subject_before(r, line, group_begin(r, line, s.of)), depth + 1);
      return;
  }
}

// A statement inside another one of its line: what hangs on behind belongs to the outer speaker.
bool inside_another(const std::vector<Draft>& before, std::size_t k) {
  std::size_t looks = 0;
  for (std::size_t j = before.size(); j-- > 0 && before[j].cue.line == before[k].cue.line && looks < kMostLooks; ++looks) {
    if (j == k) continue;
    for (const auto& [first, last] : before[j].stretches)
      if (first <= before[k].cue.head && before[k].cue.head <= last) return true;
  }
  return false;
}

// The last finite verb left of `at`, outside relative clauses as far as neighbours tell.
std::optional<std::uint32_t> governing_verb(const Reading& r, const Line& line, std::uint32_t at) {
  for (std::uint32_t i = at; i > line.first; --i) {
    const Unit& u = r.units[i - 1];
    if (u.kind != UnitKind::kWord || !is_finite(u)) continue;
    const std::uint32_t begin = group_begin(r, line, i - 1);
    if (begin > line.first && (is_relative(r.units[begin - 1]) || r.units[begin - 1].low == "that")) continue;
    return i - 1;
  }
  return std::nullopt;
}

// "Y was quoted by X as | saying": Y's words, through X; "X quoted Y as | saying" too.
bool quoted_by(const Reading& r, const Line& line, std::uint32_t as, Draft& d) {
  constexpr std::uint32_t kReach = 10;
  for (std::uint32_t i = as; i > line.first && as - i < kReach; --i) {
    const Unit& u = r.units[i - 1];
    if (u.kind != UnitKind::kWord || is_break(u)) return false;
    if (u.low != "quoted" && u.low != "cited" && u.low != "quotes" && u.low != "quoting" && u.low != "citing") continue;
    const std::uint32_t group = group_begin(r, line, i - 1);
    const bool passive = group < i - 1 && i < as && r.units[i].low == "by";
    const auto object = phrase_starting(r, line, passive ? i + 1 : i, false);
    if (!object || object->last + 1 != as) return false;
    const Subject s = subject_before(r, line, group);
    if (passive && s.kind != SubjectKind::kPhrase) return false;
    if (passive || s.kind == SubjectKind::kPhrase) d.relays.push_back(passive ? *object : s.phrase);
    d.speaker = passive ? s.phrase : *object;
    d.source = Source::kSubject;
    return true;
  }
  return false;
}

void participle(const Reading& r, const Line& line, const std::vector<Draft>& before, Draft& d) {
  const std::uint32_t at = d.cue.first;
  if (at > line.first) {
    const Unit& left = r.units[at - 1];
    if (left.low == "as" && quoted_by(r, line, at - 1, d)) return;
    // "a letter saying", "with aides saying"
    // "praised the council for rejecting": the council; "by saying", "while insisting": the subject
    if (left.low == "for" || left.low == "from" || left.low == "of") {
      if (const auto p = phrase_ending(r, line, at - 2); p && at - 2 > line.first) {
        d.speaker = p;
        d.source = Source::kSubject;
        return;
      }
    }
    if (!is_break(left) && left.kind == UnitKind::kWord && is_nominal(left) && !left.in_time &&
        left.word_class != WordClass::kPronoun) {
      const auto p = phrase_ending(r, line, at - 1);
      if (p && (p->first == line.first || !is_verbal(r.units[p->first - 1]) || left.name == kNone)) {
        const bool with = p->first > line.first && r.units[p->first - 1].low == "with";
        const DescriptionNoun* noun = r.lexicon.description(r.units[p->head].low);
        const bool word = noun != nullptr && (noun->document || noun->type == NounType::kPerson);
        // "issued a statement saying": whoever issued it; "denied a report saying": the report
        const bool object = p->first > line.first && is_verbal(r.units[p->first - 1]);
        const CueForm* governing = object ? verb_form_at(r, line, p->first - 1) : nullptr;
        const bool about =
            governing != nullptr && r.lexicon.verbs.words[governing->word].act == Act::kSpeech && governing->strength >= 200;
        if (with || (word && (!object || about || noun->type == NounType::kPerson))) {
          d.speaker = p;
          d.source = Source::kSubject;
          return;
        }
      }
    }
  }
  // The clause it hangs on: an attribution before it in the line, else its verb's subject.
  std::size_t looks = 0;
  for (std::size_t k = before.size(); k-- > 0 && before[k].cue.line == d.cue.line && looks < kMostLooks; ++looks) {
    if (inside_another(before, k)) continue;
    if (before[k].source == Source::kNone || before[k].cue.kind == CueKind::kNoun || before[k].source == Source::kRelative)
      continue;
    if (before[k].construction == Construction::kAccording) continue;
    share(d, before[k]);
    return;
  }
  if (const auto verb = governing_verb(r, line, at)) {
    apply(r, line, before, d, subject_before(r, line, group_begin(r, line, *verb)));
    if (d.source != Source::kNone) return;
  }
  // "Describing X as Y, Z said": the subject of the clause that follows.
  if (at == line.first || is_break(r.units[at - 1]) || at == line.first + 1) {
    for (std::uint32_t i = d.end; i < line.end; ++i) {
      if (!is_finite(r.units[i])) continue;
      apply(r, line, before, d, subject_before(r, line, group_begin(r, line, i)));
      return;
    }
  }
}

void of_noun(const Reading& r, const Line& line, const std::vector<Draft>& before, Draft& d) {
  const std::uint32_t head = d.cue.first;
  // possessor
  for (std::uint32_t i = head; i > line.first && head - i < 6; --i) {
    const Unit& u = r.units[i - 1];
    if (u.kind != UnitKind::kWord) break;
    if (is_possessive(u) && i - 1 > line.first) {
      if (const auto p = base_phrase_ending(r, line, i - 2)) {
        d.speaker = p;
        d.source = Source::kPossessor;
        return;
      }
    }
    if (is_possessive_pronoun(u) && u.low != "whose") {
      d.speaker = Phrase{i - 1, i - 1, i - 1};
      d.source = Source::kPossessor;
      return;
    }
    if (u.word_class != WordClass::kAdjective && u.word_class != WordClass::kNoun && u.word_class != WordClass::kProperNoun &&
        u.word_class != WordClass::kNumber)
      break;
  }
  // "claims by X that"
  const std::uint32_t n = d.cue.last + 1;
  if (n + 1 < line.end && (r.units[n].low == "by" || r.units[n].low == "from")) {
    if (const auto p = phrase_starting(r, line, n + 1, false)) {
      d.speaker = p;
      d.source = Source::kAgent;
      return;
    }
  }
  const auto p = base_phrase_ending(r, line, head);
  const std::uint32_t first = p ? p->first : head;
  // "X made the claim that": the subject of the verb whose object the noun is.
  if (first > line.first && is_verbal(r.units[first - 1]) && r.units[first - 1].form != VerbForm::kPastParticiple) {
    const std::uint32_t group = group_begin(r, line, first - 1);
    if (r.units[first - 1].form == VerbForm::kGerund) {
      if (const auto verb = governing_verb(r, line, group))
        apply(r, line, before, d, subject_before(r, line, group_begin(r, line, *verb)));
    } else {
      apply(r, line, before, d, subject_before(r, line, group));
    }
    if (d.source != Source::kNone) return;
  }
  const DescriptionNoun* noun = r.lexicon.description(r.units[head].low);
  if (p && noun != nullptr && noun->document) {
    d.speaker = p;
    d.source = Source::kSubject;
  }
}

void seek(const Reading& r, const std::vector<Draft>& before, Draft& d) {
  const Line& line = r.lines[d.cue.line];
  if (d.cue.kind == CueKind::kNoun) {
    of_noun(r, line, before, d);
    return;
  }
  if (d.cue.passive) {
    // "it was reported that", "X was quoted as saying" has its own verb
    std::uint32_t k = d.cue.last + 1;
    if (k + 1 < line.end && r.units[k].low == "by") {
      if (const auto agent = phrase_starting(r, line, k + 1, false)) {
        d.speaker = agent;
        d.source = Source::kAgent;
      }
    }
    return;
  }
  if (d.cue.participle) {
    participle(r, line, before, d);
    return;
  }
  // "It is unclear whether", "it was reported that": nobody's
  const bool wh_or_that =
      d.construction == Construction::kThat || d.construction == Construction::kWh || d.construction == Construction::kInfinitive;
  if (d.cue.kind == CueKind::kAdjective && wh_or_that && d.cue.first > line.first && r.units[d.cue.first - 1].low == "it") return;
  apply(r, line, before, d, subject_before(r, line, d.cue.first));
  // "But also said …" at a line's start goes on with the speaker before.
  if (d.source == Source::kNone && !before.empty() && is_finite(r.units[d.cue.head]) && !line.headline) {
    std::uint32_t i = line.first;
    while (i < d.cue.first && (is_coordinator(r.units[i]) || r.units[i].word_class == WordClass::kAdverb)) ++i;
    const Draft& last = before.back();
    if (i == d.cue.first && last.cue.line + 1 == d.cue.line && r.lines[last.cue.line].block == line.block) share(d, last);
  }
  if (d.source == Source::kNone && d.cue.infinitive) {
    if (const auto verb = governing_verb(r, line, d.cue.first))
      apply(r, line, before, d, subject_before(r, line, group_begin(r, line, *verb)));
  }
}

// "X, Y and Z said": the names of a list in front of its last two.
void take_list(const Reading& r, const Line& line, Phrase& p) {
  if (!p.joined) return;
  for (int step = 0; step < 6 && p.first > line.first + 1 && is_comma(r.units[p.first - 1]); ++step) {
    const auto left = base_phrase_ending(r, line, p.first - 2);
    if (!left || r.units[left->head].name == kNone || !may_begin(r, line, left->first)) return;
    if (left->first > line.first && is_verbal(r.units[left->first - 1])) return;
    p.first = left->first;
  }
}

}  // namespace

void find_speaker(const Reading& r, const std::vector<Draft>& before, Draft& d) {
  seek(r, before, d);
  if (d.speaker && d.source == Source::kSubject) take_list(r, r.lines[d.cue.line], *d.speaker);
}

}  // namespace stemma::attributing
