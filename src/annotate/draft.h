#pragma once
// The article while it is being annotated: the tokens with what every later step asks of them (folded key, shape), so that
// no step folds or scans a word again.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/annotation.h"
#include "stemma/article.h"
#include "stemma/limits.h"

namespace stemma::annotating {

class Lexicon;

enum Shape : std::uint16_t {
  kCapital = 1,      // first letter is upper case
  kAllCapitals = 2,  // two letters or more, none of them lower case
  kHasDigit = 4,
  kHasLetter = 8,
  kAllDigits = 16,     // digits with inner , or .
  kInnerCapital = 32,  // an upper-case letter after a lower-case one ("McCain", "iPhone"), or first after a hyphen ("al-Masri")
  kHyphen = 64,        // an inner hyphen
  kSpaceBefore = 128,  // white space, or the block's start, stands before it
  kPeriod = 256,       // a letter or digit with a full stop at the end ("Gen.", "U.S.")
  kQuote = 512,        // a quotation mark of any kind
  kNewLine = 1024,     // a line break stands before it
  kStart = 2048,       // first word of a sentence, or after an opening mark: its capital tells nothing
  kTitled = 4096,      // in a sentence whose words are all capitalised: capitals tell nothing
};

// Lists that hold a word, or a phrase that begins with it: for most words of a text none does, and they need not be asked.
enum WordList : std::uint16_t {
  kTitleList = 1,
  kDemonymList = 2,
  kInstitutionList = 4,
  kPlaceList = 8,
  kRoleNounList = 16,
  kGivenNameList = 32,
  kNameWordList = 64,
  kNumberList = 128,
  kTimeList = 256,
  kUnitList = 512,
  kQualifierList = 1024,
};

struct Word {
  std::uint32_t key_begin = 0, key_end = 0;  // in Draft::keys
  std::uint16_t shape = 0;
  std::uint16_t lists = 0;     // WordList
  std::uint32_t form = kNone;  // what the tables of word classes know of it (TagTables::form)
};

struct Draft {
  const Article& article;
  const Limits& limits;
  const Lexicon* lexicon;  // null for a language without word lists
  Annotations out;
  std::string keys;         // folded tokens, one blank after each: the key of a phrase is a slice too
  std::vector<Word> words;  // one for each token

  Draft(const Article& a, const Limits& l, const Lexicon* lists) : article(a), limits(l), lexicon(lists) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(words.size()); }
  std::string_view text() const { return article.text; }
  std::string_view surface(std::uint32_t i) const { return slice(article.text, out.tokens[i].span); }
  std::string_view key(std::uint32_t i) const {
    return std::string_view(keys).substr(words[i].key_begin, words[i].key_end - words[i].key_begin);
  }
  // Tokens [first, end) as one key. REQUIRES: first < end.
  std::string_view key(std::uint32_t first, std::uint32_t end) const {
    return std::string_view(keys).substr(words[first].key_begin, words[end - 1].key_end - words[first].key_begin);
  }
  Span span(std::uint32_t first, std::uint32_t end) const { return {out.tokens[first].span.begin, out.tokens[end - 1].span.end}; }
  bool is(std::uint32_t i, std::string_view folded) const { return i < size() && key(i) == folded; }
  bool has(std::uint32_t i, std::uint16_t shape) const { return (words[i].shape & shape) != 0; }
  // Whether one of these lists holds token i, or a phrase that begins with it.
  bool listed(std::uint32_t i, std::uint16_t lists) const { return (words[i].lists & lists) != 0; }
  const Sentence& sentence_of(std::uint32_t i) const { return out.sentences[out.tokens[i].sentence]; }
  // Whether token i stands in the sentence of token `of`.
  bool in_sentence(std::uint32_t i, std::uint32_t of) const {
    return i < size() && out.tokens[i].sentence == out.tokens[of].sentence;
  }
};

}  // namespace stemma::annotating
