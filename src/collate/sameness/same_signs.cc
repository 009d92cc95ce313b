// Problem: "Tara Reid has checked herself into rehab" and "Actress Tara Reid entered well-known Malibu rehab center" say one thing; "two
// bombs went off in the north" and "two bombs went off in the south" do not, though they share more words.
// Model: every word of one looks for its nearest in the other, by its stem, its name, its number or its vector; what finds none, weighed by
// how rare it is, speaks against. Names, numbers, days, signs are compared by themselves as well: shared, clashing, on one side alone.
// Rejected: the cosine of the sums of vectors alone (what the two talk about, not what they say).

#include "collate/sameness/same_signs.h"

#include <algorithm>

#include "collate/sameness/likeness.h"

namespace stemma::collating {
namespace {

constexpr std::uint8_t kAbsent = 255;
constexpr int kFound = 620;        // from this nearness on a word has found its like
constexpr std::size_t kCrowd = 8;  // fewer sentences do not show which words are rare among them

std::uint8_t fifth(std::int64_t per_mille) { return static_cast<std::uint8_t>(std::clamp<std::int64_t>(per_mille / 5, 0, 200)); }
std::uint8_t count(std::int64_t n) { return static_cast<std::uint8_t>(std::clamp<std::int64_t>(n, 0, 200)); }
std::uint8_t share(std::int64_t part, std::int64_t whole) { return whole <= 0 ? kAbsent : fifth(1000 * part / whole); }

std::size_t common(const Set& a, const Set& b) {
  std::size_t n = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      ++n, ++i, ++j;
    else
      a[i] < b[j] ? ++i : ++j;
  }
  return n;
}

// 0 none on either side, 1 on one side alone, 2 clash, 3 some shared, 4 all shared.
std::uint8_t standing(const Set& a, const Set& b) {
  if (a.empty() && b.empty()) return 0;
  if (a.empty() || b.empty()) return 1;
  const std::size_t n = common(a, b);
  return n == 0 ? 2 : n == std::min(a.size(), b.size()) ? 4 : 3;
}

// One saying with, for each of its words, the nearest one of the other.
struct Side {
  const Saying* saying = nullptr;
  std::vector<int> best;             // nearness
  std::vector<std::uint32_t> where;  // index of the nearest
  std::vector<char> exact;

  template <class Wanted>
  std::int64_t soft(Wanted&& wanted, std::int64_t& whole) const {
    std::int64_t sum = 0;
    whole = 0;
    for (std::size_t i = 0; i < best.size(); ++i) {
      if (!wanted(saying->words[i])) continue;
      sum += std::int64_t{saying->words[i].weight} * best[i];
      whole += saying->words[i].weight;
    }
    return sum / 1000;
  }
  template <class Wanted>
  std::uint8_t soft(Wanted&& wanted) const {
    std::int64_t whole = 0;
    const std::int64_t sum = soft(wanted, whole);
    return share(sum, whole);
  }
};

struct Table {
  std::vector<int> near;
  std::size_t rows = 0, columns = 0;
  int at(std::size_t i, std::size_t j) const { return near[i * columns + j]; }
};

// Mean nearness of words [i0, i1) of one to their best among [j0, j1) of the other, both ways; kAbsent where one is empty.
std::uint8_t match(const Table& t, const Saying& a, const Saying& b, std::size_t i0, std::size_t i1, std::size_t j0,
                   std::size_t j1) {
  if (i0 >= i1 || j0 >= j1) return kAbsent;
  std::int64_t sum = 0, whole = 0;
  for (std::size_t i = i0; i < i1; ++i) {
    int best = 0;
    for (std::size_t j = j0; j < j1; ++j) best = std::max(best, t.at(i, j));
    sum += std::int64_t{a.words[i].weight} * best;
    whole += a.words[i].weight;
  }
  for (std::size_t j = j0; j < j1; ++j) {
    int best = 0;
    for (std::size_t i = i0; i < i1; ++i) best = std::max(best, t.at(i, j));
    sum += std::int64_t{b.words[j].weight} * best;
    whole += b.words[j].weight;
  }
  return share(sum / 1000, whole);
}

int longest_run(const Saying& a, const Saying& b) {
  std::vector<int> row(b.forms.size() + 1);
  int best = 0;
  for (const std::uint32_t form : a.forms) {
    int diagonal = 0;
    for (std::size_t j = 1; j <= b.forms.size(); ++j) {
      const int above = row[j];
      row[j] = form == b.forms[j - 1] ? diagonal + 1 : 0;
      best = std::max(best, row[j]);
      diagonal = above;
    }
  }
  return best;
}

// Dice of the letters, three by three, of all words.
std::uint8_t letters(const Words& words, const Saying& a, const Saying& b) {
  const auto grams = [&](const Saying& s) {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t f : s.forms) {
      std::uint32_t last = ' ';
      for (const char c : words.form(f)) {
        last = last << 8 | static_cast<unsigned char>(c);
        out.push_back(last & 0xffffff);
      }
      out.push_back((last << 8 | ' ') & 0xffffff);
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto x = grams(a), y = grams(b);
  return share(2 * static_cast<std::int64_t>(common(x, y)), static_cast<std::int64_t>(x.size() + y.size()));
}

}  // namespace

SameRow same_signs(const Affair& affair, const Saying& first, const Saying& second, std::span<const std::uint32_t> first_clauses,
                   std::span<const std::uint32_t> second_clauses, int text_kind) {
  const Words& words = *affair.words;
  const bool turned = second.weight < first.weight;
  const Saying& a = turned ? second : first;
  const Saying& b = turned ? first : second;
  SameRow row;
  row.fill(kAbsent);
  const auto put = [&](SameSign sign, std::uint8_t value) { row[static_cast<std::size_t>(sign)] = value; };
  using enum SameSign;

  Table t{std::vector<int>(a.words.size() * b.words.size()), a.words.size(), b.words.size()};
  Side x{&a, std::vector<int>(t.rows), std::vector<std::uint32_t>(t.rows), std::vector<char>(t.rows)};
  Side y{&b, std::vector<int>(t.columns), std::vector<std::uint32_t>(t.columns), std::vector<char>(t.columns)};
  for (std::size_t i = 0; i < t.rows; ++i) {
    for (std::size_t j = 0; j < t.columns; ++j) {
      const int near = nearness(words, a.words[i], b.words[j]);
      t.near[i * t.columns + j] = near;
      if (near > x.best[i]) x.best[i] = near, x.where[i] = static_cast<std::uint32_t>(j);
      if (near > y.best[j]) y.best[j] = near, y.where[j] = static_cast<std::uint32_t>(i);
    }
  }

  const bool crowd = affair.reports.size() >= kCrowd || words.sentences() >= kCrowd;
  const auto cover = [&](const Side& s, SameSign exact, SameSign soft, SameSign hard, SameSign local, SameSign local_soft,
                         SameSign lone, SameSign lones) {
    std::int64_t whole = 0, same = 0, near = 0, found = 0, whole_local = 0, same_local = 0, near_local = 0;
    int heaviest = 0, alone = 0;
    for (std::size_t i = 0; i < s.best.size(); ++i) {
      const SaidWord& w = s.saying->words[i];
      whole += w.weight, whole_local += w.local;
      near += std::int64_t{w.weight} * s.best[i], near_local += std::int64_t{w.local} * s.best[i];
      if (s.best[i] >= 900) same += w.weight, same_local += w.local;
      if (s.best[i] >= kFound) {
        found += w.weight;
      } else {
        heaviest = std::max(heaviest, w.weight);
        alone += w.weight * (1000 - s.best[i]) / 1000;
      }
    }
    put(exact, share(same, whole));
    put(soft, share(near / 1000, whole));
    put(hard, share(found, whole));
    put(lone, count(heaviest * 3 / 4));
    put(lones, count(alone / 8));
    if (crowd) {
      put(local, share(same_local, whole_local));
      put(local_soft, share(near_local / 1000, whole_local));
    }
    return same;
  };
  const std::int64_t same_a =
      cover(x, cover_shorter, soft_shorter, hard_shorter, local_cover_shorter, local_soft_shorter, lone_shorter, lones_shorter);
  const std::int64_t same_b =
      cover(y, cover_longer, soft_longer, hard_longer, local_cover_longer, local_soft_longer, lone_longer, lones_longer);
  put(cosine, share(same_a + same_b, a.weight + b.weight));
  if (!a.sum.empty()) put(SameSign::direction, fifth(collating::direction(a, b)));
  if (crowd && !a.own.empty()) put(SameSign::own_direction, fifth((1000 + collating::own_direction(a, b)) / 2));

  put(numbers, standing(a.numbers, b.numbers));
  const std::size_t shared_numbers = common(a.numbers, b.numbers);
  put(numbers_shared, count(static_cast<std::int64_t>(shared_numbers)));
  put(numbers_alone, count(static_cast<std::int64_t>(a.numbers.size() + b.numbers.size() - 2 * shared_numbers)));
  put(people, standing(a.people, b.people));
  put(bodies, standing(a.bodies, b.bodies));
  put(places, standing(a.places, b.places));
  put(days, standing(a.days, b.days));
  const auto named = [](const SaidWord& w) { return w.actor != kNoTerm; };
  put(names_shared,
      count(static_cast<std::int64_t>(common(a.people, b.people) + common(a.bodies, b.bodies) + common(a.places, b.places))));
  put(names_shorter, x.soft(named));
  put(names_longer, y.soft(named));
  put(negation, count(std::abs(a.negations - b.negations)));
  put(denial, count(std::abs(a.denials - b.denials)));
  put(modal, count(std::abs(a.modals - b.modals)));

  int sign = 0, likeness = 0;
  for (const std::uint32_t i : first_clauses) {
    for (const std::uint32_t j : second_clauses) {
      const Clause& c = affair.clauses[first.report][i];
      const Clause& d = affair.clauses[second.report][j];
      const int event = same_event(affair, c, d);
      if (event < 0) sign = -1;
      if (event > 0 && sign == 0) sign = 1;
      likeness = std::max(likeness, collating::event_likeness(affair, c, d));
    }
  }
  put(event, count(sign + 1));
  put(SameSign::event_likeness, fifth(likeness));

  const auto verb = [](const SaidWord& w) { return w.word_class == WordClass::kVerb; };
  const auto noun = [](const SaidWord& w) { return w.word_class == WordClass::kNoun && w.actor == kNoTerm; };
  put(verbs_shorter, x.soft(verb));
  put(verbs_longer, y.soft(verb));
  put(nouns_shorter, x.soft(noun));
  put(nouns_longer, y.soft(noun));
  if (a.first_verb < t.rows && b.first_verb < t.columns) {
    put(first_verb, fifth(t.at(a.first_verb, b.first_verb)));
    put(subject, match(t, a, b, 0, a.first_verb, 0, b.first_verb));
    put(rest, match(t, a, b, a.first_verb, t.rows, b.first_verb, t.columns));
    const std::uint8_t one = match(t, a, b, 0, a.first_verb, b.first_verb, t.columns);
    const std::uint8_t other = match(t, a, b, a.first_verb, t.rows, 0, b.first_verb);
    put(crossed, one == kAbsent || other == kAbsent ? kAbsent : std::max(one, other));
  }
  // Of words that found their like: how many neighbours found theirs in the same order.
  std::int64_t ordered = 0, found = 0;
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < t.rows; ++i) {
    if (x.best[i] < kFound) continue;
    ordered += found > 0 && x.where[i] > before;
    before = x.where[i];
    ++found;
  }
  put(order, found < 2 ? kAbsent : share(ordered, found - 1));

  const int longest = longest_run(a, b);
  put(run, count(longest));
  put(run_share, share(longest, static_cast<std::int64_t>(std::min(a.forms.size(), b.forms.size()))));
  put(grams,
      share(2 * static_cast<std::int64_t>(common(a.grams, b.grams)), static_cast<std::int64_t>(a.grams.size() + b.grams.size())));
  put(SameSign::letters, collating::letters(words, a, b));
  put(words_shorter, count(static_cast<std::int64_t>(a.words.size())));
  put(words_longer, count(static_cast<std::int64_t>(b.words.size())));
  put(words_ratio, share(a.weight, b.weight));
  put(SameSign::kind, count(text_kind));
  return row;
}

}  // namespace stemma::collating
