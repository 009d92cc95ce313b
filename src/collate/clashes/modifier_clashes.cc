// Problem: the jet came down on the western bank; on the eastern bank. One word apart, and both cannot hold.
// Model: words of data/LANG/exclusive_words.tsv right before one and the same noun, in two reports' sentences that share at least two telling
// words besides, a name among them. A report that uses both words with the noun tells of two things and is left out.
// Rejected: any two such words with one noun (northern and southern towns are two sets of towns).

#include <algorithm>
#include <map>
#include <set>

#include "collate/clashes/conflicts.h"
#include "collate/clashes/exclusive_words.h"
#include "collate/clashes/readable.h"

namespace stemma::collating {
namespace {

constexpr int kAlike = 250;                 // likeness of the sentences without the two words
constexpr std::size_t kMostAccounts = 300;  // of one noun

struct Account {
  std::uint32_t report = 0, clause = 0, member = 0;
  TokenRange at;
  std::string noun;         // as printed
  Bag bag;                  // of the sentence without modifier and noun
  std::vector<Term> names;  // sorted
};

class Finder {
 public:
  explicit Finder(const Affair& affair)
      : affair_(affair), words_(*affair.words), table_(*affair.lexicon, affair.lexicon->language()) {}

  std::vector<Conflict> find() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r)
      for (std::uint32_t k = 0; k < affair_.clauses[r].size(); ++k) read(r, k);
    std::vector<Conflict> out;
    for (const auto& [key, accounts] : of_noun_)
      if (auto c = clash(accounts)) out.push_back(std::move(*c));
    return out;
  }

 private:
  const Clause& clause(const Account& x) const { return affair_.clauses[x.report][x.clause]; }

  void read(std::uint32_t r, std::uint32_t k) {
    const Clause& c = affair_.clauses[r][k];
    if (c.sign < 0 || c.standing == Standing::kQuestioned || c.standing == Standing::kPlanned) return;
    const auto& tokens = affair_.reports[r].annotations.tokens;
    for (std::uint32_t i = c.first; i + 1 < c.end; ++i) {
      if (words_.at(r, i).name != kNone || tokens[i].word_class == WordClass::kVerb) continue;
      const auto found = table_.at(words_, r, i, c.end);
      if (!found || table_.member(found->first.front()).use != ExclusiveUse::kModifier || found->second >= c.end) continue;
      const std::uint32_t noun = found->second;
      if (i > 0 && owned(r, i - 1)) continue;
      if (tokens[noun].word_class != WordClass::kNoun || words_.at(r, noun).name != kNone || words_.at(r, noun).term == kNoTerm)
        continue;
      Account x{r, k, found->first.front(), {i, noun + 1}, std::string(words_.form(words_.at(r, noun).form)), {}, {}};
      std::vector<Term> terms;
      const Sentence& sentence = affair_.reports[r].annotations.sentences[c.sentence];
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        const Word& w = words_.at(r, t);
        if (t >= i && t <= noun) continue;
        if (w.term != kNoTerm && !words_.light(w.stem)) terms.push_back(w.term);
        if (w.actor != kNoTerm) x.names.push_back(w.actor);
      }
      x.bag = bag_of(words_, std::move(terms));
      auto& row = of_noun_[{table_.member(x.member).set, std::string(words_.text_of(words_.at(r, noun).term))}];
      if (row.size() < kMostAccounts) row.push_back(std::move(x));
    }
  }

  // "its northern border", "Sarna's northern border": whose it is decides, not which.
  bool owned(std::uint32_t r, std::uint32_t i) const {
    const std::string_view word = words_.form(words_.at(r, i).form);
    return word == "its" || word == "their" || word == "his" || word == "her" || word == "our" || word == "my" ||
           word == "your" || word == "'s" || word == "’s";
  }

  bool alike(const Account& x, const Account& y) const {
    if (x.report == y.report || x.member == y.member || !same_moment(affair_, x.report, y.report)) return false;
    const bool name = std::any_of(x.names.begin(), x.names.end(),
                                  [&](Term t) { return std::find(y.names.begin(), y.names.end(), t) != y.names.end(); });
    std::vector<Term> both;
    std::set_intersection(x.bag.terms.begin(), x.bag.terms.end(), y.bag.terms.begin(), y.bag.terms.end(),
                          std::back_inserter(both));
    return name && both.size() >= 2 && (cosine(words_, x.bag, y.bag) + coverage(words_, x.bag, y.bag)) / 2 >= kAlike;
  }

  std::optional<Conflict> clash(const std::vector<Account>& accounts) const {
    std::map<std::uint32_t, std::set<std::uint32_t>> uses;
    for (const Account& x : accounts) uses[x.report].insert(x.member);
    std::vector<char> held(accounts.size(), 0);
    for (std::size_t x = 0; x < accounts.size(); ++x)
      for (std::size_t y = x + 1; y < accounts.size(); ++y)
        if (uses[accounts[x].report].size() == 1 && uses[accounts[y].report].size() == 1 && alike(accounts[x], accounts[y]))
          held[x] = held[y] = 1;
    std::map<std::uint32_t, SideMaker> sides;
    for (std::size_t x = 0; x < accounts.size(); ++x) {
      if (!held[x]) continue;
      const Account& a = accounts[x];
      auto& side = sides.try_emplace(a.member, affair_, Stance::kNone).first->second;
      side.add(a.report, readable(affair_, clause(a), a.at, {}), affair_.voice(clause(a)).shown);
    }
    if (sides.size() < 2) return std::nullopt;
    Conflict c;
    c.kind = table_.set_name(table_.member(sides.begin()->first).set) == "compass" ? ConflictKind::kPlace : ConflictKind::kOther;
    c.confidence = 650;
    std::string labels;
    for (auto& [member, side] : sides) {
      labels += (labels.empty() ? "" : " or ") + table_.member(member).name;
      c.sides.push_back(side.take());
    }
    c.question = "Which " + accounts.front().noun + ": " + labels + "? “" + c.sides[0].value + "”";
    return c;
  }

  const Affair& affair_;
  const Words& words_;
  ExclusiveWords table_;
  std::map<std::pair<std::uint32_t, std::string>, std::vector<Account>> of_noun_;  // (set, noun)
};

}  // namespace

std::vector<Conflict> find_modifier_clashes(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
