#pragma once
// Folded words or phrases -> numbers. Filled once while lists are loaded, asked millions of times: open addressing over one
// array, keys in one string.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/annotation.h"

namespace stemma::annotating {

class WordMap {
 public:
  // The value of a key already there, which is then left as it is, or of the one just put in.
  std::uint32_t add(std::string_view key, std::uint32_t value) {
    if (slots_.size() < 2 * (count_ + 1)) grow();
    const std::uint32_t hash = hash_of(key);
    Slot& slot = slots_[place(key, hash)];
    if (slot.size == kNone) {
      slot = {static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(key.size()), value, hash};
      keys_ += key;
      ++count_;
    }
    return slot.value;
  }

  // kNone when the key is not there.
  std::uint32_t find(std::string_view key) const {
    if (slots_.empty()) return kNone;
    const Slot& slot = slots_[place(key)];
    return slot.size == kNone ? kNone : slot.value;
  }

  void set(std::string_view key, std::uint32_t value) {
    add(key, value);
    slots_[place(key)].value = value;
  }

  bool has(std::string_view key) const { return find(key) != kNone; }
  std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint32_t begin = 0, size = kNone, value = 0, hash = 0;
  };

  // Eight bytes a step: keys are short, and looked up for every word of every text.
  static std::uint32_t hash_of(std::string_view key) {
    std::uint64_t hash = 0x9e3779b97f4a7c15u ^ key.size();
    while (key.size() >= 8) {
      std::uint64_t part;
      std::memcpy(&part, key.data(), 8);
      hash = (hash ^ part) * 0xff51afd7ed558ccdu;
      hash ^= hash >> 32;
      key.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    if (!key.empty()) std::memcpy(&rest, key.data(), key.size());
    hash = (hash ^ rest) * 0xff51afd7ed558ccdu;
    return static_cast<std::uint32_t>(hash >> 32);
  }

  std::size_t place(std::string_view key, std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].size != kNone &&
           (slots_[at].hash != hash || std::string_view(keys_.data() + slots_[at].begin, slots_[at].size) != key)) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return at;
  }
  std::size_t place(std::string_view key) const { return place(key, hash_of(key)); }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.size != kNone) slots_[place(std::string_view(keys_).substr(slot.begin, slot.size), slot.hash)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::string keys_;
  std::size_t count_ = 0;
};

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

  std::uint32_t find(std::string_view key) const { return map_.find(key); }
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
