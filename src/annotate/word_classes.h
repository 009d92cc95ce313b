#pragma once
// The class of each word and the form of each verb, by word list, endings and contextual rules (Brill 1995, "Transformation-based
// error-driven learning"). The three tables tag_words, tag_suffixes and tag_rules are learnt by train/tag_rules.py.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/draft.h"
#include "annotate/word_map.h"

namespace stemma::annotating {

class TagTables {
 public:
  explicit TagTables(std::string_view folder);  // "data/en/"

  // Sets word_class and verb_form of every token. Linear in tokens times rules.
  void tag(Draft& draft) const;
  // Whether a capital inside a sentence tells a name: a language that writes its nouns with capitals takes an unknown word with a
  // capital for a noun ("C * NN" in tag_suffixes).
  bool capitals_tell_names() const { return capitals_tell_names_; }
  // Listed as a noun that is no name ("^haus").
  bool is_noun(std::string_view key) const;
  // The class that the ending of an unknown word with a capital tells; kOther where no listed ending fits.
  WordClass class_by_ending(std::string_view key) const;
  // Seen in running text in small letters.
  bool is_word(std::string_view key) const { return words_.has(key); }
  // Most frequent class in small letters; kOther for a word never seen so.
  WordClass common_class(std::string_view key) const;

 private:
  static constexpr std::size_t kMostTags = 6;
  struct Entry {
    std::array<std::uint8_t, kMostTags> tags{};  // 0 ends
  };
  struct Condition {
    char kind = 0;
    std::int8_t offset = 0;
    std::uint32_t value = 0;
  };
  struct Rule {
    std::uint8_t from = 0, to = 0, size = 0;
    std::array<Condition, 3> conditions{};
  };
  struct Slate;  // the arrays one text is tagged in

  void prepare(const Draft& draft, Slate& slate) const;
  std::uint32_t tag_of_ending(char shape, std::string_view key, std::size_t least) const;  // kNone where none fits
  std::uint8_t guess(char shape, std::string_view key) const;
  bool holds(const Slate& slate, std::size_t at, const Rule& rule) const;

  bool capitals_tell_names_ = true;
  std::vector<Entry> entries_;
  std::vector<Rule> rules_;
  WordMap words_;       // "may", "^may" -> entries_
  WordMap suffixes_;    // shape letter and ending -> tag
  WordMap vocabulary_;  // words that rules name
};

}  // namespace stemma::annotating
