#pragma once
// Where the word lists of data/ (block_cues, boilerplate, agencies) occur in a block.

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stemma {

enum class Cue : std::uint8_t {
  kBoilerplate,
  kByline,
  kPublished,
  kCredit,
  kCaption,
  kPointer,
  kDepicts,
  kPlace,
  kModal,
  kClause,
  kSpeech,
  kLabel,
  kAgency,
  kPaywall,
};

struct CueHit {
  Cue cue{};
  std::uint32_t begin = 0, end = 0;  // bytes of the folded text
  std::string_view name;             // kAgency: its name in full; else empty
};

class Cues {
 public:
  // The lists of a language, read once and kept; "en" where `language` is empty. A language without lists has the agencies only.
  // Thread-safe.
  static const Cues& of(std::string_view language);

  // Every cue that stands where its list wants it, as whole words, by begin. `folded` is the block as fold() gives it; what is
  // not a letter, digit or bracket at its ends is passed over for cues that want a start or an end. O(size).
  std::vector<CueHit> find(std::string_view folded) const;

 private:
  enum class Where : std::uint8_t { kStart, kEnd, kAny, kWhole };
  struct Entry {
    std::string text;
    Where where{};
    Cue cue{};
    std::string name;
  };

  explicit Cues(std::string_view language);
  void add(std::string_view text, std::string_view where, Cue cue, std::string_view name);

  // Whether a cue begins with these two bytes, or is the first of them alone: most words begin none.
  bool begins(std::string_view text) const {
    const auto first = static_cast<unsigned char>(text[0]);
    return singles_[first] || (text.size() > 1 && pairs_[first * 256u + static_cast<unsigned char>(text[1])]);
  }

  std::bitset<256> singles_;
  std::bitset<65536> pairs_;
  std::unordered_map<std::uint32_t, std::vector<Entry>> by_first_bytes_;  // key_of the first four; of all where there are fewer
};

}  // namespace stemma
