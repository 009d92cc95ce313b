#pragma once
// What the words of a block say by themselves, in one pass over them: counts, marks, and how much words of this kind speak for a report.

#include <cstdint>
#include <string_view>
#include <vector>

namespace stemma {

// The words of a text as hashes that case and punctuation do not touch; a word is a run of letters and digits. Appended to `words`.
void hash_words(std::string_view text, std::vector<std::uint32_t>& words);

// Runs of four words of a text (all of its words where it has fewer), to ask how much of another text stands in it.
class Shingles {
 public:
  void add(std::string_view text);
  void add(const std::vector<std::uint32_t>& words);
  bool empty() const { return count_ == 0; }
  // Of the runs of `words`, how many stand here, in per cent.
  unsigned share(const std::vector<std::uint32_t>& words) const;

 private:
  void insert(std::uint32_t key);
  bool has(std::uint32_t key) const;
  void grow();

  std::vector<std::uint32_t> slots_;  // 0: empty
  std::size_t count_ = 0;
};

enum class Opening : std::uint8_t { kOther, kDigit, kLower, kQuote, kMark, kUpper };
enum class Closing : std::uint8_t { kNothing, kDash, kComma, kColon, kEllipsis, kQuestion, kStop, kStopQuoted };

struct BlockText {
  std::uint32_t words = 0, letters = 0, capitals = 0, digits = 0, functions = 0;  // digits, letters: bytes; the others words
  std::uint32_t commas = 0, stops = 0, marks = 0, quotes = 0, breaks = 0;
  std::uint64_t fingerprint = 0;  // of its words in order
  Opening opens = Opening::kOther;
  Closing closes = Closing::kNothing;
  int weight = 0, least = 0, most = 0;  // of its first and last words as learned (models/pages.words.model); 0 without a model
};

inline constexpr std::uint32_t kWordFeatures = 1;  // version of word_features, for its model

// Hashes of the features of a block's first and last words, for the model. `words` as hash_words gives them.
void word_features(const std::vector<std::uint32_t>& words, std::vector<std::uint32_t>& features);

// "14:05", "9.30 Uhr", "8.12 p.m." within the first bytes.
bool has_time_of_day(std::string_view text);

// `words` is room to work in and holds the block's words afterwards.
BlockText read_block_text(std::string_view text, std::vector<std::uint32_t>& words, std::vector<std::uint32_t>& features);

}  // namespace stemma
