#pragma once
// What office and what country the words of an article give somebody: enough to tell whether "the Israeli official" can be a
// certain minister.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/reading.h"

namespace stemma::attributing {

class Offices {
 public:
  explicit Offices(const Reading& r);

  // What the words that name a speaker say of an entity ("Peru's ambassador, Ida Holm") counts from now on.
  void learn(std::uint32_t entity, std::string_view words);
  // Titles and roles that the article gives an entity, folded, blanks between; empty when none.
  const std::string& of(std::uint32_t entity) const { return offices_[entity]; }
  // Whether one of them holds a word (folded).
  bool holds(std::uint32_t entity, std::string_view word) const;
  // Whether a name itself holds it ("the institute": the Aldra Institute).
  static bool named(std::string_view name, std::string_view word);
  // "Ida Holm, 34,": the age that the article gives an entity; 0 when none.
  int age_of(std::uint32_t entity) const { return ages_[entity]; }
  // The age that a word names ("34-year-old"); 0 when none.
  static int age_in(std::string_view word);
  // Classes of the offices that a description names ("a top general": military), and the countries it names.
  std::vector<std::string_view> classes_in(std::string_view text) const;
  std::vector<std::string_view> nations_in(std::string_view text) const;

 private:
  const Lexicon& lexicon_;
  std::vector<std::string> offices_;  // by entity
  std::vector<int> ages_;             // by entity
};

// Whether two lists have an element in common.
bool share_one(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b);

}  // namespace stemma::attributing
