// Where names begin and end.
//
// A name is a run of capitalised words with small words inside ("Observatory for Human Rights", "Ursula von der Leyen"). A run
// often holds several: "Russian Foreign Minister Sergei Lavrov" is a people, a title and a person. So a run is read from the left,
// and at each word the longest of these is taken: institution from a list, organization by its head word ("… Ministry",
// "University of …"), title, people, place from the table, place by its word ("… Province"); what none of them explains is a person's or an
// unknown name up to the next of them. At the start of a sentence a common word counts only as part of something longer.

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/mentions.h"
#include "base/utf8.h"

namespace stemma::annotating {
namespace {

constexpr std::uint32_t kLongestName = 12;

class NameFinder {
 public:
  NameFinder(const Draft& draft, const CapitalSurvey& survey)
      : draft_(draft), survey_(survey), lexicon_(*draft.lexicon), lists_(draft.lexicon->names), mentions_() {}

  std::vector<Mention> run() {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.first_token < sentence.end_token && draft_.has(sentence.first_token, kTitled)) continue;
      first_ = sentence.first_token;
      end_ = sentence.end_token;
      read_sentence();
    }
    return std::move(mentions_);
  }

 private:
  bool is(std::uint32_t i, std::string_view key) const { return i < end_ && draft_.key(i) == key; }
  bool role(std::uint32_t i, std::uint32_t roles) const { return i < end_ && lists_.is_word(draft_.key(i), roles); }

  bool common(std::uint32_t i) const {
    const WordClass c = lexicon_.tags.common_class(draft_.key(i));
    return c != WordClass::kOther && c != WordClass::kProperNoun;
  }

  // A word that can be part of a name.
  bool capital(std::uint32_t i) const {
    if (i >= end_ || !draft_.has(i, kHasLetter) || draft_.key(i).ends_with('$')) return false;
    if (draft_.has(i, kCapital)) return true;
    if (draft_.has(i, kInnerCapital) && !draft_.has(i, kHyphen)) return true;  // iPhone
    if (!draft_.has(i, kHyphen)) return false;
    const std::string_view surface = draft_.surface(i);  // al-Assad
    const std::size_t hyphen = surface.find('-');
    return hyphen != std::string_view::npos && hyphen + 1 < surface.size() && is_upper(decode(surface, hyphen + 1).value) &&
           lists_.is_word(draft_.key(i).substr(0, std::min(hyphen, draft_.key(i).size())), kPersonParticle);
  }

  bool no_name(std::uint32_t i) const {
    const std::string_view key = draft_.key(i);
    if (lists_.is_word(key, kNoName) || lexicon_.numbers.value_of(key)) return true;
    return draft_.has(i, kHasDigit) && !draft_.has(i, kHyphen) && key.size() <= 2;
  }

  // At the start of a sentence, a word that is as likely a common one.
  bool weak(std::uint32_t i) const {
    if (!draft_.has(i, kStart)) return draft_.has(i, kAllCapitals) && common(i) && lexicon_.is_function_word(draft_.key(i)) && draft_.key(i).size() > 3;
    const std::string_view key = draft_.key(i);
    if (survey_.small(key) > 0) return true;
    if (survey_.capital(key) > 0 && !lexicon_.is_function_word(key)) return false;
    if (common(i)) return true;
    return known_by_ending(key);
  }

  // "Rebels" where only "rebel" is in the word list.
  bool known_by_ending(std::string_view key) const {
    if (lexicon_.tags.common_class(key) != WordClass::kOther) return false;
    for (const std::string_view ending : {"s", "es", "ed", "ing", "ly", "d"}) {
      if (key.size() <= ending.size() + 3 || !key.ends_with(ending)) continue;
      const WordClass c = lexicon_.tags.common_class(key.substr(0, key.size() - ending.size()));
      if (c == WordClass::kNoun || c == WordClass::kVerb || c == WordClass::kAdjective) return true;
    }
    return false;
  }

  // A short word that is a name only in capitals: "US", "WHO", "IT".
  bool needs_capitals(std::uint32_t i, std::uint32_t end) const {
    return end == i + 1 && draft_.key(i).size() <= 4 && common(i) && !draft_.has(i, kAllCapitals | kPeriod);
  }

  template <class Longest, class Find>
  std::uint32_t longest(std::uint32_t i, Longest&& most, Find&& find) const {
    for (std::uint32_t size = std::min(most(draft_.key(i)), end_ - i); size > 0; --size) {
      if (find(draft_.key(i, i + size)) && capital(i + size - 1)) return i + size;
    }
    return i;
  }

  std::uint32_t title_end(std::uint32_t i) const {
    if (!capital(i)) return i;
    const std::uint32_t end = longest(i, [&](auto k) { return lists_.longest_title(k); }, [&](auto k) { return lists_.title(k) != nullptr; });
    if (end == i) return hyphened_title(i) ? i + 1 : i;
    const NameLists::Title* title = lists_.title(draft_.key(i, end));
    if (title->capitals && !draft_.has(i, kAllCapitals)) return i;
    return end;
  }

  // "then-President", "ex-Minister"
  bool hyphened_title(std::uint32_t i) const {
    if (!draft_.has(i, kHyphen)) return false;
    const std::string_view key = draft_.key(i);
    const std::size_t hyphen = key.find('-');
    const std::string_view first = key.substr(0, hyphen);
    return (first == "then" || first == "ex" || first == "vice" || first == "co") && lists_.title(key.substr(hyphen + 1)) != nullptr;
  }

  std::uint32_t demonym_end(std::uint32_t i) const {
    if (const std::uint32_t row = lexicon_.places.find(draft_.key(i)); row != kNone && lexicon_.places.at(row).kind == PlaceKind::kCountry) return i;  // US, UK
    return longest(i, [&](auto k) { return lists_.longest_demonym(k); }, [&](auto k) { return lists_.demonym(k) != nullptr; });
  }
  std::uint32_t institution_end(std::uint32_t i) const {
    const std::uint32_t end = longest(i, [&](auto k) { return lists_.longest_institution(k); }, [&](auto k) { return lists_.institution(k) != nullptr; });
    if (end == i) return i;
    if (lists_.institution(draft_.key(i, end))->acronym && end == i + 1 && !draft_.has(i, kAllCapitals | kPeriod) && draft_.key(i).size() < 5) return i;
    return needs_capitals(i, end) ? i : end;
  }
  std::uint32_t place_end(std::uint32_t i) const {
    const std::uint32_t end = longest(i, [&](auto k) { return lexicon_.places.longest(k); }, [&](auto k) { return lexicon_.places.find(k) != kNone; });
    return end > i && needs_capitals(i, end) ? i : end;
  }

  // "… Ministry", "University of …", "… & Co.": end of the organization that begins at i, i for none.
  std::uint32_t organization_end(std::uint32_t i) const {
    std::uint32_t last = i;
    bool after_of = false;
    const std::uint32_t own_title = title_end(i);  // "Prime Minister's Office" begins with one
    for (std::uint32_t j = i; j < end_ && j - i < kLongestName;) {
      if (capital(j) && !(j > i && draft_.has(j, kNewLine))) {
        if (j > i) {
          const std::uint32_t title = title_end(j);
          if (title > j && j >= own_title && !role(title, kOrganizationHead) && !role(title - 1, kOrganizationHead)) break;
          if (lists_.is_word(draft_.key(j), kNoName) && !after_of) break;
        }
        const bool head = role(j, kOrganizationHead) && !(j == i && title_end(i) > i + 1);
        if (head || (j > i && role(j, kOrganizationTail)) || after_of) last = j + 1;
        ++j;
        continue;
      }
      const std::string_view key = draft_.key(j);
      const bool next_capital = capital(j + 1), the_capital = is(j + 1, "the") && capital(j + 2);
      if ((key == "of" || key == "for" || key == "on") && last == j && j > i && role(j - 1, kOrganizationOf) && (next_capital || the_capital)) {
        if (key == "on" && !role(j - 1, kOrganizationHead)) break;
        after_of = true;
        j += next_capital ? 1 : 2;
      } else if (key == "&" && next_capital) {
        ++j;
        last = std::max(last, j + 1);
      } else if (key == "and" && next_capital && j > i && j + 1 < end_ && common(j - 1) && common(j + 1) && title_end(j + 1) == j + 1) {
        ++j;  // "Food and Drug Administration": both sides are common words
      } else if ((key == "'s" || key == "'") && next_capital && j > i && ((common(j - 1) && !draft_.has(j - 1, kAllCapitals)) || title_end_at(i, j))) {
        ++j;
      } else {
        break;
      }
    }
    return last;
  }

  // Tokens [i, j) are a title: "Prime Minister's Office".
  bool title_end_at(std::uint32_t i, std::uint32_t j) const { return title_end(i) == j; }

  std::uint32_t place_word_end(std::uint32_t i) const {
    std::uint32_t last = i;
    if (role(i, kPlaceBefore)) {
      std::uint32_t j = i + 1;
      if (is(j, "of")) ++j;
      if (is(j, "the")) ++j;
      if (capital(j) && title_end(j) == j) {
        while (capital(j) && j - i < 5 && !no_name(j)) ++j;
        return j;
      }
    }
    if (role(i, kDirection) && !draft_.has(i, kStart) && i + 1 < end_ && capital(i + 1)) {
      const std::uint32_t place = place_end(i + 1);
      if (place > i + 1) last = place;
    }
    for (std::uint32_t j = i; capital(j) && j - i < 5; ++j) {
      if (j > i && role(j, kPlaceAfter)) last = std::max(last, j + 1);
      if (j > i && (title_end(j) > j || draft_.has(j, kNewLine))) break;
    }
    return last;
  }

  // "Al - Masri", "Kim Jong - un": a hyphen that was printed with blanks.
  bool spaced_hyphen(std::uint32_t j) const {
    const bool blanks = draft_.has(j, kSpaceBefore) && draft_.has(j + 1, kSpaceBefore);
    if (!blanks || draft_.key(j) != "-") return false;
    if (capital(j + 1)) return role(j - 1, kPersonParticle);
    return !common(j + 1) && draft_.key(j + 1).size() <= 6 && !draft_.has(j + 1, kHasDigit);
  }

  // A person's or an unknown name: up to the next thing that lists explain.
  std::uint32_t unknown_end(std::uint32_t i, bool titled) const {
    std::uint32_t j = i + 1;
    while (j < end_ && j - i < 7) {
      if (draft_.has(j, kNewLine)) break;
      if (capital(j)) {
        if (no_name(j) && !role(j, kNameSuffix)) break;
        const std::uint32_t title = title_end(j);
        if (title > j && !(j == i + 1 && role(j, kPersonParticle)) && !role(j, kNameSuffix)) {
          const bool initial = draft_.key(j).size() == 2 && draft_.has(j, kPeriod);
          if (!initial && !(lists_.given_name(draft_.key(j)) != 0 && title == j + 1)) break;
        }
        const std::uint32_t demonym = demonym_end(j);
        if (demonym > j && !(titled || lists_.given_name(draft_.key(i)) != 0)) break;
        ++j;
        continue;
      }
      std::uint32_t k = j;
      while (k < end_ && k - j < 3 && role(k, kPersonParticle) && !draft_.has(k, kCapital) && !is(k, "and")) ++k;
      if (k > j && capital(k) && !is(j, "y") && !is(j, "e") && !is(j, "i")) {
        j = k + 1;
        continue;
      }
      if (is(j, "&") && capital(j + 1)) {
        j += 2;
        continue;
      }
      if (is(j, "-") && j + 1 < end_ && draft_.has(j + 1, kHasLetter) && spaced_hyphen(j)) {
        j += 2;
        continue;
      }
      if (draft_.has(j, kAllDigits) && role(j - 1, kNumbered) && draft_.key(j).size() <= 3) {
        ++j;
      } else if (is(j, ",") && role(j + 1, kNameSuffix) && draft_.has(j + 1, kCapital)) {
        j += 2;
      }
      break;
    }
    return j;
  }

  void add(std::uint32_t first, std::uint32_t end, NameType type, bool sure) {
    Mention mention;
    mention.first = first;
    mention.end = end;
    mention.span = draft_.span(first, end);
    mention.type = type;
    mention.sure = sure;
    mentions_.push_back(mention);
  }

  void read_sentence() {
    std::uint32_t chain = kNone;  // first token of what leads up to a title without a gap
    std::uint32_t title = kNone;  // first token of the title that ends before i
    for (std::uint32_t i = first_; i < end_;) {
      if (!capital(i)) {
        chain = title = kNone;
        if (hyphened_title(i) && capital(i + 1)) {
          chain = title = i;
        } else if (draft_.has(i, kHyphen)) {
          hyphened(i);
        }
        ++i;
        continue;
      }
      if (no_name(i) && title_end(i) == i) {
        chain = title = kNone;
        ++i;
        continue;
      }
      if (draft_.has(i, kHyphen) && !hyphened_title(i) && hyphened(i)) {
        if (chain == kNone) chain = i;
        ++i;
        continue;
      }
      const bool is_weak = weak(i);
      if (is_weak && lexicon_.is_function_word(draft_.key(i)) && place_end(i) <= i + 1 && institution_end(i) <= i + 1) {
        chain = title = kNone;
        ++i;
        continue;
      }
      const std::uint32_t titled = title_end(i), organization = organization_end(i), institution = institution_end(i), people = demonym_end(i),
                          place = place_end(i), place_word = place_word_end(i);
      const std::uint32_t most = std::max({titled, organization, institution, people, place, place_word});
      if (chain == kNone) chain = i;
      if (institution == most && institution > i && !(is_weak && institution == i + 1)) {
        add(i, institution, NameType::kOrganization, true);
        title = kNone;
        i = institution;
        continue;
      }
      if (titled == most && titled > i && titled >= organization) {
        const bool possessive = is(titled, "'s") || is(titled, "'");
        if (possessive || !capital(titled) || (no_name(titled) && title_end(titled) == titled)) {
          chain = title = kNone;  // "the Prime Minister said": nobody is named
          i = titled;
          continue;
        }
        if (title == kNone) title = before_title(chain);
        i = titled;
        continue;
      }
      if (people == most && people > i && (title == kNone || !looks_like_surname(i, people))) {
        const NameLists::Demonym* demonym = lists_.demonym(draft_.key(i, people));
        if (!(is_weak && demonym->country.empty())) add(i, people, NameType::kNationality, true);
        title = kNone;
        i = people;
        continue;
      }
      if (organization == most && organization > i && organization > place) {
        const bool alone = organization == i + 1;
        if (!(alone && is_weak)) add(i, organization, NameType::kOrganization, !alone);
        title = kNone;
        i = organization;
        continue;
      }
      if (place_word == most && place_word > place && place_word > i + 1 && !is_weak && title == kNone) {
        add(i, place_word, NameType::kPlace, true);
        i = place_word;
        continue;
      }
      const std::uint32_t unknown = unknown_end(i, title != kNone);
      const bool person_like = lists_.given_name(draft_.key(i)) != 0 || title != kNone;
      if (place > i && !(is_weak && place == i + 1) && !(unknown > place && person_like) && !(title != kNone && place <= unknown)) {
        const Place& row = lexicon_.places.at(lexicon_.places.find(draft_.key(i, place)));
        const bool initials = place == i + 1 && draft_.has(i, kAllCapitals | kPeriod);  // US, U.K.
        const bool known = row.kind != PlaceKind::kCity && (initials || !(place == i + 1 && lists_.given_name(draft_.key(i)) != 0));
        if (known || unknown <= place) {
          add(i, place, NameType::kPlace, known);
          title = kNone;
          i = place;
          continue;
        }
      }
      if (is_weak && (unknown == i + 1 || !person_like)) {
        chain = title = kNone;
        ++i;
        continue;
      }
      add(i, unknown, NameType::kOther, false);
      mentions_.back().title_first = title;
      chain = title = kNone;
      i = unknown;
    }
  }

  // Peoples' names are surnames too: "President Israel", "Mr. French".
  bool looks_like_surname(std::uint32_t i, std::uint32_t end) const {
    return end == i + 1 && !capital(end);
  }

  // "former", "then", "acting" and the like before a title belong to it.
  std::uint32_t before_title(std::uint32_t chain) const {
    static constexpr std::string_view kBefore[] = {"former", "then", "acting", "deputy", "late", "outgoing", "incoming", "interim", "vice", "retired", "ex"};
    while (chain > first_ && std::find(std::begin(kBefore), std::end(kBefore), draft_.key(chain - 1)) != std::end(kBefore)) --chain;
    return chain;
  }

  // "Israel-Syria", "London-based", "US-Russian", "non-Syrian": the parts that lists hold. Says whether there are any.
  bool hyphened(std::uint32_t i) {
    const std::string_view key = draft_.key(i), surface = draft_.surface(i);
    if (key.size() != surface.size()) return false;  // folding moved the hyphens
    if (lexicon_.places.find(key) != kNone || lists_.demonym(key) != nullptr || lists_.institution(key) != nullptr) return false;
    const std::uint32_t begin = draft_.out.tokens[i].span.begin;
    bool found = false;
    std::uint32_t unexplained = 0;
    std::vector<Mention> parts;
    for (std::size_t at = 0; at <= key.size();) {
      const std::size_t stop = std::min(key.find('-', at), key.size());
      const std::string_view part = key.substr(at, stop - at);
      NameType type = NameType::kOther;
      if (!part.empty() && is_upper(decode(surface, at).value)) {
        const bool capitals = std::none_of(surface.begin() + at, surface.begin() + stop, [](char c) { return c >= 'a' && c <= 'z'; });
        const std::uint32_t land = lexicon_.places.find(part);
        if (land != kNone && lexicon_.places.at(land).kind == PlaceKind::kCountry && (part.size() > 3 || capitals)) {
          type = NameType::kPlace;
        } else if (lists_.demonym(part) != nullptr) {
          type = NameType::kNationality;
        } else if (lists_.institution(part) != nullptr && (capitals || part.size() > 4)) {
          type = NameType::kOrganization;
        } else if (const std::uint32_t row = lexicon_.places.find(part); row != kNone && (part.size() > 3 || capitals)) {
          const Place& place = lexicon_.places.at(row);
          if (place.kind != PlaceKind::kCity || place.population > 500000) type = NameType::kPlace;
        }
      }
      if (type != NameType::kOther) {
        Mention mention;
        mention.first = i;
        mention.end = i + 1;
        mention.span = {begin + static_cast<std::uint32_t>(at), begin + static_cast<std::uint32_t>(stop)};
        mention.type = type;
        mention.sure = true;
        parts.push_back(mention);
        found = true;
      } else if (!part.empty() && is_upper(decode(surface, at).value)) {
        ++unexplained;
      }
      at = stop + 1;
    }
    if (unexplained > 0) return false;  // "Ben-Shabat", "Lloyd-Jones"
    mentions_.insert(mentions_.end(), parts.begin(), parts.end());
    return found;
  }

  const Draft& draft_;
  const CapitalSurvey& survey_;
  const Lexicon& lexicon_;
  const NameLists& lists_;
  std::vector<Mention> mentions_;
  std::uint32_t first_ = 0, end_ = 0;
};

}  // namespace

CapitalSurvey::CapitalSurvey(const Draft& draft) {
  for (std::uint32_t i = 0; i < draft.size(); ++i) {
    if (!draft.has(i, kHasLetter) || draft.has(i, kStart | kTitled)) continue;
    const std::uint32_t at = map_.add(draft.key(i), static_cast<std::uint32_t>(counts_.size()));
    if (at == counts_.size()) counts_.emplace_back();
    ++(draft.has(i, kCapital | kInnerCapital) ? counts_[at].capital : counts_[at].small);
  }
}

const CapitalSurvey::Count* CapitalSurvey::find(std::string_view key) const {
  const std::uint32_t at = map_.find(key);
  return at == kNone ? nullptr : &counts_[at];
}

int CapitalSurvey::small(std::string_view key) const { return find(key) == nullptr ? 0 : find(key)->small; }
int CapitalSurvey::capital(std::string_view key) const { return find(key) == nullptr ? 0 : find(key)->capital; }

std::vector<Mention> find_mentions(const Draft& draft, const CapitalSurvey& survey) { return NameFinder(draft, survey).run(); }

}  // namespace stemma::annotating
