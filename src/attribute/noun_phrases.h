#pragma once
// Noun phrases and subjects, read off word classes: no parser, only neighbours. Unit indices; all searches stay in one line
// and take a bounded number of steps.

#include <cstdint>
#include <optional>

#include "attribute/reading.h"

namespace stemma::attributing {

struct Phrase {
  std::uint32_t first = 0, last = 0;  // units, both inside
  std::uint32_t head = 0;
};

enum class SubjectKind : std::uint8_t {
  kNone,
  kPhrase,    // stands before (or, inverted, behind) its verb
  kRelative,  // who, which: phrase is the pronoun, antecedent what it stands for
  kShared,    // left out; it is the subject of the verb group that `of` is in
};

struct Subject {
  SubjectKind kind = SubjectKind::kNone;
  Phrase phrase;
  std::optional<Phrase> antecedent;
  std::uint32_t of = kNone;  // kShared: the verb whose subject it shares
};

// The noun phrase that ends at unit `last`: determiner to head, with what hangs on it ("a spokesman for the ministry").
std::optional<Phrase> phrase_ending(const Reading& r, const Line& line, std::uint32_t last);
// The same without anything hung on by a preposition.
std::optional<Phrase> base_phrase_ending(const Reading& r, const Line& line, std::uint32_t last);
// The noun phrase that begins at unit `first`. With `loose`, all that a preposition, comma or participle hangs on it.
std::optional<Phrase> phrase_starting(const Reading& r, const Line& line, std::uint32_t first, bool loose);
std::optional<Phrase> base_phrase_starting(const Reading& r, const Line& line, std::uint32_t first);

// First unit of the verb group that unit `verb` ends: auxiliaries, negation, adverbs, "to", "went on to".
std::uint32_t group_begin(const Reading& r, const Line& line, std::uint32_t verb);
// The subject of the verb group that begins at `group`.
Subject subject_before(const Reading& r, const Line& line, std::uint32_t group);

// Whether a clause with its own subject and finite verb begins at `first` (and that verb, if `verb` is given).
bool starts_clause(const Reading& r, const Line& line, std::uint32_t first, std::uint32_t* verb = nullptr);

bool is_personal_pronoun(const Unit& u);
bool is_possessive(const Unit& u);      // 's
bool is_possessive_pronoun(const Unit& u);
bool is_subordinator(const Unit& u);    // because, while, although, if, when, that …

}  // namespace stemma::attributing
