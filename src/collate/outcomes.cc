// Problem: fired or resigned, missile or engine failure: neither report denies anything, and both cannot hold.
// Model: data/LANG/outcomes.tsv lists pairs of outcomes that exclude each other and says whose they are, the subject's or the object's. Two
// asserted clauses with opposite outcomes clash when the bearer is one person, or when they share actors and most of their words. A "not"
// before an outcome is left to denials.cc. Rejected: any clause with the word in it ("fired" of one minister, "resigned" of the next).

#include <algorithm>
#include <map>

#include "collate/conflicts.h"

namespace stemma::collating {
namespace {

constexpr int kGap = 2;         // words that may stand inside an outcome's phrase
constexpr int kOneThing = 450;  // likeness of the clauses' other words where no person ties them

struct Seen {
  std::uint32_t report = 0, clause = 0;
  std::uint32_t outcome = 0;  // row * 2 + side
  Span evidence;

  bool other() const { return outcome % 2 == 1; }
};

bool meet(const std::vector<Term>& a, const std::vector<Term>& b) {
  return std::any_of(a.begin(), a.end(), [&](Term t) { return std::find(b.begin(), b.end(), t) != b.end(); });
}

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair), words_(*affair.words) {}

  std::vector<Conflict> find() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r)
      for (std::uint32_t k = 0; k < affair_.clauses[r].size(); ++k) read(r, k);
    std::vector<Conflict> out;
    for (const auto& [row, seen] : by_row_)
      if (auto c = conflict(row, seen)) out.push_back(std::move(*c));
    return out;
  }

 private:
  const Clause& clause(const Seen& s) const { return affair_.clauses[s.report][s.clause]; }

  void read(std::uint32_t r, std::uint32_t k) {
    const Clause& c = affair_.clauses[r][k];
    if (c.sign < 0 || c.standing > Standing::kAsserted || c.tense == Tense::kFuture || c.verb_end <= c.verb_first) return;
    for (std::uint32_t i = c.first; i < c.end; ++i) {
      const Phrase* phrase =
          words_.phrase_at(affair_.lexicon->outcomes_from(words_.text_of(words_.at(r, i).stem)), r, i, c.end, kGap);
      if (phrase == nullptr || words_.at(r, i).name != kNone) continue;
      // What somebody does or suffers must be what the clause says, not a noun in it.
      const bool verb = c.verb_first <= i && i < c.verb_end + 1;
      if (!verb && affair_.lexicon->bearer(phrase->value) != Bearer::kAny) continue;
      by_row_[phrase->value / 2].push_back({r, k, phrase->value, c.evidence});
      return;
    }
  }

  // Those whose outcome the clause tells.
  const std::vector<Term>& bearers(const Seen& s) const {
    const Clause& c = clause(s);
    const Bearer bearer = affair_.lexicon->bearer(s.outcome);
    return (bearer == Bearer::kObject) == c.passive ? c.agents.empty() && c.passive ? c.patients : c.agents : c.patients;
  }

  bool of_one(const Seen& x, const Seen& y) const {
    const Clause& a = clause(x);
    const Clause& b = clause(y);
    const int words = (cosine(words_, a.bag, b.bag) + coverage(words_, a.bag, b.bag)) / 2;
    if (affair_.lexicon->bearer(x.outcome) == Bearer::kAny || affair_.lexicon->bearer(y.outcome) == Bearer::kAny)
      return words >= kOneThing && (meet(a.agents, b.agents) || meet(a.patients, b.patients) ||
                                    meet(a.undergoers, b.undergoers) || meet(a.doers, b.doers));
    return meet(persons_of(x), persons_of(y)) || (words >= kOneThing && !bearers(x).empty() && bearers(x) == bearers(y));
  }

  std::vector<Term> persons_of(const Seen& s) const {
    std::vector<Term> out;
    const Clause& c = clause(s);
    for (Term t : bearers(s))
      for (std::uint32_t i = c.first; i < c.end; ++i) {
        const Word& w = words_.at(c.report, i);
        if (w.actor == t && w.name != kNone && affair_.reports[c.report].annotations.names[w.name].type == NameType::kPerson)
          out.push_back(t);
      }
    return out;
  }

  std::optional<Conflict> conflict(std::uint32_t row, const std::vector<Seen>& seen) const {
    std::vector<char> held(seen.size(), 0);
    for (std::size_t x = 0; x < seen.size(); ++x)
      for (std::size_t y = x + 1; y < seen.size() && y < x + 200; ++y) {
        if (seen[x].other() == seen[y].other() || seen[x].report == seen[y].report ||
            !same_moment(affair_, seen[x].report, seen[y].report))
          continue;
        if (of_one(seen[x], seen[y])) held[x] = held[y] = 1;
      }
    SideMaker one(affair_, Stance::kNone), other(affair_, Stance::kNone);
    for (std::size_t x = 0; x < seen.size(); ++x)
      if (held[x]) (seen[x].other() ? other : one).add(seen[x].report, seen[x].evidence, affair_.voice(clause(seen[x])).shown);
    if (one.empty() || other.empty()) return std::nullopt;
    Conflict c;
    c.kind = ConflictKind::kOther;
    c.confidence = 700;
    c.sides.push_back(one.take());
    c.sides.push_back(other.take());
    std::string question(affair_.lexicon->outcome_question(row));
    c.question = "Reports differ on " + question + ": “" + one_line(c.sides[0].value, 70) + "” or “" +
                 one_line(c.sides[1].value, 70) + "”?";
    return c;
  }

  const Affair& affair_;
  const Words& words_;
  std::map<std::uint32_t, std::vector<Seen>> by_row_;
};

}  // namespace

std::vector<Conflict> find_outcomes(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
