#pragma once
// The words of an affair, each looked up once: what they stem to, what the lists say of them, how much they tell.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/word_vectors.h"
#include "collate/reading/lexicon.h"
#include "collate/who/entities.h"
#include "stemma/dossier.h"

namespace stemma::collating {

using Term = std::uint32_t;  // index into the affair's terms: a stem, an entity, a country, a number
inline constexpr Term kNoTerm = 0xffffffffu;

struct Word {
  std::uint32_t form = 0;          // the folded token
  Term stem = kNoTerm;             // of the form, marks included
  Term term = kNoTerm;             // what likeness counts; kNoTerm for function words, marks and the rest of a name
  Term actor = kNoTerm;            // entity or country that the token names (every token of a name has it)
  Term country = kNoTerm;          // country that the name or its bearer belongs to
  std::uint32_t name = kNone;      // index into Annotations::names
  std::uint32_t quantity = kNone;  // index into Annotations::quantities
};

class Words {
 public:
  Words(const std::vector<Report>& reports, const Overlay& overlay, const Lexicon& lexicon);

  const std::vector<Word>& of(std::uint32_t report) const { return words_[report]; }
  const Word& at(std::uint32_t report, std::uint32_t token) const { return words_[report][token]; }
  std::string_view form(std::uint32_t form) const { return forms_[form]; }
  bool document(std::uint32_t form) const { return document_[form] != 0; }  // stands for what somebody said or printed
  std::string_view text_of(Term term) const { return terms_[term]; }
  std::uint32_t effects(Term stem) const { return stem == kNoTerm ? 0 : effects_[stem]; }
  const std::vector<Family>& families(Term stem) const { return families_[stem]; }
  int weight(Term term) const { return weight_[term]; }  // 1..1000: how rare in this affair
  // The language's table of words, null where there is none, and where a stem stands in it.
  const WordVectors* vectors() const { return vectors_; }
  std::uint32_t row(Term stem) const { return rows_[stem]; }
  Term entity_term(std::uint32_t entity) const { return entity_terms_[entity]; }
  Term country_term(std::string_view country) const;         // kNoTerm when no text names it
  bool light(Term stem) const { return light_[stem] != 0; }  // says little whatever the affair
  const Lexicon& lexicon() const { return lexicon_; }
  std::size_t terms() const { return terms_.size(); }
  std::uint32_t sentences() const { return sentences_; }  // of all reports
  // Tokens [first, end) that lie in the span.
  std::pair<std::uint32_t, std::uint32_t> tokens_in(std::uint32_t report, Span span) const;
  // Longest phrase of an index that starts at token `at` and ends before `end`, with at most `gap` tokens between two of its words.
  const Phrase* phrase_at(const std::vector<Phrase>& phrases, std::uint32_t report, std::uint32_t at, std::uint32_t end,
                          int gap) const;

 private:
  std::uint32_t form_id(std::string_view folded);
  Term term_id(std::string_view key);
  void read(std::uint32_t report, const Overlay& overlay);
  void weigh();

  const std::vector<Report>& reports_;
  const Lexicon& lexicon_;
  const WordVectors* vectors_;
  std::vector<std::vector<Word>> words_;
  std::unordered_map<std::string, std::uint32_t> form_ids_, term_ids_;
  std::vector<std::string> forms_, terms_;
  std::vector<Term> stem_of_form_, class_of_form_;
  std::vector<std::uint32_t> effects_, rows_;
  std::vector<std::vector<Family>> families_;
  std::vector<int> weight_;
  std::vector<char> light_, document_;
  std::uint32_t sentences_ = 0;
  std::vector<Term> entity_terms_;
};

// A stretch's terms with weights, for likeness. Sorted by term, each once.
struct Bag {
  std::vector<Term> terms;
  std::int64_t total = 0;    // sum of weights
  std::int64_t squares = 0;  // sum of squared weights
};
Bag bag_of(const Words& words, std::vector<Term> terms);

// Per mille: cosine and how much of the lighter bag the other covers.
int cosine(const Words& words, const Bag& a, const Bag& b);
int coverage(const Words& words, const Bag& a, const Bag& b);

}  // namespace stemma::collating
