#include "collate/sameness/sayings.h"

#include <algorithm>
#include <cmath>

#include "base/hashing.h"
#include "base/linear_model.h"

namespace stemma::collating {
namespace {

constexpr int kNumberWeight = 100;  // every number is rare; this is what a telling word weighs
constexpr int kSameKind = 900;      // two words of one family or line of synonyms
constexpr int kSameBeginning = 600;
constexpr std::size_t kBeginning = 5;
constexpr std::int64_t kUnit = 4096;
constexpr std::size_t kDate = 7;  // "2018-05" and longer

void put(Set& set, std::uint32_t value) { set.push_back(value); }

void settle(Set& set) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
}

std::uint32_t hashed(std::string_view text) { return word_key(text); }

bool tells(const Word& word, WordClass c) {
  if (c == WordClass::kPunctuation) return false;
  return word.term != kNoTerm || word.actor != kNoTerm || (word.quantity != kNone && c == WordClass::kNumber);
}

}  // namespace

Saying ready(const Affair& affair, std::uint32_t report, std::span<const std::uint32_t> tokens,
             std::span<const std::uint32_t> masked) {
  const Words& words = *affair.words;
  const Annotations& a = affair.reports[report].annotations;
  const WordVectors* table = words.vectors();
  Saying out;
  out.report = report;
  if (table != nullptr) out.sum.assign(table->dimensions(), 0);
  bool verb_seen = false;
  for (const std::uint32_t i : tokens) {
    const WordClass c = a.tokens[i].word_class;
    if (c == WordClass::kPunctuation || std::binary_search(masked.begin(), masked.end(), i)) continue;
    const Word& word = words.at(report, i);
    if (!out.forms.empty()) put(out.grams, mix(out.forms.back(), word.form));
    out.forms.push_back(word.form);
    const std::uint32_t effects = words.effects(word.stem);
    out.negations += (effects & (kNot | kNobody)) != 0;
    out.denials += (effects & (kDenies | kRejects | kNegates)) != 0;
    out.modals += (effects & (kModal | kFuture | kHedge)) != 0;
    if (!tells(word, c) || out.words.size() >= Saying::kMostWords) continue;
    SaidWord said;
    said.token = i;
    said.stem = word.stem, said.term = word.term, said.actor = word.actor;
    said.word_class = c;
    said.number = word.quantity != kNone && c == WordClass::kNumber;
    if (!said.number) said.row = words.row(word.stem);
    said.weight = said.number || table == nullptr ? kNumberWeight : table->rarity(said.row);
    if (words.light(word.stem)) said.weight /= 4;
    said.local = words.weight(word.term != kNoTerm ? word.term : word.actor != kNoTerm ? word.actor : word.stem);
    if (word.term == kNoTerm) said.local /= 4;
    if (table != nullptr && said.row != WordVectors::kNoRow) {
      const std::int8_t* v = table->vector(said.row);
      const int loud = table->loudness(said.row);
      for (std::size_t d = 0; d < out.sum.size(); ++d) out.sum[d] += loud * v[d];
    }
    if (!verb_seen && c == WordClass::kVerb && a.tokens[i].verb_form != VerbForm::kGerund) {
      verb_seen = true;
      out.first_verb = out.words.size();
    }
    put(out.terms, word.term);
    if (said.number && word.term != kNoTerm) put(out.numbers, word.term);
    if (word.actor != kNoTerm && word.name != kNone) {
      const NameType type = a.names[word.name].type;
      put(type == NameType::kPerson ? out.people : type == NameType::kOrganization ? out.bodies : out.places, word.actor);
    }
    out.weight += said.weight;
    out.local += said.local;
    out.words.push_back(said);
  }
  if (!verb_seen) out.first_verb = out.words.size();
  if (!tokens.empty()) {
    const Span span{a.tokens[tokens.front()].span.begin, a.tokens[tokens.back()].span.end};
    auto t = std::lower_bound(a.times.begin(), a.times.end(), span.begin,
                              [](const TimeExpression& x, std::uint32_t at) { return x.span.begin < at; });
    for (; t != a.times.end() && t->span.end <= span.end; ++t) {
      if (t->type != TimeType::kDate && t->type != TimeType::kTime) continue;
      if (t->value.size() < kDate) continue;
      const auto [first, end] = words.tokens_in(report, t->span);
      if (first == end || std::binary_search(masked.begin(), masked.end(), first)) continue;
      put(out.days, hashed(std::string_view(t->date ? *t->date : t->value).substr(0, 10)));
    }
  }
  for (Set* set : {&out.terms, &out.numbers, &out.people, &out.bodies, &out.places, &out.days, &out.grams}) settle(*set);
  while (!out.terms.empty() && out.terms.back() == kNoTerm) out.terms.pop_back();
  double squares = 0;
  for (const std::int32_t x : out.sum) squares += static_cast<double>(x) * x;
  out.length = std::llround(std::sqrt(squares));
  return out;
}

int nearness(const Words& words, const SaidWord& a, const SaidWord& b) {
  if (a.stem == b.stem || (a.actor != kNoTerm && a.actor == b.actor)) return 1000;
  if (a.term != kNoTerm && a.term == b.term) return a.number ? 1000 : kSameKind;
  if (a.number || b.number) return 0;
  int near = 0;
  if (a.row != WordVectors::kNoRow && b.row != WordVectors::kNoRow) {
    constexpr int kSquare = WordVectors::kLength * WordVectors::kLength;
    near = std::clamp(words.vectors()->dot(a.row, b.row) / (kSquare / 1000), 0, 1000);
  } else {
    const std::string_view x = words.text_of(a.stem), y = words.text_of(b.stem);
    if (x.size() > kBeginning && y.size() > kBeginning && x.substr(0, kBeginning) == y.substr(0, kBeginning))
      near = kSameBeginning;
  }
  return near;
}

void set_apart(const Words& words, std::span<Saying* const> sayings) {
  const WordVectors* table = words.vectors();
  if (table == nullptr || sayings.empty()) return;
  std::vector<std::int64_t> mean(table->dimensions());
  for (Saying* s : sayings) {
    std::vector<std::int64_t> sum(table->dimensions());
    for (const SaidWord& w : s->words) {
      if (w.row == WordVectors::kNoRow) continue;
      const std::int8_t* v = table->vector(w.row);
      const int loud = table->loudness(w.row) * w.local;
      for (std::size_t d = 0; d < sum.size(); ++d) sum[d] += loud * v[d];
    }
    double squares = 0;
    for (const std::int64_t x : sum) squares += static_cast<double>(x) * static_cast<double>(x);
    const std::int64_t length = std::max<std::int64_t>(1, std::llround(std::sqrt(squares)));
    s->own.resize(sum.size());
    for (std::size_t d = 0; d < sum.size(); ++d) {
      s->own[d] = static_cast<std::int32_t>(sum[d] * kUnit / length);
      mean[d] += s->own[d];
    }
  }
  for (Saying* s : sayings)
    for (std::size_t d = 0; d < mean.size(); ++d)
      s->own[d] -= static_cast<std::int32_t>(mean[d] / static_cast<std::int64_t>(sayings.size()));
}

int own_direction(const Saying& a, const Saying& b) {
  std::int64_t product = 0, x = 0, y = 0;
  for (std::size_t d = 0; d < a.own.size(); ++d) {
    product += std::int64_t{a.own[d]} * b.own[d];
    x += std::int64_t{a.own[d]} * a.own[d];
    y += std::int64_t{b.own[d]} * b.own[d];
  }
  const std::int64_t both = std::llround(std::sqrt(static_cast<double>(x)) * std::sqrt(static_cast<double>(y)));
  return both == 0 ? 0 : static_cast<int>(std::clamp<std::int64_t>(1000 * product / both, -1000, 1000));
}

int direction(const Saying& a, const Saying& b) {
  if (a.length == 0 || b.length == 0) return 0;
  std::int64_t product = 0;
  for (std::size_t d = 0; d < a.sum.size(); ++d) product += static_cast<std::int64_t>(a.sum[d]) * b.sum[d];
  return static_cast<int>(std::clamp<std::int64_t>(product / std::max<std::int64_t>(1, a.length * b.length / 1000), 0, 1000));
}

}  // namespace stemma::collating
