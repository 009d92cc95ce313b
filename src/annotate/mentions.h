#pragma once
// Names on their way: found by capitals and lists, typed by evidence, joined to entities.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "annotate/draft.h"
#include "annotate/word_map.h"
#include "stemma/annotation.h"

namespace stemma::annotating {

struct Mention {
  std::uint32_t first = 0, end = 0;   // tokens; the only one for a part of a hyphened word
  Span span;                          // bytes
  std::uint32_t title_first = kNone;  // first token of the title before it
  NameType type = NameType::kOther;
  bool sure = false;                      // a list or a pattern settles the type
  bool tagged = false;                    // the trained tagger gave the type
  std::array<int, 5> shape{}, context{};  // what speaks for each NameType inside it and around it, where it is not sure
  char gender = '-';
  std::uint32_t entity = kNone;  // index into the entities of the article
};

// How a word is written in the article where capitals tell something.
class CapitalSurvey {
 public:
  explicit CapitalSurvey(const Draft& draft);
  struct Count {
    int small = 0, capital = 0;  // times in small letters, with a capital
  };
  Count of(std::string_view key) const {
    const Count* count = find(key);
    return count == nullptr ? Count{} : *count;
  }
  int small(std::string_view key) const { return of(key).small; }
  int capital(std::string_view key) const { return of(key).capital; }

 private:
  const Count* find(std::string_view key) const;
  WordMap map_;
  std::vector<Count> counts_;
};

// Names of all sentences whose capitals tell something, ascending.
std::vector<Mention> find_mentions(const Draft& draft, const CapitalSurvey& survey);
// In headlines, where every word has a capital: only what lists hold or what the other sentences name. Appends.
void find_headline_mentions(const Draft& draft, std::vector<Mention>& mentions);
// Weighs what speaks for each type where a mention is not sure.
void weigh_types(const Draft& draft, std::vector<Mention>& mentions);
// Joins mentions to entities, settles types together, and fills draft.out.names and entities.
void join_entities(Draft& draft, std::vector<Mention>& mentions);
// Roles by title and by apposition: fills draft.out.roles. Needs names.
void find_roles(Draft& draft, const std::vector<Mention>& mentions);

}  // namespace stemma::annotating
