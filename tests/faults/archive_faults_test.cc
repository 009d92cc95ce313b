// Archives cut anywhere, with any bit turned, made to exhaust memory or time: what is intact is read, what is not costs itself.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <random>
#include <set>

#include "read/read.h"
#include "support/archives.h"

namespace stemma {
namespace {

using test::gzip;
using test::http_response;
using test::numbered_page;
using test::page_records;
using test::response_record;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr int kPages = 6;

class ArchiveFaults : public testing::Test {
 protected:
  void run(std::string archive) {
    disk.files["a"] = std::move(archive);
    pages.clear();
    skipped.clear();
    read_paths({"a"}, limits, disk, fetch,
               {[&](RawPage&& page) { pages.push_back(std::move(page.bytes)); },
                [&](Skipped one) { skipped.push_back(std::move(one)); }});
  }

  Limits limits;
  MemoryDisk disk;
  MemoryFetch fetch;
  std::vector<std::string> pages;
  std::vector<Skipped> skipped;
};

struct Archive {
  std::string bytes;
  std::vector<std::size_t> ends;  // of each record with what packs it
};

Archive by_record(bool packed) {
  Archive archive;
  for (const std::string& record : page_records(kPages)) {
    archive.bytes += packed ? gzip(record) : record;
    archive.ends.push_back(archive.bytes.size());
  }
  return archive;
}

std::string as_one_member() {
  std::string all;
  for (const std::string& record : page_records(kPages)) all += record;
  return gzip(all);
}

TEST_F(ArchiveFaults, CutAnywhereTheRecordsBeforeTheCutAreRead) {
  for (const bool packed : {false, true}) {
    const Archive archive = by_record(packed);
    for (std::size_t cut = 5; cut < archive.bytes.size(); ++cut) {
      run(archive.bytes.substr(0, cut));
      std::vector<std::string> expected;
      for (int i = 0; i < kPages && archive.ends[i] <= cut; ++i) expected.push_back(numbered_page(i));
      ASSERT_GE(pages.size(), expected.size()) << "cut at " << cut;
      ASSERT_LE(pages.size(), expected.size() + 1)
          << "cut at " << cut;  // one whose content, but not its line ends or checksum, is there
      for (std::size_t i = 0; i < expected.size(); ++i) ASSERT_EQ(pages[i], expected[i]) << "cut at " << cut;
      for (std::size_t i = expected.size(); i < pages.size(); ++i) ASSERT_EQ(pages[i], numbered_page(static_cast<int>(i)));
      const bool between = std::find(archive.ends.begin(), archive.ends.end(), cut) != archive.ends.end();
      // A cut is always said, but inside the line ends behind a plain record, where nothing is lost.
      const bool said = between ? skipped.empty() : !skipped.empty() || (!packed && pages.size() > expected.size());
      ASSERT_TRUE(said) << "cut at " << cut;
    }
  }
}

TEST_F(ArchiveFaults, CutInsideASingleMemberTheRecordsBeforeTheCutAreRead) {
  const std::string archive = as_one_member();
  std::size_t last = 0;
  for (std::size_t cut = 1; cut < archive.size(); ++cut) {
    run(archive.substr(0, cut));
    ASSERT_FALSE(skipped.empty()) << "cut at " << cut;
    ASSERT_GE(pages.size(), last) << "cut at " << cut;
    for (std::size_t i = 0; i < pages.size(); ++i) ASSERT_EQ(pages[i], numbered_page(static_cast<int>(i))) << "cut at " << cut;
    last = pages.size();
  }
  EXPECT_EQ(last, static_cast<std::size_t>(kPages));
}

TEST_F(ArchiveFaults, TenThousandFlippedBitsCostNoIntactRecord) {
  constexpr int kFlips = 10'000;
  std::mt19937 random(20240203);
  for (const bool packed : {false, true}) {
    const Archive archive = by_record(packed);
    for (int flip = 0; flip < kFlips / 2; ++flip) {
      const std::size_t at = random() % archive.bytes.size();
      std::string damaged = archive.bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      run(std::move(damaged));
      const auto hit = static_cast<int>(std::upper_bound(archive.ends.begin(), archive.ends.end(), at) - archive.ends.begin());
      const std::multiset<std::string> read(pages.begin(), pages.end());
      for (int i = 0; i < kPages; ++i) {
        if (i == hit) continue;
        ASSERT_EQ(read.count(numbered_page(i)), 1u) << "page " << i << " with byte " << at << " flipped, packed " << packed;
      }
      ASSERT_LE(pages.size(), static_cast<std::size_t>(kPages)) << at;
    }
  }
}

TEST_F(ArchiveFaults, AFlippedBitInASingleMemberCostsNothingBeforeIt) {
  const std::string archive = as_one_member();
  std::mt19937 random(20240204);
  for (int flip = 0; flip < 1000; ++flip) {
    const std::size_t at = random() % archive.size();
    run(archive.substr(0, at));
    const std::vector<std::string> before = pages;
    std::string damaged = archive;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
    run(std::move(damaged));
    // A byte that lies in the line ends behind a record makes its length doubtful.
    ASSERT_GE(pages.size() + 1, before.size()) << at;
    for (std::size_t i = 0; i + 1 < before.size(); ++i) ASSERT_EQ(pages[i], before[i]) << at;
  }
}

TEST_F(ArchiveFaults, RandomBytesBetweenRecords) {
  std::mt19937 random(20240205);
  const auto records = page_records(kPages);
  for (int round = 0; round < 500; ++round) {
    std::string archive;
    for (const std::string& record : records) {
      archive += round % 2 ? gzip(record) : record;
      for (std::size_t n = random() % 60; n > 0; --n) archive += static_cast<char>(random());
    }
    run(archive);
    ASSERT_THAT(pages, SizeIs(kPages)) << round;
  }
}

TEST_F(ArchiveFaults, EveryCallOfTheDiskMayFail) {
  for (const std::string& archive : {by_record(false).bytes, by_record(true).bytes, as_one_member()}) {
    disk.piece = 700;
    disk.fail_on_call = -1;
    disk.calls = 0;
    run(archive);
    const int calls = disk.calls;
    ASSERT_THAT(pages, SizeIs(kPages));
    for (int nth = 0; nth < calls; ++nth) {
      disk.fail_on_call = nth;
      disk.calls = 0;
      run(archive);
      ASSERT_FALSE(skipped.empty()) << nth;
      for (std::size_t i = 0; i < pages.size(); ++i) ASSERT_EQ(pages[i], numbered_page(static_cast<int>(i))) << nth;
    }
  }
}

TEST_F(ArchiveFaults, ManyTinyMembers) {
  std::string archive, packed;
  for (const std::string& record : page_records(kPages)) archive += record;
  for (const char c : archive) packed += gzip(std::string_view(&c, 1));
  run(packed);
  EXPECT_THAT(pages, SizeIs(kPages));
  std::string empty;
  const std::string nothing = gzip("");
  for (int i = 0; i < 100'000; ++i) empty += nothing;
  run(packed + empty + packed);
  EXPECT_THAT(pages, SizeIs(2 * kPages));
}

TEST_F(ArchiveFaults, HeadersWithoutEnd) {
  const auto records = page_records(2);
  const std::string start = "WARC/1.0\r\nWARC-Type: response\r\n";
  std::string lines = start;
  for (int i = 0; i < 1'000'000; ++i) lines += "X: y\r\n";
  for (const std::string& endless : {start + std::string(10u << 20, 'a'), lines, lines + "\r\n"}) {
    for (const bool packed : {false, true}) {
      run(packed ? gzip(records[0]) + gzip(endless) + gzip(records[1]) : records[0] + endless + "\n" + records[1]);
      EXPECT_THAT(pages, ElementsAre(numbered_page(0), numbered_page(1)));
      ASSERT_THAT(skipped, SizeIs(1));
      EXPECT_EQ(skipped[0].cause, Cause::kTooLarge);
    }
  }
  run(records[0] + response_record("https://news.example/", "HTTP/1.1 200 OK\r\n" + std::string(1u << 20, 'a')) + records[1]);
  EXPECT_THAT(pages, SizeIs(2));
  EXPECT_THAT(skipped, SizeIs(1));
}

TEST_F(ArchiveFaults, LengthsThatAreNone) {
  const auto records = page_records(2);
  for (const std::string length : {"-1", "-9223372036854775808", "99999999999999999999999999", "18446744073709551615",
                                   "4294967296", "0x10", "1e3", "", " ", "12 34", "+5"}) {
    for (const bool packed : {false, true}) {
      const std::string broken =
          "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + length + "\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx\r\n\r\n";
      run(packed ? gzip(records[0]) + gzip(broken) + gzip(records[1]) : records[0] + broken + records[1]);
      EXPECT_THAT(pages, ElementsAre(numbered_page(0), numbered_page(1))) << length;
      EXPECT_THAT(skipped, SizeIs(1)) << length;
    }
  }
}

TEST_F(ArchiveFaults, BrokenRecordsWithoutNumberAreNamedUpToALimit) {
  std::string archive = page_records(1)[0];
  for (int i = 0; i < 5000; ++i) archive += "WARC/1.0\r\nWARC-Type: response\r\n\r\n";
  run(archive);
  EXPECT_THAT(pages, SizeIs(1));
  ASSERT_THAT(skipped, SizeIs(limits.faults_per_file + 1));
  EXPECT_THAT(skipped.back().message, HasSubstr("4000 more"));
}

// Complaints of other readers' users, by what they saw.

TEST_F(ArchiveFaults, Warcio138ACutPackedArchiveIsNotReadInSilence) {
  const Archive archive = by_record(true);
  run(archive.bytes.substr(0, archive.bytes.size() - 3));
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_THAT(skipped[0].message, HasSubstr("the file ends before its checksum"));
}

TEST_F(ArchiveFaults, Warcio127AnArchivePackedAsOneMemberIsRead) {
  run(as_one_member());
  EXPECT_THAT(pages, SizeIs(kPages));
  EXPECT_THAT(skipped, IsEmpty());
}

TEST_F(ArchiveFaults, Trafilatura216MemoryDoesNotGrowWithThePages) {
  std::string archive;
  for (int i = 0; i < 3000; ++i)
    archive += gzip(response_record("https://news.example/" + std::to_string(i), http_response(numbered_page(i))));
  disk.files["a"] = std::move(archive);
  std::size_t read = 0, early = 0, late = 0;
  read_paths({"a"}, limits, disk, fetch,
             {[&](RawPage&&) {
                ++read;
                if (read == 200) early = mallinfo2().uordblks;
                if (read == 3000) late = mallinfo2().uordblks;
              },
              [](Skipped) {}});
  ASSERT_EQ(read, 3000u);
  EXPECT_LT(late, early + (64u << 10));
}

}  // namespace
}  // namespace stemma
