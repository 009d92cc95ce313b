#pragma once
// Units of measurement and currencies (data/units.tsv), and the words that qualify a number (data/LANG/number_qualifiers.tsv).

#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/abbreviations.h"
#include "annotate/word_map.h"

namespace stemma::annotating {

struct Unit {
  std::string_view name;      // canonical singular; ISO 4217 code of a currency where it has one
  std::string_view quantity;  // "length", "money", …
  double factor = 0;          // to SI; 0 where there is none
  bool symbol = false;        // stands at the number without a blank, or before it ("$")
  bool is_money() const { return quantity == "money"; }
  bool is_time() const { return quantity == "time"; }
};

enum class NumberEffect : std::uint8_t { kLow, kHigh, kAbove, kBelow, kAbout };

class TagTables;

class Units {
 public:
  // Whether the language has words that qualify numbers; without them no quantity is read.
  bool counts_words() const { return before_.size() > 0; }
  Units(std::string_view folder, const Abbreviations& abbreviations);

  // Notes in the tables of words which are printed forms of units (WordList).
  void note(TagTables& tags) const;
  // By word, in any case: "square kilometers", "dollars".
  const Unit* word(std::string_view key) const { return at(words_.find(key)); }
  std::uint32_t longest_word(std::string_view first) const { return words_.longest(first); }
  // By abbreviation, code or symbol, as printed: "km", "USD", "%".
  const Unit* exact(std::string_view printed) const { return at(exact_.find(printed)); }

  // What a phrase before ("at least") or after ("or more") a number does to it; null for none.
  const NumberEffect* effect_before(std::string_view key) const { return effect(before_.find(key)); }
  const NumberEffect* effect_after(std::string_view key) const { return effect(after_.find(key)); }
  std::uint32_t longest_after(std::string_view first) const { return after_.longest(first); }

 private:
  const Unit* at(std::uint32_t row) const { return row == kNone ? nullptr : &units_[row]; }
  const NumberEffect* effect(std::uint32_t i) const;

  std::vector<Unit> units_;
  PhraseMap words_, exact_, before_, after_;
};

}  // namespace stemma::annotating
