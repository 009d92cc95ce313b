#pragma once
// What the names that a page gives its elements say of them.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stemma {

// The kinds of data/html_cues.tsv, as bits.
enum NameCue : std::uint8_t { kNever = 1, kDrop = 2, kCaptionName = 4, kBylineName = 8, kBelowName = 16, kBodyName = 32 };

struct NameVerdict {
  std::uint8_t cues = 0;  // NameCue bits
  std::int16_t weight =
      0;  // sum over its words as learned (models/pages.names.model): above 0 speaks for the report; 0 without a model
};

// Hashes of the words of a class, id or role attribute, and of each two words side by side in one name. Names are parted by white
// space, each split into words at everything that is no letter or digit and at capitals inside ("storyBody__main-text": story, body,
// main, text). Appended to `words`.
void name_words(std::string_view names, std::vector<std::uint32_t>& words);

inline constexpr std::uint32_t kNameFeatures = 1;  // version of name_words, for its model

// Reads attributes of one page; an attribute that was read before is remembered, so what it is given must outlive it.
class NameReader {
 public:
  NameVerdict read(std::string_view names);

 private:
  struct Known {
    std::string_view names;
    NameVerdict verdict;
  };
  std::array<Known, 512> known_;
  std::vector<std::uint32_t> words_;
};

// Whether a style attribute keeps its element from being shown.
bool says_hidden(std::string_view style);

// FNV-like hash of a few bytes, read eight at a time.
std::uint32_t quick_hash(std::string_view bytes);

}  // namespace stemma
