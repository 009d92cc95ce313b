#include "base/linear_model.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/chain.h"

namespace stemma {
namespace {

constexpr std::uint32_t kFeatures = 7;

// Bytes at an address that is a multiple of 8.
struct Aligned {
  explicit Aligned(const std::string& bytes) : words((bytes.size() + 7) / 8), size(bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(words.data()));
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(words.data()), size}; }
  std::vector<std::uint64_t> words;
  std::size_t size;
};

// Three labels, of which 2 only follows 1 or 2; two classes of boundary.
ModelRows three_labels() {
  ModelRows rows;
  rows.features_version = kFeatures;
  rows.labels = 3;
  constexpr auto kNever = static_cast<std::int16_t>(LinearModel::kForbidden);
  rows.transitions = {10, -20, kNever, 0, -5, 30, 5, 0, 40, 0, 60, kNever, -64, 7, -30, 0, 12, 90};
  for (std::uint32_t f = 0; f < 500; ++f) {
    rows.features.push_back(mix(f, 1));
    for (int l = 0; l < 3; ++l) rows.weights.push_back(static_cast<std::int8_t>((static_cast<int>(f) * 37 + l * 11) % 255 - 127));
  }
  return rows;
}

TEST(LinearModel, GivesBackTheWeightsItWasWrittenWith) {
  const ModelRows rows = three_labels();
  const Aligned bytes(write_model(rows));
  const auto model = LinearModel::open(bytes.view(), kFeatures);
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->labels(), 3u);
  EXPECT_EQ(model->boundaries(), 2u);
  for (std::size_t i = 0; i < rows.features.size(); ++i) {
    const std::int8_t* row = model->row(rows.features[i]);
    ASSERT_NE(row, nullptr);
    for (std::size_t l = 0; l < 3; ++l) EXPECT_EQ(row[l], rows.weights[i * 3 + l]);
  }
  int strangers = 0;
  for (std::uint32_t f = 0; f < 10000; ++f) strangers += model->row(mix(f, 2)) != nullptr;
  EXPECT_LT(strangers, 5);
  EXPECT_EQ(model->transition(1, 0, 1), 60);
  EXPECT_EQ(model->transition(0, 0, 2), LinearModel::kForbidden);

  std::array<int, 8> sum{};
  const std::vector<std::uint32_t> two = {rows.features[3], mix(1, 99), rows.features[4]};
  add_scores(*model, two, sum);
  EXPECT_EQ(sum[1], rows.weights[3 * 3 + 1] + rows.weights[4 * 3 + 1]);
}

TEST(LinearModel, RefusesWhatIsDamagedOrMadeForOtherFeatures) {
  const std::string good = write_model(three_labels());
  const auto refused = [](const std::string& bytes, std::uint32_t features) {
    const Aligned at(bytes);
    const auto model = LinearModel::open(at.view(), features);
    return !model && model.error().cause == Cause::kBadValue && !model.error().message.empty();
  };
  EXPECT_FALSE(refused(good, kFeatures));
  EXPECT_TRUE(refused(good, kFeatures + 1));
  EXPECT_TRUE(refused("", kFeatures));
  EXPECT_TRUE(refused(good.substr(0, 63), kFeatures));
  EXPECT_TRUE(refused(good.substr(0, good.size() - 8), kFeatures));
  for (const std::size_t at : {0u, 8u, 16u, 20u, 24u, 28u, 32u, 70u, 900u}) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x5a);
    EXPECT_TRUE(refused(bad, kFeatures)) << "byte " << at;
  }
}

// Every path, one by one.
TEST(Chain, BestPathAndMarginalsAreThoseOfAllPaths) {
  const Aligned bytes(write_model(three_labels()));
  const auto model = LinearModel::open(bytes.view(), kFeatures);
  ASSERT_TRUE(model);
  const std::vector<bool> first = {true, true, false};
  const ChainDecoder decoder(*model, first);
  Chain chain;
  chain.length = 5;
  chain.labels = 3;
  chain.scores = {40, -10, 90, 0, 64, 10, -30, 20, 80, 0, 0, Chain::kImpossible, 5, -64, 20};
  chain.boundaries = {0, 1, 0, 0, 1};

  double total = 0, best = -1e9;
  std::vector<double> mass(15, 0.0);
  std::vector<std::uint8_t> best_labels;
  for (int code = 0; code < 243; ++code) {
    std::vector<std::uint8_t> labels;
    for (int k = code, i = 0; i < 5; ++i, k /= 3) labels.push_back(static_cast<std::uint8_t>(k % 3));
    double sum = 0;
    bool may = first[labels[0]];
    for (std::size_t i = 0; i < 5; ++i) {
      may &= chain.at(i, labels[i]) > Chain::kImpossible;
      sum += chain.at(i, labels[i]);
      if (i == 0) continue;
      const int step = model->transition(chain.boundaries[i], labels[i - 1], labels[i]);
      may &= step != LinearModel::kForbidden;
      sum += step;
    }
    if (!may) continue;
    if (sum > best) {
      best = sum;
      best_labels = labels;
    }
    const double p = std::exp(sum / LinearModel::kUnitsPerNat);
    total += p;
    for (std::size_t i = 0; i < 5; ++i) mass[i * 3 + labels[i]] += p;
  }
  EXPECT_EQ(decoder.best_path(chain), best_labels);
  const std::vector<float> marginals = decoder.marginals(chain);
  for (std::size_t k = 0; k < 15; ++k) EXPECT_NEAR(marginals[k], mass[k] / total, 1e-5) << k;
  EXPECT_TRUE(decoder.best_path(Chain{0, 3, {}, {}}).empty());
}

}  // namespace
}  // namespace stemma
