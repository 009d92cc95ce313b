#pragma once
// The world's places (data/places.tsv), and where the places that an article names lie.

#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/draft.h"
#include "annotate/word_map.h"

namespace stemma::annotating {

class Abbreviations;
class TagTables;

enum class PlaceKind : std::uint8_t { kCountry, kCapital, kRegion, kCity };

struct Place {
  std::string_view name, country;  // country: name of a row of its own; empty for a sea
  double latitude = 0, longitude = 0, population = 0;
  PlaceKind kind = PlaceKind::kCity;
};

class PlaceTable {
 public:
  // `tags`: small towns whose name is a common word of the language ("Same", "Most") are left out.
  PlaceTable(const TagTables& tags, const Abbreviations& abbreviations);

  // Rows that bear the name, first the one most often meant (country, capital, region, then by population). kNone for none.
  std::uint32_t find(std::string_view key) const { return keys_.find(key); }
  const Place& at(std::uint32_t row) const { return places_[entries_[row].place]; }
  std::uint32_t next(std::uint32_t row) const { return entries_[row].next; }  // kNone after the last
  std::uint32_t longest(std::string_view first) const { return keys_.longest(first); }
  // Notes in the tables of words which begin a place (WordList).
  void note(TagTables& tags) const;
  // The table's own name for it ("U.S." -> "United States"), by its most often meant row.
  std::string_view canonical(std::string_view key) const;

 private:
  struct Entry {
    std::uint32_t place = 0, next = kNone;
  };
  void add(std::string_view name, std::uint32_t place);

  std::vector<Place> places_;
  std::vector<Entry> entries_;  // the first of each chain is the one keys_ names
  PhraseMap keys_;
};

// Fills draft.out.places from names of type place: each the row that country names and other towns in the article speak for,
// else the most often meant. Needs names.
void find_places(Draft& draft);

}  // namespace stemma::annotating
