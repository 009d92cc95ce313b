#pragma once
// Verb groups and their subjects. Unit indices; all searches stay in one line and take a bounded number of steps.

#include <cstdint>
#include <optional>

#include "attribute/noun_phrases.h"
#include "attribute/reading.h"

namespace stemma::attributing {

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

// First unit of the verb group that unit `verb` ends: auxiliaries, negation, adverbs, "to", "went on to".
std::uint32_t group_begin(const Reading& r, const Line& line, std::uint32_t verb);
// The subject of the verb group that begins at `group`.
Subject subject_before(const Reading& r, const Line& line, std::uint32_t group);

}  // namespace stemma::attributing
