// Problem: fired or resigned, missile or engine failure, a deal or none: neither report denies anything, and both cannot hold.
// Model: data/LANG/outcomes.tsv lists questions with answers that exclude each other. A phrase gives one answer in its clause; a negated clause
// gives the other where there are two. Accounts are tied by the person they tell of (bearers.cc), by the one kind of thing that the affair has
// of its kind, or by sentences well alike. All accounts of a question on one tie make one conflict with a side for each answer. What is told
// of another year is background; who gives both answers in one voice sees no conflict and is left out.
// Rejected: any clause with the word in it ("fired" of one minister, "resigned" of the next).

#include <algorithm>
#include <map>
#include <set>

#include "collate/clashes/bearers.h"
#include "collate/clashes/conflicts.h"
#include "collate/clashes/outcome_table.h"
#include "collate/clashes/readable.h"
#include "collate/days/days.h"
#include "collate/days/occasions.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kGap = 2;           // words that may stand between two of a phrase
constexpr int kBackgroundDays = 21;         // what happened longer before the report is another affair
constexpr std::uint32_t kThingBack = 2;     // sentences before an account that may name its thing
constexpr int kAlike = 420;                 // likeness of the sentences where nothing else ties them
constexpr std::size_t kMostAccounts = 400;  // of one question

struct Account {
  std::uint32_t report = 0, clause = 0, question = 0, answer = 0;
  TokenRange at;
  std::vector<Term> persons;
  bool described = false;
  bool turned = false;  // by "not"
};

class Finder {
 public:
  explicit Finder(const Affair& affair)
      : affair_(affair), words_(*affair.words), table_(*affair.lexicon, affair.lexicon->language()) {}

  std::vector<Conflict> find() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r)
      for (std::uint32_t k = 0; k < affair_.clauses[r].size(); ++k) read(r, k);
    std::vector<Conflict> out;
    for (auto& [question, accounts] : accounts_) {
      if (accounts.size() > kMostAccounts) accounts.resize(kMostAccounts);
      switch (table_.questions()[question].tie) {
        case Tie::kPerson:
          of_persons(question, accounts, out);
          break;
        case Tie::kThing:
          add(question, accounts, kNoTerm, out);
          break;
        case Tie::kAlike:
          alike(question, accounts, out);
          break;
      }
    }
    return out;
  }

 private:
  const Clause& clause(const Account& x) const { return affair_.clauses[x.report][x.clause]; }
  const Annotations& annotations(std::uint32_t r) const { return affair_.reports[r].annotations; }

  // The phrase at token i and where it ends.
  std::optional<std::pair<const OutcomePhrase*, std::uint32_t>> phrase_at(std::uint32_t r, std::uint32_t at,
                                                                          std::uint32_t end) const {
    for (const Phrase& phrase : table_.phrases_from(words_.text_of(words_.at(r, at).stem))) {
      std::uint32_t i = at;
      std::size_t k = 1;
      const std::uint32_t gap = table_.phrase(phrase.value).answer == kNone ? 0 : kGap;
      for (; k < phrase.stems.size(); ++k) {
        const std::uint32_t limit = std::min(end, i + 2 + gap);
        std::uint32_t next = i + 1;
        while (next < limit && words_.text_of(words_.at(r, next).stem) != phrase.stems[k]) ++next;
        if (next >= limit) break;
        i = next;
      }
      if (k == phrase.stems.size()) return std::pair{&table_.phrase(phrase.value), i + 1};
    }
    return std::nullopt;
  }

  void read(std::uint32_t r, std::uint32_t k) {
    const Clause& c = affair_.clauses[r][k];
    if (c.standing == Standing::kPlanned || c.standing == Standing::kQuestioned || c.tense == Tense::kFuture) return;
    const std::uint32_t sentence_end = annotations(r).sentences[c.sentence].end_token;
    for (std::uint32_t i = c.first; i < c.end; ++i) {
      if (words_.at(r, i).name != kNone) continue;
      const auto found = phrase_at(r, i, sentence_end);
      if (!found) continue;
      const auto& [phrase, end] = *found;
      if (phrase->answer == kNone) {
        i = end - 1;
        continue;
      }
      // "their resignation", "a fire": who bears an outcome of a verb bears none of the noun.
      if (phrase->bearer != Bearer::kAny && annotations(r).tokens[i].verb_form == VerbForm::kNotVerb && !phrase->noun) continue;
      if (supposed(r, c) || (phrase->bearer == Bearer::kAny && !phrase->negative && disowned(r, c.first, i))) continue;
      if (c.standing == Standing::kHypothetical && !told(r, c)) continue;
      Account x{r, k, phrase->question, phrase->answer, {i, end}};
      const OutcomeQuestion& question = table_.questions()[x.question];
      if (c.sign < 0 && !phrase->negative) {
        if (question.answers.size() != 2) continue;
        x.answer = 1 - x.answer;
        x.turned = true;
      }
      if (background(r, c.sentence)) continue;
      if (question.tie == Tie::kPerson) {
        Borne borne = bearer_of(affair_, table_, c, i, end, phrase->bearer);
        x.persons = std::move(borne.persons);
        x.described = borne.described;
        if (x.persons.empty() && !x.described) continue;
      } else if (question.tie == Tie::kThing && !names_thing(question, r, c.sentence)) {
        continue;
      }
      auto& row = accounts_[x.question];
      if (row.empty() || row.back().report != r || row.back().at != x.at) row.push_back(std::move(x));
      i = end - 1;
    }
  }

  // A bare wish or order tells of nothing; "may have been hit" and "went on television to concede" do.
  bool told(std::uint32_t r, const Clause& c) const {
    for (std::uint32_t i = c.verb_first; i < c.verb_end && c.finite; ++i)
      if (words_.form(words_.at(r, i).form) == "have") return true;
    if (c.finite || c.governor == kNone) return false;
    const Clause& up = affair_.clauses[r][c.governor];
    if (up.standing != Standing::kAsserted || up.tense != Tense::kPast || up.sign < 0 || up.head == kNone) return false;
    const std::string_view moves = words_.text_of(words_.at(r, up.head).stem);
    return moves == "go" || moves == "come" || moves == "appear";
  }

  // "denies missile hit plane", "no missile strike": a noun has no sign of its own.
  bool disowned(std::uint32_t r, std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i)
      if (words_.effects(words_.at(r, i).stem) & (kDenies | kRejects | kNot | kNobody | kDoubts)) return true;
    return false;
  }

  // "if he lost", "unless she resigns"
  bool supposed(std::uint32_t r, const Clause& c) const {
    for (std::uint32_t i = c.first > 0 ? c.first - 1 : 0; i < std::min(c.end, c.first + 1); ++i)
      if (const auto form = words_.form(words_.at(r, i).form); form == "if" || form == "unless" || form == "whether") return true;
    return false;
  }

  bool names_thing(const OutcomeQuestion& question, std::uint32_t r, std::uint32_t sentence) const {
    const auto& sentences = annotations(r).sentences;
    const std::uint32_t from = sentence - std::min(sentence, kThingBack);
    for (std::uint32_t i = sentences[from].first_token; i < sentences[sentence].end_token; ++i)
      if (question.things.contains(std::string(words_.text_of(words_.at(r, i).stem)))) return true;
    return false;
  }

  // Told with a day of its own long before the report, or a year where the report's day is unknown.
  bool background(std::uint32_t r, std::uint32_t s) const {
    const Sentence& sentence = annotations(r).sentences[s];
    const auto today = day_of(affair_.moments[r].date);
    for (const TimeExpression& t : annotations(r).times) {
      if (t.span.begin >= sentence.span.end) break;
      if (t.span.begin < sentence.span.begin || t.type == TimeType::kDuration || t.type == TimeType::kSet) continue;
      // "manager since 2019": of another thing.
      if (const auto at = words_.tokens_in(r, t.span).first; at > 0 && words_.form(words_.at(r, at - 1).form) == "since")
        continue;
      const auto days = days_of(resolve(affair_, r, t).date);
      if (days && today ? days->last < *today - kBackgroundDays : t.value.size() == 4 && days) return true;
    }
    return false;
  }

  void of_persons(std::uint32_t question, const std::vector<Account>& accounts, std::vector<Conflict>& out) const {
    std::map<Term, std::vector<Account>> of;
    for (const Account& x : accounts)
      if (!x.persons.empty()) of[x.persons.front()].push_back(x);
    // Whom nobody names is meant where only one is named at all.
    if (of.size() == 1)
      for (const Account& x : accounts)
        if (x.persons.empty()) of.begin()->second.push_back(x);
    std::map<std::string, std::pair<Term, std::vector<Account>>>
        ordered;  // by the shown name: terms depend on the order of reading
    for (auto& [person, theirs] : of) ordered[std::string(words_.text_of(person))] = {person, std::move(theirs)};
    for (auto& [key, entry] : ordered) add(question, entry.second, entry.first, out);
  }

  void alike(std::uint32_t question, const std::vector<Account>& accounts, std::vector<Conflict>& out) const {
    std::vector<char> held(accounts.size(), 0);
    for (std::size_t x = 0; x < accounts.size(); ++x)
      for (std::size_t y = x + 1; y < accounts.size() && y < x + 200; ++y) {
        if (accounts[x].answer == accounts[y].answer || accounts[x].report == accounts[y].report) continue;
        const Clause& a = clause(accounts[x]);
        const Clause& b = clause(accounts[y]);
        const bool party = meet(a.patients, b.patients) || meet(a.undergoers, b.undergoers);
        if (party && (cosine(words_, a.bag, b.bag) + coverage(words_, a.bag, b.bag)) / 2 >= kAlike) held[x] = held[y] = 1;
      }
    std::vector<Account> kept;
    for (std::size_t x = 0; x < accounts.size(); ++x)
      if (held[x]) kept.push_back(accounts[x]);
    add(question, kept, kNoTerm, out);
  }

  static bool meet(const std::vector<Term>& a, const std::vector<Term>& b) {
    return std::any_of(a.begin(), a.end(), [&](Term t) { return std::find(b.begin(), b.end(), t) != b.end(); });
  }

  // One conflict of all accounts of the moment that most of them tell of.
  void add(std::uint32_t question, const std::vector<Account>& all, Term bearer, std::vector<Conflict>& out) const {
    std::map<std::uint32_t, std::vector<Account>> by_moment;
    for (const Account& x : all) by_moment[affair_.moments[x.report].group].push_back(x);
    for (const auto& [group, accounts] : by_moment) {
      // Who gives two answers in one voice leaves it open.
      std::map<std::uint32_t, std::set<std::uint32_t>> answers_of;
      for (const Account& x : accounts) answers_of[affair_.voice_index(clause(x))].insert(x.answer);
      std::map<std::uint32_t, std::vector<const Account*>> sides;
      for (const Account& x : accounts)
        if (answers_of[affair_.voice_index(clause(x))].size() == 1) sides[x.answer].push_back(&x);
      // A mere "not" is left to denials.cc.
      std::erase_if(sides, [](const auto& side) {
        return std::all_of(side.second.begin(), side.second.end(), [](const Account* x) { return x->turned; });
      });
      if (sides.size() >= 2) out.push_back(conflict(question, sides, bearer));
    }
  }

  Conflict conflict(std::uint32_t question, const std::map<std::uint32_t, std::vector<const Account*>>& sides,
                    Term bearer) const {
    const OutcomeQuestion& q = table_.questions()[question];
    Conflict c;
    c.kind = ConflictKind::kOther;
    c.confidence = 700;
    std::vector<std::string> labels;
    std::set<std::uint32_t> reports;
    for (const auto& [answer, accounts] : sides) {
      SideMaker side(affair_, Stance::kNone);
      for (const Account* x : accounts) {
        reports.insert(x->report);
        side.add(x->report, readable(affair_, clause(*x), x->at, others(*x)), affair_.voice(clause(*x)).shown);
      }
      c.sides.push_back(side.take());
      labels.push_back(q.answers[answer]);
    }
    if (reports.size() == 1) c.confidence = 650;
    c.question = q.asks;
    if (const std::size_t hole = c.question.find("{}"); hole != std::string::npos)
      c.question.replace(hole, 2, name_of(affair_, bearer).value_or("it"));
    c.question.pop_back();
    if (labels.front() == "yes" || labels.front() == "no") labels.clear();
    for (std::size_t k = 0; k < labels.size(); ++k)
      c.question += (k == 0 ? ": " : k + 1 == labels.size() ? " or " : ", ") + labels[k];
    c.question += "?";
    return c;
  }

  // Other answers to the same question in the sentence.
  std::vector<TokenRange> others(const Account& x) const {
    std::vector<TokenRange> out;
    for (const Account& y : accounts_.at(x.question))
      if (y.report == x.report && clause(y).sentence == clause(x).sentence && y.answer != x.answer) out.push_back(y.at);
    return out;
  }

  const Affair& affair_;
  const Words& words_;
  OutcomeTable table_;
  std::map<std::uint32_t, std::vector<Account>> accounts_;  // by question
};

}  // namespace

std::vector<Conflict> find_outcomes(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
