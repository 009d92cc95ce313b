// Problem: "had reached a deal" in one report, "there is no such agreement" in another; gather all who say so and all who deny it.
// Model: every clause with a minus sign that is asserted, and everything a denying word governs, is a denial. Denials of one event join;
// an assertion joins the denials whose event it names: a word of one family, no clash of actors, one in common at least, most of the words,
// both of what is or both of what is to come. "No such agreement" and "denied the report" take up what the text said just before.
// Rejected: likeness of whole sentences with a negation in one of them (of the pairs it finds in the open affairs most are about two things).
// Pairs meet under a family or a word of the event, so the cost grows with those that share one.

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "collate/conflicts.h"
#include "collate/documents.h"
#include "collate/likeness.h"

namespace stemma::collating {
namespace {

constexpr int kOneDenial = 520;     // likeness of two denials of one event
constexpr int kDenied = 540;        // of an assertion and the denial of it
constexpr int kDeniedByWord = 680;  // where no family of events knows the word
constexpr int kTakenUp = 800;       // "such", "the report": the text itself says what is denied
constexpr std::size_t kMostReaders = 400;
constexpr std::uint32_t kSentencesBack = 4;

struct At {
  std::uint32_t report = 0, clause = 0;
  auto operator<=>(const At&) const = default;
};

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair) {}

  std::vector<Conflict> find() {
    collect();
    group_denials();
    gather_assertions();
    return conflicts();
  }

 private:
  const Clause& clause(At at) const { return affair_.clauses[at.report][at.clause]; }

  // Words that name no event by themselves ("said", "was", "had") deny nothing.
  bool tells(const Clause& c) const {
    if (c.head == kNone || c.end <= c.first) return false;
    if (firm(c)) return true;
    if (c.effects & (kReports | kLight | kDoubts)) return false;
    const Word& head = affair_.words->at(c.report, c.head);
    return head.term != kNoTerm && head.name == kNone && affair_.words->weight(head.term) >= 250 && c.bag.terms.size() >= 4;
  }

  bool firm(const Clause& c) const {
    return std::any_of(c.families.begin(), c.families.end(), [&](Family f) { return !affair_.lexicon->soft(f); });
  }

  bool denies(const Clause& c) const {
    return c.sign < 0 && (c.standing <= Standing::kPlanned || c.denied) && c.standing != Standing::kQuestioned;
  }

  void collect() {
    for (std::uint32_t r = 0; r < affair_.clauses.size(); ++r) {
      for (std::uint32_t k = 0; k < affair_.clauses[r].size(); ++k) {
        const Clause& c = affair_.clauses[r][k];
        if (!tells(c)) continue;
        if (denies(c))
          denials_.push_back({r, k});
        else if (c.sign > 0 && c.standing <= Standing::kPlanned) {
          for (std::uint64_t key : keys(c))
            if (auto& readers = assertions_[key]; readers.size() < kMostReaders) readers.push_back({r, k});
        }
      }
    }
    for (const Judgement& j : find_judgements(affair_)) {
      if (j.upholds || j.owner != kNoTerm || !j.definite) continue;
      for (std::uint32_t k : antecedents(affair_, j)) taken_up_.push_back({{j.report, j.clause}, {j.report, k}});
    }
  }

  static std::vector<std::uint64_t> keys(const Clause& c) {
    std::vector<std::uint64_t> out;
    for (Family f : c.families) out.push_back(f);
    if (out.empty()) out.push_back((std::uint64_t{1} << 32) | c.head_term);
    return out;
  }

  // The clause before that "no such agreement" or "denied that any deal was made" takes up; kNone when the words say enough themselves.
  std::uint32_t taken_up(const Clause& c) const {
    if (!c.agents.empty() || !firm(c)) return kNone;
    const auto& tokens = affair_.words->of(c.report);
    bool such = false;
    for (std::uint32_t i = c.first; i < c.end; ++i) such = such || affair_.words->form(tokens[i].form) == "such";
    const bool bare = c.patients.empty() && c.bag.terms.size() <= 2;
    if (!such && !bare) return kNone;
    const auto& clauses = affair_.clauses[c.report];
    for (auto k = static_cast<std::uint32_t>(&c - clauses.data()); k-- > 0;) {
      const Clause& before = clauses[k];
      if (before.sentence + kSentencesBack < c.sentence) break;
      const bool family = std::any_of(c.families.begin(), c.families.end(), [&](Family f) {
        return std::find(before.families.begin(), before.families.end(), f) != before.families.end();
      });
      if (family && before.sign > 0 && before.standing <= Standing::kPlanned && same_time_of(c, before)) return k;
    }
    return kNone;
  }

  void group_denials() {
    parent_.resize(denials_.size());
    std::iota(parent_.begin(), parent_.end(), 0u);
    std::map<std::uint64_t, std::vector<std::uint32_t>> readers;
    for (std::uint32_t d = 0; d < denials_.size(); ++d) {
      const Clause& c = clause(denials_[d]);
      const std::uint32_t up = taken_up(c);
      taken_.push_back(up == kNone ? denials_[d] : At{c.report, up});
      for (std::uint64_t key : keys(c)) {
        for (std::uint32_t e : readers[key])
          if (same_moment(affair_, c.report, denials_[e].report) && alike(taken_[d], taken_[e]) >= kOneDenial) unite(d, e);
        if (readers[key].size() < kMostReaders) readers[key].push_back(d);
      }
    }
  }

  int alike(At a, At b) const {
    return a == b ? 1000 : same_time_of(clause(a), clause(b)) ? event_likeness(affair_, clause(a), clause(b)) : 0;
  }

  std::uint32_t root(std::uint32_t d) {
    while (parent_[d] != d) d = parent_[d] = parent_[parent_[d]];
    return d;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    a = root(a), b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  void gather_assertions() {
    std::map<At, std::pair<int, std::uint32_t>> best;  // assertion -> (likeness, denial)
    const auto offer = [&](At a, int score, std::uint32_t d) {
      auto& held = best[a];
      if (score > held.first) held = {score, d};
    };
    for (std::uint32_t d = 0; d < denials_.size(); ++d) {
      const Clause& c = clause(taken_[d]);
      if (taken_[d] != denials_[d]) offer(taken_[d], kTakenUp, d);
      for (std::uint64_t key : keys(c)) {
        const auto found = assertions_.find(key);
        if (found == assertions_.end()) continue;
        for (At a : found->second) {
          if (!same_moment(affair_, a.report, c.report) || same_words(a, denials_[d])) continue;
          const int score = alike(a, taken_[d]);
          if (score >= (firm(c) ? kDenied : kDeniedByWord)) offer(a, score, d);
        }
      }
    }
    for (const auto& [denial, assertion] : taken_up_) {
      const auto d = static_cast<std::uint32_t>(denials_.size());
      denials_.push_back(denial);
      parent_.push_back(d);
      taken_.push_back(assertion);
      // It joins those who deny the same, and its assertion speaks for their side.
      const auto held = best.find(assertion);
      if (held != best.end())
        unite(d, held->second.second);
      else
        offer(assertion, kTakenUp, d);
      for (const auto& [other, by] : best)
        if (other != assertion && by.second != d && alike(other, assertion) >= kDenied &&
            clause(other).report != assertion.report)
          unite(d, by.second);
    }
    // Two groups whose assertions are of one event are one: "no such agreement", "denied that any deal was made".
    std::map<std::uint64_t, std::vector<At>> readers;
    for (const auto& [a, by] : best) {
      for (std::uint64_t key : keys(clause(a))) {
        for (At b : readers[key])
          if (root(by.second) != root(best[b].second) && same_moment(affair_, a.report, b.report) && alike(a, b) >= kOneDenial)
            unite(by.second, best[b].second);
        if (readers[key].size() < kMostReaders) readers[key].push_back(a);
      }
    }
    for (const auto& [a, by] : best) groups_[root(by.second)].push_back({by.first, a});
  }

  // One voice in one report, or words inside one another.
  bool same_words(At a, At b) const {
    if (a.report != b.report) return false;
    const Clause& x = clause(a);
    const Clause& y = clause(b);
    return affair_.voice_index(x) == affair_.voice_index(y) || x.evidence.overlaps(y.evidence);
  }

  std::string who(const Clause& c) const {
    if (c.relayed) return "reports";
    // "An aide denied the report": the outlet only tells it.
    if (c.statement == kNone && (c.effects & (kDenies | kRejects)) && !c.passive) return subject_of(affair_, c);
    return affair_.voice(c).shown;
  }

  std::vector<Conflict> conflicts() {
    std::vector<Conflict> out;
    for (auto& [group, found] : groups_) {
      std::sort(found.begin(), found.end(),
                [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
      SideMaker yes(affair_, Stance::kAsserts), no(affair_, Stance::kDenies);
      std::set<std::uint32_t> speakers;
      for (const auto& [score, a] : found) {
        yes.add(a.report, clause(a).evidence, who(clause(a)));
        speakers.insert(affair_.voice_index(clause(a)));
      }
      bool explicit_denial = false;
      for (std::uint32_t d = 0; d < denials_.size(); ++d) {
        if (root(d) != group) continue;
        const Clause& c = clause(denials_[d]);
        no.add(c.report, c.evidence, who(c));
        explicit_denial = explicit_denial || c.denied || taken_[d] != denials_[d];
      }
      if (yes.empty() || no.empty() || yes.voices() == no.voices()) continue;
      Conflict c;
      c.kind = ConflictKind::kDenial;
      c.confidence = std::min(950, found.front().first + (explicit_denial ? 150 : 50));
      c.question = "Is it so that “" +
                   one_line(affair_.text(found.front().second.report, clause(found.front().second).evidence), 140) + "”?";
      c.sides.push_back(yes.take());
      c.sides.push_back(no.take());
      out.push_back(std::move(c));
    }
    return out;
  }

  const Affair& affair_;
  std::vector<At> denials_, taken_;  // taken_: the clause whose event is denied; the denial itself unless it takes up another
  std::map<std::uint64_t, std::vector<At>> assertions_;
  std::vector<std::pair<At, At>> taken_up_;  // a judgement on a report, and what that report said
  std::vector<std::uint32_t> parent_;
  std::map<std::uint32_t, std::vector<std::pair<int, At>>> groups_;  // denial group -> (likeness, assertion)
};

}  // namespace

std::vector<Conflict> find_denials(const Affair& affair) { return Finder(affair).find(); }

std::vector<Conflict> find_disputed_reports(const Affair& affair) {
  struct Sides {
    std::vector<const Judgement*> yes, no;
  };
  const std::vector<Judgement> judgements = find_judgements(affair);
  std::map<std::pair<std::string, std::uint32_t>, Sides> by_owner;  // (owner, moment)
  for (const Judgement& j : judgements) {
    if (j.owner == kNoTerm) continue;
    Sides& sides = by_owner[{std::string(affair.words->text_of(j.owner)), affair.moments[j.report].group}];
    (j.upholds ? sides.yes : sides.no).push_back(&j);
  }
  std::vector<Conflict> out;
  for (const auto& [key, sides] : by_owner) {
    if (sides.yes.empty() || sides.no.empty()) continue;
    Conflict c;
    c.kind = ConflictKind::kDenial;
    std::string name;
    const auto fill = [&](const std::vector<const Judgement*>& from, Stance stance) {
      SideMaker side(affair, stance);
      for (const Judgement* j : from) {
        const Clause& clause = affair.clauses[j->report][j->clause];
        const auto& tokens = affair.reports[j->report].annotations.tokens;
        Span span = clause.evidence;
        span.begin = std::min(span.begin, tokens[j->noun].span.begin);
        const bool told = clause.statement == kNone && (clause.effects & (kDenies | kRejects | kStandsBy)) && !clause.passive;
        side.add(j->report, span, told ? subject_of(affair, clause) : affair.voice(clause).shown);
        for (std::uint32_t e = 0; e < affair.overlay.entities.size() && name.empty(); ++e)
          if (affair.words->entity_term(e) == j->owner) name = affair.overlay.entities[e].name;
      }
      c.sides.push_back(side.take());
    };
    fill(sides.yes, Stance::kAsserts);
    fill(sides.no, Stance::kDenies);
    if (c.sides[0].who == c.sides[1].who) continue;
    c.confidence = static_cast<int>(std::min<std::size_t>(900, 650 + 50 * (sides.yes.size() + sides.no.size())));
    c.question = name.empty() ? "Is the report accurate?" : "Is the report by " + name + " accurate?";
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace stemma::collating
