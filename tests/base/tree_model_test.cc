#include "base/tree_model.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <vector>

#include "base/hashing.h"

namespace stemma {
namespace {

// Bytes of a model of two trees with two levels over three signs, aligned as embedded files are.
class Bytes {
 public:
  explicit Bytes(std::uint8_t asked = 2) {
    std::string body;
    const auto part = [&](const auto& values) {
      body.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof values[0]);
      body.resize((body.size() + 7) / 8 * 8, '\0');
    };
    part(std::array<std::uint8_t, 4>{0, 1, asked, 0});
    part(std::array<std::uint8_t, 4>{10, 20, 30, 255});  // nothing is above 255: a level without a question
    part(std::array<std::int16_t, 8>{1, 2, 4, 8, 100, 200, -1, -1});
    const std::array<std::uint32_t, 8> head = {1, 7, 3, 2, 2, 1000, 50, 0};
    const std::uint64_t checksum = fnv1a64(body);
    std::string all = "STEMTREE";
    all.append(reinterpret_cast<const char*>(head.data()), sizeof head);
    all.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
    all.resize(64, '\0');
    all += body;
    size_ = all.size();
    words_.resize(all.size() / 8);
    std::memcpy(words_.data(), all.data(), all.size());
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(words_.data()), size_}; }
  char* data() { return reinterpret_cast<char*>(words_.data()); }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0;
};

TEST(TreeModel, AddsOneLeafOfEachTree) {
  const Bytes bytes;
  const auto model = TreeModel::open(bytes.view(), 7, 3);
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->threshold(), 50);
  // More rows than are judged at once.
  std::vector<std::uint8_t> rows;
  std::vector<std::int32_t> wanted;
  for (int i = 0; i < 37; ++i) {
    const std::array<std::uint8_t, 3> row = {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(40 - i),
                                             static_cast<std::uint8_t>(i % 2 == 0 ? 31 : 30)};
    rows.insert(rows.end(), row.begin(), row.end());
    const int first = (row[0] > 10 ? 1 : 0) + (row[1] > 20 ? 2 : 0);
    wanted.push_back(1000 + (1 << first) + (row[2] > 30 ? 200 : 100));
  }
  std::vector<std::int32_t> scores(wanted.size());
  model->score(rows.data(), scores);
  EXPECT_EQ(scores, wanted);
}

TEST(TreeModel, Refused) {
  Bytes bytes;
  EXPECT_FALSE(TreeModel::open("", 7, 3));
  EXPECT_FALSE(TreeModel::open(bytes.view().substr(0, 80), 7, 3));
  EXPECT_FALSE(TreeModel::open(bytes.view(), 8, 3)) << "made for other signs";
  EXPECT_FALSE(TreeModel::open(bytes.view(), 7, 4));
  bytes.data()[70] ^= 1;
  EXPECT_FALSE(TreeModel::open(bytes.view(), 7, 3)) << "checksum";
  const Bytes outside(3);
  EXPECT_FALSE(TreeModel::open(outside.view(), 7, 3)) << "asks for a fourth sign of three";
}

TEST(TreeModel, PerMille) {
  EXPECT_EQ(per_mille(0), 500);
  EXPECT_EQ(per_mille(TreeModel::kUnitsPerNat), 731);
  EXPECT_EQ(per_mille(-1000000), 0);
  EXPECT_EQ(per_mille(1000000), 999);
}

}  // namespace
}  // namespace stemma
