#pragma once
// What words mean and how rare they are: a table from words to short vectors of whole numbers and to how few texts hold them.
// Words of like meaning have vectors of like direction. Read in place from the bytes of a file; nothing is copied or built.
//
// The file, little-endian: 64 bytes of header (magic "STEMVECT", format version, version of the caller's words, count of words,
// dimensions (a multiple of 16), rarity of words that are not in it, 4 bytes of 0, checksum over all that follows the header),
// then hashes of the words (uint32 [words], ascending), rarities (uint8 [words]), loudness (uint8 [words]), vectors
// (int8 [words][dimensions]); each part begins at a multiple of 16.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/result.h"

namespace stemma {

class WordVectors {
 public:
  static constexpr std::uint32_t kNoRow = 0xffffffffu;
  static constexpr int kLength = 440;         // of every vector; the cosine of two is dot() / kLength^2
  static constexpr int kRarityPerNat = 20;    // a word in one of e texts: 20
  static constexpr std::uint32_t kWords = 1;  // version of how words are written: stems of folded forms

  // Views `bytes` (aligned to 16), which must outlive the table. Errors (kBadValue): not a table, damaged, made for other words.
  static Result<WordVectors> open(std::string_view bytes);

  // Row of a word, kNoRow for one that the table does not have.
  std::uint32_t find(std::string_view word) const;

  std::size_t size() const { return keys_.size(); }
  std::size_t dimensions() const { return dimensions_; }
  const std::int8_t* vector(std::uint32_t row) const { return vectors_ + std::size_t{row} * dimensions_; }
  // How few texts hold the word; for kNoRow that of a word never seen.
  int rarity(std::uint32_t row) const { return row == kNoRow ? unknown_ : rarities_[row]; }
  // How much the word counts in the sum of a text's vectors.
  int loudness(std::uint32_t row) const { return row == kNoRow ? 0 : loudness_[row]; }
  // Product of two rows' vectors.
  std::int32_t dot(std::uint32_t a, std::uint32_t b) const;

 private:
  std::size_t dimensions_ = 0;
  int unknown_ = 0;
  std::span<const std::uint32_t> keys_;
  const std::uint8_t* rarities_ = nullptr;
  const std::uint8_t* loudness_ = nullptr;
  const std::int8_t* vectors_ = nullptr;
};

// The key of a word in the table.
std::uint32_t word_key(std::string_view word);

// The table of a language ("en"), null where there is none.
const WordVectors* word_vectors(std::string_view language);

}  // namespace stemma
