#include "learn/linear_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>
#include <unordered_map>

namespace stemma::learning {
namespace {

constexpr float kStart = 1e-2f;  // AdaGrad's sum of squares at the beginning
constexpr float kNever = -1e9f;

// Features seen often enough, as dense rows.
struct Vocabulary {
  std::unordered_map<std::uint32_t, std::uint32_t> row_of;
  std::vector<std::uint32_t> features, counts;

  Vocabulary(const Source& source, unsigned least) {
    constexpr std::uint32_t kSlots = 1u << 26;
    std::vector<std::uint8_t> seen(kSlots, 0);  // enough to tell the rare ones
    source([&](const Sequence& s) {
      for (const std::uint32_t f : s.features) {
        std::uint8_t& n = seen[(f * 2654435761u) >> 6];
        n = static_cast<std::uint8_t>(std::min(255, n + 1));
      }
    });
    source([&](const Sequence& s) {
      for (const std::uint32_t f : s.features) {
        if (seen[(f * 2654435761u) >> 6] < least) continue;
        const auto [at, fresh] = row_of.try_emplace(f, static_cast<std::uint32_t>(features.size()));
        if (fresh) {
          features.push_back(f);
          counts.push_back(0);
        }
        ++counts[at->second];
      }
    });
  }
};

// Sequences with features as rows.
std::vector<Sequence> load(const Source& source, const Vocabulary& words) {
  std::vector<Sequence> out;
  source([&](const Sequence& s) {
    Sequence t;
    t.labels = s.labels;
    t.boundaries = s.boundaries;
    std::size_t k = 0;
    for (const std::uint32_t end : s.ends) {
      for (; k < end; ++k)
        if (const auto found = words.row_of.find(s.features[k]); found != words.row_of.end()) t.features.push_back(found->second);
      t.ends.push_back(static_cast<std::uint32_t>(t.features.size()));
    }
    t.features.shrink_to_fit();
    out.push_back(std::move(t));
  });
  return out;
}

bool kept(std::uint32_t feature, std::uint32_t seed, float keep) {
  std::uint32_t x = (feature * 2654435761u) ^ seed;
  x ^= x >> 15;
  x *= 0x85ebca6bu;
  x ^= x >> 13;
  return static_cast<float>(x & 1023) < keep * 1024.0f;
}

struct Weights {
  std::vector<float> value, squares, sum;

  explicit Weights(std::size_t n) : value(n, 0.0f), squares(n, kStart), sum(n, 0.0f) {}
  void step(std::size_t at, float gradient, float rate) {
    squares[at] += gradient * gradient;
    value[at] -= rate * gradient / std::sqrt(squares[at]);
  }
  void add_up() {
    for (std::size_t i = 0; i < value.size(); ++i) sum[i] += value[i];
  }
};

ModelRows rows_of(const Vocabulary& words, const std::vector<float>& weights, std::size_t labels, const Settings& settings) {
  struct Row {
    float size;
    std::uint32_t row;
  };
  std::vector<Row> rows;
  for (std::uint32_t r = 0; r < words.features.size(); ++r) {
    float most = 0.0f;
    for (std::size_t l = 0; l < labels; ++l) most = std::max(most, std::fabs(weights[r * labels + l]));
    if (most >= settings.prune) rows.push_back({most, r});
  }
  if (rows.size() > settings.most_rows) {
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
      return a.size != b.size ? a.size > b.size : words.features[a.row] < words.features[b.row];
    });
    rows.resize(settings.most_rows);
  }
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return words.features[a.row] < words.features[b.row]; });
  ModelRows out;
  out.labels = labels;
  for (const Row& r : rows) {
    out.features.push_back(words.features[r.row]);
    for (std::size_t l = 0; l < labels; ++l) {
      const float w = std::round(weights[r.row * labels + l] * static_cast<float>(LinearModel::kUnitsPerNat));
      out.weights.push_back(static_cast<std::int8_t>(std::clamp(w, -127.0f, 127.0f)));
    }
  }
  std::fprintf(stderr, "  %zu features seen often, %zu kept\n", words.features.size(), rows.size());
  return out;
}

float log_sum(const float* a, std::size_t n) {
  const float most = *std::max_element(a, a + n);
  float sum = 0.0f;
  for (std::size_t i = 0; i < n; ++i) sum += std::exp(a[i] - most);
  return most + std::log(sum);
}

std::vector<std::uint32_t> counting(std::size_t n) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0u);
  return order;
}

// Fisher-Yates with our own arithmetic: std::shuffle may differ between libraries.
void shuffle(std::vector<std::uint32_t>& order, std::mt19937& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

}  // namespace

ModelRows train_logistic(const Source& source, std::uint32_t features_version, const Settings& settings) {
  const Vocabulary words(source, settings.least);
  const std::vector<Sequence> all = load(source, words);
  Weights w(words.features.size());
  std::mt19937 random(1);
  std::vector<std::uint32_t> order = counting(all.size());
  int summed = 0;
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    shuffle(order, random);
    double loss = 0;
    for (const std::uint32_t k : order) {
      const Sequence& s = all[k];
      const std::uint32_t seed = settings.keep < 1.0f ? static_cast<std::uint32_t>(random()) | 1u : 0u;
      float x = 0.0f;
      for (const std::uint32_t f : s.features)
        if (seed == 0 || kept(f, seed, settings.keep)) x += w.value[f];
      if (seed != 0) x /= settings.keep;
      const float p = 1.0f / (1.0f + std::exp(-x)), y = s.labels[0];
      loss -= std::log(std::max(1e-9f, y > 0 ? p : 1.0f - p));
      const float g = p - y;
      if (std::fabs(g) < 1e-4f) continue;
      for (const std::uint32_t f : s.features) {
        if (seed != 0 && !kept(f, seed, settings.keep)) continue;
        w.step(f, g + settings.l2 / static_cast<float>(words.counts[f]) * w.value[f], settings.rate);
      }
    }
    if (epoch >= settings.epochs - settings.averaged) {
      w.add_up();
      ++summed;
    }
    std::fprintf(stderr, "  epoch %d: loss %.4f\n", epoch + 1, loss / static_cast<double>(all.size()));
  }
  for (float& x : w.sum) x /= static_cast<float>(summed);
  ModelRows out = rows_of(words, w.sum, 1, settings);
  out.features_version = features_version;
  return out;
}

ModelRows train_chain(const Source& source, std::uint32_t features_version, std::size_t labels, std::size_t boundaries,
                      const std::vector<bool>& forbidden, const std::vector<bool>& first, const Settings& settings) {
  const Vocabulary words(source, settings.least);
  const std::vector<Sequence> all = load(source, words);
  const std::size_t square = labels * labels;
  Weights w(words.features.size() * labels), t(boundaries * square);
  std::mt19937 random(1);
  std::vector<std::uint32_t> order = counting(all.size());
  std::vector<float> own, forward, backward, pair(labels), pairs(square), gradient(labels);
  int summed = 0;
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    shuffle(order, random);
    double loss = 0;
    for (const std::uint32_t k : order) {
      const Sequence& s = all[k];
      const std::size_t n = s.labels.size();
      const std::uint32_t seed = settings.keep < 1.0f ? static_cast<std::uint32_t>(random()) | 1u : 0u;
      const auto used = [&](std::uint32_t f) { return seed == 0 || kept(f, seed, settings.keep); };
      own.assign(n * labels, 0.0f);
      for (std::size_t i = 0, f = 0; i < n; ++i) {
        float* e = &own[i * labels];
        for (; f < s.ends[i]; ++f)
          if (used(s.features[f]))
            for (std::size_t l = 0; l < labels; ++l) e[l] += w.value[s.features[f] * labels + l];
        if (seed != 0)
          for (std::size_t l = 0; l < labels; ++l) e[l] /= settings.keep;
      }
      forward.assign(n * labels, kNever);
      backward.assign(n * labels, 0.0f);
      for (std::size_t l = 0; l < labels; ++l)
        if (first[l]) forward[l] = own[l];
      for (std::size_t i = 1; i < n; ++i) {
        const float* step = &t.value[s.boundaries[i] * square];
        for (std::size_t l = 0; l < labels; ++l) {
          for (std::size_t a = 0; a < labels; ++a)
            pair[a] = forbidden[a * labels + l] ? kNever : forward[(i - 1) * labels + a] + step[a * labels + l];
          forward[i * labels + l] = log_sum(pair.data(), labels) + own[i * labels + l];
        }
      }
      for (std::size_t i = n - 1; i-- > 0;) {
        const float* step = &t.value[s.boundaries[i + 1] * square];
        for (std::size_t a = 0; a < labels; ++a) {
          for (std::size_t l = 0; l < labels; ++l)
            pair[l] = forbidden[a * labels + l]
                          ? kNever
                          : step[a * labels + l] + own[(i + 1) * labels + l] + backward[(i + 1) * labels + l];
          backward[i * labels + a] = log_sum(pair.data(), labels);
        }
      }
      const float z = log_sum(&forward[(n - 1) * labels], labels);
      float gold = 0.0f;
      for (std::size_t i = 0; i < n; ++i) {
        gold += own[i * labels + s.labels[i]];
        if (i > 0) gold += t.value[s.boundaries[i] * square + s.labels[i - 1] * labels + s.labels[i]];
      }
      loss += z - gold;
      for (std::size_t i = 1; i < n; ++i) {
        const std::size_t at = s.boundaries[i] * square;
        for (std::size_t a = 0; a < labels; ++a)
          for (std::size_t l = 0; l < labels; ++l)
            pairs[a * labels + l] = forbidden[a * labels + l]
                                        ? 0.0f
                                        : std::exp(forward[(i - 1) * labels + a] + t.value[at + a * labels + l] +
                                                   own[i * labels + l] + backward[i * labels + l] - z);
        pairs[s.labels[i - 1] * labels + s.labels[i]] -= 1.0f;
        for (std::size_t j = 0; j < square; ++j)
          if (std::fabs(pairs[j]) > 1e-5f) t.step(at + j, pairs[j], settings.rate);
      }
      for (std::size_t i = 0, f = 0; i < n; ++i) {
        float most = 0.0f;
        for (std::size_t l = 0; l < labels; ++l) {
          gradient[l] = std::exp(forward[i * labels + l] + backward[i * labels + l] - z) - (s.labels[i] == l ? 1.0f : 0.0f);
          most = std::max(most, std::fabs(gradient[l]));
        }
        if (most < 1e-3f) {
          f = s.ends[i];
          continue;
        }
        for (; f < s.ends[i]; ++f) {
          const std::uint32_t feature = s.features[f];
          if (!used(feature)) continue;
          const float r = settings.l2 / static_cast<float>(words.counts[feature]);
          for (std::size_t l = 0; l < labels; ++l) {
            const std::size_t at = feature * labels + l;
            w.step(at, gradient[l] + r * w.value[at], settings.rate);
          }
        }
      }
    }
    if (epoch >= settings.epochs - settings.averaged) {
      w.add_up();
      t.add_up();
      ++summed;
    }
    std::fprintf(stderr, "  epoch %d: loss %.4f\n", epoch + 1, loss / static_cast<double>(all.size()));
  }
  for (float& x : w.sum) x /= static_cast<float>(summed);
  for (float& x : t.sum) x /= static_cast<float>(summed);
  ModelRows out = rows_of(words, w.sum, labels, settings);
  out.features_version = features_version;
  for (std::size_t b = 0; b < boundaries; ++b)
    for (std::size_t j = 0; j < square; ++j)
      out.transitions.push_back(
          forbidden[j]
              ? static_cast<std::int16_t>(LinearModel::kForbidden)
              : static_cast<std::int16_t>(std::clamp(
                    std::round(t.sum[b * square + j] * static_cast<float>(LinearModel::kUnitsPerNat)), -32000.0f, 32000.0f)));
  return out;
}

}  // namespace stemma::learning
