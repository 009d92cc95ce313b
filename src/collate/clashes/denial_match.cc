// Problem: "there is no such agreement", "no rubber bullets were fired in Lipnik", "my client has not been arrested": which assertion, in which
// report, does each deny? Denials are short and say less than what they deny.
// Model: one event (a family of words, or the same word), and then how much of what the denial tells (who, whom, what, where; each word weighed by
// how rare it is in the affair) the assertion's clause holds, or, at half its weight, the assertion's sentence. What the assertion tells beyond
// that counts little. Participants that are named and differ speak against it.
// Rejected: likeness of both clauses (a denial of three words is unlike any long assertion); shared actors as a condition ("no such call was made").

#include "collate/clashes/denial_match.h"

#include <algorithm>

#include "collate/clashes/conflicts.h"
#include "collate/sameness/likeness.h"

namespace stemma::collating {
namespace {

constexpr int kFirm = 350, kSoft = 180,
              kWord = 240;      // what it is worth that two clauses tell one event: family, common family, same word
constexpr int kTold = 420;      // that all the denial tells stands in the assertion
constexpr int kTellsToo = 120;  // that all the assertion tells stands in the denial
constexpr int kActor = 90;      // that both name one actor
constexpr int kOtherActor = 320, kOtherObject = 180;  // that both name actors, and other ones
constexpr int kLeastTold = 400;                       // share of what the denial tells that the assertion must hold
constexpr int kElsewhere = 490;                       // a denial by the event's name, of which the assertion holds less
constexpr int kActorWeight = 400;                     // what somebody named tells at least, however often he is named
constexpr int kHeadWeight = 250;                      // a rarer word tells an event by itself

bool meet(const std::vector<Term>& a, const std::vector<Term>& b) {
  return std::any_of(a.begin(), a.end(), [&](Term t) { return std::binary_search(b.begin(), b.end(), t); });
}
bool clash(const std::vector<Term>& a, const std::vector<Term>& b) { return !a.empty() && !b.empty() && !meet(a, b); }

// What a clause tells besides its event.
std::vector<Term> content(const Affair& affair, const Clause& c) {
  std::vector<Term> out = c.bag.terms;
  for (const auto* list : {&c.agents, &c.patients, &c.doers, &c.undergoers}) out.insert(out.end(), list->begin(), list->end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase(out, c.head_term);
  std::erase_if(out, [&](Term t) { return affair.words->light(t); });
  return out;
}

// Words of a clause that another report may well leave away: "my client", "Senator" before a name.
std::vector<Term> optional_words(const Affair& affair, const Clause& c) {
  std::vector<Term> out;
  for (std::uint32_t i = c.first; i < c.end; ++i) {
    const Word& word = affair.words->at(c.report, i);
    const bool title = i + 1 < c.end && affair.words->at(c.report, i + 1).name != kNone &&
                       !affair.lexicon->role_class(affair.words->form(word.form)).empty();
    if (title || (affair.words->effects(word.stem) & kSomebody)) out.push_back(word.term);
  }
  return out;
}

// Participants that speak against one event.
int against_of(const Clause& d, const Clause& a) {
  return kOtherActor * clash(d.agents, a.agents) + kOtherObject * clash(d.patients, a.patients);
}

}  // namespace

bool firm_event(const Affair& affair, const Clause& c) {
  return std::any_of(c.families.begin(), c.families.end(), [&](Family f) { return !affair.lexicon->soft(f); });
}

bool tells_event(const Affair& affair, const Clause& c) {
  if (c.head == kNone || c.end <= c.first) return false;
  if (firm_event(affair, c)) return true;
  if (c.effects & (kReports | kLight | kDoubts)) return false;
  const Word& head = affair.words->at(c.report, c.head);
  return head.term != kNoTerm && head.name == kNone && affair.words->weight(head.term) >= kHeadWeight && c.bag.terms.size() >= 2;
}

std::vector<std::uint64_t> event_keys(const Clause& c) {
  std::vector<std::uint64_t> out(c.families.begin(), c.families.end());
  if (c.head_term != kNoTerm) out.push_back((std::uint64_t{1} << 32) | c.head_term);
  return out;
}

int denies(const Affair& affair, const Clause& d, const Clause& a) {
  if (!same_time_of(d, a)) return 0;
  const bool word = d.head_term == a.head_term && d.head_term != kNoTerm;
  int event = word ? kWord : 0;
  for (Family f : d.families)
    if (std::find(a.families.begin(), a.families.end(), f) != a.families.end())
      event = std::max(event, affair.lexicon->soft(f) ? (word ? kWord : kSoft) : kFirm);
  if (event == 0) return 0;
  const std::vector<Term> denied = content(affair, d), asserted = content(affair, a);
  long all = 0, told = 0;
  if (!denied.empty()) {
    std::vector<Term> around;
    // The sentence, and the one before: "the order came from the ministry" is the order that was just told.
    const auto& sentences = affair.reports[a.report].annotations.sentences;
    for (std::uint32_t i = sentences[a.sentence - (a.sentence > 0)].first_token; i < sentences[a.sentence].end_token; ++i)
      around.push_back(affair.words->at(a.report, i).term);
    std::sort(around.begin(), around.end());
    const std::vector<Term> optional = optional_words(affair, d);
    for (Term t : denied) {
      if (std::find(optional.begin(), optional.end(), t) != optional.end() &&
          !std::binary_search(asserted.begin(), asserted.end(), t))
        continue;
      const bool actor =
          std::binary_search(d.agents.begin(), d.agents.end(), t) || std::binary_search(d.patients.begin(), d.patients.end(), t);
      const long weight = std::max(affair.words->weight(t), actor ? kActorWeight : 0);
      all += 2 * weight;
      told += std::binary_search(asserted.begin(), asserted.end(), t) ? 2 * weight
              : std::binary_search(around.begin(), around.end(), t)   ? weight
                                                                      : 0;
    }
  }
  long beyond = 0, common = 0;
  for (Term t : asserted) {
    beyond += affair.words->weight(t);
    if (std::binary_search(denied.begin(), denied.end(), t)) common += affair.words->weight(t);
  }
  // What is always so, and of nobody in particular, is an opinion.
  const bool actor = meet(d.agents, a.agents) || meet(d.patients, a.patients);
  if (!actor && !denied.empty() && d.tense == Tense::kPresent && a.tense != Tense::kPast) return 0;
  const int against = against_of(d, a);
  if (all == 0) return std::max(0, std::min(kBareDenial, event + kTold / 2) - against);
  if (1000 * told / all < kLeastTold) {
    // "There was no distress call from the cockpit": where it would have come from may stand nowhere else.
    const bool by_noun = affair.reports[d.report].annotations.tokens[d.head].word_class == WordClass::kNoun;
    return by_noun && event == kFirm && against_of(d, a) == 0 ? kElsewhere : 0;
  }
  const int score = event + static_cast<int>(kTold * told / all) +
                    static_cast<int>(beyond == 0 ? 0 : kTellsToo * common / beyond) + kActor * actor - against;
  return std::clamp(score, 0, 1000);
}

bool of_another_time(const Affair& affair, const Clause& c) {
  const Annotations& a = affair.reports[c.report].annotations;
  const std::string year = affair.moments[c.report].date.substr(0, 4);
  // "In 2014 a plane slid off the runway. Nobody was hurt."
  for (std::uint32_t s = c.sentence, back = 0; back < 2; ++back, --s) {
    const Span sentence = a.sentences[s].span;
    auto t = std::lower_bound(a.times.begin(), a.times.end(), sentence.begin,
                              [](const TimeExpression& x, std::uint32_t at) { return x.span.begin < at; });
    bool any = false;
    for (; t != a.times.end() && t->span.begin < sentence.end; ++t) {
      const std::string_view shown = affair.text(c.report, t->span);
      const std::string_view own = std::string_view(t->value).substr(0, 4);
      const bool by_year = t->type == TimeType::kDate && own.size() == 4 && (own[0] == '1' || own[0] == '2') &&
                           shown.find(own) != std::string_view::npos && own != year;
      const bool ago = shown.ends_with(" ago") &&
                       (shown.find("year") != std::string_view::npos || shown.find("month") != std::string_view::npos ||
                        shown.find("decade") != std::string_view::npos);
      if (by_year || ago) return true;
      any = any || t->type == TimeType::kDate;
    }
    if (any || s == 0) break;
  }
  return false;
}

Span told_whole(const Affair& affair, const Clause& c) {
  const auto& clauses = affair.clauses[c.report];
  const auto& tokens = affair.reports[c.report].annotations.tokens;
  const auto has_subject = [&](const Clause& x) {
    for (std::uint32_t i = x.first; i < std::min(x.end, x.verb_first); ++i) {
      const WordClass t = tokens[i].word_class;
      if (t == WordClass::kNoun || t == WordClass::kProperNoun || t == WordClass::kPronoun || t == WordClass::kNumber)
        return true;
    }
    return x.verb_first == x.verb_end;
  };
  Span out = c.evidence;
  const auto k = static_cast<std::uint32_t>(&c - clauses.data());
  for (std::uint32_t up = k; !has_subject(clauses[up]) || !clauses[up].finite;) {
    const std::uint32_t before = clauses[up].governor != kNone ? clauses[up].governor : up > 0 ? up - 1 : kNone;
    if (before == kNone || before >= up || clauses[before].sentence != c.sentence || clauses[before].first == clauses[before].end)
      break;
    // What somebody says begins with his words.
    if (clauses[before].statement != c.statement && c.statement != kNone) break;
    out.begin = std::min(out.begin, clauses[before].evidence.begin);
    up = before;
  }
  return out;
}

}  // namespace stemma::collating
