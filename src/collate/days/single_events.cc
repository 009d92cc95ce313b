// Problem: the ship sank at 9.40, or at a quarter past eleven; he died on Tuesday night, or on Wednesday; the tax comes on Friday, or Sunday.
// Model: data/LANG/single_events.tsv lists what happens once to a person or to the one thing of its kind in an affair. Accounts are clauses
// with a time of their own and a phrase of such an event, tied by that person or kind of thing; no likeness is asked, since wordings differ
// most where one event is told in full. A report that gives one event two times tells of two events and is left out.
// Rejected: any two hours told of one kind of thing (the alarm, the rescue and the landing all have one).

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "base/tables.h"
#include "base/utf8.h"
#include "collate/clashes/bearers.h"
#include "collate/clashes/conflicts.h"
#include "collate/clashes/readable.h"
#include "collate/days/clause_times.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kGap = 2;        // words that may stand between two of a phrase
constexpr std::uint32_t kThingBack = 2;  // sentences before an account that may name its thing
constexpr int kMinutesApart = 20;        // nearer hours are one, rounded
constexpr int kDay = 24 * 60;
constexpr std::size_t kMostAccounts = 200;  // of one event

enum class Tie : std::uint8_t { kThing, kSubject, kObject };

struct Event {
  std::string asks;
  Tie tie = Tie::kThing;
  std::unordered_set<std::string> things;         // stems
  std::vector<std::vector<std::string>> phrases;  // stems
};

struct Account {
  const DatedClause* dated = nullptr;
  std::uint32_t clause = 0;  // that holds the phrase
  TokenRange at;             // phrase and time
  Term bearer = kNoTerm;     // kNoTerm where a thing bears it
};

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair), words_(*affair.words), dated_(dated_clauses(affair)) {
    const Lexicon& lexicon = *affair.lexicon;
    const Table table = Table::load("data/" + lexicon.language() + "/single_events.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      Event event;
      event.asks = table.at(row, table.column("event"));
      const std::string_view of = table.at(row, table.column("of"));
      event.tie = of == "person" ? Tie::kSubject : of == "person object" ? Tie::kObject : Tie::kThing;
      if (event.tie == Tie::kThing)
        for (std::string_view thing : split(of, '|')) event.things.insert(lexicon.stem_of(fold(thing)));
      for (std::string_view words : split(table.at(row, table.column("phrases")), '|')) {
        const std::string folded = fold(words);
        auto& stems = event.phrases.emplace_back();
        for (std::string_view word : split(folded, ' ')) stems.push_back(lexicon.stem_of(word));
      }
      events_.push_back(std::move(event));
    }
  }

  std::vector<Conflict> find() const {
    const OutcomeTable people(*affair_.lexicon, affair_.lexicon->language());
    std::vector<Conflict> out;
    for (const Event& event : events_) {
      std::map<std::string, std::vector<Account>> rows;  // by the bearer's name: terms depend on the order of reading
      for (const DatedClause& d : dated_)
        if (auto x = account(event, people, d)) {
          auto& row = rows[x->bearer == kNoTerm ? "" : std::string(words_.text_of(x->bearer))];
          if (row.size() < kMostAccounts) row.push_back(*x);
        }
      for (auto& [bearer, row] : rows) clash(event, row, out);
    }
    return out;
  }

 private:
  const Annotations& annotations(std::uint32_t r) const { return affair_.reports[r].annotations; }
  const Clause& clause(const Account& x) const { return affair_.clauses[x.dated->report][x.clause]; }

  std::optional<TokenRange> phrase_in(const Event& event, std::uint32_t r, const Clause& c) const {
    const std::uint32_t end = annotations(r).sentences[c.sentence].end_token;
    for (std::uint32_t i = c.first; i < c.end; ++i) {
      if (words_.at(r, i).name != kNone) continue;
      for (const auto& stems : event.phrases) {
        // A single word is the clause's verb; "a strike", "the order" are nouns.
        if (words_.text_of(words_.at(r, i).stem) != stems.front() ||
            (stems.size() == 1 && annotations(r).tokens[i].verb_form == VerbForm::kNotVerb))
          continue;
        std::uint32_t at = i;
        std::size_t k = 1;
        for (; k < stems.size(); ++k) {
          const std::uint32_t limit = std::min(end, at + 2 + kGap);
          std::uint32_t next = at + 1;
          while (next < limit && words_.text_of(words_.at(r, next).stem) != stems[k]) ++next;
          if (next >= limit) break;
          at = next;
        }
        if (k == stems.size()) return TokenRange{i, at + 1};
      }
    }
    return std::nullopt;
  }

  static bool told(const Clause& c) { return c.sign > 0 && c.standing <= Standing::kPlanned; }

  std::optional<Account> account(const Event& event, const OutcomeTable& people, const DatedClause& d) const {
    const auto& clauses = affair_.clauses[d.report];
    if (d.relation != TimeRelation::kOn && !(d.minute && d.relation == TimeRelation::kAfter)) return std::nullopt;
    std::uint32_t k = d.clause;
    auto at = phrase_in(event, d.report, clauses[k]);
    // "signed the papers relieving him on Monday": the day is that of the verb before.
    if (!at && !clauses[k].finite && k > 0 && clauses[k - 1].sentence == clauses[k].sentence) {
      --k;
      at = phrase_in(event, d.report, clauses[k]);
    }
    if (!at || !told(clauses[k])) return std::nullopt;
    // What is due is no event of the past.
    if (event.tie != Tie::kThing && clauses[k].tense == Tense::kFuture) return std::nullopt;
    Account x{&d, k, *at, kNoTerm};
    if (event.tie == Tie::kThing) {
      if (!names_thing(event, d.report, clauses[k].sentence)) return std::nullopt;
    } else {
      const Borne borne = bearer_of(affair_, people, clauses[k], at->first, at->second,
                                    event.tie == Tie::kObject ? Bearer::kObject : Bearer::kSubject);
      if (borne.persons.empty()) return std::nullopt;
      x.bearer = borne.persons.front();
    }
    const auto [first, end] = words_.tokens_in(d.report, annotations(d.report).times[d.time].span);
    // "took responsibility for Tuesday night": a day of another thing.
    for (std::uint32_t i = first; i-- > clauses[d.clause].first && i + 3 > first;)
      if (const auto form = words_.form(words_.at(d.report, i).form); form == "for" || form == "of" || form == "over")
        return std::nullopt;
    x.at = {std::min(at->first, first), std::max(at->second, end)};
    return x;
  }

  bool names_thing(const Event& event, std::uint32_t r, std::uint32_t sentence) const {
    const auto& sentences = annotations(r).sentences;
    for (std::uint32_t i = sentences[sentence - std::min(sentence, kThingBack)].first_token; i < sentences[sentence].end_token;
         ++i)
      if (event.things.contains(std::string(words_.text_of(words_.at(r, i).stem)))) return true;
    return false;
  }

  static std::optional<int> weekday(const DatedClause& d) {
    if (d.weekday) return d.weekday;
    if (d.days && d.days->first == d.days->last) return weekday_of(d.days->first);
    return std::nullopt;
  }

  // Both cannot be. Days next to each other meet at midnight, and only an hour or a part of the day keeps them apart.
  bool apart(const Account& p, const Account& q) const {
    const DatedClause &a = *p.dated, &b = *q.dated;
    const bool close = (a.minute || a.part_of_day) && (b.minute || b.part_of_day);
    if (a.days && b.days && !a.weekday && !b.weekday) {
      const int gap = std::max(a.days->first - b.days->last, b.days->first - a.days->last);
      if (gap > 1) return true;
      if (gap == 1) return p.bearer != kNoTerm || close;
    } else if (const auto x = weekday(a), y = weekday(b); x && y && *x != *y) {
      const int gap = (*x - *y + 7) % 7;
      return (gap != 1 && gap != 6) || p.bearer != kNoTerm || close;
    }
    if (!a.minute || !b.minute) return false;
    const int gap = std::abs(*a.minute - *b.minute);
    // Whole hours apart can be one moment by two clocks, as can the two sides of noon or midnight.
    return gap >= kMinutesApart && gap % 60 != 0 && gap <= kDay - kMinutesApart;
  }

  void clash(const Event& event, const std::vector<Account>& all, std::vector<Conflict>& out) const {
    std::set<std::uint32_t> two;  // reports that tell of more than one such event
    for (const Account& x : all)
      for (const Account& y : all)
        if (x.dated->report == y.dated->report && apart(x, y)) two.insert(x.dated->report);
    std::vector<const Account*> first, second;
    for (const Account& x : all) {
      if (two.contains(x.dated->report)) continue;
      // The first account that any other contradicts opens a side; those that agree with it stand with it.
      if (first.empty()) {
        const auto against = [&](const Account& y) {
          return !two.contains(y.dated->report) && same_moment(affair_, x.dated->report, y.dated->report) && apart(x, y);
        };
        if (!std::any_of(all.begin(), all.end(), against)) continue;
        first.push_back(&x);
      } else if (same_moment(affair_, first.front()->dated->report, x.dated->report)) {
        (apart(*first.front(), x) ? second : first).push_back(&x);
      }
    }
    if (first.empty() || second.empty()) return;
    Conflict c;
    c.kind = ConflictKind::kDate;
    c.confidence = 700;
    for (const auto* accounts : {&first, &second}) {
      SideMaker side(affair_, Stance::kNone);
      for (const Account* x : *accounts)
        side.add(x->dated->report, readable(affair_, clause(*x), x->at, {}), affair_.voice(clause(*x)).shown);
      const DatedClause& d = *accounts->front()->dated;
      side.value(one_line(affair_.text(d.report, annotations(d.report).times[d.time].span), 60));
      c.sides.push_back(side.take());
    }
    std::string asks = event.asks;
    if (const std::size_t hole = asks.find("{}"); hole != std::string::npos)
      asks.replace(hole, 2, name_of(affair_, first.front()->bearer).value_or("it"));
    c.question = "When " + asks + ": " + c.sides[0].value + " or " + c.sides[1].value + "?";
    out.push_back(std::move(c));
  }

  const Affair& affair_;
  const Words& words_;
  std::vector<DatedClause> dated_;
  std::vector<Event> events_;
};

}  // namespace

std::vector<Conflict> find_single_events(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
