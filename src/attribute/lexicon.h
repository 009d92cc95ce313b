#pragma once
// The word lists that attribution reads: verbs, nouns and adjectives that introduce what someone said or thinks. One per
// language, read once, immutable after that.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "stemma/statement.h"

namespace stemma::attributing {

// What may carry the content of a cue; a set of bits.
enum Frame : std::uint32_t {
  kThat = 1,           // said that …
  kClause = 2,         // said he …
  kQuote = 4,          // "…" he said
  kInfinitive = 8,     // vowed to …
  kObjectInf = 16,     // urged X to …
  kObject = 32,        // denied the report
  kOf = 64,            // accused X of …
  kFor = 128,          // criticized X for …
  kAs = 256,           // described X as …
  kWh = 512,           // asked whether …
  kAbout = 1024,       // spoke about …
  kPreposition = 2048  // nouns: against, over, on, to …
};

enum class Sense : std::uint8_t { kAsserts, kDenies, kHedges, kAsks, kOrders, kPromises };
enum class AddresseeAt : std::uint8_t { kNone, kObject, kTo };

struct CueWord {
  std::string_view lemma;
  std::uint32_t frames = 0;
  Act act = Act::kSpeech;
  Sense sense = Sense::kAsserts;
  AddresseeAt addressee = AddresseeAt::kNone;
  int strength = 0;                            // per mille of its occurrences that introduce content
  std::vector<std::string_view> prepositions;  // nouns: those of kPreposition
};

// A form of a cue word as it may stand in a text.
struct CueForm {
  std::uint32_t word = 0;              // index into the list it is from
  int strength = 0;                    // of this form
  std::vector<std::string_view> rest;  // words that must follow ("for" of "called for")
};

// A fixed phrase of several words that attributes, as in cue_phrases.tsv.
struct CuePhrase {
  enum class SpeakerAt : std::uint8_t { kAfter, kInside, kBefore, kNone };
  std::vector<std::string_view> words;  // folded; "X" where the source stands
  SpeakerAt speaker = SpeakerAt::kAfter;
  Act act = Act::kSpeech;
  Sense sense = Sense::kAsserts;
};

using FormIndex = WordIndex<std::vector<CueForm>>;  // longest rest first

struct CueList {
  std::vector<CueWord> words;
  FormIndex forms;  // by the first word, folded
  const std::vector<CueForm>* find(std::string_view folded) const { return forms.find(folded); }
};

enum class NounType : std::uint8_t { kNone, kPerson, kGroup, kDocument, kPlace };

// What a head noun of a description ("the officials") stands for.
struct DescriptionNoun {
  NounType type = NounType::kNone;
  bool document = false;  // also where another type comes first ("paper", "report")
  char gender = '-';
  bool plural = false;
};

struct Lexicon {
  CueList verbs, nouns, adjectives;
  WordIndex<DescriptionNoun> descriptions;
  WordIndex<std::vector<std::string_view>> offices;  // role word -> its classes
  WordIndex<std::string_view> nations;               // "iranian", "iran" -> "Iran"
  WordIndex<std::vector<CuePhrase>> phrases;         // by first word, longest first
  WordSet agencies;                                  // folded names of news agencies
  WordSet titles;                                    // folded, honorifics and all
  WordSet honorifics;                                // "mr.", "dr.": titles that are no office
  // attribution_words.tsv, by use
  WordSet states, made, pointers, printed, outlets, agency_nouns, not_content, generic_groups, untrue, owned, parts, telling,
      accusing, doubting, mentions, headings, performing, pairs;
  WordIndex<std::string> full_titles;  // "sen" (of "Sen.") -> "senator"
  WordIndex<std::string> abbreviated;  // "pm" -> "prime minister"
  WordSet cue_words;                   // what a verb, noun, adjective or phrase above begins with
  bool grammar = false;                // the rules of clauses and phrases hold for the language: it has attribution_words.tsv
  WordSet hedges;                      // folded words and phrases, blanks between

  const DescriptionNoun* description(std::string_view folded) const { return descriptions.find(folded); }

  // What an office's abbreviation stands for; other words as they are.
  std::string_view in_full(std::string_view folded) const {
    const std::string* found = abbreviated.find(folded);
    return found == nullptr ? folded : std::string_view(*found);
  }

  // Null for a language without lists (without reporting_verbs.tsv). Read when first asked for.
  static const Lexicon* of(std::string_view language);
};

}  // namespace stemma::attributing
