// Names in headlines, where every word has a capital and so no capital tells anything.
//
// Taken is what the lists hold (places, peoples, institutions) and what the rest of the article names: its names, and the
// surnames of its people. A given name before a word that is no common one is taken too, for reports that are all headline.

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/mentions.h"

namespace stemma::annotating {
namespace {

class HeadlineReader {
 public:
  HeadlineReader(const Draft& draft, std::vector<Mention>& mentions)
      : draft_(draft), lexicon_(*draft.lexicon), lists_(draft.lexicon->names), mentions_(mentions) {
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      const Mention& m = mentions[i];
      if (m.span.size() != draft.span(m.first, m.end).size()) continue;  // a part of a hyphened word
      if (m.end - m.first > 1 || m.sure || m.title_first != kNone || !common(m.first)) known_.add(draft.key(m.first, m.end), i);
      if (!m.sure && m.end - m.first > 1 && !common(m.end - 1)) known_.add(draft.key(m.end - 1), kSurname);
    }
  }

  void read(const Sentence& sentence) {
    end_ = sentence.end_token;
    for (std::uint32_t i = sentence.first_token; i < end_;) {
      const std::uint32_t next = draft_.has(i, kCapital) ? take(i) : i;
      i = next > i ? next : i + 1;
    }
  }

 private:
  static constexpr std::uint32_t kSurname = kNone - 1;

  bool common(std::uint32_t i) const {
    const WordClass c = lexicon_.tags.common_class(draft_.words[i].form);
    return c != WordClass::kOther && c != WordClass::kProperNoun;
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

  std::uint32_t take(std::uint32_t i) {
    const std::string_view first = draft_.key(i);
    const std::uint32_t most = std::max({known_.longest(first), lists_.longest_institution(first), lists_.longest_demonym(first),
                                         lexicon_.places.longest(first)});
    for (std::uint32_t size = std::min(most, end_ - i); size > 0; --size) {
      const std::uint32_t end = i + size;
      const std::string_view key = draft_.key(i, end);
      if (const std::uint32_t at = known_.find(key); at != kNone) {
        const bool surname = at == kSurname;
        add(i, end, surname ? NameType::kOther : mentions_[at].type, !surname && mentions_[at].sure);
        return end;
      }
      const bool lone_common = size == 1 && common(i) && !draft_.has(i, kAllCapitals | kPeriod);
      const bool shouted = size == 1 && common(i) && draft_.has(i, kAllCapitals) && key.size() > 3;
      if (lone_common || shouted || (size == 1 && lists_.is_word(key, kNoName))) continue;
      if (const auto* institution = lists_.institution(key);
          institution != nullptr &&
          !(institution->acronym && size == 1 && !draft_.has(i, kAllCapitals | kPeriod) && key.size() < 5)) {
        add(i, end, NameType::kOrganization, true);
        return end;
      }
      const std::uint32_t land = lexicon_.places.find(key);
      const bool country = land != kNone && lexicon_.places.at(land).kind == PlaceKind::kCountry;
      if (!country && lists_.demonym(key) != nullptr) {
        add(i, end, NameType::kNationality, true);
        return end;
      }
      if (const std::uint32_t row = lexicon_.places.find(key); row != kNone) {
        const Place& place = lexicon_.places.at(row);
        const bool given = size == 1 && lists_.given_name(key) != 0;
        if (place.kind != PlaceKind::kCity || (place.population > 1e5 && !given)) {
          add(i, end, NameType::kPlace, true);
          return end;
        }
      }
    }
    if (lists_.given_name(first) != 0 && !common(i) && i + 1 < end_ && draft_.has(i + 1, kCapital) && !common(i + 1) &&
        lists_.title(draft_.key(i + 1)) == nullptr) {
      add(i, i + 2, NameType::kOther, false);
      return i + 2;
    }
    return i;
  }

  const Draft& draft_;
  const Lexicon& lexicon_;
  const NameLists& lists_;
  std::vector<Mention>& mentions_;
  PhraseMap known_;
  std::uint32_t end_ = 0;
};

}  // namespace

void find_headline_mentions(const Draft& draft, std::vector<Mention>& mentions) {
  HeadlineReader reader(draft, mentions);
  for (const Sentence& sentence : draft.out.sentences) {
    if (sentence.first_token < sentence.end_token && draft.has(sentence.first_token, kTitled)) reader.read(sentence);
  }
  std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
}

}  // namespace stemma::annotating
