#include "collate/reading/lexicon.h"

#include <algorithm>

#include "base/stem.h"
#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::collating {
namespace {

// "a | b c" -> "a", "b c"
std::vector<std::string> alternatives(std::string_view cell) {
  std::vector<std::string> out;
  for (std::string_view part : split(cell, '|'))
    if (std::string word = fold(part); !word.empty()) out.push_back(std::move(word));
  return out;
}

std::uint32_t effect_of(std::string_view name) {
  static constexpr std::pair<std::string_view, std::uint32_t> kNames[] = {{"report", kReports},
                                                                          {"deny", kDenies},
                                                                          {"doubt", kDoubts},
                                                                          {"negate", kNegates},
                                                                          {"plan", kPlans},
                                                                          {"document", kDocument},
                                                                          {"true", kTrue},
                                                                          {"false", kFalse},
                                                                          {"stand by", kStandsBy},
                                                                          {"light", kLight},
                                                                          {"catenative", kCatenative},
                                                                          {"hedge", kHedge},
                                                                          {"not", kNot},
                                                                          {"nobody", kNobody},
                                                                          {"modal", kModal},
                                                                          {"future", kFuture},
                                                                          {"wish", kWishes},
                                                                          {"pledge", kPledges},
                                                                          {"preposition", kPreposition},
                                                                          {"reject", kRejects},
                                                                          {"scope", kScope},
                                                                          {"figure", kFigure},
                                                                          {"growth", kGrowth},
                                                                          {"withheld", kWithheld},
                                                                          {"end", kEnds},
                                                                          {"somebody", kSomebody},
                                                                          {"carrier", kCarrier}};
  for (const auto& [word, bit] : kNames)
    if (word == name) return bit;
  return 0;
}

template <class Map>
auto found_or(const Map& map, std::string_view key, typename Map::mapped_type otherwise = {}) {
  const auto found = map.find(std::string(key));
  return found == map.end() ? otherwise : found->second;
}

}  // namespace

Lexicon::Lexicon(std::string_view language) : language_(language) {
  const std::string folder = "data/" + language_ + "/";
  const Table irregular = Table::load(folder + "irregular_forms.tsv");
  for (std::size_t row = 0; row < irregular.rows(); ++row)
    for (const std::string& form : alternatives(irregular.at(row, irregular.column("forms"))))
      base_of_.emplace(form, fold(irregular.at(row, irregular.column("base"))));
  load_families(folder);
  load_effects(folder);
  load_names(folder);
  // A word of several sets stands for the first: sets do not chain.
  const Table synonyms = Table::load(folder + "synonyms.tsv");
  for (std::size_t row = 0; row < synonyms.rows(); ++row) {
    const std::string_view lemma = synonyms.at(row, synonyms.column("lemma"));
    if (lemma.find('_') == std::string_view::npos)
      synonym_.emplace(stem_of(fold(lemma)), "=" + std::string(synonyms.at(row, synonyms.column("set"))));
  }
  const Table light = Table::load(folder + "light_words.tsv");
  for (std::size_t row = 0; row < light.rows(); ++row) light_.insert(stem_of(fold(light.at(row, 0))));
  const Table hedges = Table::load(folder + "hedges.tsv");
  for (std::size_t row = 0; row < hedges.rows(); ++row)
    if (hedges.at(row, hedges.column("kind")) != "approximate") hedges_.insert(fold(hedges.at(row, 0)));
}

void Lexicon::add_phrase(PhraseIndex& index, std::string_view words, std::uint32_t value) {
  Phrase phrase;
  for (std::string_view word : split(words, ' ')) phrase.stems.push_back(stem_of(word));
  if (phrase.stems.empty()) return;
  phrase.value = value;
  auto& row = index[phrase.stems.front()];
  row.push_back(std::move(phrase));
  // The longest phrase is tried first.
  std::stable_sort(row.begin(), row.end(), [](const Phrase& a, const Phrase& b) { return a.stems.size() > b.stems.size(); });
}

void Lexicon::load_families(const std::string& folder) {
  const Table table = Table::load(folder + "predicates.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto family = static_cast<Family>(family_names_.size());
    family_names_.emplace_back(table.at(row, table.column("family")));
    soft_.push_back(table.at(row, table.column("kind")) == "soft");
    for (const std::string& words : alternatives(table.at(row, table.column("words")))) {
      if (words.find(' ') != std::string::npos) {
        add_phrase(phrases_, words, family);
      } else {
        auto& of = families_[stem_of(words)];
        if (std::find(of.begin(), of.end(), family) == of.end()) of.push_back(family);
      }
    }
  }
}

void Lexicon::load_effects(const std::string& folder) {
  const Table table = Table::load(folder + "stance_words.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string word = fold(table.at(row, table.column("word")));
    const std::uint32_t effect = effect_of(table.at(row, table.column("effect")));
    // "reporters" stem as "reports" do: a document is known by its form.
    if (table.at(row, table.column("effect")) == "vague")
      vague_.insert(word);
    else if (effect == kDocument)
      documents_.insert(word);
    else if (word.find(' ') != std::string::npos)
      add_phrase(effect_phrases_, word, effect);
    else
      effects_[stem_of(word)] |= effect;
  }
}

void Lexicon::load_names(const std::string& folder) {
  const Table roles = Table::load(folder + "role_words.tsv");
  for (std::size_t row = 0; row < roles.rows(); ++row)
    role_class_.emplace(fold(roles.at(row, roles.column("word"))), roles.at(row, roles.column("class")));
  const Table nicknames = Table::load(folder + "nicknames.tsv");
  for (std::size_t row = 0; row < nicknames.rows(); ++row) {
    const auto names = alternatives(nicknames.at(row, nicknames.column("names")));
    for (const std::string& name : names) nickname_.emplace(name, names.front());
  }
  const Table demonyms = Table::load(folder + "demonyms.tsv");
  for (std::size_t row = 0; row < demonyms.rows(); ++row) {
    if (demonyms.at(row, demonyms.column("kind")) != "country") continue;
    const std::string country(demonyms.at(row, demonyms.column("country")));
    for (std::string_view column : {"adjective", "noun_singular", "noun_plural", "country"})
      if (const std::string_view word = demonyms.at(row, demonyms.column(column)); !word.empty())
        country_.emplace(fold(word), country);
  }
  const Table metonyms = Table::load("data/metonyms.tsv");
  for (std::size_t row = 0; row < metonyms.rows(); ++row) {
    const auto of_whom = country_.find(fold(metonyms.at(row, metonyms.column("stands_for"))));
    if (of_whom == country_.end()) continue;
    const std::string name = fold(metonyms.at(row, metonyms.column("name")));
    const std::string_view kind = metonyms.at(row, metonyms.column("kind"));
    if (kind == "capital" || kind == "seat") capital_.insert(name);
    country_.emplace(name, of_whom->second);
    country_.emplace("the " + name, of_whom->second);
  }
}

std::string Lexicon::stem_of(std::string_view folded) const {
  const auto base = base_of_.find(std::string(folded));
  return stem(base == base_of_.end() ? folded : std::string_view(base->second), language_);
}

std::uint32_t Lexicon::effects(std::string_view stem) const { return found_or(effects_, stem); }
std::vector<Family> Lexicon::families(std::string_view stem) const { return found_or(families_, stem); }

const std::vector<Phrase>& Lexicon::phrases_from(std::string_view stem) const {
  const auto found = phrases_.find(std::string(stem));
  return found == phrases_.end() ? none_ : found->second;
}

const std::vector<Phrase>& Lexicon::effects_from(std::string_view stem) const {
  const auto found = effect_phrases_.find(std::string(stem));
  return found == effect_phrases_.end() ? none_ : found->second;
}

std::string_view Lexicon::synonym(std::string_view stem) const {
  const auto found = synonym_.find(std::string(stem));
  return found == synonym_.end() ? stem : std::string_view(found->second);
}

std::string_view Lexicon::role_class(std::string_view word) const {
  const auto found = role_class_.find(std::string(word));
  return found == role_class_.end() ? std::string_view{} : std::string_view(found->second);
}

const std::string& Lexicon::nickname_of(const std::string& folded) const {
  const auto found = nickname_.find(folded);
  return found == nickname_.end() ? folded : found->second;
}

std::string_view Lexicon::country(std::string_view folded_name) const {
  const auto found = country_.find(std::string(folded_name));
  return found == country_.end() ? std::string_view{} : std::string_view(found->second);
}

void Lexicon::learn_country(std::string_view folded_nationality, std::string_view place) {
  country_.emplace(std::string(folded_nationality), std::string(place));
  country_.emplace(fold(place), std::string(place));
}

bool Lexicon::is_capital(std::string_view folded_name) const { return capital_.contains(std::string(folded_name)); }

}  // namespace stemma::collating
