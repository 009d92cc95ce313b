#include "attribute/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

std::uint32_t frame_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::uint32_t>, 11> kNames = {{
      {"that", kThat}, {"clause", kClause}, {"quote", kQuote}, {"inf", kInfinitive}, {"object_inf", kObjectInf},
      {"object", kObject}, {"of", kOf}, {"for", kFor}, {"as", kAs}, {"wh", kWh}, {"about", kAbout}}};
  for (const auto& [known, bit] : kNames)
    if (known == name) return bit;
  return kPreposition;
}

Sense sense_of(std::string_view name) {
  if (name == "denies") return Sense::kDenies;
  if (name == "hedges") return Sense::kHedges;
  if (name == "asks") return Sense::kAsks;
  if (name == "orders") return Sense::kOrders;
  if (name == "promises") return Sense::kPromises;
  return Sense::kAsserts;
}

CueList load(std::string_view name) {
  CueList list;
  const Table table = Table::load(name);
  if (table.empty()) return list;
  const std::size_t lemma = table.column("lemma"), forms = table.column("forms"), frames = table.column("frames"),
                    act = table.column("act"), polarity = table.column("polarity"), strength = table.column("strength"),
                    form_strengths = table.column("form_strengths");
  const bool verbs = name.ends_with("verbs.tsv");
  const std::size_t addressee = verbs ? table.column("addressee") : 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    CueWord word;
    word.lemma = table.at(row, lemma);
    for (std::string_view frame : split(table.at(row, frames), ',')) {
      const std::uint32_t bit = frame_of(frame);
      word.frames |= bit;
      if (bit == kPreposition) word.prepositions.push_back(frame);
    }
    word.act = table.at(row, act) == "attitude" ? Act::kAttitude : Act::kSpeech;
    word.sense = sense_of(table.at(row, polarity));
    if (verbs) {
      const std::string_view where = table.at(row, addressee);
      word.addressee = where == "object" ? AddresseeAt::kObject : where == "to" ? AddresseeAt::kTo : AddresseeAt::kNone;
    }
    word.strength = static_cast<int>(to_number(table.at(row, strength), 0));
    const auto index = static_cast<std::uint32_t>(list.words.size());
    const std::vector<std::string_view> strengths = split(table.at(row, form_strengths), ' ');
    std::size_t k = 0;
    for (std::string_view form : split(table.at(row, forms), ' ')) {
      std::vector<std::string_view> parts = split(form, '_');
      if (parts.empty()) continue;
      CueForm entry;
      entry.word = index;
      entry.strength = k < strengths.size() ? static_cast<int>(to_number(strengths[k], word.strength)) : word.strength;
      ++k;
      const std::string key = fold(parts.front());
      entry.rest.assign(parts.begin() + 1, parts.end());
      list.forms[key].push_back(std::move(entry));
    }
    list.words.push_back(std::move(word));
  }
  for (auto& [key, entries] : list.forms)
    std::stable_sort(entries.begin(), entries.end(), [](const CueForm& a, const CueForm& b) { return a.rest.size() > b.rest.size(); });
  return list;
}

Lexicon make(const std::string& language) {
  const std::string folder = "data/" + language + "/";
  Lexicon lexicon;
  lexicon.verbs = load(folder + "reporting_verbs.tsv");
  lexicon.nouns = load(folder + "cue_nouns.tsv");
  lexicon.adjectives = load(folder + "cue_adjectives.tsv");
  return lexicon;
}

}  // namespace

const Lexicon* Lexicon::of(std::string_view language) {
  static const Lexicon english = make("en");
  return language == "en" && !english.verbs.words.empty() ? &english : nullptr;
}

}  // namespace stemma::attributing
