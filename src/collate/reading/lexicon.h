#pragma once
// What the word lists of one language say of a word. Every word is looked up once per affair: affair-wide tables keep the answers.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace stemma::collating {

// What a word does to the clause or report it governs (data/LANG/stance_words.tsv). A word may have several.
enum Effect : std::uint32_t {
  kReports = 1,
  kDenies = 2,
  kDoubts = 4,
  kNegates = 8,
  kPlans = 16,
  kDocument = 32,
  kTrue = 64,
  kFalse = 128,
  kStandsBy = 256,
  kLight = 512,
  kCatenative = 1024,
  kHedge = 2048,
  kNot = 4096,
  kNobody = 8192,
  kModal = 16384,
  kFuture = 32768,
  kWishes = 65536,
  kPledges = 131072,
  kPreposition = 262144,
  kRejects = 524288,
  kScope = 1048576,
  kFigure = 2097152,
  kGrowth = 4194304,
  kWithheld = 8388608,
  kEnds = 16777216,
  kSomebody = 33554432,
  kCarrier = 67108864,
};

using Family = std::uint16_t;  // index into Lexicon::family_names()

// A phrase of stems with what it stands for; `gap` other words may stand between two of its words.
struct Phrase {
  std::vector<std::string> stems;
  std::uint32_t value = 0;
};

class Lexicon {
 public:
  explicit Lexicon(std::string_view language);

  const std::string& language() const { return language_; }

  // Base form's stem: "withdrew" and "withdrawing" both give "withdraw". REQUIRES: folded is folded.
  std::string stem_of(std::string_view folded) const;

  std::uint32_t effects(std::string_view stem) const;  // without kDocument
  bool is_document(std::string_view folded) const { return documents_.contains(std::string(folded)); }
  // A document that stands for no claim in particular: "the notion", "the statement".
  bool is_vague(std::string_view folded) const { return vague_.contains(std::string(folded)); }
  std::vector<Family> families(std::string_view stem) const;             // of the single word
  const std::vector<Phrase>& phrases_from(std::string_view stem) const;  // verb phrases; value is a Family
  const std::vector<Phrase>& effects_from(std::string_view stem) const;  // value is Effect bits
  std::string_view synonym(std::string_view stem) const;     // representative of its synonyms; the stem itself when none
  std::string_view role_class(std::string_view word) const;  // "" when none
  const std::vector<std::string>& family_names() const { return family_names_; }
  bool soft(Family family) const { return soft_[family] != 0; }  // so common a kind that two mentions seldom mean one event
  // An outlet weakens what it says with it, or keeps its distance ("may", "alleged"; not "about").
  bool is_hedge(std::string_view folded) const { return hedges_.contains(std::string(folded)); }
  const std::string& nickname_of(const std::string& folded) const;  // a line's first name stands for all of it
  std::string_view country(std::string_view folded_name) const;     // "iranian", "tehran", "the kremlin" -> "Iran"; "" when none
  // Takes countries that no list knows from the reports themselves: a nationality that begins as a place does ("Ruritanian", "Ruritania").
  void learn_country(std::string_view folded_nationality, std::string_view place);
  bool is_capital(std::string_view folded_name) const;  // names a government by a town or a house
  bool is_light(std::string_view stem) const {
    return light_.contains(std::string(stem));
  }  // says little whatever the affair ("year", "people")

 private:
  using PhraseIndex = std::unordered_map<std::string, std::vector<Phrase>>;
  void add_phrase(PhraseIndex& index, std::string_view words, std::uint32_t value);
  void load_families(const std::string& folder);
  void load_effects(const std::string& folder);
  void load_names(const std::string& folder);

  std::string language_;
  std::unordered_map<std::string, std::string> base_of_, synonym_, role_class_, nickname_, country_;
  std::unordered_map<std::string, std::uint32_t> effects_;
  std::unordered_map<std::string, std::vector<Family>> families_;
  std::unordered_set<std::string> light_, capital_, documents_, vague_, hedges_;
  PhraseIndex phrases_, effect_phrases_;
  std::vector<std::string> family_names_;
  std::vector<char> soft_;  // by family
  std::vector<Phrase> none_;
};

}  // namespace stemma::collating
