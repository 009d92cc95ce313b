// Which Tripoli is meant? The one in a country that the article names (by its name, its people's, or another of its towns), if
// there is one; else the one most often meant. A place that the table does not hold is left out: unknown is better than wrong on
// a map.

#include "annotate/places.h"

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/tokens.h"
#include "annotate/word_classes.h"
#include "base/tables.h"

namespace stemma::annotating {
namespace {

constexpr double kTooSmall = 50;        // a namesake so many times smaller is not meant
constexpr double kManyPeople = 200000;  // a town of so many is known by name, common word or not

PlaceKind kind_named(std::string_view name) {
  if (name == "country") return PlaceKind::kCountry;
  if (name == "capital") return PlaceKind::kCapital;
  return name == "region" ? PlaceKind::kRegion : PlaceKind::kCity;
}

bool more_often_meant(const Place& a, const Place& b) {
  const auto rank = [](const Place& p) {
    return p.kind == PlaceKind::kCity && p.population >= 1e6 ? PlaceKind::kRegion : p.kind;
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return a.population > b.population;
}

}  // namespace

PlaceTable::PlaceTable(const TagTables& tags, const Abbreviations& abbreviations) {
  const Table table = Table::load("data/places.tsv");
  const std::size_t name = table.column("name"), kind = table.column("kind"), country = table.column("country"),
                    lat = table.column("lat"), lon = table.column("lon"), population = table.column("population"),
                    alternates = table.column("alternates");
  places_.reserve(table.rows());
  keys_.reserve(table.rows() * 3 / 2, table.rows() * 5 / 4);  // with other names
  for (std::size_t row = 0; row < table.rows(); ++row) {
    places_.push_back({table.at(row, name), table.at(row, country), to_number(table.at(row, lat), 0),
                       to_number(table.at(row, lon), 0), to_number(table.at(row, population), 0),
                       kind_named(table.at(row, kind))});
  }
  const auto common = [&](std::string_view key) {
    const WordClass c = tags.common_class(key);
    return c != WordClass::kOther && c != WordClass::kProperNoun;
  };
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    const Place& place = places_[i];
    const bool small = place.kind == PlaceKind::kCity && place.population < kManyPeople;
    const std::string key = phrase_key(place.name, &abbreviations);
    if (!(small && common(key))) add(key, i);
    if (key.starts_with("saint ")) add("st. " + key.substr(6), i);
    for (const std::string_view other : split(table.at(i, alternates), '|')) {
      const std::string alternate = phrase_key(other, &abbreviations);
      const bool short_name = alternate.size() < 4 && place.kind != PlaceKind::kCountry;
      if (alternate == key || short_name || (place.kind != PlaceKind::kCountry && common(alternate))) continue;
      add(alternate, i);
    }
  }
}

void PlaceTable::add(std::string_view key, std::uint32_t place) {
  const auto fresh = static_cast<std::uint32_t>(entries_.size());
  const std::uint32_t first = keys_.add(key, fresh);
  if (first == kNone) return;
  entries_.push_back({place, kNone});
  if (first == fresh) return;
  // Keep the chain ordered; its head stays in place, so a better one changes contents with it.
  if (more_often_meant(places_[place], places_[entries_[first].place])) std::swap(entries_[first].place, entries_[fresh].place);
  std::uint32_t at = first;
  while (entries_[at].next != kNone &&
         !more_often_meant(places_[entries_[fresh].place], places_[entries_[entries_[at].next].place]))
    at = entries_[at].next;
  if (entries_[at].place == entries_[fresh].place) return;
  entries_[fresh].next = entries_[at].next;
  entries_[at].next = fresh;
}

void PlaceTable::note(TagTables& tags) const {
  keys_.each_first([&](std::string_view first) { tags.note(first, kPlaceList); });
}

std::string_view PlaceTable::canonical(std::string_view key) const {
  const std::uint32_t row = find(key);
  return row == kNone ? std::string_view{} : at(row).name;
}

void find_places(Draft& draft) {
  const Lexicon& lexicon = *draft.lexicon;
  const PlaceTable& table = lexicon.places;
  std::vector<std::string_view> countries;  // named in the article, in any way
  for (std::uint32_t i = 0; i < draft.size(); ++i) {
    if (!draft.has(i, kCapital)) continue;
    if (const auto* demonym = lexicon.names.demonym(draft.key(i))) countries.push_back(demonym->country);
  }
  struct Found {
    const Name* name;
    std::uint32_t row;
  };
  std::vector<Found> found;
  for (const Name& name : draft.out.names) {
    if (name.type != NameType::kPlace) continue;
    const std::uint32_t row = table.find(phrase_key(slice(draft.text(), name.span), &lexicon.abbreviations));
    if (row == kNone) continue;
    found.push_back({&name, row});
    // Only names that leave no doubt speak for a country.
    const Place& place = table.at(row);
    if (place.kind == PlaceKind::kCountry) countries.push_back(place.name);
    if (table.next(row) == kNone) countries.push_back(place.country);
  }
  std::sort(countries.begin(), countries.end());
  for (const Found& one : found) {
    std::uint32_t best = one.row;
    const auto named = [&](std::uint32_t row) {
      return std::binary_search(countries.begin(), countries.end(), table.at(row).country);
    };
    const double least = table.at(best).population / kTooSmall;
    if (table.at(best).kind != PlaceKind::kCountry && !named(best)) {
      for (std::uint32_t row = one.row; row != kNone; row = table.next(row)) {
        if (named(row) && table.at(row).population >= least) {
          best = row;
          break;
        }
      }
    }
    const Place& place = table.at(best);
    PlaceMention mention;
    mention.span = one.name->span;
    mention.name = place.name;
    mention.country = place.country;
    mention.latitude = place.latitude;
    mention.longitude = place.longitude;
    draft.out.places.push_back(std::move(mention));
  }
}

}  // namespace stemma::annotating
