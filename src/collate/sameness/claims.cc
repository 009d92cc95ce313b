// Problem: put the parts of all reports that are one claim together, keep repeats of another day and other speakers' like words apart.
// Model: agglomerative, best pair first. A pair of parts must be the more alike the less is known of their speakers and days; two groups
// join when their parts are alike on average and no pair of them speaks against it (other speaker, other day, opposite sign). Quotations
// run in order, so a pair whose neighbours are alike is believed sooner.
// Rejected: connected components (one vague part chains two claims), one claim per statement (outlets cut quotations differently).

#include "collate/sameness/claims.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/hashing.h"
#include "collate/days/occasions.h"

namespace stemma::collating {
namespace {

// Likeness that a pair needs. Chosen on the marked affairs of the examples and of development, apart for what is read closely and for what is
// compared by words alone.
struct Needs {
  int by_agreement[4];
  int one_fact;  // a statement and what an outlet says itself
  int two_facts;
  int unknown_day;  // where nothing says that the days are the same
};
constexpr Needs kReadClosely = {{1001, 620, 420, 420}, 630, 560, 830};
constexpr Needs kByWords = {{1001, 560, 420, 360}, 560, 560, 680};
constexpr int kNeighbours = 130;          // what alike neighbours add
constexpr int kAgain = 400;               // the same words on another day
constexpr std::size_t kWitnesses = 12;    // members of a group that are asked whether another may join
constexpr std::size_t kTellingWords = 3;  // a leftover with fewer belongs to the claim before it

class Joiner {
 public:
  Joiner(const Affair& affair, const std::vector<Likeness>& alike) : affair_(affair), alike_(alike) {}

  Claims join() {
    score_pairs();
    const auto n = static_cast<std::uint32_t>(affair_.parts.size());
    group_of_.resize(n);
    std::iota(group_of_.begin(), group_of_.end(), 0u);
    members_.resize(n);
    for (std::uint32_t p = 0; p < n; ++p) members_[p] = {p};
    for (const Pair& pair : pairs_) {
      const std::uint32_t a = group_of_[pair.a], b = group_of_[pair.b];
      if (a != b && may_join(a, b)) unite(a, b);
    }
    join_leftovers();
    return claims();
  }

 private:
  struct Pair {
    std::uint32_t a = 0, b = 0;
    int score = 0;
  };

  static std::uint64_t key(std::uint32_t a, std::uint32_t b) {
    return static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b);
  }

  // The part before or after in the words of the same voice and report; kNone at an end.
  std::uint32_t beside(std::uint32_t p, int step) const {
    const std::uint32_t q = p + static_cast<std::uint32_t>(step);
    if (q >= affair_.parts.size()) return kNone;
    const Part& a = affair_.parts[p];
    const Part& b = affair_.parts[q];
    if (a.report != b.report || a.fact != kNone || b.fact != kNone) return kNone;
    return agree(affair_.voices[a.voice], affair_.voices[b.voice], affair_.overlay) >= Agreement::kLikely ? q : kNone;
  }

  int score_of(std::uint32_t a, std::uint32_t b) const {
    if (a == kNone || b == kNone) return 0;
    const auto found = scores_.find(key(a, b));
    return found == scores_.end() ? 0 : found->second;
  }

  void score_pairs() {
    const Needs& needs = reads_closely(affair_) ? kReadClosely : kByWords;
    for (const Likeness& l : alike_) scores_.emplace(key(l.a, l.b), l.opposed ? -1 : l.score);
    for (const Likeness& l : alike_) {
      if (l.opposed) continue;
      const Part& a = affair_.parts[l.a];
      const Part& b = affair_.parts[l.b];
      const Occasion occasion = occasion_of(affair_, a, b);
      if (occasion == Occasion::kOther) continue;
      int score = l.score;
      if (score_of(beside(l.a, -1), beside(l.b, -1)) >= 450 || score_of(beside(l.a, 1), beside(l.b, 1)) >= 450)
        score += kNeighbours;
      int need = needs.by_agreement[static_cast<int>(l.agreement)];
      if (a.fact != kNone || b.fact != kNone) need = a.fact != kNone && b.fact != kNone ? needs.two_facts : needs.one_fact;
      if (occasion == Occasion::kUnknown) need = std::max(need, needs.unknown_day);
      if (score >= need) pairs_.push_back({l.a, l.b, score - need});
      strength_[key(l.a, l.b)] = score - need;
    }
    std::sort(pairs_.begin(), pairs_.end(), [](const Pair& x, const Pair& y) {
      if (x.score != y.score) return x.score > y.score;
      return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
  }

  std::vector<std::uint32_t> witnesses(std::uint32_t group) const {
    std::vector<std::uint32_t> out = members_[group];
    if (out.size() > kWitnesses) {
      const std::size_t step = out.size() / kWitnesses;
      for (std::size_t k = 0; k < kWitnesses; ++k) out[k] = out[k * step];
      out.resize(kWitnesses);
    }
    return out;
  }

  bool may_join(std::uint32_t a, std::uint32_t b) const {
    long sum = 0, count = 0;
    for (std::uint32_t p : witnesses(a)) {
      for (std::uint32_t q : witnesses(b)) {
        const Part& x = affair_.parts[p];
        const Part& y = affair_.parts[q];
        if (score_of(p, q) < 0) return false;
        if (agree(affair_.voices[x.voice], affair_.voices[y.voice], affair_.overlay) == Agreement::kNo) return false;
        if (x.report != y.report && occasion_of(affair_, x, y) == Occasion::kOther) return false;
        const auto found = strength_.find(key(p, q));
        sum += found == strength_.end() ? -300 : std::max(found->second, -300);
        ++count;
      }
    }
    return sum >= -120 * count;
  }

  void unite(std::uint32_t a, std::uint32_t b) {
    if (members_[a].size() < members_[b].size() || (members_[a].size() == members_[b].size() && b < a)) std::swap(a, b);
    for (std::uint32_t p : members_[b]) group_of_[p] = a;
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    std::sort(members_[a].begin(), members_[a].end());
    members_[b].clear();
  }

  // What a statement says that no other report carries is one claim, not one per sentence; too little to be one goes with what is before it.
  void join_leftovers() {
    for (std::uint32_t p = 1; p < affair_.parts.size(); ++p) {
      const Part& part = affair_.parts[p];
      const Part& before = affair_.parts[p - 1];
      if (part.report != before.report || part.statement == kNone || part.statement != before.statement) continue;
      const std::uint32_t a = group_of_[p - 1], b = group_of_[p];
      const bool both_alone = alone(a) && alone(b);
      const bool slight = members_[b].size() == 1 && part.bag.terms.size() < kTellingWords;
      if (a != b && (both_alone || slight)) unite(a, b);
    }
  }

  bool alone(std::uint32_t group) const {
    const Part& first = affair_.parts[members_[group].front()];
    return std::all_of(members_[group].begin(), members_[group].end(), [&](std::uint32_t p) {
      return affair_.parts[p].report == first.report && affair_.parts[p].statement == first.statement;
    });
  }

  Claims claims() const {
    Claims out;
    std::map<std::uint32_t, std::uint32_t> claim_of;  // group -> claim
    for (std::uint32_t p = 0; p < affair_.parts.size(); ++p) {
      const auto [found, fresh] = claim_of.try_emplace(group_of_[p], static_cast<std::uint32_t>(out.claims.size()));
      if (!fresh) continue;
      out.claims.push_back(claim(members_[group_of_[p]]));
      out.parts.push_back(members_[group_of_[p]]);
    }
    link_again(out);
    return out;
  }

  Claim claim(const std::vector<std::uint32_t>& parts) const {
    Claim out;
    std::string content;
    std::set<std::string> outlets;
    std::map<std::uint32_t, int> entities;  // entity -> parts
    const Voice* voice = nullptr;
    for (std::uint32_t p : parts) {
      const Part& part = affair_.parts[p];
      const Report& report = affair_.reports[part.report];
      content +=
          report.article.id + "|" + std::to_string(part.spans.front().begin) + "-" + std::to_string(part.spans.back().end) + ";";
      if (part.fact != kNone) {
        out.facts.push_back(affair_.facts[part.fact].id);
      } else {
        const std::string& id = report.statements[part.statement].id;
        if (out.statements.empty() || out.statements.back() != id) out.statements.push_back(id);
        out.parts.push_back({id, part.report, part.spans});
      }
      if (const std::string label = outlet_label(report.article); outlets.insert(label).second) out.outlets.push_back(label);
      const Voice& v = affair_.voices[part.voice];
      if (v.kind == VoiceKind::kNamed) entities[v.entity] += affair_.overlay.entities[v.entity].type == NameType::kPerson ? 3 : 1;
      if (voice == nullptr || v.kind < voice->kind) voice = &v;
      set_said(out, part);
    }
    std::uint32_t best = kNone;
    for (const auto& [entity, n] : entities)
      if (best == kNone || n > entities[best]) best = entity;
    if (best != kNone) {
      out.speaker = affair_.overlay.entities[best].id;
      out.speaker_name = affair_.overlay.entities[best].name;
    } else {
      out.speaker_name = voice->shown;
    }
    out.id = "c" + short_hash(content);
    choose_core(out, parts);
    return out;
  }

  void set_said(Claim& out, const Part& part) const {
    if (part.said.empty()) return;
    const Resolved r = resolve(affair_, part.report, part.said, false);
    constexpr std::size_t kDay = 10;  // "2024-05-07": a season or a month is no day
    if (r.date.size() != kDay || (out.said && (out.said_sure || !r.sure) && out.said->size() >= r.date.size())) return;
    out.said = r.date;
    out.said_sure = r.sure;
  }

  // The wording that the others are most like; words between quotation marks before indirect speech.
  void choose_core(Claim& out, const std::vector<std::uint32_t>& parts) const {
    std::uint32_t best = parts.front();
    std::pair<bool, long> most{false, -1};
    for (std::uint32_t p : parts) {
      const Part& part = affair_.parts[p];
      const bool direct =
          part.statement != kNone && affair_.reports[part.report].statements[part.statement].kind == StatementKind::kDirect;
      long sum = 0;
      for (std::uint32_t q : parts) sum += p == q ? 0 : std::max(score_of(p, q), 0);
      sum += static_cast<long>(std::min<std::size_t>(part.tokens.size(), 40));  // among equals the fuller one
      if (std::pair{direct, sum} > most) most = {direct, sum}, best = p;
    }
    const Part& part = affair_.parts[best];
    Span span = part.spans.front();
    for (Span s : part.spans)
      if (s.size() > span.size()) span = s;
    // What joins two spans of one sentence is shown with them when nothing but marks stands between.
    span = as_evidence(affair_, part.report, span);
    std::string_view text = affair_.text(part.report, span);
    if (affair_.words->form(affair_.words->at(part.report, part.tokens.front()).form) == "that" && text.size() > 5 &&
        text.substr(0, 5) == "that ")
      span.begin += 5, text.remove_prefix(5);
    out.core = std::string(text);
    out.core_at = {part.report, span};
  }

  void link_again(Claims& out) const {
    std::vector<std::uint32_t> claim_of(affair_.parts.size());
    for (std::uint32_t c = 0; c < out.parts.size(); ++c)
      for (std::uint32_t p : out.parts[c]) claim_of[p] = c;
    std::vector<std::set<std::uint32_t>> again(out.claims.size());
    for (const Likeness& l : alike_) {
      const std::uint32_t a = claim_of[l.a], b = claim_of[l.b];
      const Part& x = affair_.parts[l.a];
      const Part& y = affair_.parts[l.b];
      if (a == b || l.opposed || l.score < kAgain || l.agreement < Agreement::kLikely || x.fact != kNone || y.fact != kNone)
        continue;
      if (occasion_of(affair_, x, y) == Occasion::kSame) continue;
      again[a].insert(b);
      again[b].insert(a);
    }
    for (std::uint32_t c = 0; c < out.claims.size(); ++c)
      for (std::uint32_t other : again[c]) out.claims[c].again.push_back(out.claims[other].id);
  }

  const Affair& affair_;
  const std::vector<Likeness>& alike_;
  std::vector<Pair> pairs_;
  std::map<std::uint64_t, int> scores_, strength_;
  std::vector<std::uint32_t> group_of_;
  std::vector<std::vector<std::uint32_t>> members_;
};

}  // namespace

Claims find_claims(const Affair& affair, const std::vector<Likeness>& alike) { return Joiner(affair, alike).join(); }

}  // namespace stemma::collating
