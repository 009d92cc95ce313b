#include "attribute/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/per_language.h"
#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

std::uint32_t frame_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::uint32_t>, 11> kNames = {{{"that", kThat},
                                                                                         {"clause", kClause},
                                                                                         {"quote", kQuote},
                                                                                         {"inf", kInfinitive},
                                                                                         {"object_inf", kObjectInf},
                                                                                         {"object", kObject},
                                                                                         {"of", kOf},
                                                                                         {"for", kFor},
                                                                                         {"as", kAs},
                                                                                         {"wh", kWh},
                                                                                         {"about", kAbout}}};
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
  const bool verbs = name.ends_with("verbs.tsv"), inflected = !name.ends_with("adjectives.tsv");
  const std::size_t lemma = table.column("lemma"), frames = table.column("frames"), act = table.column("act"),
                    polarity = table.column("polarity"), strength = table.column("strength");
  const std::size_t forms = inflected ? table.column("forms") : lemma,
                    form_strengths = inflected ? table.column("form_strengths") : strength;
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
      const std::string key = lower(parts.front());
      entry.rest.assign(parts.begin() + 1, parts.end());
      list.forms[key].push_back(std::move(entry));
    }
    list.words.push_back(std::move(word));
  }
  for (auto& entries : list.forms)
    std::stable_sort(entries.begin(), entries.end(),
                     [](const CueForm& a, const CueForm& b) { return a.rest.size() > b.rest.size(); });
  return list;
}

// Fixed phrases; where the rules of clauses hold, only those whose source the grammar of single verbs does not find.
void load_phrases(const std::string& folder, Lexicon& lexicon) {
  const Table table = Table::load(folder + "cue_phrases.tsv");
  if (table.empty()) return;
  const std::size_t phrase = table.column("phrase"), kind = table.column("kind"), act = table.column("act"),
                    polarity = table.column("polarity"), speaker = table.column("speaker");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view place = table.at(row, speaker);
    if (lexicon.grammar && (table.at(row, kind) == "postfix" || place == "none")) continue;
    CuePhrase cue;
    cue.speaker = place == "after"    ? CuePhrase::SpeakerAt::kAfter
                  : place == "inside" ? CuePhrase::SpeakerAt::kInside
                  : place == "before" ? CuePhrase::SpeakerAt::kBefore
                                      : CuePhrase::SpeakerAt::kNone;
    cue.act = table.at(row, act) == "attitude" ? Act::kAttitude : Act::kSpeech;
    cue.sense = sense_of(table.at(row, polarity));
    for (std::string_view word : split(table.at(row, phrase), ' ')) {
      if (word.starts_with("X")) {
        cue.words.push_back("X");
        if (word == "X's") cue.words.push_back("'s");
      } else {
        cue.words.push_back(word);
      }
    }
    const std::string_view first = cue.words.front(), last = cue.words.back();
    if (!lexicon.grammar) {  // for those who read the phrases without its rules
      lexicon.phrases[lower(first)].push_back(std::move(cue));
      continue;
    }
    if (first == "what" || first == "which" || first == "whom") continue;  // "what X called …" is the verb's own object
    if (cue.speaker == CuePhrase::SpeakerAt::kAfter && (cue.words.size() < 2 || first == "based")) continue;
    if (cue.speaker == CuePhrase::SpeakerAt::kBefore &&
        (cue.words.size() < 3 ||
         (last != "that" && last != "to" && last != "of" && last != "about" && last != "on" && last != "for" && last != "in")))
      continue;
    lexicon.phrases[lower(first)].push_back(std::move(cue));
  }
  for (auto& phrases : lexicon.phrases)
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const CuePhrase& a, const CuePhrase& b) { return a.words.size() > b.words.size(); });
}

void load_uses(const std::string& folder, Lexicon& lexicon) {
  const std::array<std::pair<std::string_view, WordSet*>, 18> sets = {{{"state", &lexicon.states},
                                                                       {"made", &lexicon.made},
                                                                       {"pointer", &lexicon.pointers},
                                                                       {"printed", &lexicon.printed},
                                                                       {"outlet", &lexicon.outlets},
                                                                       {"agency", &lexicon.agency_nouns},
                                                                       {"not_content", &lexicon.not_content},
                                                                       {"generic_group", &lexicon.generic_groups},
                                                                       {"untrue", &lexicon.untrue},
                                                                       {"owned", &lexicon.owned},
                                                                       {"part", &lexicon.parts},
                                                                       {"telling", &lexicon.telling},
                                                                       {"accusing", &lexicon.accusing},
                                                                       {"doubting", &lexicon.doubting},
                                                                       {"mention", &lexicon.mentions},
                                                                       {"heading", &lexicon.headings},
                                                                       {"performing", &lexicon.performing},
                                                                       {"pair", &lexicon.pairs}}};
  const Table table = Table::load(folder + "attribution_words.tsv");
  if (table.empty()) return;
  lexicon.grammar = true;
  const std::size_t word = table.column("word"), use = table.column("use");
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (const auto& [name, set] : sets)
      if (table.at(row, use) == name) set->insert(fold(table.at(row, word)));
}

Lexicon make(const std::string& language) {
  const std::string folder = "data/" + language + "/";
  Lexicon lexicon;
  lexicon.verbs = load(folder + "reporting_verbs.tsv");
  lexicon.nouns = load(folder + "cue_nouns.tsv");
  lexicon.adjectives = load(folder + "cue_adjectives.tsv");
  load_uses(folder, lexicon);
  load_phrases(folder, lexicon);
  const auto note = [&](std::string_view word) { lexicon.cue_words.insert(word); };
  for (const CueList* list : {&lexicon.verbs, &lexicon.nouns, &lexicon.adjectives}) list->forms.each(note);
  lexicon.phrases.each(note);

  if (const Table table = Table::load(folder + "role_nouns.tsv"); !table.empty()) {
    const std::size_t noun = table.column("noun"), plural = table.column("plural"), type = table.column("type"),
                      gender = table.column("gender");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view kind = table.at(row, type);
      DescriptionNoun d;
      d.type = kind == "person"         ? NounType::kPerson
               : kind == "organization" ? NounType::kGroup
               : kind == "document"     ? NounType::kDocument
                                        : NounType::kPlace;
      d.document = d.type == NounType::kDocument;
      const std::string_view g = table.at(row, gender);
      d.gender = g.empty() ? '-' : g[0];
      const auto add = [&](std::string_view form, bool many) {
        if (form.empty()) return;
        d.plural = many;
        const auto [found, fresh] = lexicon.descriptions.emplace(lower(form), d);
        if (!fresh) found->document |= d.document;
      };
      add(table.at(row, noun), false);
      add(table.at(row, plural), true);
    }
  }
  if (const Table table = Table::load(folder + "role_words.tsv"); !table.empty()) {
    const std::size_t word = table.column("word"), kind = table.column("class");
    for (std::size_t row = 0; row < table.rows(); ++row)
      lexicon.offices[fold(table.at(row, word))].push_back(table.at(row, kind));
  }
  if (const Table table = Table::load(folder + "demonyms.tsv"); !table.empty()) {
    const std::size_t adjective = table.column("adjective"), one = table.column("noun_singular"),
                      many = table.column("noun_plural"), country = table.column("country");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view nation = table.at(row, country);
      if (nation.empty()) continue;
      for (std::size_t column : {adjective, one, many})
        if (!table.at(row, column).empty()) lexicon.nations.emplace(fold(table.at(row, column)), nation);
      lexicon.nations.emplace(fold(nation), nation);
    }
  }
  if (const Table table = Table::load("data/metonyms.tsv"); !table.empty()) {
    const std::size_t name = table.column("name"), stands = table.column("stands_for"), kind = table.column("kind");
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (table.at(row, kind) != "acronym") lexicon.nations.emplace(fold(table.at(row, name)), table.at(row, stands));
  }
  if (const Table table = Table::load("data/agencies.tsv"); !table.empty()) {
    const std::size_t name = table.column("name"), forms = table.column("forms");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      lexicon.agencies.insert(fold(table.at(row, name)));
      for (std::string_view form : split(table.at(row, forms), '|')) lexicon.agencies.insert(fold(form));
    }
  }
  if (const Table table = Table::load(folder + "titles.tsv"); !table.empty()) {
    const std::size_t title = table.column("title"), canonical = table.column("canonical"), kind = table.column("kind");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string folded = fold(table.at(row, title)), office = fold(table.at(row, canonical));
      lexicon.titles.insert(folded);
      if (folded.size() > 1 && folded.back() == '.' && folded.find(' ') == std::string::npos)
        lexicon.full_titles.emplace(folded.substr(0, folded.size() - 1), office);
      if (table.at(row, kind) == "honorific" || table.at(row, kind) == "academic")
        lexicon.honorifics.insert(folded);
      else if (folded.size() <= 4 && folded.find(' ') == std::string::npos && office.find(' ') != std::string::npos &&
               office.find(" of ") == std::string::npos)
        lexicon.abbreviated.emplace(folded, office);
    }
  }
  if (const Table table = Table::load(folder + "hedges.tsv"); !table.empty())
    for (std::size_t row = 0; row < table.rows(); ++row) lexicon.hedges.insert(fold(table.at(row, 0)));
  return lexicon;
}

}  // namespace

const Lexicon* Lexicon::of(std::string_view language) {
  static auto* const known = new PerLanguage<Lexicon>(  // never destroyed: threads may outlive main's statics
      "reporting_verbs.tsv", [](std::string_view one) { return std::make_unique<const Lexicon>(make(std::string(one))); });
  return known->of(language);
}

}  // namespace stemma::attributing
