// Which names a sentence holds.
//
// A run of capitalised words often holds several names: "Russian Foreign Minister Ivan Petrov" is a people, a title and a
// person. So a run is read from the left, and at each word the longest of these is taken: institution from a list, organization
// by its head word ("… Ministry", "University of …"), title, people, place from the table, place by its word ("… Province"); what
// none of them explains is a person's or an unknown name up to the next of them. At the start of a sentence a common word counts
// only as part of something longer.

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/mentions.h"
#include "annotate/name_spans.h"
#include "base/utf8.h"

namespace stemma::annotating {
namespace {

class NameFinder : private NameSpans {
 public:
  NameFinder(const Draft& draft, const CapitalSurvey& survey) : NameSpans(draft), survey_(survey) {}

  std::vector<Mention> run() {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.first_token < sentence.end_token && draft_.has(sentence.first_token, kTitled)) continue;
      enter(sentence);
      read_sentence();
    }
    return std::move(mentions_);
  }

 private:
  // At the start of a sentence, a word that is as likely a common one.
  bool weak(std::uint32_t i) const {
    if (!draft_.has(i, kStart)) {
      const bool short_capitals = draft_.has(i, kAllCapitals) && draft_.key(i).size() <= 3;  // IN, US, WHO
      return !short_capitals && lexicon_.is_function_word(draft_.key(i));
    }
    const std::string_view key = draft_.key(i);
    if (draft_.has(i, kAllCapitals) && key.size() <= 4) return false;  // an acronym has its capitals anywhere
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
        } else if (draft_.has(i, kHyphen) && hyphened(i)) {
          chain = i;  // "then-Iranian President"
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
      const std::uint32_t titled = title_end(i), organization = organization_end(i), institution = institution_end(i),
                          people = demonym_end(i), place = place_end(i), place_word = place_word_end(i);
      const std::uint32_t most = std::max({titled, organization, institution, people, place, place_word});
      if (chain == kNone) chain = i;
      if (institution == most && institution > i && !(is_weak && institution == i + 1)) {
        add(i, institution, NameType::kOrganization, true);
        title = kNone;
        i = institution;
        continue;
      }
      if (titled == most && titled > i && titled >= organization) {
        if (title != kNone && !capital(titled) && after_honorific(i)) {  // "Mr. King"
          add(i, titled, NameType::kPerson, false);
          mentions_.back().title_first = title;
          chain = title = kNone;
          i = titled;
          continue;
        }
        const bool possessive = is(titled, "'s") || is(titled, "'");
        if (possessive || !capital(titled) || (no_name(titled) && title_end(titled) == titled)) {
          chain = title = kNone;  // "the Prime Minister said": nobody is named
          i = titled;
          continue;
        }
        if (title == kNone)
          title = lists_.title(draft_.key(i, titled)) != nullptr && lists_.title(draft_.key(i, titled))->honorific
                      ? chain
                      : before_title(chain);
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
      if (place > i && !(is_weak && place == i + 1) && !(unknown > place && person_like) &&
          !(title != kNone && place <= unknown)) {
        const Place& row = lexicon_.places.at(lexicon_.places.find(draft_.key(i, place)));
        const bool initials = place == i + 1 && draft_.has(i, kAllCapitals | kPeriod);  // US, U.K.
        const bool known =
            row.kind != PlaceKind::kCity && (initials || !(place == i + 1 && lists_.given_name(draft_.key(i)) != 0));
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

  bool after_honorific(std::uint32_t i) const {
    const NameLists::Title* before = i > first_ ? lists_.title(draft_.key(i - 1)) : nullptr;
    return before != nullptr && (before->honorific || draft_.has(i - 1, kPeriod));
  }

  // Peoples' names are surnames too: "President Israel", "Mr. French".
  bool looks_like_surname(std::uint32_t i, std::uint32_t end) const { return end == i + 1 && !capital(end); }

  // "former", "then", "acting" and the like before a title belong to it.
  std::uint32_t before_title(std::uint32_t chain) const {
    static constexpr std::string_view kBefore[] = {"former",   "then",    "acting", "deputy",  "late", "outgoing",
                                                   "incoming", "interim", "vice",   "retired", "ex"};
    while (chain > first_ && std::find(std::begin(kBefore), std::end(kBefore), draft_.key(chain - 1)) != std::end(kBefore))
      --chain;
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
        const bool capitals =
            std::none_of(surface.begin() + at, surface.begin() + stop, [](char c) { return c >= 'a' && c <= 'z'; });
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

  const CapitalSurvey& survey_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_mentions(const Draft& draft, const CapitalSurvey& survey) {
  std::vector<Mention> mentions = NameFinder(draft, survey).run();
  // "Election Day" is a time.
  const auto& times = draft.out.times;
  std::erase_if(mentions, [&](const Mention& m) {
    const auto at =
        std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) { return t.span.end <= m.span.begin; });
    return !m.sure && m.title_first == kNone && at != times.end() && at->span.overlaps(m.span);
  });
  return mentions;
}

}  // namespace stemma::annotating
