#pragma once
// The class of each word and the form of each verb, by word list, endings and contextual rules (Brill 1995, "Transformation-based
// error-driven learning"). The three tables tag_words, tag_suffixes and tag_rules are learnt by train/tag_rules.py.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/draft.h"
#include "annotate/tag_rules.h"
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
  // What the tables know of a word, by its key; kNone for nothing. Word::form holds it for each token.
  std::uint32_t form(std::string_view key) const { return form_map_.find(key); }
  // Notes that lists hold the word (WordList), and what was noted of a form.
  void note(std::string_view key, std::uint16_t lists);
  std::uint16_t lists(std::uint32_t form) const { return form == kNone ? std::uint16_t{0} : forms_[form].lists; }
  // Seen in running text in small letters.
  bool is_word(std::uint32_t form) const { return form != kNone && forms_[form].plain != kNone; }
  bool is_word(std::string_view key) const { return is_word(form(key)); }
  // Most frequent class in small letters; kOther for a word never seen so.
  WordClass common_class(std::uint32_t form) const;
  WordClass common_class(std::string_view key) const { return common_class(form(key)); }

 private:
  static constexpr std::size_t kMostTags = 6;
  struct Entry {
    std::array<std::uint8_t, kMostTags> tags{};  // 0 ends
  };
  struct Form {
    std::uint32_t plain = kNone, named = kNone;  // entries in small letters and with a capital ("may", "^may")
    std::uint32_t rule_word = kNone;             // among the words that rules name
    std::uint16_t lists = 0;                     // WordList
  };
  struct First {
    std::uint8_t tag = 0;
    std::uint32_t entry = kNone;  // kNone for an unknown word
    bool named = false;           // may also be a proper noun
  };

  Form& form_of(std::string_view key);
  First first_tag(const Draft& draft, std::uint32_t i, char shape) const;
  bool may_become(const First& first, std::uint8_t tag) const;
  std::uint32_t tag_of_ending(char shape, std::string_view key, std::size_t least) const;  // kNone where none fits
  std::uint8_t guess(char shape, std::string_view key) const;

  bool capitals_tell_names_ = true;
  std::vector<Entry> entries_;
  std::vector<Form> forms_;
  WordMap form_map_;  // "may" -> forms_
  WordMap suffixes_;  // shape letter and ending -> tag
  TagRules rules_;
};

}  // namespace stemma::annotating
