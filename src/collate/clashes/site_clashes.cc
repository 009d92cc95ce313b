// Problem: the fire began in the kitchen, in a guest room, in the basement; he was arrested at his mother's flat, or at the airport.
// Model: an event told with a place in words that data/LANG/exclusive_words.tsv knows, after "in", "at", "on" and behind its verb. Two
// reports tell one event when its kind is the same and one person suffers or does it, or, with no person on either side, one kind of thing
// ("the fire", "the blaze"; "it" is what the sentence before spoke of). Words told together are one place ("the kitchen, on the ground
// floor"), so that each place is a side. Rejected: any place beside any event word (most events of a kind have many places).

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "collate/clashes/bearers.h"
#include "collate/clashes/conflicts.h"
#include "collate/clashes/exclusive_words.h"
#include "collate/clashes/readable.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kMostAccounts = 300;  // of one kind of event

struct Account {
  std::uint32_t report = 0, clause = 0;
  std::vector<std::uint32_t> members;  // sorted
  TokenRange at;                       // verb to place
  std::vector<Term> persons, things;   // sorted
  std::vector<std::uint32_t> kinds;    // of the things, where a list knows them: "fire" and "blaze"
};

bool meet(const std::vector<Term>& a, const std::vector<Term>& b) {
  return std::any_of(a.begin(), a.end(), [&](Term t) { return std::find(b.begin(), b.end(), t) != b.end(); });
}

class Finder {
 public:
  explicit Finder(const Affair& affair)
      : affair_(affair),
        words_(*affair.words),
        table_(*affair.lexicon, affair.lexicon->language()),
        people_nouns_(*affair.lexicon, affair.lexicon->language()) {
    for (std::uint32_t e = 0; e < affair.overlay.entities.size(); ++e)
      if (affair.overlay.entities[e].type == NameType::kPerson) people_.insert(words_.entity_term(e));
  }

  std::vector<Conflict> find() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r)
      for (std::uint32_t k = 0; k < affair_.clauses[r].size(); ++k) read(r, k);
    std::vector<Conflict> out;
    for (const auto& [kind, accounts] : by_kind_) clashes(accounts, out);
    return out;
  }

 private:
  const Clause& clause(const Account& x) const { return affair_.clauses[x.report][x.clause]; }
  const Annotations& annotations(std::uint32_t r) const { return affair_.reports[r].annotations; }
  std::string_view form(std::uint32_t r, std::uint32_t i) const { return words_.form(words_.at(r, i).form); }

  void read(std::uint32_t r, std::uint32_t k) {
    const Clause& c = affair_.clauses[r][k];
    if (c.sign < 0 || c.families.empty() || c.tense == Tense::kFuture || c.standing == Standing::kPlanned ||
        c.standing == Standing::kQuestioned || c.head == kNone || (c.verb_first == c.verb_end && c.head != c.verb_first))
      return;
    if (c.standing == Standing::kHypothetical && !c.finite) return;
    Account x{r, k, {}, {c.head, c.head + 1}, {}, {}, {}};
    for (std::uint32_t i = std::max(c.verb_end, c.head + 1); i < c.end; ++i) {
      if (words_.at(r, i).name != kNone) continue;
      const auto found = table_.at(words_, r, i, c.end);
      if (!found || table_.member(found->first.front()).use != ExclusiveUse::kPlace || !placed(r, i, c)) continue;
      // The last noun is the place: "hotel room" is no hotel, "hospital official" no hospital.
      if (found->second < c.end && annotations(r).tokens[found->second].word_class == WordClass::kNoun) continue;
      x.members.insert(x.members.end(), found->first.begin(), found->first.end());
      x.at.second = std::max(x.at.second, found->second);
      i = found->second - 1;
    }
    if (x.members.empty()) return;
    std::sort(x.members.begin(), x.members.end());
    x.members.erase(std::unique(x.members.begin(), x.members.end()), x.members.end());
    for (const auto* list : {&c.patients, &c.agents})
      for (Term t : *list)
        if (people_.contains(t)) x.persons.push_back(t);
    if (x.persons.empty()) {
      x.persons =
          bearer_of(affair_, people_nouns_, c, c.verb_first, std::max(c.verb_end, c.verb_first + 1), Bearer::kSubject).persons;
      std::sort(x.persons.begin(), x.persons.end());
    }
    const auto& told = c.passive ? c.undergoers : c.doers;
    x.things = told;
    for (std::uint32_t i = c.first; i < c.verb_first && x.things.empty(); ++i)
      if (form(r, i) == "it") spoken_of(r, k, x.things);
    add_kinds(r, c.first, c.verb_first, x.kinds);
    if (x.kinds.empty() && x.things != told && k > 0)
      add_kinds(r, annotations(r).sentences[c.sentence - std::min(c.sentence, 4u)].first_token, c.first, x.kinds);
    for (Family f : c.families)
      if (auto& row = by_kind_[f]; row.size() < kMostAccounts) row.push_back(x);
  }

  void add_kinds(std::uint32_t r, std::uint32_t first, std::uint32_t end, std::vector<std::uint32_t>& kinds) const {
    for (std::uint32_t i = first; i < end; ++i)
      if (const auto found = table_.at(words_, r, i, end);
          found && table_.member(found->first.front()).use == ExclusiveUse::kThing)
        kinds.push_back(found->first.front());
  }

  // Under "in", "at", "on", "inside" with at most an article, an owner and other words of the noun phrase between.
  bool placed(std::uint32_t r, std::uint32_t i, const Clause& c) const {
    const auto& tokens = annotations(r).tokens;
    for (std::uint32_t k = i; k-- > c.verb_end && k + 6 > i;) {
      const std::string_view word = form(r, k);
      if (tokens[k].word_class == WordClass::kAdposition)
        return word == "in" || word == "at" || word == "on" || word == "inside" || word == "into" || word == "of";
      if (tokens[k].word_class == WordClass::kPunctuation && word != "'s" && word != "’s" && word != "'" && word != "’")
        return false;
      if (tokens[k].word_class == WordClass::kVerb || tokens[k].word_class == WordClass::kCoordinator) return false;
    }
    return false;
  }

  // Things that the sentence before told of, and the sentence so far.
  void spoken_of(std::uint32_t r, std::uint32_t k, std::vector<Term>& things) const {
    const auto& clauses = affair_.clauses[r];
    const std::uint32_t sentence = clauses[k].sentence;
    for (std::uint32_t p = k; p-- > 0 && clauses[p].sentence + 4 >= sentence;)
      for (const auto* list : {&clauses[p].doers, &clauses[p].undergoers})
        things.insert(things.end(), list->begin(), list->end());
    std::sort(things.begin(), things.end());
    things.erase(std::unique(things.begin(), things.end()), things.end());
  }

  bool of_one(const Account& x, const Account& y) const {
    if (!same_moment(affair_, x.report, y.report)) return false;
    if (!x.persons.empty() || !y.persons.empty()) return meet(x.persons, y.persons);
    return meet(x.things, y.things) || meet(x.kinds, y.kinds);
  }

  // Some set names both, and none the same.
  bool apart(const Account& x, const Account& y) const {
    bool differ = false;
    for (std::uint32_t a : x.members)
      for (std::uint32_t b : y.members) {
        if (a == b) return false;
        differ = differ || table_.member(a).set == table_.member(b).set;
      }
    return differ;
  }

  void clashes(const std::vector<Account>& accounts, std::vector<Conflict>& out) const {
    std::vector<char> held(accounts.size(), 0);
    for (std::size_t x = 0; x < accounts.size(); ++x)
      for (std::size_t y = x + 1; y < accounts.size(); ++y)
        if (accounts[x].report != accounts[y].report && apart(accounts[x], accounts[y]) && of_one(accounts[x], accounts[y]))
          held[x] = held[y] = 1;
    // What is told together is one place.
    std::map<std::uint32_t, std::uint32_t> root;
    const auto find = [&](std::uint32_t m) {
      root.emplace(m, m);
      while (root[m] != m) m = root[m];
      return m;
    };
    for (std::size_t x = 0; x < accounts.size(); ++x)
      if (held[x])
        for (std::uint32_t m : accounts[x].members) root[find(m)] = find(accounts[x].members.front());
    std::map<std::uint32_t, std::vector<const Account*>> sides;
    for (std::size_t x = 0; x < accounts.size(); ++x)
      if (held[x]) sides[find(accounts[x].members.front())].push_back(&accounts[x]);
    if (sides.size() < 2) return;
    Conflict c;
    c.kind = ConflictKind::kPlace;
    c.confidence = 700;
    std::vector<std::string> labels;
    const Account* first = nullptr;
    for (const auto& [place, theirs] : sides) {
      SideMaker side(affair_, Stance::kNone);
      std::map<std::uint32_t, int> named;
      for (const Account* x : theirs) {
        if (first == nullptr) first = x;
        for (std::uint32_t m : x->members) ++named[m];
        side.add(x->report, readable(affair_, clause(*x), x->at, {}), affair_.voice(clause(*x)).shown);
      }
      // The closest words for it: rows of rooms and sites stand below those of floors.
      auto best = named.begin();
      for (auto n = named.begin(); n != named.end(); ++n)
        if (n->second >= best->second) best = n;
      labels.push_back(table_.member(best->first).name);
      side.value(labels.back());
      c.sides.push_back(side.take());
    }
    c.question = "Where was it: ";
    for (std::size_t k = 0; k < labels.size(); ++k)
      c.question += (k == 0 ? "" : k + 1 == labels.size() ? " or " : ", ") + labels[k];
    c.question += "? “" + one_line(affair_.text(first->report, readable(affair_, clause(*first), first->at, {})), 110) + "”";
    if (std::none_of(out.begin(), out.end(), [&](const Conflict& o) { return o.question == c.question; }))
      out.push_back(std::move(c));
  }

  const Affair& affair_;
  const Words& words_;
  ExclusiveWords table_;
  OutcomeTable people_nouns_;
  std::set<Term> people_;
  std::map<Family, std::vector<Account>> by_kind_;
};

}  // namespace

std::vector<Conflict> find_site_clashes(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
