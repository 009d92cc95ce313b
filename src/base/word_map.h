#pragma once
// Folded words or phrases -> numbers. Filled once while lists are loaded, asked millions of times: open addressing over one
// array, keys in one string.

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stemma {

class WordMap {
 public:
  static constexpr std::uint32_t kAbsent = 0xffffffffu;

  // The value of a key already there, which is then left as it is, or of the one just put in.
  std::uint32_t add(std::string_view key, std::uint32_t value) {
    if (slots_.size() < 2 * (count_ + 1)) grow();
    const std::uint32_t hash = hash_of(key);
    Slot& slot = slots_[place(key, hash)];
    if (slot.size == kAbsent) {
      slot = {static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(key.size()), value, hash};
      keys_ += key;
      ++count_;
    }
    return slot.value;
  }

  // Makes room for so many keys, so that filling it moves nothing.
  void reserve(std::size_t keys) {
    std::size_t slots = 16;
    while (slots < 2 * (keys + 1)) slots *= 2;
    if (slots > slots_.size()) rehash(slots);
  }

  // kAbsent when the key is not there.
  std::uint32_t find(std::string_view key) const {
    if (slots_.empty()) return kAbsent;
    const Slot& slot = slots_[place(key)];
    return slot.size == kAbsent ? kAbsent : slot.value;
  }

  void set(std::string_view key, std::uint32_t value) {
    add(key, value);
    slots_[place(key)].value = value;
  }

  bool has(std::string_view key) const { return find(key) != kAbsent; }
  // Calls take(key) for each key, in no order that means anything.
  template <class Take>
  void each(Take&& take) const {
    for (const Slot& slot : slots_) {
      if (slot.size != kAbsent) take(std::string_view(keys_).substr(slot.begin, slot.size));
    }
  }
  std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint32_t begin = 0, size = kAbsent, value = 0, hash = 0;
  };

  // Eight bytes a step: keys are short, and looked up for every word of every text. What is left over is read as two halves that
  // overlap, as a copy of unknown size is a call.
  static std::uint32_t hash_of(std::string_view key) {
    std::uint64_t hash = 0x9e3779b97f4a7c15u ^ key.size();
    const char* at = key.data();
    std::size_t size = key.size();
    for (; size >= 8; at += 8, size -= 8) {
      hash = (hash ^ part<std::uint64_t>(at)) * 0xff51afd7ed558ccdu;
      hash ^= hash >> 32;
    }
    std::uint64_t rest = 0;
    if (size >= 4) {
      rest = part<std::uint32_t>(at) | std::uint64_t{part<std::uint32_t>(at + size - 4)} << 32;
    } else if (size > 0) {
      const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
      rest = byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16;
    }
    hash = (hash ^ rest) * 0xff51afd7ed558ccdu;
    return static_cast<std::uint32_t>(hash >> 32);
  }

  template <class Integer>
  static Integer part(const char* at) {
    Integer value;
    std::memcpy(&value, at, sizeof value);
    return value;
  }

  static bool same(const char* a, const char* b, std::size_t size) {
    if (size > 16) return std::memcmp(a, b, size) == 0;
    if (size >= 8)
      return part<std::uint64_t>(a) == part<std::uint64_t>(b) &&
             part<std::uint64_t>(a + size - 8) == part<std::uint64_t>(b + size - 8);
    if (size >= 4)
      return part<std::uint32_t>(a) == part<std::uint32_t>(b) &&
             part<std::uint32_t>(a + size - 4) == part<std::uint32_t>(b + size - 4);
    for (std::size_t i = 0; i < size; ++i) {
      if (a[i] != b[i]) return false;
    }
    return true;
  }

  std::size_t place(std::string_view key, std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].size != kAbsent && (slots_[at].hash != hash || slots_[at].size != key.size() ||
                                          !same(keys_.data() + slots_[at].begin, key.data(), key.size()))) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return at;
  }
  std::size_t place(std::string_view key) const { return place(key, hash_of(key)); }

  void grow() { rehash(slots_.empty() ? 16 : slots_.size() * 2); }

  void rehash(std::size_t slots) {
    std::vector<Slot> old(slots);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.size != kAbsent) slots_[place(std::string_view(keys_).substr(slot.begin, slot.size), slot.hash)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::string keys_;
  std::size_t count_ = 0;
};

// Words -> things.
template <class Thing>
class WordIndex {
 public:
  // The thing of the word, made where there is none.
  Thing& operator[](std::string_view word) {
    const std::uint32_t at = map_.add(word, static_cast<std::uint32_t>(things_.size()));
    return at == things_.size() ? things_.emplace_back() : things_[at];
  }
  // Puts a thing in where the word has none. Gives the word's thing and whether it is this one.
  std::pair<Thing*, bool> emplace(std::string_view word, Thing thing) {
    const std::uint32_t at = map_.add(word, static_cast<std::uint32_t>(things_.size()));
    const bool fresh = at == things_.size();
    if (fresh) things_.push_back(std::move(thing));
    return {&things_[at], fresh};
  }
  const Thing* find(std::string_view word) const {
    const std::uint32_t at = map_.find(word);
    return at == WordMap::kAbsent ? nullptr : &things_[at];
  }
  // Calls take(word) for each word, in no order that means anything.
  template <class Take>
  void each(Take&& take) const {
    map_.each(take);
  }
  auto begin() { return things_.begin(); }
  auto end() { return things_.end(); }

 private:
  WordMap map_;
  std::deque<Thing> things_;
};

class WordSet {
 public:
  void insert(std::string_view word) { map_.add(word, 0); }
  bool contains(std::string_view word) const { return map_.has(word); }

 private:
  WordMap map_;
};

}  // namespace stemma
