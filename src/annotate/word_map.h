#pragma once

#include <cstdint>
#include <string_view>

#include "base/word_map.h"
#include "stemma/annotation.h"

namespace stemma::annotating {

static_assert(kNone == WordMap::kAbsent);

// Phrases of one word or more; the longest one that begins at a token is found without trying all lengths.
class PhraseMap {
 public:
  // `key` as phrase_key() makes it. An older entry stays.
  std::uint32_t add(std::string_view key, std::uint32_t value) {
    if (key.empty()) return kNone;
    std::uint32_t words = 1;
    for (const char c : key) words += c == ' ';
    const std::string_view first = key.substr(0, key.find(' '));
    if (const std::uint32_t longest = longest_.find(first); longest == kNone || longest < words) longest_.set(first, words);
    return map_.add(key, value);
  }

  // Makes room for so many phrases with so many first words.
  void reserve(std::size_t phrases, std::size_t words) {
    map_.reserve(phrases);
    longest_.reserve(words);
  }

  std::uint32_t find(std::string_view key) const { return map_.find(key); }
  // Calls take(word) for each first word of a phrase.
  template <class Take>
  void each_first(Take&& take) const {
    longest_.each(take);
  }
  // Most words of a phrase that begins with this word; 0 for none.
  std::uint32_t longest(std::string_view first) const {
    const std::uint32_t words = longest_.find(first);
    return words == kNone ? 0 : words;
  }
  std::size_t size() const { return map_.size(); }

 private:
  WordMap map_, longest_;
};

}  // namespace stemma::annotating
