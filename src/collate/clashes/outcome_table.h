#pragma once
// Questions with answers that exclude each other, and the phrases that give an answer (data/LANG/outcomes.tsv).

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "collate/reading/lexicon.h"
#include "stemma/annotation.h"

namespace stemma::collating {

// Whose outcome a phrase tells, of an active verb.
enum class Bearer : std::uint8_t { kAny, kSubject, kObject };

// How two accounts of one question are known to tell of one thing.
enum class Tie : std::uint8_t { kPerson, kThing, kAlike };

struct OutcomeQuestion {
  std::string asks;  // "How did {} leave office?"
  Tie tie = Tie::kAlike;
  std::unordered_set<std::string> things;  // stems; for Tie::kThing
  std::vector<std::string> answers;        // in the table's order
};

struct OutcomePhrase {
  std::uint32_t question = 0,
                answer = 0;  // index into questions(), into its answers; answer kNone: no answer, though it looks like one
  Bearer bearer = Bearer::kAny;
  bool noun = false;      // begins with no verb ("no alarm")
  bool negative = false;  // holds its own "no", "refuse": the sign of its clause turns nothing
};

class OutcomeTable {
 public:
  OutcomeTable(const Lexicon& lexicon, std::string_view language);

  const std::vector<OutcomeQuestion>& questions() const { return questions_; }
  const std::vector<Phrase>& phrases_from(std::string_view stem) const;  // value is an index for phrase()
  const OutcomePhrase& phrase(std::uint32_t value) const { return phrases_[value]; }
  bool person_noun(std::string_view folded) const {
    return person_nouns_.contains(std::string(folded));
  }  // "student", "minister"

 private:
  std::vector<OutcomeQuestion> questions_;
  std::vector<OutcomePhrase> phrases_;
  std::unordered_map<std::string, std::vector<Phrase>> index_;
  std::unordered_set<std::string> person_nouns_;
  std::vector<Phrase> none_;
};

}  // namespace stemma::collating
