// What kind of thing a name stands for, as far as one mention tells.
//
// Each hint adds points to a type; entities.cc adds up the points of all mentions of one name, so that "Hezbollah fighters" in one place
// types "Hezbollah" in every other. The points are rough ranks, not probabilities: a title or an age settles a person, a country in the
// table a place, a head word an organization; a preposition or a verb only tips the balance.

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/mentions.h"

namespace stemma::annotating {
namespace {

class TypeScale {
 public:
  TypeScale(const Draft& draft, const std::vector<Mention>& mentions) : draft_(draft), lexicon_(*draft.lexicon), lists_(draft.lexicon->names) {
    place_at_.assign(draft.size(), false);
    for (const Mention& m : mentions) {
      if (m.sure && m.type == NameType::kPlace) place_at_[m.first] = true;
    }
  }

  void weigh(Mention& m) const {
    const Sentence& sentence = draft_.sentence_of(m.first);
    first_ = sentence.first_token;
    end_ = sentence.end_token;
    inside(m);
    before(m);
    after(m);
  }

 private:
  std::string_view key(std::uint32_t i) const { return i >= first_ && i < end_ ? draft_.key(i) : std::string_view{}; }
  bool small(std::uint32_t i) const { return i >= first_ && i < end_ && !draft_.has(i, kCapital); }

  void inside(Mention& m) const {
    const std::uint32_t n = m.end - m.first;
    const std::string_view head = draft_.key(m.first), last = draft_.key(m.end - 1);
    const char given = lists_.given_name(head);
    if (given != 0) {
      m.of(NameType::kPerson) += n >= 2 ? 35 : 14;
      if (given != '-') m.gender = given;
    }
    int common = 0;
    bool digits = false;
    for (std::uint32_t i = m.first; i < m.end; ++i) {
      const WordClass c = lexicon_.tags.common_class(draft_.key(i));
      common += c != WordClass::kOther && c != WordClass::kProperNoun && lists_.given_name(draft_.key(i)) == 0;
      digits = digits || draft_.has(i, kHasDigit);
      if (n >= 2 && draft_.has(i, kPeriod) && draft_.key(i).size() == 2) m.of(NameType::kPerson) += 20;
      if (i > m.first && i + 1 < m.end && small(i) && lists_.is_word(draft_.key(i), kPersonParticle)) m.of(NameType::kPerson) += 15;
      if (draft_.is(i, "&")) m.of(NameType::kOrganization) += 40;
      if (i > m.first && lists_.given_name(draft_.key(i)) != 0) m.of(NameType::kPerson) += 6;
    }
    if (n >= 2 && n <= 4 && common == 0 && !digits) m.of(NameType::kPerson) += 14;
    if (common > 0) m.of(NameType::kOther) += common == static_cast<int>(n) ? 25 : 8;
    if (digits) m.of(NameType::kOther) += 12;
    if (lists_.is_word(last, kOrganizationHead)) m.of(NameType::kOrganization) += n > 1 ? 40 : 25;
    if (n > 1 && lists_.is_word(last, kOrganizationTail)) m.of(NameType::kOrganization) += 60;
    if (lists_.is_word(head, kNumbered) && digits) m.of(NameType::kOrganization) += 40;
    if (lists_.is_word(last, kOtherHead)) m.of(NameType::kOther) += 45;
    if (lists_.is_word(last, kNameSuffix) && n > 1) m.of(NameType::kPerson) += 30;
    if (n == 1 && draft_.has(m.first, kAllCapitals) && head.size() <= 6 && lists_.given_name(head) == 0) m.of(NameType::kOrganization) += 22;
    if (n == 1 && draft_.has(m.first, kInnerCapital) && !draft_.has(m.first, kHyphen) && !head.starts_with("mc") && !head.starts_with("mac")) {
      m.of(NameType::kOrganization) += 10;
    }
    if (head.starts_with("al-") || head.starts_with("el-")) m.of(NameType::kPerson) += n == 1 ? 4 : 0;
    if (const std::uint32_t row = lexicon_.places.find(draft_.key(m.first, m.end)); row != kNone) {
      const Place& place = lexicon_.places.at(row);
      int points = place.kind == PlaceKind::kCountry ? 60 : place.kind == PlaceKind::kCapital ? 45 : place.kind == PlaceKind::kRegion ? 40
                   : place.population > 1e6                                                  ? 32
                   : place.population > 2e5                                                  ? 20
                                                                                             : 12;
      if (n == 1 && given != 0) points /= 2;
      m.of(NameType::kPlace) += points;
    }
    m.of(NameType::kOther) += 8;
  }

  void before(Mention& m) const {
    if (m.title_first != kNone || m.first == first_) return;
    std::uint32_t at = m.first - 1;
    const std::string_view word = key(at);
    if (small(at)) {
      if (const auto* noun = lists_.role_noun(word)) {
        if (noun->type == NameType::kPerson && !noun->plural) {
          m.of(NameType::kPerson) += 35;
          if (noun->gender != '-') m.gender = noun->gender;
        }
        if (noun->type == NameType::kOrganization && !noun->plural) m.of(NameType::kOrganization) += 25;
        if (noun->type == NameType::kPlace && !noun->plural) m.of(NameType::kPlace) += 15;
      }
      if (lists_.title(word) != nullptr && lists_.role_noun(word) == nullptr) m.of(NameType::kPerson) += 25;
      if (lists_.is_word(word, kPlacePreposition)) m.of(NameType::kPlace) += word == "in" ? 16 : word == "to" || word == "from" ? 4 : 7;
    }
    if (word == "the") m.of(NameType::kOrganization) += m.end - m.first == 1 ? 10 : 6, m.of(NameType::kPerson) -= 12;
    if (word == "a" || word == "an") m.of(NameType::kPerson) -= 15, m.of(NameType::kOther) += 6;
    if (word == "by" || word == "with") m.of(NameType::kPerson) += 2;
    if (word == "of" && at > first_ && small(at - 1)) {
      const std::string_view whole = key(at - 1);
      if (lists_.is_word(whole, kPlaceBefore | kPlaceAfter) || whole == "outskirts" || whole == "capital") m.of(NameType::kPlace) += 30;
      if (whole == "leader" || whole == "member" || whole == "members" || whole == "spokesman" || whole == "chairman") m.of(NameType::kOrganization) += 8;
    }
    if (lists_.is_word(word, kDirection) && small(at)) m.of(NameType::kPlace) += 22;
    if (word == "(" && m.end < end_ && key(m.end) == ")" && draft_.has(m.first, kAllCapitals)) m.of(NameType::kOrganization) += 12;
    if (word == "," && at > first_ && place_at_[at - 1]) m.of(NameType::kPlace) += 4;
  }

  void after(Mention& m) const {
    std::uint32_t at = m.end;
    if (at >= end_) return;
    const bool one = m.end - m.first == 1;
    const std::string_view word = key(at);
    if (lists_.is_word(word, kPersonVerb) && small(at)) m.of(NameType::kPerson) += word == "said" || word == "says" || word == "added" ? 12 : 16;
    if (lists_.is_word(word, kPersonAfter) && small(at)) m.of(NameType::kPerson) += 20;
    if (word == "'s" || word == "'") {
      const std::string_view owned = key(at + 1);
      if (const auto* noun = lists_.role_noun(owned); noun != nullptr && noun->type == NameType::kPerson) m.of(NameType::kOrganization) += 6;
      static constexpr std::string_view kKin[] = {"wife", "husband", "son", "daughter", "father", "mother", "brother", "sister", "lawyer", "lawyers", "family",
                                                  "attorney", "death", "parents", "widow", "attorneys", "birthday", "resignation"};
      if (std::find(std::begin(kKin), std::end(kKin), owned) != std::end(kKin)) m.of(NameType::kPerson) += 22;
      if (owned == "capital" || owned == "border" || owned == "president" || owned == "parliament" || owned == "government") m.of(NameType::kPlace) += 14;
    }
    if (small(at)) {
      if (const auto* noun = lists_.role_noun(word)) {
        if (noun->type == NameType::kPerson) m.of(NameType::kOrganization) += one ? 12 : 6;
        if (noun->type == NameType::kOrganization) m.of(NameType::kOrganization) += 20;
      }
      if (lists_.is_word(word, kPlaceAfter)) m.of(NameType::kPlace) += 22;
    }
    if ((word == "," || word == "(") && at + 1 < end_) {
      const std::string_view next = key(at + 1);
      if (draft_.has(at + 1, kAllDigits) && next.size() <= 2 && at + 2 < end_ && (key(at + 2) == "," || key(at + 2) == ")")) m.of(NameType::kPerson) += 40;
      if (word == "," && (next == "who" || next == "whose")) m.of(NameType::kPerson) += 25;
      if (word == "," && next == "which") m.of(NameType::kPerson) -= 15, m.of(NameType::kOrganization) += 6;
      if (word == "," && place_at_[at + 1]) m.of(NameType::kPlace) += 22;
      if (word == ",") apposition(m, at + 1);
    }
  }

  // ", a spokesman for", ", head of the": the first noun of a role within a few words.
  void apposition(Mention& m, std::uint32_t at) const {
    const bool article = key(at) == "a" || key(at) == "an" || key(at) == "the";
    for (std::uint32_t i = at; i < std::min(at + 6, end_); ++i) {
      const WordClass c = draft_.out.tokens[i].word_class;
      if (c == WordClass::kPunctuation || c == WordClass::kAuxiliary || c == WordClass::kPronoun || c == WordClass::kCoordinator) return;
      if (draft_.out.tokens[i].verb_form == VerbForm::kPast || draft_.out.tokens[i].verb_form == VerbForm::kThirdSingular) return;
      if (c == WordClass::kAdposition && !article && i == at) return;
      if (!small(i)) continue;
      const auto* noun = lists_.role_noun(key(i));
      if (noun == nullptr || noun->plural) continue;
      if (noun->type == NameType::kPerson) m.of(NameType::kPerson) += 28;
      if (noun->type == NameType::kOrganization) m.of(NameType::kOrganization) += 14;
      if (noun->type == NameType::kPlace && article) m.of(NameType::kPlace) += 10;
      if (noun->type == NameType::kPerson) return;
    }
  }

  const Draft& draft_;
  const Lexicon& lexicon_;
  const NameLists& lists_;
  std::vector<bool> place_at_;
  mutable std::uint32_t first_ = 0, end_ = 0;
};

}  // namespace

void weigh_types(const Draft& draft, std::vector<Mention>& mentions) {
  const TypeScale scale(draft, mentions);
  for (Mention& mention : mentions) {
    if (!mention.sure) scale.weigh(mention);
  }
}

}  // namespace stemma::annotating
