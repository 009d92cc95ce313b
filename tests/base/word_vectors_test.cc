#include "base/word_vectors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "base/hashing.h"

namespace stemma {
namespace {

constexpr std::size_t kDimensions = 16;

// A table of three words, aligned as embedded files are. Every vector points along one axis of its own; "hill" and "mount" share one.
class Bytes {
 public:
  explicit Bytes(std::uint32_t dimensions = kDimensions, std::uint32_t version = WordVectors::kWords) {
    struct Row {
      std::uint32_t key;
      std::uint8_t rarity, loudness, axis;
    };
    std::array<Row, 3> rows = {{{word_key("hill"), 60, 10, 0}, {word_key("mount"), 70, 20, 0}, {word_key("river"), 80, 30, 1}}};
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
    std::string body;
    const auto pad = [&] { body.resize((body.size() + 15) / 16 * 16, '\0'); };
    for (const Row& r : rows) body.append(reinterpret_cast<const char*>(&r.key), sizeof r.key);
    pad();
    for (const Row& r : rows) body += static_cast<char>(r.rarity);
    pad();
    for (const Row& r : rows) body += static_cast<char>(r.loudness);
    pad();
    for (const Row& r : rows) {
      std::string vector(kDimensions, '\0');
      vector[r.axis] = -100;
      body += vector;
    }
    const std::array<std::uint32_t, 6> head = {1, version, 3, dimensions, 99, 0};
    const std::uint64_t checksum = fnv1a64(body);
    std::string all = "STEMVECT";
    all.append(reinterpret_cast<const char*>(head.data()), sizeof head);
    all.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
    all.resize(64, '\0');
    all += body;
    size_ = all.size();
    blocks_.resize((all.size() + 15) / 16);
    std::memcpy(blocks_.data(), all.data(), all.size());
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(blocks_.data()), size_}; }
  char* data() { return reinterpret_cast<char*>(blocks_.data()); }

 private:
  struct alignas(16) Block {
    char bytes[16];
  };
  std::vector<Block> blocks_;
  std::size_t size_ = 0;
};

TEST(WordVectors, AWordIsFoundWithItsNumbers) {
  const Bytes bytes;
  const auto table = WordVectors::open(bytes.view());
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->size(), 3u);
  const std::uint32_t hill = table->find("hill"), mount = table->find("mount"), river = table->find("river");
  ASSERT_NE(hill, WordVectors::kNoRow);
  EXPECT_EQ(table->rarity(hill), 60);
  EXPECT_EQ(table->loudness(river), 30);
  EXPECT_EQ(table->dot(hill, mount), 10000);
  EXPECT_EQ(table->dot(hill, river), 0);
}

TEST(WordVectors, AWordThatIsNotThereIsRareAndSilent) {
  const Bytes bytes;
  const auto table = WordVectors::open(bytes.view());
  ASSERT_TRUE(table);
  EXPECT_EQ(table->find("valley"), WordVectors::kNoRow);
  EXPECT_EQ(table->find(""), WordVectors::kNoRow);
  EXPECT_EQ(table->rarity(WordVectors::kNoRow), 99);
  EXPECT_EQ(table->loudness(WordVectors::kNoRow), 0);
}

TEST(WordVectors, DamagedBytesAreRefused) {
  const Bytes whole;
  for (std::size_t size = 0; size < whole.view().size(); size += 7)
    EXPECT_FALSE(WordVectors::open(whole.view().substr(0, size))) << size;
  for (std::size_t at = 0; at < whole.view().size(); ++at) {
    if (at == 24) continue;              // how rare a word is that is not there: another number
    if (at >= 28 && at < 32) continue;  // nothing
    if (at >= 40 && at < 64) continue;  // nothing
    Bytes bytes;
    bytes.data()[at] ^= 0x41;
    EXPECT_FALSE(WordVectors::open(bytes.view())) << at;
  }
  EXPECT_FALSE(WordVectors::open(Bytes(0).view()));
  EXPECT_FALSE(WordVectors::open(Bytes(24).view()));
  EXPECT_FALSE(WordVectors::open(Bytes(32).view()));
  EXPECT_FALSE(WordVectors::open(Bytes(kDimensions, 2).view()));
}

TEST(WordVectors, ALanguageWithoutATableHasNone) { EXPECT_EQ(word_vectors("xx"), nullptr); }

}  // namespace
}  // namespace stemma
