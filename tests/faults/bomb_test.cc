// A gigabyte of nothing, packed into a megabyte or less: left out after a bounded number of bytes was made. Bytes are counted, not seconds.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/archive/content_coding.h"
#include "read/archive/gzip_flow.h"
#include "read/archive/warc_records.h"
#include "read/read.h"
#include "support/archives.h"
#include "support/bombs.h"

namespace stemma {
namespace {

using test::brotli_bomb;
using test::gzip_bomb;
using test::zstd_bomb;
using testing::SizeIs;

TEST(Bomb, InTheBodyOfAPage) {
  const Limits limits;
  for (const auto& [coding, bomb] :
       {std::pair<std::string, std::string>{"gzip", gzip_bomb({})}, {"br", brotli_bomb()}, {"zstd", zstd_bomb()}}) {
    ASSERT_LT(bomb.size(), 4u << 20) << coding;
    ContentCoding decoder(limits);
    const auto body = decoder.undo(coding, bomb);
    ASSERT_FALSE(body) << coding;
    EXPECT_EQ(body.error().cause, Cause::kTooLarge) << coding;
    EXPECT_LE(decoder.made(), 2 * limits.record_bytes) << coding;
  }
}

TEST(Bomb, InAnArchive) {
  const Limits limits;
  const auto records = test::page_records(2);
  // As a record, as a header without end, as blanks before a record, and as a page packed twice over.
  const std::string page_twice = test::response_record(
      "https://news.example/", test::http_response(test::gzip(gzip_bomb({})), "Content-Encoding: gzip, gzip\r\n"));
  for (const std::string& bomb : {gzip_bomb("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1073741824\r\n\r\n"),
                                  gzip_bomb("WARC/1.0\r\nX: "), gzip_bomb({}), test::gzip(page_twice)}) {
    MemoryDisk disk;
    MemoryFetch fetch;
    disk.files["a"] = test::gzip(records[0]) + bomb + test::gzip(records[1]);
    std::size_t pages = 0;
    std::vector<Skipped> skipped;
    read_paths({"a"}, limits, disk, fetch,
               {[&](RawPage&&) { ++pages; }, [&](Skipped one) { skipped.push_back(std::move(one)); }});
    EXPECT_EQ(pages, 2u);
    EXPECT_FALSE(skipped.empty());
    for (const Skipped& one : skipped) EXPECT_EQ(one.cause, Cause::kTooLarge) << one.message;

    auto source = disk.open("a");
    GzipFlow flow(**source, {}, kWarcMagic, limits);
    WarcReader reader(flow, limits);
    while (reader.next() != WarcReader::Next::kEnd) {
    }
    EXPECT_LE(flow.unpacked(), 2 * limits.record_bytes);
  }
}

TEST(Bomb, AsAFile) {
  Limits limits;
  MemoryDisk disk;
  MemoryFetch fetch;
  disk.files["a"] = gzip_bomb("<!doctype html><html><body><p>");
  std::vector<Skipped> skipped;
  read_paths({"a"}, limits, disk, fetch, {[](RawPage&&) { FAIL(); }, [&](Skipped one) { skipped.push_back(std::move(one)); }});
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].cause, Cause::kTooLarge);
  auto source = disk.open("a");
  GzipFlow flow(**source, {}, {}, limits);
  Buffer buffer;
  while (flow.more(buffer) != Flow::Got::kEnd) {
  }
  EXPECT_LE(flow.unpacked(), 2 * limits.record_bytes);
}

}  // namespace
}  // namespace stemma
