#include "attribute/cues.h"
#include "attribute/subjects.h"
#include "attribute/words.h"

#include <algorithm>

namespace stemma::attributing {
namespace {

constexpr int kHeadlineStrength = 250;

// The last unit of a form that starts at unit i; a time may stand inside ("called Tuesday for").
std::optional<std::uint32_t> matches(const Reading& r, const Line& line, std::uint32_t i, const CueForm& form) {
  std::uint32_t last = i;
  for (std::string_view word : form.rest) {
    std::uint32_t k = last + 1;
    while (k < line.end && k - last < 4 && r.units[k].in_time) ++k;
    if (k >= line.end || r.units[k].kind != UnitKind::kWord || r.units[k].low != word) return std::nullopt;
    last = k;
  }
  return last;
}

// "the reported attack", "growing concern": a participle before its noun.
bool attributive(const Reading& r, const Line& line, std::uint32_t i) {
  const Unit& u = r.units[i];
  if (u.form != VerbForm::kPastParticiple && u.form != VerbForm::kGerund) return false;
  if (i == line.first || i + 1 >= line.end) return false;
  const Unit& left = r.units[i - 1];
  const Unit& right = r.units[i + 1];
  const bool preposed =
      u.form == VerbForm::kPastParticiple && left.word_class == WordClass::kAdposition;  // "in written guidance"
  const bool opened = preposed || left.word_class == WordClass::kDeterminer || left.word_class == WordClass::kAdjective ||
                      is_possessive(left) || is_possessive_pronoun(left);
  return opened && right.kind == UnitKind::kWord &&
         (right.word_class == WordClass::kNoun || right.word_class == WordClass::kAdjective ||
          right.word_class == WordClass::kProperNoun);
}

void describe_group(const Reading& r, const Line& line, Cue& cue) {
  cue.first = group_begin(r, line, cue.head);
  bool be = false, have = false;
  for (std::uint32_t i = cue.first; i < cue.head; ++i) {
    const Unit& u = r.units[i];
    if (is_negation(u)) cue.negated = true;
    if (u.form == VerbForm::kModal) cue.modal = true;
    if (is_be(u) && u.word_class == WordClass::kAuxiliary) be = true;
    if (is_have(u)) have = true;
    if (u.low == "to") cue.infinitive = true;
    if (u.low == "being" || u.low == "been") be = true;
  }
  (void)have;
  const Unit& head = r.units[cue.head];
  const bool past = head.form == VerbForm::kPastParticiple || head.form == VerbForm::kPast;
  // "was quoted as saying" is one group.
  if (head.form == VerbForm::kGerund && cue.head > line.first + 2 && r.units[cue.head - 1].low == "as" &&
      r.units[cue.head - 2].word_class == WordClass::kVerb && !is_finite(r.units[cue.head - 2])) {
    cue.first = group_begin(r, line, cue.head - 2);
    return;
  }
  cue.passive = be && past;
  cue.participle = head.form == VerbForm::kGerund && !be;
  if (cue.infinitive) return;
  if (head.form == VerbForm::kBase && cue.first < cue.head && r.units[cue.first].low == "to") cue.infinitive = true;
  if (head.form == VerbForm::kBase && cue.head > line.first && r.units[cue.head - 1].low == "to") cue.infinitive = true;
}

// Headline verbs are often taken for nouns or names: "Minister Denies Plan".
bool headline_verb(const Reading& r, const Line& line, std::uint32_t i, const CueForm& form) {
  if (!line.headline || i == line.first || i + 1 >= line.end) return false;
  const Unit& u = r.units[i];
  if (u.low.size() < 4 || u.low.back() != 's' || form.strength < kHeadlineStrength) return false;
  if (u.word_class != WordClass::kNoun && u.word_class != WordClass::kProperNoun) return false;
  const Unit& left = r.units[i - 1];
  const Unit& right = r.units[i + 1];
  if (!is_nominal(left) || right.low == "of" || (is_finite(right) && right.form != VerbForm::kPresent) || is_verbal(left))
    return false;
  for (std::uint32_t k = line.first; k < line.end; ++k)
    if (k != i && is_finite(r.units[k]) && k < i) return false;
  return true;
}

// The longest fixed phrase at unit i.
bool read_phrase(const Reading& r, const Line& line, std::uint32_t i, Cue& cue) {
  const std::vector<CuePhrase>* phrases = r.lexicon.phrases.find(r.units[i].low);
  if (phrases == nullptr) return false;
  // Many phrases have their X at the same unit.
  std::uint32_t source_at = kNone;
  std::optional<Phrase> source_there;
  for (const CuePhrase& phrase : *phrases) {
    std::uint32_t k = i, after_source = 0;
    std::optional<Phrase> source;
    bool fits = true;
    for (std::string_view word : phrase.words) {
      if (k >= line.end) {
        fits = false;
      } else if (word == "X") {
        if (source_at != k) {
          source_at = k;
          source_there = phrase_starting(r, line, k, false);
        }
        source = source_there;
        // "in X's view": the possessor ends before its mark
        if (source)
          for (std::uint32_t p = source->first; p <= source->last; ++p)
            if (is_possessive(r.units[p]) && phrase.words.back() != "X" &&
                std::find(phrase.words.begin(), phrase.words.end(), "'s") != phrase.words.end()) {
              source = p > source->first ? std::optional<Phrase>(Phrase{source->first, p - 1, p - 1}) : std::nullopt;
              break;
            }
        fits = source.has_value();
        if (fits) k = after_source = source->last + 1;
      } else {
        fits = r.units[k].kind == UnitKind::kWord && r.units[k].low == word;
        ++k;
      }
      if (!fits) break;
    }
    if (!fits) continue;
    cue.sense = phrase.sense;
    cue.act = phrase.act;
    cue.strength = 900;
    if (phrase.speaker == CuePhrase::SpeakerAt::kBefore) {
      const std::string_view last = phrase.words.back();
      cue.kind = CueKind::kAdjective;
      cue.last = k - 2;
      cue.head = i;
      cue.first = group_begin(r, line, i);
      cue.strength = 600;
      cue.frames = last == "that" ? kThat : last == "to" ? kInfinitive : kObject;
      if (cue.frames == kObject) cue.last = k - 1;
      return true;
    }
    cue.kind = CueKind::kPhrase;
    cue.frames = kClause;
    cue.begin = i;
    cue.first = i;
    cue.last = k - 1;
    cue.end = k;
    if (phrase.speaker == CuePhrase::SpeakerAt::kInside) {
      cue.source = source;
      if (after_source < k && r.units[after_source].low != "'s") cue.first = after_source;
      if (cue.end < line.end && !is_break(r.units[cue.end])) continue;  // "as X said on Monday …" has more to it
    } else {
      cue.source = phrase_starting(r, line, k, true);
      if (!cue.source) continue;
      cue.end = cue.source->last + 1;
      cue.strength = phrase.words[0] == "according" ? 950 : 700;
    }
    return true;
  }
  return false;
}

}  // namespace

const CueForm* verb_form_at(const Reading& r, const Line& line, std::uint32_t i) {
  const Unit& u = r.units[i];
  if (u.kind != UnitKind::kWord || u.low.empty()) return nullptr;
  const auto* forms = r.lexicon.verbs.find(u.low);
  if (forms == nullptr) return nullptr;
  for (const CueForm& form : *forms)
    if (matches(r, line, i, form)) return &form;
  return nullptr;
}

bool is_saying(const Reading& r, const Line& line, std::uint32_t i) {
  if (!is_finite(r.units[i]) || r.units[i].form == VerbForm::kModal) return false;
  const CueForm* form = verb_form_at(r, line, i);
  if (form == nullptr) return false;
  const CueWord& word = r.lexicon.verbs.words[form->word];
  return word.act == Act::kSpeech && form->strength >= 330 && (word.frames & (kThat | kQuote)) != 0;
}

std::vector<Cue> find_cues(const Reading& r, std::uint32_t number) {
  const Line& line = r.lines[number];
  std::vector<Cue> cues;
  for (std::uint32_t i = line.first; i < line.end; ++i) {
    const Unit& u = r.units[i];
    if (u.kind != UnitKind::kWord || u.low.empty() || !r.lexicon.cue_words.contains(u.low)) continue;
    Cue cue;
    cue.line = number;
    cue.head = i;
    if (read_phrase(r, line, i, cue)) {
      cues.push_back(cue);
      i = cue.kind == CueKind::kPhrase ? cue.end - 1 : cue.last;
      continue;
    }
    if (const CueForm* form = verb_form_at(r, line, i)) {
      const bool verb = u.word_class == WordClass::kVerb;
      if ((verb && !attributive(r, line, i)) || headline_verb(r, line, i, *form)) {
        const CueWord& word = r.lexicon.verbs.words[form->word];
        cue.kind = CueKind::kVerb;
        cue.word = &word;
        cue.strength = form->strength;
        cue.sense = word.sense;
        cue.act = word.act;
        cue.frames = word.frames;
        describe_group(r, line, cue);
        cue.last = *matches(r, line, i, *form);
        cues.push_back(cue);
        i = cue.last;
        continue;
      }
    }
    const auto* nouns =
        u.word_class == WordClass::kNoun || u.word_class == WordClass::kProperNoun || u.word_class == WordClass::kVerb
            ? r.lexicon.nouns.find(u.low)
            : nullptr;
    if (nouns != nullptr) {
      for (const CueForm& form : *nouns) {
        if (!matches(r, line, i, form)) continue;
        const CueWord& word = r.lexicon.nouns.words[form.word];
        cue.kind = CueKind::kNoun;
        cue.word = &word;
        cue.strength = form.strength;
        cue.sense = word.sense;
        cue.act = word.act;
        cue.frames = word.frames;
        cue.first = i;
        cue.last = *matches(r, line, i, form);
        cues.push_back(cue);
        break;
      }
      continue;
    }
    if (u.word_class == WordClass::kAdjective || u.form == VerbForm::kPastParticiple) {
      const auto* adjectives = r.lexicon.adjectives.find(u.low);
      if (adjectives == nullptr) continue;
      const std::uint32_t begin = group_begin(r, line, i);
      if (begin == i || !is_verbal(r.units[begin])) continue;
      for (const CueForm& form : *adjectives) {
        if (!matches(r, line, i, form)) continue;
        const CueWord& word = r.lexicon.adjectives.words[form.word];
        cue.kind = CueKind::kAdjective;
        cue.word = &word;
        cue.strength = form.strength;
        cue.sense = word.sense;
        cue.act = word.act;
        cue.frames = word.frames;
        cue.first = begin;
        cue.last = *matches(r, line, i, form);
        for (std::uint32_t k = begin; k < i; ++k) cue.negated |= is_negation(r.units[k]);
        cues.push_back(cue);
        break;
      }
    }
  }
  return cues;
}

}  // namespace stemma::attributing
