// A sentence is titled when every word that could be in small letters has a capital: no content word is small, and two common
// words that are part of no office or institution are capitalised where nothing but the title case explains it ("Karim Denies
// Troop Withdrawal From Iran"). Counting capitals alone was rejected: "Anna Keller sued Peter Keller" is full of them.

#include "annotate/capitals.h"

#include "annotate/lexicon.h"

namespace stemma::annotating {
namespace {

bool reopens(std::string_view key) {
  return key == "\"" || key == "``" || key == "“" || key == "(" || key == "'" || key == "‘" || key == ":";
}

bool titled(const Draft& draft, const Sentence& sentence) {
  const Lexicon& lexicon = *draft.lexicon;
  int unexplained = 0, capitals = 0;
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    if (!draft.has(i, kHasLetter) || draft.has(i, kHasDigit | kPeriod) || draft.key(i)[0] == '\'' || draft.is(i, "n't")) continue;
    const std::string_view key = draft.key(i);
    if (!draft.has(i, kCapital)) {
      const bool small_word = Lexicon::is_function_word(lexicon.tags.common_class(draft.words[i].form)) || key.size() < 3 ||
                              draft.has(i, kInnerCapital) || lexicon.names.is_word(key, kNameParticle | kPersonParticle);
      if (!small_word) return false;
      continue;
    }
    ++capitals;
    if (i == sentence.first_token) continue;
    const WordClass c = lexicon.tags.common_class(draft.words[i].form);
    const bool common = c != WordClass::kOther && c != WordClass::kProperNoun;
    if (!common) continue;
    const bool explained = lexicon.names.title(key) != nullptr || lexicon.names.word(key) != 0 ||
                           lexicon.names.demonym(key) != nullptr || lexicon.names.given_name(key) != 0 ||
                           lexicon.times.find(key) != nullptr || lexicon.places.find(key) != kNone;
    unexplained += !explained;
  }
  return unexplained >= 2 && capitals >= 3;
}

}  // namespace

void mark_capitals(Draft& draft) {
  for (const Sentence& sentence : draft.out.sentences) {
    const bool all = titled(draft, sentence);
    bool start = true;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      if (all) draft.words[i].shape |= kTitled;
      if (start && draft.has(i, kHasLetter | kHasDigit)) draft.words[i].shape |= kStart;
      start = (start && !draft.has(i, kHasLetter | kHasDigit)) || reopens(draft.key(i));
    }
  }
}

}  // namespace stemma::annotating
