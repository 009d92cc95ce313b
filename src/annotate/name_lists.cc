#include "annotate/name_lists.h"

#include <algorithm>

#include "annotate/places.h"
#include "annotate/tokens.h"
#include "annotate/word_classes.h"
#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::annotating {
namespace {

char gender_of(std::string_view cell) { return cell == "m" || cell == "f" ? cell[0] : '-'; }

bool all_capitals(std::string_view text) {
  return text.size() > 1 && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::uint32_t role_of(std::string_view name) {
  static constexpr std::string_view kNames[] = {"organization_head", "organization_tail", "organization_of", "place_after",
                                                "place_before",      "direction",         "person_particle", "name_particle",
                                                "name_suffix",       "no_name",           "person_verb",     "person_after",
                                                "place_preposition", "numbered",          "other_head"};
  for (std::uint32_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return 1u << i;
  }
  return 0;
}

}  // namespace

NameLists::NameLists(std::string_view folder, const Abbreviations& abbreviations, const TagTables& tags,
                     const PlaceTable& places) {
  const std::string at(folder);
  compounds_ = !tags.capitals_tell_names();
  const auto key = [&](std::string_view phrase) { return phrase_key(phrase, &abbreviations); };
  const auto put = [&](PhraseMap& map, auto& rows, std::string_view phrase, const auto& row) {
    if (map.add(key(phrase), static_cast<std::uint32_t>(rows.size())) == rows.size()) rows.push_back(row);
  };

  const Table titles = Table::load(at + "titles.tsv");
  const std::size_t title = titles.column("title"), kind = titles.column("kind"), gender = titles.column("gender");
  for (std::size_t row = 0; row < titles.rows(); ++row) {
    const std::string_view name = titles.at(row, title);
    put(titles_, title_rows_, name,
        Title{gender_of(titles.at(row, gender)), titles.at(row, kind) == "honorific", all_capitals(name) && name.back() != '.'});
  }

  const Table demonyms = Table::load(at + "demonyms.tsv");
  const std::size_t adjective = demonyms.column("adjective"), one = demonyms.column("noun_singular"),
                    many = demonyms.column("noun_plural"), country = demonyms.column("country"),
                    demonym_kind = demonyms.column("kind");
  for (std::size_t row = 0; row < demonyms.rows(); ++row) {
    const Demonym entry{demonyms.at(row, country), demonyms.at(row, demonym_kind) == "people"};
    for (const std::size_t column : {adjective, one, many}) put(demonyms_, demonym_rows_, demonyms.at(row, column), entry);
  }

  const Table metonyms = Table::load("data/metonyms.tsv");
  const std::size_t metonym = metonyms.column("name"), stands_for = metonyms.column("stands_for"),
                    metonym_kind = metonyms.column("kind");
  for (std::size_t row = 0; row < metonyms.rows(); ++row) {
    const std::string_view what = metonyms.at(row, metonym_kind);
    if (what != "acronym" && what != "seat") continue;
    const std::string_view name = metonyms.at(row, metonym);
    put(institutions_, institution_rows_, name,
        Institution{what == "acronym" ? metonyms.at(row, stands_for) : name, what == "acronym"});
    if (what == "acronym")
      put(institutions_, institution_rows_, metonyms.at(row, stands_for), Institution{metonyms.at(row, stands_for), false});
  }
  const Table agencies = Table::load("data/agencies.tsv");
  const std::size_t agency = agencies.column("name"), forms = agencies.column("forms");
  for (std::size_t row = 0; row < agencies.rows(); ++row) {
    const std::string_view name = agencies.at(row, agency);
    put(institutions_, institution_rows_, name, Institution{name, false});
    for (const std::string_view form : split(agencies.at(row, forms), '|')) {
      if (form.find('/') == std::string_view::npos)
        put(institutions_, institution_rows_, form, Institution{name, all_capitals(form)});
    }
  }

  const auto add_organizations = [&](std::string_view file, bool shared_words) {
    const Table table = Table::load(file);
    const std::size_t name_column = table.column("name"), aliases = table.column("aliases");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view name = table.at(row, name_column);
      const auto add = [&](std::string_view form) {
        const std::string folded = key(form);
        const bool shared = folded.find(' ') == std::string::npos && !all_capitals(form) &&
                            (tags.common_class(folded) != WordClass::kOther || places.find(folded) != kNone);
        if (!shared || shared_words) put(institutions_, institution_rows_, form, Institution{name, all_capitals(form)});
      };
      add(name);
      for (const std::string_view alias : split(table.at(row, aliases), '|')) add(alias);
    }
  };
  add_organizations("data/organizations.tsv", true);
  // An outlet whose name is a word or a town too is one only where the text says so.
  add_organizations("data/outlets.tsv", false);

  const Table nouns = Table::load(at + "role_nouns.tsv");
  const std::size_t noun = nouns.column("noun"), plural = nouns.column("plural"), type = nouns.column("type"),
                    noun_gender = nouns.column("gender");
  for (std::size_t row = 0; row < nouns.rows(); ++row) {
    const std::string_view what = nouns.at(row, type);
    RoleNoun entry;
    entry.type = what == "person"         ? NameType::kPerson
                 : what == "organization" ? NameType::kOrganization
                 : what == "place"        ? NameType::kPlace
                                          : NameType::kOther;
    entry.gender = gender_of(nouns.at(row, noun_gender));
    put(role_nouns_, role_rows_, nouns.at(row, noun), entry);
    entry.plural = true;
    put(role_nouns_, role_rows_, nouns.at(row, plural), entry);
  }

  const Table given = Table::load("data/first_names.tsv");
  given_names_.reserve(given.rows());
  const std::size_t given_name = given.column("name"), given_gender = given.column("gender");
  for (std::size_t row = 0; row < given.rows(); ++row) {
    given_names_.add(fold(given.at(row, given_name)), static_cast<unsigned char>(gender_of(given.at(row, given_gender))));
  }

  const Table pronouns = Table::load(at + "pronouns.tsv");
  const std::size_t pronoun = pronouns.column("pronoun"), pronoun_gender = pronouns.column("gender");
  for (std::size_t row = 0; row < pronouns.rows(); ++row) {
    const char told = gender_of(pronouns.at(row, pronoun_gender));
    if (told != '-') pronouns_.add(fold(pronouns.at(row, pronoun)), static_cast<unsigned char>(told));
  }

  const Table words = Table::load(at + "name_words.tsv");
  const std::size_t word = words.column("word"), role = words.column("role");
  std::vector<std::pair<std::string, std::uint32_t>> merged;
  for (std::size_t row = 0; row < words.rows(); ++row)
    merged.emplace_back(key(words.at(row, word)), role_of(words.at(row, role)));
  const Table heads = Table::load(at + "organization_words.tsv");
  const std::size_t head = heads.column("word"), what = heads.column("type"), place = heads.column("position");
  for (std::size_t row = 0; row < heads.rows(); ++row) {
    const std::string_view named = heads.at(row, what), where = heads.at(row, place);
    std::uint32_t roles = 0;
    if (where != "first") roles |= named == "organization" ? kOrganizationHead : named == "place" ? kPlaceAfter : kOtherHead;
    if (where != "last" && named == "place") roles |= kPlaceBefore;
    if (roles != 0) merged.emplace_back(key(heads.at(row, head)), roles);
  }
  std::sort(merged.begin(), merged.end());
  for (std::size_t i = 0; i < merged.size();) {
    std::uint32_t roles = 0;
    const std::string& phrase = merged[i].first;
    std::size_t j = i;
    for (; j < merged.size() && merged[j].first == phrase; ++j) roles |= merged[j].second;
    words_.add(phrase, roles);
    i = j;
  }
}

void NameLists::note(TagTables& tags) const {
  const auto note = [&](const PhraseMap& phrases, WordList list) {
    phrases.each_first([&](std::string_view first) { tags.note(first, list); });
  };
  note(titles_, kTitleList);
  note(demonyms_, kDemonymList);
  note(institutions_, kInstitutionList);
  note(role_nouns_, kRoleNounList);
  note(words_, kNameWordList);
  given_names_.each([&](std::string_view name) { tags.note(name.substr(0, name.find(' ')), kGivenNameList); });
}

const NameLists::RoleNoun* NameLists::role_noun(std::string_view key) const {
  const RoleNoun* noun = listed_role_noun(key);
  constexpr std::size_t kShortestHead = 5;
  for (std::size_t at = 2; compounds_ && noun == nullptr && at + kShortestHead <= key.size(); ++at)
    noun = listed_role_noun(key.substr(at));
  return noun;
}

}  // namespace stemma::annotating
