#pragma once
// What a unit is, told by its word, class and form alone.

#include <algorithm>
#include <array>
#include <string_view>

#include "attribute/reading.h"

namespace stemma::attributing {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view one) {
    return one.size() == word.size() && one[0] == word[0] && one == word;  // a look at the first letter saves most calls
  });
}

// A fixed list of words whose first letters are noted, so that most words are refused by a look at one.
template <std::size_t N>
struct Listed {
  std::array<std::string_view, N> words;
  std::uint32_t letters = 0;

  template <class... Words>
  constexpr Listed(Words... all) : words{all...} {  // NOLINT: a list is written where it is used
    for (const std::string_view word : words) letters |= 1u << (static_cast<unsigned char>(word[0]) & 31u);
  }
};
template <class... Words>
Listed(Words...) -> Listed<sizeof...(Words)>;

template <std::size_t N>
bool among(std::string_view word, const Listed<N>& list) {
  if (word.empty() || (list.letters >> (static_cast<unsigned char>(word[0]) & 31u) & 1u) == 0) return false;
  return among(word, list.words);
}

bool is_nominal(const Unit& u);  // may head a noun phrase: noun, name, number, quoted fragment
bool is_verbal(const Unit& u);   // verb or auxiliary
bool is_finite(const Unit& u);   // past, present, third singular or modal form
bool is_be(const Unit& u);
bool is_have(const Unit& u);
bool is_negation(const Unit& u);  // not, n't, never, no longer's "no" is not one
bool is_comma(const Unit& u);
bool is_break(const Unit& u);     // comma, semicolon, colon, dash, end mark
bool is_relative(const Unit& u);  // who, which, whose, whom, that after a noun is told by context
bool is_coordinator(const Unit& u);

bool is_adverb(const Unit& u);
bool is_participle(const Unit& u);  // past participle or gerund
bool is_determiner(const Unit& u);  // possessive pronouns too
bool is_possessive(const Unit& u);  // 's
bool is_possessive_pronoun(const Unit& u);
bool is_personal_pronoun(const Unit& u);
bool is_subordinator(const Unit& u);              // because, while, although, if, when, that …
bool is_wh(const Unit& u);                        // whether, if, how, why …
bool is_quantity_pronoun(std::string_view w);     // some, many, others: pronouns that may be modified
bool is_hanging_preposition(std::string_view w);  // ties a phrase to the noun before it: for, in, at …
bool is_adjunct_preposition(std::string_view w);  // opens a phrase between a cue and its content: in a statement, at a rally

}  // namespace stemma::attributing
