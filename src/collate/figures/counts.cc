#include "collate/figures/counts.h"

#include <algorithm>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::collating {
namespace {

CountClass class_named(std::string_view name) {
  static constexpr std::pair<std::string_view, CountClass> kNames[] = {
      {"grows", CountClass::kGrows}, {"falls", CountClass::kFalls}, {"actor", CountClass::kActor},
      {"named", CountClass::kNamed}, {"sum", CountClass::kSum},     {"refines", CountClass::kRefines}};
  for (const auto& [word, value] : kNames)
    if (word == name) return value;
  return CountClass::kFixed;
}

}  // namespace

Counts::Counts(const Lexicon& lexicon) {
  const Table table = Table::load("data/" + lexicon.language() + "/counts.tsv");
  static constexpr std::string_view kPlaces[] = {"nouns", "states", "done", "does", "tolls", "sums"};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    classes_.push_back(class_named(table.at(row, table.column("class"))));
    questions_.emplace_back(table.at(row, table.column("question")));
    for (std::size_t place = 0; place < std::size(kPlaces); ++place)
      for (std::string_view phrase : split(table.at(row, table.column(kPlaces[place])), '|'))
        add(places_[place], lexicon, phrase, static_cast<std::uint32_t>(row));
    for (std::string_view phrase : split(table.at(row, table.column("over")), '|'))
      add(over_, lexicon, phrase, static_cast<std::uint32_t>(row));
  }
  const Table words = Table::load("data/" + lexicon.language() + "/figure_words.tsv");
  static constexpr std::string_view kUses[] = {"generic", "bearer",    "increment", "part",    "filler",
                                               "before",  "later",     "growth",    "revised", "still",
                                               "earlier", "elsewhere", "number",    "link",    "identifier"};
  for (std::size_t row = 0; row < words.rows(); ++row) {
    const auto use = std::find(std::begin(kUses), std::end(kUses), words.at(row, words.column("use")));
    if (use == std::end(kUses)) continue;
    for (std::string_view phrase : split(words.at(row, words.column("words")), '|'))
      add(uses_[use - std::begin(kUses)], lexicon, phrase, 0);
  }
}

void Counts::add(Index& index, const Lexicon& lexicon, std::string_view phrase, std::uint32_t value) {
  Phrase out;
  const std::string folded = fold(phrase);
  for (std::string_view word : split(folded, ' ')) out.stems.push_back(lexicon.stem_of(word));
  if (out.stems.empty()) return;
  out.value = value;
  auto& row = index[out.stems.front()];
  row.push_back(std::move(out));
  std::stable_sort(row.begin(), row.end(), [](const Phrase& a, const Phrase& b) { return a.stems.size() > b.stems.size(); });
}

Counts::Hit Counts::find(const Index& index, const Words& words, std::uint32_t report, std::uint32_t i, std::uint32_t end) {
  if (i >= end || words.at(report, i).stem == kNoTerm) return {};
  const auto found = index.find(std::string(words.text_of(words.at(report, i).stem)));
  if (found == index.end()) return {};
  const Phrase* phrase = words.phrase_at(found->second, report, i, end, 0);
  return phrase == nullptr ? Hit{} : Hit{phrase->value, i + static_cast<std::uint32_t>(phrase->stems.size())};
}

Counts::Hit Counts::at(CountPlace place, const Words& words, std::uint32_t report, std::uint32_t i, std::uint32_t end) const {
  return find(places_[static_cast<std::size_t>(place)], words, report, i, end);
}

std::uint32_t Counts::over(const Words& words, std::uint32_t report, std::uint32_t verb, std::uint32_t verb_end,
                           std::uint32_t noun) const {
  const auto stem = [&](std::uint32_t i) { return words.text_of(words.at(report, i).stem); };
  if (words.at(report, verb).stem == kNoTerm || words.at(report, noun).stem == kNoTerm) return kNone;
  const auto found = over_.find(std::string(stem(verb)));
  if (found == over_.end()) return kNone;
  for (const Phrase& phrase : found->second) {
    if (phrase.stems.size() != verb_end - verb + 1 || phrase.stems.back() != stem(noun)) continue;
    std::uint32_t k = 1;
    while (verb + k < verb_end && words.at(report, verb + k).stem != kNoTerm && phrase.stems[k] == stem(verb + k)) ++k;
    if (verb + k == verb_end) return phrase.value;
  }
  return kNone;
}

std::uint32_t Counts::word_at(FigureWord use, const Words& words, std::uint32_t report, std::uint32_t i,
                              std::uint32_t end) const {
  const Hit hit = find(uses_[static_cast<std::size_t>(use)], words, report, i, end);
  return hit.kind == kNone ? i : hit.end;
}

}  // namespace stemma::collating
