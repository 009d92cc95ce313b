// Problem: "Velisk" is on no list, "Tripoli" is on it twice; and a map of dots says nothing of what happened where.
// Model: every name of a place in the running text is a mention. Mentions of one name are one place; where a list gives it several countries,
// the one that most reports were read as, then the one that the affair's other places lie in. A country also comes of the words "Velisk,
// Ruvenia". What happened there is the first asserted clause of an event that names the place after a preposition; a stated distance is a
// length close to the name in its clause, printed as it stands.
// Rejected: placing unknown names by the known ones beside them (a guess on a map looks like knowledge).

#include "collate/overview/places.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "collate/clashes/conflicts.h"
#include "collate/days/timeline.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kMostPlaces = 200, kMostEvidence = 50, kMostDistances = 5;
constexpr std::uint32_t kOfWords = 5;  // tokens in "Karsovian border town of"
constexpr std::uint32_t kNear = 8;     // tokens between a length and the name it goes with

struct Mention {
  std::uint32_t report = 0, first = 0, end = 0;  // tokens
  Span span;
  const PlaceMention* listed = nullptr;
};

struct Gathered {
  std::map<std::string, int> spellings;  // as printed -> mentions
  std::vector<Mention> mentions;
  std::map<std::string, int> countries;  // as the list or the text gives them -> mentions
  bool stands = false;                   // somewhere behind a preposition: "in Velisk", not "Schumer, D-N.Y."
};

class Mapper {
 public:
  explicit Mapper(const Affair& affair) : affair_(affair) {
    for (const Report& report : affair.reports)
      for (const Name& n : report.annotations.names)
        if (const std::string_view country = affair.lexicon->country(fold(n.name)); !country.empty())
          countries_.emplace(fold(country), country);
  }

  std::vector<PlaceOnMap> map() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r) gather(r);
    std::map<std::string, int> of_affair;  // country -> places in it
    for (const auto& [key, g] : places_)
      for (const auto& [country, n] : g.countries) ++of_affair[country];
    std::vector<PlaceOnMap> out;
    for (const auto& [key, g] : places_) {
      PlaceOnMap place = made(g, of_affair);
      if (place.located || (g.stands && !is_country(place.name))) out.push_back(std::move(place));
    }
    std::stable_sort(out.begin(), out.end(), [](const PlaceOnMap& a, const PlaceOnMap& b) {
      return std::pair(!a.what.empty(), a.evidence.size()) > std::pair(!b.what.empty(), b.evidence.size());
    });
    if (out.size() > kMostPlaces) out.resize(kMostPlaces);
    std::sort(out.begin(), out.end(),
              [](const PlaceOnMap& a, const PlaceOnMap& b) { return std::tie(a.name, a.country) < std::tie(b.name, b.country); });
    return out;
  }

 private:
  bool is_country(const std::string& name) const { return fold(affair_.lexicon->country(fold(name))) == fold(name); }

  // The reports together take it for a person or an organization.
  bool is_other(std::uint32_t r, const Name& n) const {
    const std::uint32_t entity = affair_.overlay.at(r, n.entity);
    return entity != kNone && affair_.overlay.entities[entity].type != NameType::kPlace;
  }

  void gather(std::uint32_t r) {
    const Report& report = affair_.reports[r];
    const auto& notes = report.annotations;
    std::map<std::uint32_t, const PlaceMention*> listed;
    for (const PlaceMention& p : notes.places) listed[p.span.begin] = &p;
    std::map<std::uint32_t, Span> spans;  // a name is a mention, listed or not
    for (const PlaceMention& p : notes.places) spans.emplace(p.span.begin, p.span);
    for (const Name& n : notes.names)
      if (n.type == NameType::kPlace && !is_other(r, n)) spans.emplace(n.span.begin, n.span);
    for (const auto& [begin, span] : spans) {
      const auto [first, end] = affair_.words->tokens_in(r, span);
      if (first >= end || !carries_report(report.article.blocks[notes.sentences[notes.tokens[first].sentence].block].kind))
        continue;
      const auto found = listed.find(begin);
      Mention mention{r, first, end, span, found == listed.end() ? nullptr : found->second};
      const std::string printed = one_line(affair_.text(r, span), 80);
      if (is_short_form(printed) && !in_dateline(report.article, span)) continue;
      Gathered& g = places_[fold(mention.listed != nullptr ? mention.listed->name : printed)];
      ++g.spellings[mention.listed != nullptr ? mention.listed->name : titled(printed)];
      g.stands = g.stands || behind_preposition(mention);
      if (mention.listed != nullptr) ++g.countries[mention.listed->country];
      if (const std::string country = country_beside(mention); !country.empty()) g.countries[country] += 2;
      g.mentions.push_back(mention);
    }
  }

  // "DOBRESH" of a dateline reads "Dobresh".
  static std::string titled(const std::string& printed) {
    const bool shouted = std::none_of(printed.begin(), printed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!shouted || printed.size() < 4) return printed;
    std::string out = lower(printed);
    for (std::size_t i = 0; i < out.size(); ++i)
      if ((i == 0 || out[i - 1] == ' ' || out[i - 1] == '-') && out[i] >= 'a' && out[i] <= 'z')
        out[i] = static_cast<char>(out[i] - 'a' + 'A');
    return out;
  }

  // "Brodny, Karsovia", "the Karsovian town of Brodny": the country that the text puts beside the name.
  std::string country_beside(const Mention& m) const {
    const auto& tokens = affair_.reports[m.report].annotations.tokens;
    if (m.end + 1 < tokens.size() && affair_.text(m.report, tokens[m.end].span) == ",") {
      if (const auto found = countries_.find(fold(name_at(m.report, m.end + 1))); found != countries_.end()) return found->second;
    }
    if (m.first == 0 || tokens[m.first - 1].word_class != WordClass::kAdposition) return {};
    for (std::uint32_t i = m.first - 1; i-- > 0 && m.first - i <= kOfWords;) {
      if (tokens[i].word_class == WordClass::kPunctuation || tokens[i].sentence != tokens[m.first].sentence) break;
      if (const std::string_view country = affair_.lexicon->country(fold(name_at(m.report, i))); !country.empty())
        return std::string(country);
      if (tokens[i].word_class != WordClass::kNoun && tokens[i].word_class != WordClass::kAdjective) break;
    }
    return {};
  }

  std::string name_at(std::uint32_t report, std::uint32_t token) const {
    const std::uint32_t name = affair_.words->at(report, token).name;
    return name == kNone ? std::string()
                         : std::string(affair_.text(report, affair_.reports[report].annotations.names[name].span));
  }

  PlaceOnMap made(const Gathered& g, const std::map<std::string, int>& of_affair) const {
    PlaceOnMap out;
    out.name = std::max_element(g.spellings.begin(), g.spellings.end(), [](const auto& a, const auto& b) {
                 return a.second < b.second;
               })->first;
    std::pair<int, int> most{0, 0};
    for (const auto& [country, n] : g.countries)
      if (const std::pair now{n, of_affair.at(country)}; now > most) most = now, out.country = country;
    out.located = false;
    for (const Mention& m : g.mentions) {
      if (m.listed == nullptr || (out.located && m.listed->country != out.country)) continue;
      if (m.listed->country == out.country || !out.located)
        out.located = true, out.latitude = m.listed->latitude, out.longitude = m.listed->longitude;
      if (m.listed->country == out.country) break;
    }
    Evidence told{};
    for (const Mention& m : g.mentions) {
      if (out.what.empty()) tell(m, out, told);
      if (out.distances.size() < kMostDistances) measure(m, out);
    }
    if (!out.what.empty()) out.evidence.push_back(told);
    for (const Mention& m : g.mentions) {
      const Evidence e{m.report, sentence_of(m)};
      if (out.evidence.size() < kMostEvidence && std::find(out.evidence.begin(), out.evidence.end(), e) == out.evidence.end())
        out.evidence.push_back(e);
    }
    return out;
  }

  Span sentence_of(const Mention& m) const {
    const Annotations& notes = affair_.reports[m.report].annotations;
    return as_evidence(affair_, m.report, notes.sentences[notes.tokens[m.first].sentence].span);
  }

  // "in Velisk", "near the border town of Brodny".
  bool behind_preposition(const Mention& m) const {
    const auto& tokens = affair_.reports[m.report].annotations.tokens;
    std::uint32_t before = m.first;
    const auto between = [&](std::uint32_t i) {
      const WordClass c = tokens[i].word_class;
      return c == WordClass::kDeterminer || c == WordClass::kNoun || c == WordClass::kAdjective;
    };
    while (before > 0 && m.first - before < 3 && between(before - 1)) --before;
    return before > 0 && tokens[before - 1].word_class == WordClass::kAdposition;
  }

  // "DOMA", "I.R.S.": capitals that stand for words.
  static bool is_short_form(const std::string& printed) {
    return printed.size() <= 6 && printed.size() > 2 && printed.find(' ') == std::string::npos &&
           std::none_of(printed.begin(), printed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  static bool in_dateline(const Article& article, Span span) { return article.dateline && article.dateline->span.contains(span); }

  void tell(const Mention& m, PlaceOnMap& out, Evidence& told) const {
    const auto& tokens = affair_.reports[m.report].annotations.tokens;
    if (!behind_preposition(m)) return;
    const Clause* best = nullptr;
    const auto& clauses = affair_.clauses[m.report];
    const std::uint32_t sentence = tokens[m.first].sentence;
    auto c = std::lower_bound(clauses.begin(), clauses.end(), sentence,
                              [](const Clause& a, std::uint32_t s) { return a.sentence < s; });
    for (; c != clauses.end() && c->sentence == sentence; ++c)
      if (c->first <= m.first && m.end <= c->end && c->head != kNone &&
          (best == nullptr || c->end - c->first < best->end - best->first))
        best = &*c;
    if (best == nullptr || best->sign < 0 || best->denied || best->standing != Standing::kAsserted || best->families.empty())
      return;
    if (best->tense == Tense::kPresent && best->statement == kNone) return;
    out.what = clause_words(affair_, *best);
    told = {m.report, sentence_of(m)};
  }

  static bool is_length(const Quantity& q) {
    return q.unit == "mile" || q.unit == "kilometer" || q.unit == "kilometre" || q.unit == "meter" || q.unit == "metre" ||
           q.unit == "km";
  }

  void measure(const Mention& m, PlaceOnMap& out) const {
    const auto& notes = affair_.reports[m.report].annotations;
    for (const Quantity& q : notes.quantities) {
      if (!is_length(q)) continue;
      const auto [first, end] = affair_.words->tokens_in(m.report, q.span);
      if (first >= end || notes.tokens[first].sentence != notes.tokens[m.first].sentence) continue;
      Span span;
      if (end <= m.first && m.first - end <= kNear)
        span = {q.span.begin, m.span.end};
      else if (m.end <= first && first - m.end <= 3)
        span = {m.span.begin, q.span.end};
      if (span.empty() || another_between(m, first, end)) continue;
      const Evidence at{m.report, span};
      const std::string text = one_line(affair_.text(m.report, span), 120);
      const bool known =
          std::any_of(out.distances.begin(), out.distances.end(), [&](const StatedDistance& d) { return d.text == text; });
      if (!known) out.distances.push_back({text, at});
    }
  }

  // Another place or length stands between: the length goes with that.
  bool another_between(const Mention& m, std::uint32_t first, std::uint32_t end) const {
    const auto& notes = affair_.reports[m.report].annotations;
    for (std::uint32_t i = std::min(end, m.end); i < std::max(first, m.first); ++i) {
      const Word& w = affair_.words->at(m.report, i);
      if (w.quantity != kNone && is_length(notes.quantities[w.quantity])) return true;
      if (w.name != kNone && notes.names[w.name].type == NameType::kPlace) return true;
    }
    return false;
  }

  const Affair& affair_;
  std::map<std::string, std::string> countries_;  // folded -> as shown
  std::map<std::string, Gathered> places_;        // by folded name
};

}  // namespace

std::vector<PlaceOnMap> place_map(const Affair& affair) { return Mapper(affair).map(); }

}  // namespace stemma::collating
