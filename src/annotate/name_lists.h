#pragma once
// What is known of names before an article is read: titles, given names, peoples, institutions, and words that tell what a name
// stands for.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/abbreviations.h"
#include "annotate/word_map.h"
#include "stemma/annotation.h"

namespace stemma::annotating {

enum NameWord : std::uint32_t {
  kOrganizationHead = 1,
  kOrganizationTail = 2,
  kOrganizationOf = 4,
  kPlaceAfter = 8,
  kPlaceBefore = 16,
  kDirection = 32,
  kPersonParticle = 64,
  kNameParticle = 128,
  kNameSuffix = 256,
  kNoName = 512,
  kPersonVerb = 1024,
  kPersonAfter = 2048,
  kPlacePreposition = 4096,
  kNumbered = 8192,
  kOtherHead = 16384,
};

class PlaceTable;
class TagTables;

class NameLists {
 public:
  struct Title {
    char gender = '-';
    bool honorific = false;  // "Mr.": a form of address and no role
    bool capitals = false;   // only in capitals ("PM")
  };
  struct Demonym {
    std::string_view country;
    bool people = false;  // a people or a faith of no one country ("Kurdish")
  };
  struct RoleNoun {
    NameType type = NameType::kPerson;
    char gender = '-';
    bool plural = false;
  };
  struct Institution {
    std::string_view name;  // in full ("European Union" for "EU")
    bool acronym = false;
  };

  NameLists(std::string_view folder, const Abbreviations& abbreviations, const TagTables& tags, const PlaceTable& places);

  const Title* title(std::string_view key) const { return get(titles_, title_rows_, key); }
  std::uint32_t longest_title(std::string_view first) const { return titles_.longest(first); }
  const Demonym* demonym(std::string_view key) const { return get(demonyms_, demonym_rows_, key); }
  std::uint32_t longest_demonym(std::string_view first) const { return demonyms_.longest(first); }
  const Institution* institution(std::string_view key) const { return get(institutions_, institution_rows_, key); }
  std::uint32_t longest_institution(std::string_view first) const { return institutions_.longest(first); }
  // A compound by its last part ("Hafensprecher") in a language that writes nouns with capitals.
  const RoleNoun* role_noun(std::string_view key) const;
  const RoleNoun* listed_role_noun(std::string_view key) const { return get(role_nouns_, role_rows_, key); }
  std::uint32_t longest_role_noun(std::string_view first) const { return role_nouns_.longest(first); }
  // 'm', 'f', '-' for a given name; 0 for no given name.
  char given_name(std::string_view key) const {
    const std::uint32_t gender = given_names_.find(key);
    return gender == kNone ? '\0' : static_cast<char>(gender);
  }
  // 'm' or 'f' for a pronoun that tells it, else '-'.
  char pronoun_gender(std::string_view key) const {
    const std::uint32_t gender = pronouns_.find(key);
    return gender == kNone ? '-' : static_cast<char>(gender);
  }
  std::uint32_t word(std::string_view key) const {
    const std::uint32_t roles = words_.find(key);
    return roles == kNone ? 0 : roles;
  }
  bool is_word(std::string_view key, std::uint32_t roles) const { return (word(key) & roles) != 0; }
  std::uint32_t longest_word(std::string_view first) const { return words_.longest(first); }

  // Notes in the tables of words which lists hold what (WordList).
  void note(TagTables& tags) const;

 private:
  template <class Map, class Row>
  static const Row* get(const Map& map, const std::vector<Row>& rows, std::string_view key) {
    const std::uint32_t at = map.find(key);
    return at == kNone ? nullptr : &rows[at];
  }

  PhraseMap titles_, demonyms_, institutions_, role_nouns_, words_;
  WordMap given_names_, pronouns_;
  std::vector<Title> title_rows_;
  std::vector<Demonym> demonym_rows_;
  std::vector<Institution> institution_rows_;
  std::vector<RoleNoun> role_rows_;
  bool compounds_ = false;
};

}  // namespace stemma::annotating
