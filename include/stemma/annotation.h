#pragma once
// What the words of one article name: sentences and tokens, names, roles, times, quantities, places. Made by annotate/ from
// an Article, which it does not change. All vectors ascend by span; spans count bytes of Article::text.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma {

inline constexpr std::uint32_t kNone = 0xffffffffu;

enum class WordClass : std::uint8_t {
  kNoun,
  kProperNoun,
  kVerb,
  kAuxiliary,
  kAdjective,
  kAdverb,
  kPronoun,
  kDeterminer,
  kAdposition,
  kCoordinator,
  kSubordinator,
  kNumber,
  kParticle,
  kInterjection,
  kPunctuation,
  kOther,
};

// Form of a verb or auxiliary, as in the Penn tags.
enum class VerbForm : std::uint8_t { kNotVerb, kBase, kPast, kGerund, kPastParticiple, kPresent, kThirdSingular, kModal };

struct Token {
  Span span;
  std::uint32_t sentence = 0;
  WordClass word_class = WordClass::kOther;
  VerbForm verb_form = VerbForm::kNotVerb;
};

struct Sentence {
  Span span;                      // without surrounding white space; never crosses a block
  std::uint32_t first_token = 0;  // [first_token, end_token)
  std::uint32_t end_token = 0;
  std::uint32_t block = 0;  // index into Article::blocks
};

enum class NameType { kPerson, kOrganization, kPlace, kNationality, kOther };

struct Name {
  Span span;  // the name without title: "Masoud Jazayeri", not "Brig. Gen. Masoud Jazayeri"
  NameType type = NameType::kOther;
  std::string name;           // fullest form of the same entity in this article
  std::uint32_t entity = 0;   // index into Annotations::entities
  std::optional<Span> title;  // title printed with this mention: "Brig. Gen."
};

// A role that the text gives an entity: "deputy chief of staff of Iran's armed forces" by apposition, "Foreign Minister" by title.
struct Role {
  Span span;
  std::uint32_t entity = 0;
};

// Mentions that one article uses for one thing. Printed outside as "e0", "e1", … in order of first mention.
struct LocalEntity {
  std::string name;  // fullest form
  NameType type = NameType::kOther;
  char gender = '-';  // 'm', 'f' or '-' (unknown), from title, first name or pronoun
};

enum class TimeType { kDate, kTime, kDuration, kSet };

struct TimeExpression {
  Span span;
  TimeType type = TimeType::kDate;
  std::string value;                  // TIMEX3; "XXXX-WXX-7" where it cannot be anchored
  std::optional<std::string> date;    // "2018-06-03" where value fixes one day, else null
  std::optional<std::string> anchor;  // what it was counted from: "published", "text:2017-11-11", else null
};

struct Quantity {
  Span span;
  double value = 0;
  std::optional<double> low, high;  // "at least 15": low 15, high null; "7 to 8": 7, 8; "15": 15, 15
  std::string unit;                 // canonical singular ("mile", "percent", "USD"); empty for a bare count
  std::optional<double> si;         // value in SI units where the unit has a factor
  std::string of;                   // head noun counted ("people"); empty when none
};

struct PlaceMention {
  Span span;
  std::string name, country;
  double latitude = 0, longitude = 0;
};

struct Annotations {
  std::string article;
  std::string language;  // what was annotated as; "und" for an unsupported one (then only sentences and tokens)
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<LocalEntity> entities;
  std::vector<Name> names;
  std::vector<Role> roles;
  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;
  std::vector<PlaceMention> places;
};

std::string_view name_type_name(NameType type);
std::string_view time_type_name(TimeType type);

}  // namespace stemma
