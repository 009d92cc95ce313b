// Names among capitalised nouns.
//
// In German "Haus" has its capital as "Keller" has, who may be a person or a cellar. A capital tells a name where a list says so
// (given name, place, institution, title, head word of organizations), where the word is written as no noun is (CDU, iPhone), or where the word follows
// a given name, a title or another such word: "Bundeskanzlerin Angela Merkel". A word seen so once is a name in the whole article
// ("Merkel sagte"), as is an unknown one that stands beside a verb of reporting without an article before it and has no ending of
// nouns. Everything else is a noun. Taking what is in no dictionary of nouns for a name was rejected: compounds are new every day.

#include "annotate/noun_capitals.h"

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/word_map.h"

namespace stemma::annotating {
namespace {

enum Standing : std::uint8_t {
  kNoun,      // as lists tell
  kUnlikely,  // it has an ending of nouns
  kUnknown,
  kCompound,  // a compound of a title ("Vatikansprecher"): no name itself, but a name may follow
  kListed,    // as a place or institution
  kLeads,     // a title, a given name or a surname: a name may follow
};

class CapitalJudge {
 public:
  explicit CapitalJudge(Draft& draft) : draft_(draft), lexicon_(*draft.lexicon), standing_(draft.size(), kNoun) {}

  void run() {
    for (const Sentence& sentence : draft_.out.sentences) read(sentence);
    for (std::uint32_t i = 0; i < draft_.size(); ++i) {
      if (!draft_.has(i, kCapital) || standing_[i] >= kListed) continue;
      if ((standing_[i] == kUnlikely || standing_[i] == kUnknown) && names_.has(draft_.key(i))) continue;
      draft_.words[i].shape &= static_cast<std::uint16_t>(~kCapital);
    }
  }

 private:
  // From the phrases of a list: marks all words of the longest one that begins at i.
  template <class Longest, class Find>
  void listed(std::uint32_t i, std::uint32_t end, Longest&& most, Find&& find) {
    for (std::uint32_t size = std::min(most(draft_.key(i)), end - i); size > 0; --size) {
      if (!find(draft_.key(i, i + size))) continue;
      for (std::uint32_t k = i; k < i + size; ++k) standing_[k] = std::max(standing_[k], kListed);
      return;
    }
  }

  // As a list or the word's own letters tell.
  Standing alone(std::uint32_t i, std::uint32_t end) {
    const std::string_view key = draft_.key(i);
    const NameLists& lists = lexicon_.names;
    const bool noun = lexicon_.tags.is_noun(key);
    if (draft_.has(i, kAllCapitals)) return kListed;
    if (draft_.has(i, kPeriod) && key.size() == 2) return kLeads;  // an initial
    if (lists.title(key) != nullptr) return kLeads;
    if (lexicon_.is_function_word(key)) return kNoun;
    listed(
        i, end, [&](auto k) { return lists.longest_institution(k); },
        [&](auto k) { return (!noun || k.size() > key.size()) && lists.institution(k) != nullptr; });
    listed(
        i, end, [&](auto k) { return lexicon_.places.longest(k); },
        [&](auto k) { return (!noun || k.size() > key.size()) && lexicon_.places.find(k) != kNone; });
    if (!noun && lists.given_name(key) != 0) return kLeads;
    if (standing_[i] == kListed || (!noun && lists.demonym(key) != nullptr)) return kListed;
    if (draft_.has(i, kInnerCapital) && !draft_.has(i, kHyphen)) return kListed;
    if (compound_title(key)) return kCompound;
    if (noun || lexicon_.tags.is_word(key) || lists.listed_role_noun(key) != nullptr) return kNoun;
    const std::string_view last = key.substr(key.rfind('-') + 1);
    return lexicon_.tags.class_by_ending(last) == WordClass::kNoun ? kUnlikely : kUnknown;
  }

  // "US-Präsident", "Vatikansprecher": the last part is a title.
  bool compound_title(std::string_view key) const {
    constexpr std::size_t kShortestHead = 5;
    for (std::size_t at = 2; at + kShortestHead <= key.size(); ++at) {
      if (lexicon_.names.title(key.substr(at)) != nullptr) return true;
    }
    const std::size_t hyphen = key.rfind('-');
    return hyphen != std::string_view::npos && lexicon_.names.title(key.substr(hyphen + 1)) != nullptr;
  }

  bool determined(std::uint32_t i, std::uint32_t first) const {
    if (i == first) return false;
    switch (draft_.out.tokens[i - 1].word_class) {
      case WordClass::kDeterminer:
      case WordClass::kAdjective:
      case WordClass::kNumber:
      case WordClass::kAdposition:
        return true;
      default:
        return false;
    }
  }

  bool finite(std::uint32_t i) const {
    const VerbForm form = draft_.out.tokens[i].verb_form;
    return draft_.out.tokens[i].word_class == WordClass::kVerb && (form == VerbForm::kPast || form == VerbForm::kThirdSingular);
  }

  void read(const Sentence& sentence) {
    const std::uint32_t end = sentence.end_token;
    for (std::uint32_t i = sentence.first_token; i < end; ++i) {
      if (!draft_.has(i, kCapital)) continue;
      standing_[i] = std::max(standing_[i], alone(i, end));
      if (standing_[i] >= kCompound) continue;
      const bool led = i > sentence.first_token && (standing_[i - 1] == kCompound || standing_[i - 1] == kLeads);
      const bool surname = led && (standing_[i] != kNoun || lexicon_.names.given_name(draft_.key(i - 1)) != 0);
      const bool speaks = standing_[i] == kUnknown && !determined(i, sentence.first_token) &&
                          ((i > sentence.first_token && finite(i - 1)) || (i + 1 < end && finite(i + 1)));
      if (surname || speaks) {
        standing_[i] = kLeads;
        names_.add(draft_.key(i), 1);
      }
    }
  }

  Draft& draft_;
  const Lexicon& lexicon_;
  std::vector<Standing> standing_;  // of each token
  WordMap names_;
};

}  // namespace

void drop_noun_capitals(Draft& draft) { CapitalJudge(draft).run(); }

}  // namespace stemma::annotating
