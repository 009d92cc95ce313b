#pragma once
// Contextual rules that change tags (tag_rules.tsv): "VBD becomes VBN where the tag before is a form of have".

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "stemma/annotation.h"

namespace stemma::annotating {

// A stretch of text while it is tagged: kTagGap empty places before each sentence and at the end, so that no rule sees past one.
inline constexpr std::size_t kTagGap = 3;

class TagRules {
 public:
  // What the rules ask of one text, a row of bits each: the tag, word, ending or shape that stands at a place. Used again for the
  // next stretch.
  class Places {
   public:
    // Empty, for `size` places.
    void start(const TagRules& rules, std::size_t size);
    void gap(std::size_t place);
    // A token: its first tag, its word among those that rules name (each_word()), its key and its shape.
    void token(std::size_t place, std::uint8_t tag, std::uint32_t word, std::string_view key, char shape);
    std::uint8_t tag(std::size_t place) const { return tags_[place]; }

   private:
    friend class TagRules;
    std::uint64_t* row(std::uint32_t feature);
    void set(std::uint32_t feature, std::size_t place) { row(feature)[place / 64] |= std::uint64_t{1} << place % 64; }

    const TagRules* rules_ = nullptr;
    std::size_t stride_ = 0;             // of a row, with an empty word at each end
    std::vector<std::uint64_t> bits_;    // rows
    std::vector<std::uint32_t> row_of_;  // feature -> row, kNone for one that stands nowhere
    std::vector<std::uint8_t> tags_;
    std::vector<std::size_t> hits_;
  };

  // `folder`: "data/en/". `tag_number`: number of a tag by name, 0 for none ("#" too). Tags are below 64.
  void load(std::string_view folder, std::uint8_t (*tag_number)(std::string_view));
  // Calls take(word, number) for each word that rules name.
  template <class Take>
  void each_word(Take&& take) const {
    for (const auto& [word, feature] : named_) take(word, feature);
  }

  // Each rule in order, over all places at once. `allowed`: whether the token at a place may have the tag.
  template <class Allowed>
  void apply(Places& places, Allowed&& allowed) const {
    for (const Rule& rule : rules_) {
      find(places, rule);
      for (const std::size_t place : places.hits_) {
        if (allowed(place, rule.to)) change(places, place, rule);
      }
    }
  }

 private:
  static constexpr std::uint32_t kTags = 64, kGapFeature = kTags;  // features below kTags are tags
  struct Condition {
    std::uint32_t feature = 0;
    std::int8_t offset = 0;
  };
  struct Rule {
    std::uint8_t from = 0, to = 0, size = 0;
    std::array<Condition, 3> conditions{};
  };

  void find(Places& places, const Rule& rule) const;
  static void change(Places& places, std::size_t place, const Rule& rule);
  static std::uint32_t ending_number(std::string_view key);
  std::uint32_t feature_of_ending(std::uint32_t ending) const;

  std::vector<Rule> rules_;
  std::uint32_t features_ = kGapFeature + 1;
  std::vector<std::pair<std::string_view, std::uint32_t>> named_;  // words that rules name, with their features
  std::vector<std::pair<std::uint32_t, std::uint32_t>> endings_;   // ascending: ending -> feature
  std::array<std::uint32_t, 128> shapes_{};                        // shape letter -> feature, 0 for none
};

}  // namespace stemma::annotating
