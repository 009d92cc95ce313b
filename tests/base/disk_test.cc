#include "base/disk.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/hashing.h"
#include "base/stem.h"

namespace stemma {
namespace {

namespace fs = std::filesystem;

class RealDiskTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("stemma-disk-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string at(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

TEST_F(RealDiskTest, WritesWholeFilesAndReplacesThem) {
  ASSERT_TRUE(real_disk().write(at("a.txt"), "one"));
  ASSERT_TRUE(real_disk().write(at("a.txt"), "two"));
  EXPECT_EQ(real_disk().read(at("a.txt"), 10).value(), "two");
  EXPECT_EQ(real_disk().list(folder_.string()).value(), std::vector<std::string>{"a.txt"});
}

TEST_F(RealDiskTest, FailedWriteLeavesNothingBehind) {
  fs::create_directory(folder_ / "taken");
  const auto written = real_disk().write(at("taken"), "bytes");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().cause, Cause::kUnwritable);
  EXPECT_EQ(real_disk().list(folder_.string()).value(), std::vector<std::string>{"taken"});
  EXPECT_FALSE(real_disk().write(at("no/such/deep/folder/x"), "bytes"));
}

TEST_F(RealDiskTest, StopsReadingAtTheLimit) {
  std::ofstream(folder_ / "big") << std::string(200000, 'x');
  const auto got = real_disk().read(at("big"), 100000);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().cause, Cause::kTooLarge);
  EXPECT_EQ(real_disk().read(at("none"), 1).error().cause, Cause::kMissing);
}

TEST_F(RealDiskTest, ListsSortedWithoutHidden) {
  for (const auto* name : {"b", "a", ".hidden"}) std::ofstream(folder_ / name) << "x";
  EXPECT_EQ(real_disk().list(folder_.string()).value(), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(real_disk().kind(at("a")), Disk::Kind::kFile);
  EXPECT_EQ(real_disk().kind(folder_.string()), Disk::Kind::kFolder);
  EXPECT_EQ(real_disk().kind(at("none")), Disk::Kind::kNothing);
}

TEST(MemoryDisk, BehavesLikeADiskAndFailsOnDemand) {
  MemoryDisk disk;
  ASSERT_TRUE(disk.write("folder/b", "2"));
  ASSERT_TRUE(disk.write("folder/sub/c", "3"));
  EXPECT_EQ(disk.list("folder").value(), (std::vector<std::string>{"b", "sub"}));
  EXPECT_EQ(disk.kind("folder/sub"), Disk::Kind::kFolder);
  disk.fail_on_call = disk.calls;
  EXPECT_EQ(disk.read("folder/b", 9).error().cause, Cause::kUnreadable);
  EXPECT_EQ(disk.read("folder/b", 9).value(), "2");
}

TEST(Hashing, KnownAnswers) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(fnv1a64("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(short_hash("a").size(), 10u);
  EXPECT_NE(short_hash("a"), short_hash("b"));
}

TEST(Stem, KnowsEnglishAndLeavesUnknownLanguagesAlone) {
  EXPECT_EQ(stem("withdrawing"), stem("withdraws"));
  EXPECT_EQ(stem("fighters"), "fighter");
  EXPECT_EQ(stem("fighters", "xx"), "fighters");
}

}  // namespace
}  // namespace stemma
