// Problem: which two stretches say the same thing? They share rare words (deep relations / deep ties), or a verbatim run, or no word but an
// event with its sign (his troops will not withdraw / we are not leaving).
// Model: half cosine, half coverage of the lighter part, both over words weighed by how rare they are in this affair; a long equal run
// counts by its share of the shorter part; one event of one sign with a common actor counts as a middling likeness by itself.
// Rejected: cosine alone (a sentence inside a paragraph scores low), coverage alone (two-word parts match anything).
// Pairs come from an index of each part's rarest words, with a bound on the readers of one word.

#include "collate/sameness/likeness.h"

#include <algorithm>

#include "collate/sameness/same.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kRarestWords = 8;    // of a part, under which it is looked up
constexpr std::size_t kMostMet = 120;      // parts that one is compared with: those under most of its words
constexpr std::size_t kMostReaders = 300;  // parts under one word; later ones do not meet the earlier ones through it
constexpr int kWorthReading = 150;         // likeness by words from which on a pair is read closely
constexpr int kWorthNear = 550;            // or nearness of meaning
constexpr int kEventLikeness = 480;        // what one event of one sign is worth by itself

bool meet(const std::vector<Term>& a, const std::vector<Term>& b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    a[i] < b[j] ? ++i : ++j;
  }
  return false;
}

std::size_t common_of(const std::vector<Term>& a, const std::vector<Term>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](Term t) { return std::binary_search(b.begin(), b.end(), t); }));
}

bool clash(const std::vector<Term>& a, const std::vector<Term>& b) { return !a.empty() && !b.empty() && !meet(a, b); }

// Longest run of equal words of two parts.
int longest_run(const Affair& affair, const Part& a, const Part& b) {
  std::vector<int> row(b.tokens.size() + 1);
  int best = 0;
  for (std::uint32_t i : a.tokens) {
    int diagonal = 0;
    for (std::size_t j = 1; j <= b.tokens.size(); ++j) {
      const int above = row[j];
      row[j] = affair.words->at(a.report, i).form == affair.words->at(b.report, b.tokens[j - 1]).form ? diagonal + 1 : 0;
      best = std::max(best, row[j]);
      diagonal = above;
    }
  }
  return best;
}

class Comparer {
 public:
  explicit Comparer(const Affair& affair) : affair_(affair), model_(SameModel::of(affair.lexicon->language())) {
    if (model_ == nullptr) return;
    std::vector<Saying*> sayings;
    for (const Part& part : affair.parts) sayings_.push_back(ready(affair, part.report, part.tokens));
    for (Saying& s : sayings_) sayings.push_back(&s);
    set_apart(*affair.words, sayings);
  }

  std::vector<Likeness> all() {
    std::vector<std::vector<std::uint32_t>> readers(affair_.words->terms());
    std::vector<std::vector<std::uint32_t>> by_family(affair_.lexicon->family_names().size());
    std::vector<std::vector<std::uint32_t>> by_speaker(affair_.overlay.entities.size());
    std::vector<Likeness> out;
    std::vector<std::uint32_t> others;
    for (std::uint32_t p = 0; p < affair_.parts.size(); ++p) {
      others.clear();
      for (Term t : rarest(affair_.parts[p])) {
        others.insert(others.end(), readers[t].begin(), readers[t].end());
        if (readers[t].size() < kMostReaders) readers[t].push_back(p);
      }
      // Denials of one event may share no other word.
      for (std::uint32_t k : affair_.parts[p].clauses) {
        const Clause& c = affair_.clauses[affair_.parts[p].report][k];
        if (c.sign > 0) continue;
        for (Family f : c.families) {
          others.insert(others.end(), by_family[f].begin(), by_family[f].end());
          if (by_family[f].size() < kMostReaders) by_family[f].push_back(p);
        }
      }
      // What one speaker is printed to have said may share no word either.
      if (const Voice& v = affair_.voices[affair_.parts[p].voice]; model_ != nullptr && v.kind == VoiceKind::kNamed) {
        others.insert(others.end(), by_speaker[v.entity].begin(), by_speaker[v.entity].end());
        if (by_speaker[v.entity].size() < kMostReaders) by_speaker[v.entity].push_back(p);
      }
      for (std::uint32_t q : met_most(others))
        if (Likeness l = compare(q, p); q != p && (l.score >= kLikenessFloor || l.opposed)) out.push_back(l);
    }
    std::sort(out.begin(), out.end(), [](const Likeness& a, const Likeness& b) { return a.a != b.a ? a.a < b.a : a.b < b.b; });
    return out;
  }

 private:
  // The parts met under most words, each once; among equals the earlier one.
  static std::vector<std::uint32_t> met_most(std::vector<std::uint32_t>& others) {
    std::sort(others.begin(), others.end());
    std::vector<std::pair<int, std::uint32_t>> times;  // (how often, negative; part)
    for (std::uint32_t q : others) {
      if (times.empty() || times.back().second != q) times.emplace_back(0, q);
      --times.back().first;
    }
    if (times.size() > kMostMet) {
      std::nth_element(times.begin(), times.begin() + kMostMet, times.end());
      times.resize(kMostMet);
    }
    std::vector<std::uint32_t> out;
    for (const auto& [often, q] : times) out.push_back(q);
    std::sort(out.begin(), out.end());
    return out;
  }

  std::vector<Term> rarest(const Part& part) const {
    std::vector<Term> terms = part.bag.terms;
    std::stable_sort(terms.begin(), terms.end(), [&](Term a, Term b) {
      const int x = affair_.words->weight(a), y = affair_.words->weight(b);
      return x != y ? x > y : affair_.words->text_of(a) < affair_.words->text_of(b);
    });
    if (terms.size() > kRarestWords) terms.resize(kRarestWords);
    return terms;
  }

  Likeness compare(std::uint32_t p, std::uint32_t q) const {
    const Part& a = affair_.parts[p];
    const Part& b = affair_.parts[q];
    Likeness out{p, q};
    if (a.report == b.report && (a.fact != kNone || b.fact != kNone)) return out;
    if (a.report == b.report && a.statement == b.statement) return out;
    out.agreement = agree(affair_.voices[a.voice], affair_.voices[b.voice], affair_.overlay);
    if (out.agreement == Agreement::kNo) return out;
    const std::size_t shorter = std::min(a.tokens.size(), b.tokens.size());
    const std::size_t fewer = std::min(a.bag.terms.size(), b.bag.terms.size());
    const int likeness = cosine(*affair_.words, a.bag, b.bag);
    int covered = coverage(*affair_.words, a.bag, b.bag);
    // A part of few words is covered by chance.
    if (fewer < 5) covered = covered * static_cast<int>(fewer) / 5;
    out.score = (likeness + covered) / 2;
    if (out.score >= kLikenessFloor / 2) {
      out.run = longest_run(affair_, a, b);
      if (out.run >= 5) out.score = std::max(out.score, std::min(1000, 1000 * out.run / static_cast<int>(shorter)));
    }
    if (model_ != nullptr) {
      const int near = direction(sayings_[p], sayings_[q]);
      if (out.score >= kWorthReading || near >= kWorthNear) {
        const SameRow row = same_signs(affair_, sayings_[p], sayings_[q], a.clauses, b.clauses, kReportsKind);
        out.score = model_->score({&row, 1}).front();
      }
    }
    const int event = events(a, b);
    if (event > 0) out.score = std::min(1000, std::max(out.score + 100, kEventLikeness));
    out.opposed = event < 0 && out.run < 8;
    if (out.opposed) out.score = 0;
    return out;
  }

  // +1 a shared event of one sign, -1 of opposite signs, 0 none.
  int events(const Part& a, const Part& b) const {
    int best = 0;
    for (std::uint32_t i : a.clauses) {
      for (std::uint32_t j : b.clauses) {
        const int sign = same_event(affair_, affair_.clauses[a.report][i], affair_.clauses[b.report][j]);
        if (sign < 0) return -1;
        best = std::max(best, sign);
      }
    }
    return best;
  }

  const Affair& affair_;
  const SameModel* model_;
  std::vector<Saying> sayings_;  // of each part; empty without a model
};

}  // namespace

std::vector<Likeness> likenesses(const Affair& affair) { return Comparer(affair).all(); }

bool reads_closely(const Affair& affair) { return SameModel::of(affair.lexicon->language()) != nullptr; }

int event_likeness(const Affair& affair, const Clause& a, const Clause& b) {
  bool family = false, kind = false;
  for (Family f : a.families) {
    if (std::find(b.families.begin(), b.families.end(), f) == b.families.end()) continue;
    kind = true;
    family = family || !affair.lexicon->soft(f);
  }
  const bool word = a.head_term == b.head_term && a.head_term != kNoTerm;
  if (!kind && !word) return 0;
  if (clash(a.agents, b.agents)) return 0;
  const int common =
      meet(a.agents, b.agents) + meet(a.patients, b.patients) + meet(a.doers, b.doers) + meet(a.undergoers, b.undergoers);
  if (common == 0) return 0;
  const int whole = (coverage(*affair.words, a.bag, b.bag) + cosine(*affair.words, a.bag, b.bag)) / 2;
  // Two parties in common are more than chance.
  const int parties = common_of(a.agents, b.agents) >= 2 ? 100 : 0;
  const int apart = clash(a.patients, b.patients) ? 150 : 0;
  return std::clamp(200 * meet(a.agents, b.agents) + 150 * meet(a.patients, b.patients) + 100 * meet(a.doers, b.doers) +
                        100 * meet(a.undergoers, b.undergoers) + whole / 2 + (family ? 150 : 0) + parties - apart,
                    0, 1000);
}

int same_event(const Affair& affair, const Clause& a, const Clause& b) {
  if (a.standing >= Standing::kHypothetical && !a.denied) return 0;
  if (b.standing >= Standing::kHypothetical && !b.denied) return 0;
  if (!same_time_of(a, b) || event_likeness(affair, a, b) < kSameEvent) return 0;
  return a.sign == b.sign ? 1 : -1;
}

int same_but_for(const Affair& affair, const Stretch& a, const Stretch& b) {
  const auto bag = [&](const Stretch& s) {
    std::vector<Term> terms;
    for (std::uint32_t i : s.tokens)
      if (!std::binary_search(s.masked.begin(), s.masked.end(), i)) terms.push_back(affair.words->at(s.report, i).term);
    return bag_of(*affair.words, std::move(terms));
  };
  const Bag x = bag(a), y = bag(b);
  const std::size_t fewer = std::min(x.terms.size(), y.terms.size());
  if (fewer == 0) return 0;
  // One or two words are covered by chance.
  const int covered = coverage(*affair.words, x, y) * static_cast<int>(std::min<std::size_t>(fewer, 3)) / 3;
  return (cosine(*affair.words, x, y) + covered) / 2;
}

bool same_time_of(const Clause& a, const Clause& b) {
  const auto ahead = [](const Clause& c) {
    return c.tense == Tense::kFuture || c.standing == Standing::kPlanned || (c.denied && c.standing == Standing::kHypothetical);
  };
  if (ahead(a) == ahead(b)) return true;
  // What goes on now can be what will not be: "are leaving", "will not leave".
  return (ahead(a) ? b : a).tense == Tense::kPresent;
}

}  // namespace stemma::collating
