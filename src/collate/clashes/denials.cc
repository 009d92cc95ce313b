// Problem: "had reached a deal" in one report, "there is no such agreement" in another; gather all who say so and all who deny it.
// Model: every clause with a minus sign that is asserted, and everything a denying word governs, is a denial. It denies the assertions that
// denies() finds; a denial that tells too little by itself ("such", "denied that any deal was made") denies what its own report told last of that
// event, and what others tell that is like it. Denials of one event join; what is asserted joins the denials it is closest to.
// "Denied the report" takes up what that report said just before. A denial whose claim nobody printed is shown as such, and is no conflict.
// Rejected: likeness of whole sentences with a negation in one of them (of the pairs it finds in the open affairs most are about two things).
// Pairs meet under a family or a word of the event, so the cost grows with those that share one.

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "collate/clashes/conflicts.h"
#include "collate/clashes/denial_match.h"
#include "collate/clashes/documents.h"
#include "collate/sameness/likeness.h"

namespace stemma::collating {
namespace {

constexpr int kOneDenial = 520;     // likeness of two denials of one event
constexpr int kOneAssertion = 560;  // of two assertions of it
constexpr int kDenied = 620;        // denies() of an assertion and the denial of it
constexpr int kDeniedByWord = 700;  // where no firm family of events knows the word
constexpr int kToldByMost = 640;    // of an assertion that only its event ties to a denial of few words
constexpr int kLooselyAlike = 350;  // of assertions that may tell one event
constexpr int kNearDenial = 470;    // denies() of such an assertion
constexpr std::size_t kMostAlike = 24;
constexpr std::size_t kFewTellers = 4;  // assertions of an event of somebody whom the denial does not name
constexpr int kTakenUp = 800;           // "such", "the report": the text itself says what is denied
constexpr int kUnasserted = 600;        // confidence of a denial whose claim nobody printed
constexpr std::size_t kPlainEnough = 2;
constexpr std::size_t kMostReaders = 400;
constexpr std::uint32_t kSentencesBack = 6;  // how far "no such deal" looks back; for the very word it denies, kWordBack
constexpr std::uint32_t kWordBack = 12;

struct At {
  std::uint32_t report = 0, clause = 0;
  auto operator<=>(const At&) const = default;
};

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair) {}

  std::vector<Conflict> find() {
    collect();
    for (std::uint32_t d = 0; d < denials_.size(); ++d) taken_.push_back(taken_up(denials_[d]));
    group_denials();
    gather_assertions();
    take_up_documents();
    return conflicts();
  }

 private:
  const Clause& clause(At at) const { return affair_.clauses[at.report][at.clause]; }

  bool is_denial(const Clause& c) const {
    if (c.sign > 0 || (c.standing > Standing::kPlanned && !c.denied) || c.standing == Standing::kQuestioned) return false;
    // "You would not fire him", "one does not say so": of nobody in particular.
    return !is(c.report, c.first, "you") && !is(c.report, c.first, "one");
  }

  void collect() {
    for (std::uint32_t r = 0; r < affair_.clauses.size(); ++r) {
      for (std::uint32_t k = 0; k < affair_.clauses[r].size(); ++k) {
        const Clause& c = affair_.clauses[r][k];
        if (!tells_event(affair_, c) && !(is_denial(c) && such(c) != kNone)) continue;
        if (is_denial(c)) {
          denials_.push_back({r, k});
        } else if (c.sign > 0 && c.standing <= Standing::kPlanned) {
          for (std::uint64_t key : event_keys(c))
            if (auto& readers = assertions_[key]; readers.size() < kMostReaders) readers.push_back({r, k});
        }
      }
    }
  }

  // The noun after "no such"; kNone when the clause has none.
  std::uint32_t such(const Clause& c) const {
    for (std::uint32_t i = c.first; i + 1 < c.end; ++i)
      if (is(c.report, i, "such") && i > 0 && (is(c.report, i - 1, "no") || is(c.report, i - 1, "any"))) return i + 1;
    return kNone;
  }

  // The clause before that "no such agreement" or "denied that any deal was made" takes up; the denial itself when its words say enough.
  At taken_up(At d) const {
    const Clause& c = clause(d);
    const std::uint32_t noun = such(c);
    const bool bare = firm_event(affair_, c) && c.agents.empty() && c.patients.empty() && c.bag.terms.size() <= 2;
    if (noun == kNone && !bare) return d;
    const auto& clauses = affair_.clauses[c.report];
    std::uint32_t other_word = kNone;  // of the same event by another word: good when none has the same
    for (std::uint32_t k = d.clause; k-- > 0;) {
      const Clause& before = clauses[k];
      if (before.sentence + kWordBack < c.sentence) break;
      if (before.sentence + kSentencesBack < c.sentence && before.head_term != c.head_term) continue;
      if (before.sign < 0 || before.standing > Standing::kPlanned || one_voice({d.report, k}, d)) continue;
      const bool told = noun == kNone ? share_family(c, before) && same_time_of(c, before)
                                      : before.finite && before.first < before.verb_first && tells_of(before, noun);
      if (told && (noun != kNone || before.head_term == c.head_term)) return {d.report, k};
      if (told && other_word == kNone) other_word = k;
    }
    return other_word == kNone ? d : At{d.report, other_word};
  }

  // The noun stands for something said or done: "no such call", not "no such sum".
  bool tells_of_words(const Clause& c, std::uint32_t noun) const {
    const Word& word = affair_.words->at(c.report, noun);
    return (affair_.words->effects(word.stem) & kCarrier) || affair_.words->document(word.form) ||
           !affair_.words->families(word.stem).empty();
  }

  // The clause names what the noun names, or an event of its family.
  bool tells_of(const Clause& c, std::uint32_t noun) const {
    const Word& word = affair_.words->at(c.report, noun);
    for (Family f : affair_.words->families(word.stem))
      if (std::find(c.families.begin(), c.families.end(), f) != c.families.end()) return true;
    return std::find(c.bag.terms.begin(), c.bag.terms.end(), word.term) != c.bag.terms.end();
  }

  static bool share_family(const Clause& a, const Clause& b) {
    return std::any_of(a.families.begin(), a.families.end(),
                       [&](Family f) { return std::find(b.families.begin(), b.families.end(), f) != b.families.end(); });
  }

  bool head_noun(const Clause& c) const {
    return affair_.reports[c.report].annotations.tokens[c.head].word_class == WordClass::kNoun;
  }

  // Whom and which places the denial's sentence names, if any, the assertion's names too: nobody was hurt in another town.
  bool of_one_company(const Clause& d, const Clause& a) const {
    const auto named = [&](const Clause& c) {
      std::vector<Term> out;
      const Sentence& s = affair_.reports[c.report].annotations.sentences[c.sentence];
      for (std::uint32_t i = s.first_token; i < s.end_token; ++i)
        if (const Term t = affair_.words->at(c.report, i).actor; t != kNoTerm) out.push_back(t);
      return out;
    };
    const std::vector<Term> denied = named(d), asserted = named(a);
    const Term speaker =
        affair_.voice(d).kind == VoiceKind::kNamed ? affair_.words->entity_term(affair_.voice(d).entity) : kNoTerm;
    return std::all_of(denied.begin(), denied.end(),
                       [&](Term t) { return t == speaker || std::find(asserted.begin(), asserted.end(), t) != asserted.end(); });
  }

  // By the event's name alone, of nobody: "there is no deal".
  bool by_noun(const Clause& c) const {
    const auto& tokens = affair_.reports[c.report].annotations.tokens;
    for (std::uint32_t i = c.first; i < c.end; ++i)
      if (tokens[i].word_class == WordClass::kPronoun && !is(c.report, i, "there") && !is(c.report, i, "us") &&
          !(affair_.words->effects(affair_.words->at(c.report, i).stem) & kNobody))
        return false;
    return head_noun(c) || (affair_.words->effects(affair_.words->at(c.report, c.first).stem) & kNobody);
  }
  bool is(std::uint32_t report, std::uint32_t token, std::string_view form) const {
    return affair_.words->form(affair_.words->at(report, token).form) == form;
  }

  // One who denies one kind of event at one moment, by its name alone, denies one event.
  bool one_denier(At d, At e) const {
    return by_noun(clause(d)) && by_noun(clause(e)) && share_family(clause(d), clause(e)) && firm_event(affair_, clause(d)) &&
           one_voice(d, e) && same_time_of(clause(d), clause(e));
  }

  void group_denials() {
    parent_.resize(denials_.size());
    std::iota(parent_.begin(), parent_.end(), 0u);
    std::map<std::uint64_t, std::vector<std::uint32_t>> readers;
    for (std::uint32_t d = 0; d < denials_.size(); ++d) {
      for (std::uint64_t key : event_keys(clause(denials_[d]))) {
        for (std::uint32_t e : readers[key])
          if (same_moment(affair_, denials_[d].report, denials_[e].report) &&
              (alike(taken_[d], taken_[e]) >= kOneDenial || one_denier(denials_[d], denials_[e])))
            unite(d, e);
        if (readers[key].size() < kMostReaders) readers[key].push_back(d);
      }
    }
  }

  // Two clauses of one sign that tell one event.
  int alike(At a, At b) const {
    if (a == b) return 1000;
    if (!same_time_of(clause(a), clause(b))) return 0;
    return std::max(event_likeness(affair_, clause(a), clause(b)),
                    std::min(denies(affair_, clause(a), clause(b)), denies(affair_, clause(b), clause(a))));
  }

  std::uint32_t root(std::uint32_t d) {
    while (parent_[d] != d) d = parent_[d] = parent_[parent_[d]];
    return d;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    a = root(a), b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  void offer(At a, int score, std::uint32_t d) {
    auto& held = best_[a];
    if (score > held.first) held = {score, d};
  }

  void gather_assertions() {
    for (std::uint32_t d = 0; d < denials_.size(); ++d) {
      const bool up = taken_[d] != denials_[d];
      if (up) offer(taken_[d], kTakenUp, d);
      const Clause& c = clause(denials_[d]);
      for (std::uint64_t key : event_keys(clause(taken_[d]))) {
        const auto found = assertions_.find(key);
        if (found == assertions_.end()) continue;
        for (At a : found->second) {
          if (!same_moment(affair_, a.report, c.report) || one_voice(a, denials_[d])) continue;
          const int score = up ? alike(a, taken_[d]) : denies(affair_, c, clause(a));
          if (score >= (firm_event(affair_, c) ? kDenied : kDeniedByWord)) offer(a, score, d);
        }
      }
    }
    for (std::uint32_t d = 0; d < denials_.size(); ++d) {
      // "He has not been arrested" tells of him, whoever he is: of the one event that all tell.
      if (taken_[d] != denials_[d] || !firm_event(affair_, clause(denials_[d])) || of_another_time(affair_, clause(denials_[d])))
        continue;
      // "She refused to sign" is hers alone.
      const std::uint32_t up = clause(denials_[d]).governor;
      if (up != kNone && (affair_.clauses[denials_[d].report][up].effects & kNegates)) continue;
      const bool somebody = clause(denials_[d]).bag.terms.size() <= 2 && !by_noun(clause(denials_[d]));
      // "We are not going to agree to that" answers what was asked, not what was told.
      if (!by_noun(clause(denials_[d])) && clause(denials_[d]).tense == Tense::kFuture) continue;
      for (At a : told_by_most(d, somebody)) offer(a, kToldByMost, d);
    }
    // Two groups whose assertions are of one event are one: "no such agreement", "denied that any deal was made".
    std::map<std::uint64_t, std::vector<At>> readers;
    for (const auto& [a, by] : best_) {
      for (std::uint64_t key : event_keys(clause(a))) {
        for (At b : readers[key])
          if (root(by.second) != root(best_[b].second) && same_moment(affair_, a.report, b.report) &&
              alike(a, b) >= kOneAssertion)
            unite(by.second, best_[b].second);
        if (readers[key].size() < kMostReaders) readers[key].push_back(a);
      }
    }
  }

  // What "there is no deal" denies where its own report told of none: the one event of that family that other reports tell. None where they tell
  // several, of which nothing says which is meant.
  std::vector<At> told_by_most(std::uint32_t d, bool by_all) const {
    const Clause& c = clause(denials_[d]);
    std::vector<At> near;
    for (std::uint64_t key : event_keys(c)) {
      const auto found = assertions_.find(key);
      if (found == assertions_.end()) continue;
      for (At a : found->second)
        if (same_moment(affair_, a.report, c.report) && !one_voice(a, denials_[d]) && !of_another_time(affair_, clause(a)) &&
            (head_noun(c) || of_one_company(c, clause(a))) && share_family(clause(a), c) && clause(a).finite &&
            denies(affair_, c, clause(a)) >= kBareDenial)
          near.push_back(a);
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    if (near.empty() || near.size() > kMostAlike) return {};
    std::vector<At> best;
    for (At a : near) {
      std::vector<At> like;
      for (At b : near)
        if (alike(a, b) >= kLooselyAlike) like.push_back(b);
      if (like.size() > best.size()) best = std::move(like);
    }
    return 2 * best.size() >= near.size() && (!by_all || near.size() <= kFewTellers) ? best : std::vector<At>{};
  }

  // Mentions of what was said before, denied: "denied the report", "no such call was made".
  std::vector<Judgement> denied_mentions() const {
    std::vector<Judgement> out;
    for (const Judgement& j : find_judgements(affair_))
      if (!j.upholds && j.owner == kNoTerm && j.definite) out.push_back(j);
    for (std::uint32_t d = 0; d < denials_.size(); ++d)
      if (const std::uint32_t noun = such(clause(denials_[d]));
          noun != kNone && taken_[d] == denials_[d] && tells_of_words(clause(denials_[d]), noun))
        out.push_back({denials_[d].report, denials_[d].clause, false, noun, kNoTerm, true});
    std::sort(out.begin(), out.end(), [](const Judgement& a, const Judgement& b) {
      return a.report != b.report ? a.report < b.report : a.clause < b.clause;
    });
    return out;
  }

  // A judgement on a report denies what that report said; it joins those who deny the same.
  void take_up_documents() {
    Judgement last;
    std::vector<std::uint32_t> said;
    for (const Judgement& j : denied_mentions()) {
      // "Also denied the allegations": those that the denial before took up.
      const auto sentence = [&](const Judgement& x) { return affair_.clauses[x.report][x.clause].sentence; };
      if (said.empty() || last.report != j.report || sentence(last) + kSentencesBack < sentence(j))
        said = antecedents(affair_, j);
      last = j;
      if (said.empty()) continue;
      const auto d = static_cast<std::uint32_t>(denials_.size());
      denials_.push_back({j.report, j.clause});
      parent_.push_back(d);
      taken_.push_back({j.report, said.front()});
      for (std::uint32_t k : said) {
        const At a{j.report, k};
        if (const auto held = best_.find(a); held != best_.end())
          unite(d, held->second.second);
        else
          offer(a, kTakenUp, d);
      }
    }
  }

  // One who says both, or words inside one another.
  bool one_voice(At a, At b) const {
    const Clause& x = clause(a);
    const Clause& y = clause(b);
    if (a.report == b.report && (affair_.voice_index(x) == affair_.voice_index(y) || x.evidence.overlaps(y.evidence)))
      return true;
    const Voice& v = affair_.voice(x);
    const Voice& w = affair_.voice(y);
    return v.kind == VoiceKind::kNamed && w.kind == VoiceKind::kNamed && v.entity == w.entity;
  }

  std::string who(const Clause& c) const {
    if (c.relayed) return "reports";
    // "An aide denied the report": the outlet only tells it.
    if (c.statement == kNone && (c.effects & (kDenies | kRejects)) && !c.passive) return subject_of(affair_, c);
    return affair_.voice(c).shown;
  }

  std::vector<Conflict> conflicts() {
    std::map<std::uint32_t, std::vector<std::pair<int, At>>> groups;  // denial group -> (likeness, assertion)
    for (const auto& [a, by] : best_) groups[root(by.second)].push_back({by.first, a});
    std::vector<Conflict> out;
    for (auto& [group, found] : groups) {
      std::sort(found.begin(), found.end(),
                [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
      SideMaker yes(affair_, Stance::kAsserts), no(affair_, Stance::kDenies);
      for (const auto& [score, a] : found) yes.add(a.report, told_whole(affair_, clause(a)), who(clause(a)));
      bool explicit_denial = false;
      std::size_t plain = 0;
      // "Denied reports that …" carries the words of both sides: it stands where nothing plainer does.
      for (const bool relayed : {false, true}) {
        for (std::uint32_t d = 0; d < denials_.size(); ++d) {
          const Clause& c = clause(denials_[d]);
          if (root(d) != group || (c.relayed && c.denied) != relayed || (relayed && plain >= kPlainEnough)) continue;
          no.add(c.report, told_whole(affair_, c), who(c));
          plain += !relayed;
          explicit_denial = explicit_denial || c.denied || taken_[d] != denials_[d];
        }
      }
      if (yes.empty() || no.empty() || yes.voices() == no.voices()) continue;
      Conflict c;
      c.kind = ConflictKind::kDenial;
      c.confidence = std::min(950, found.front().first + (explicit_denial ? 150 : 50));
      const At best = found.front().second;
      c.question = "Is it so that “" + one_line(affair_.text(best.report, told_whole(affair_, clause(best))), 140) + "”?";
      c.sides.push_back(yes.take());
      c.sides.push_back(no.take());
      if (came_later(affair_, c.sides[0], c.sides[1])) c.class_ = ConflictClass::kUpdate;
      out.push_back(std::move(c));
    }
    for (Conflict& c : unasserted(groups)) out.push_back(std::move(c));
    return out;
  }

  // Denials, by a word of denying, of what no report here says: shown with the words that are denied, and no conflict of two accounts.
  std::vector<Conflict> unasserted(const std::map<std::uint32_t, std::vector<std::pair<int, At>>>& groups) {
    std::map<std::uint32_t, SideMaker> sides;
    std::map<std::uint32_t, At> first;
    for (std::uint32_t d = 0; d < denials_.size(); ++d) {
      const Clause& c = clause(denials_[d]);
      if (groups.contains(root(d)) || !c.denied || !firm_event(affair_, c)) continue;
      sides.try_emplace(root(d), affair_, Stance::kDenies).first->second.add(c.report, told_whole(affair_, c), who(c));
      first.try_emplace(root(d), denials_[d]);
    }
    std::vector<Conflict> out;
    for (auto& [group, side] : sides) {
      Conflict c;
      c.kind = ConflictKind::kDenial;
      c.class_ = ConflictClass::kDifference;
      c.confidence = kUnasserted;
      c.sides.push_back(side.take());
      c.question = c.sides.front().who + " denies what no report here says: “" +
                   one_line(affair_.text(first[group].report, clause(first[group]).evidence), 140) + "”";
      out.push_back(std::move(c));
    }
    return out;
  }

  const Affair& affair_;
  std::vector<At> denials_, taken_;  // taken_: the clause whose event is denied; the denial itself unless it takes up another
  std::map<std::uint64_t, std::vector<At>> assertions_;
  std::map<At, std::pair<int, std::uint32_t>> best_;  // assertion -> (score, denial)
  std::vector<std::uint32_t> parent_;
};

}  // namespace

std::vector<Conflict> find_denials(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating
