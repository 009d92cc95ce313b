#include "base/chain.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace stemma {
namespace {

// exp(score / units per nat), by table: exp of a large library differs in its last bit from machine to machine.
class Exponential {
 public:
  Exponential() {
    for (int i = 0; i < kSize; ++i)
      values_[static_cast<std::size_t>(i)] =
          static_cast<float>(std::exp(-static_cast<double>(i) / static_cast<double>(LinearModel::kUnitsPerNat)));
  }
  // Of a score that is zero or less.
  float operator()(int score) const { return score <= -kSize ? 0.0f : values_[static_cast<std::size_t>(-score)]; }

 private:
  static constexpr int kSize = 40 * LinearModel::kUnitsPerNat;
  std::array<float, kSize> values_{};
};

const Exponential& exponential() {
  static const Exponential e;
  return e;
}

}  // namespace

ChainDecoder::ChainDecoder(const LinearModel& model, std::vector<bool> first) : model_(model), first_(std::move(first)) {
  assert(first_.size() == model.labels());
  const std::size_t labels = model.labels();
  // Transitions may be above zero; the constant taken off is the same everywhere.
  int most = LinearModel::kForbidden;
  const auto of = [&](std::size_t k) { return model.transition(k / (labels * labels), k / labels % labels, k % labels); };
  steps_.resize(model.boundaries() * labels * labels);
  for (std::size_t k = 0; k < steps_.size(); ++k) most = std::max(most, of(k));
  for (std::size_t k = 0; k < steps_.size(); ++k)
    steps_[k] = of(k) == LinearModel::kForbidden ? 0.0f : exponential()(of(k) - most);
}

std::vector<std::uint8_t> ChainDecoder::best_path(const Chain& chain) const {
  const std::size_t n = chain.length, labels = chain.labels;
  assert(labels == model_.labels() && chain.scores.size() == n * labels);
  std::vector<std::uint8_t> path(n, 0);
  if (n == 0) return path;
  std::vector<int> score(n * labels, Chain::kImpossible);
  std::vector<std::uint8_t> from(n * labels, 0);
  for (std::size_t l = 0; l < labels; ++l)
    if (first_[l]) score[l] = chain.at(0, l);
  for (std::size_t i = 1; i < n; ++i)
    for (std::size_t l = 0; l < labels; ++l) {
      const int own = chain.at(i, l);
      if (own <= Chain::kImpossible) continue;
      int best = Chain::kImpossible;
      for (std::size_t a = 0; a < labels; ++a) {
        const int step = model_.transition(chain.boundaries[i], a, l), before = score[(i - 1) * labels + a];
        if (step == LinearModel::kForbidden || before <= Chain::kImpossible) continue;
        if (before + step + own > best) {
          best = before + step + own;
          from[i * labels + l] = static_cast<std::uint8_t>(a);
        }
      }
      score[i * labels + l] = best;
    }
  const auto last = score.end() - static_cast<std::ptrdiff_t>(labels);
  std::size_t label = static_cast<std::size_t>(std::max_element(last, score.end()) - last);
  for (std::size_t i = n; i-- > 0;) {
    path[i] = static_cast<std::uint8_t>(label);
    label = from[i * labels + label];
  }
  return path;
}

std::vector<float> ChainDecoder::marginals(const Chain& chain) const {
  const std::size_t n = chain.length, labels = chain.labels;
  assert(labels == model_.labels() && chain.scores.size() == n * labels);
  std::vector<float> forward(n * labels, 0.0f), backward(n * labels, 0.0f), own(n * labels, 0.0f);
  if (n == 0) return forward;
  const Exponential& e = exponential();
  for (std::size_t i = 0; i < n; ++i) {
    const int* scores = &chain.scores[i * labels];
    const int most = *std::max_element(scores, scores + labels);
    for (std::size_t l = 0; l < labels; ++l) own[i * labels + l] = scores[l] <= Chain::kImpossible ? 0.0f : e(scores[l] - most);
  }
  const auto scale = [&](float* row) {
    float sum = 0.0f;
    for (std::size_t l = 0; l < labels; ++l) sum += row[l];
    if (sum > 0.0f)
      for (std::size_t l = 0; l < labels; ++l) row[l] /= sum;
  };
  for (std::size_t l = 0; l < labels; ++l) forward[l] = first_[l] ? own[l] : 0.0f;
  scale(forward.data());
  for (std::size_t i = 1; i < n; ++i) {
    const float* t = &steps_[chain.boundaries[i] * labels * labels];
    float* row = &forward[i * labels];
    for (std::size_t a = 0; a < labels; ++a) {
      const float before = forward[(i - 1) * labels + a];
      for (std::size_t l = 0; l < labels; ++l) row[l] += before * t[a * labels + l];
    }
    for (std::size_t l = 0; l < labels; ++l) row[l] *= own[i * labels + l];
    scale(row);
  }
  std::fill(backward.end() - static_cast<std::ptrdiff_t>(labels), backward.end(), 1.0f);
  for (std::size_t i = n - 1; i-- > 0;) {
    const float* t = &steps_[chain.boundaries[i + 1] * labels * labels];
    for (std::size_t a = 0; a < labels; ++a) {
      float sum = 0.0f;
      for (std::size_t l = 0; l < labels; ++l)
        sum += t[a * labels + l] * own[(i + 1) * labels + l] * backward[(i + 1) * labels + l];
      backward[i * labels + a] = sum;
    }
    scale(&backward[i * labels]);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t l = 0; l < labels; ++l) forward[i * labels + l] *= backward[i * labels + l];
    scale(&forward[i * labels]);
  }
  return forward;
}

}  // namespace stemma
