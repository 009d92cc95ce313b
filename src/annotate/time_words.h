#pragma once
// The words of dates and times (data/LANG/time_words.tsv), by what part they play in an expression.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/word_map.h"

namespace stemma::annotating {

class Abbreviations;
class TagTables;

enum class TimeRole : std::uint8_t {
  kMonth,
  kWeekday,
  kWeekdays,
  kSeason,
  kUnit,
  kUnits,
  kPart,
  kClock,
  kDeictic,
  kTonight,
  kReference,
  kSet,
  kLast,
  kNext,
  kThis,
  kModifier,
  kEdge,
  kZone,
  kVague,
  kAhead,
  kHoliday,
  kCount,
};

class TimeWords {
 public:
  struct Entry {
    std::uint32_t roles = 0;  // bit set of TimeRole; 0 for a word that only begins an expression ("the", "twenty")
    bool opens = false;       // an expression may begin with it
    std::array<std::string, static_cast<std::size_t>(TimeRole::kCount)> values;
    bool plays(TimeRole role) const { return (roles >> static_cast<unsigned>(role) & 1u) != 0; }
    const std::string& value(TimeRole role) const { return values[static_cast<std::size_t>(role)]; }
    int number(TimeRole role) const;  // value as a number, 0 when it is none
  };

  TimeWords(std::string_view folder, const Abbreviations& abbreviations);

  // Null for a word that plays no part.
  const Entry* find(std::string_view key) const;
  // Null for a word that plays no part and begins no expression either: one look for most words of a text.
  const Entry* look(std::string_view key) const;
  // Notes in the tables of words which have a part here (WordList).
  void note(TagTables& tags) const;
  // Most words of an entry that begins with this one ("christmas eve").
  std::uint32_t longest(std::string_view first) const { return phrases_.longest(first); }

 private:
  Entry& entry_of(std::string_view key);

  PhraseMap phrases_;
  std::vector<Entry> entries_;
};

}  // namespace stemma::annotating
