// A gigabyte of nothing, packed into a megabyte or less: left out after a bounded number of bytes was made. Bytes are counted, not seconds.

#include <brotli/encode.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "read/archive/content_coding.h"
#include "read/archive/gzip_flow.h"
#include "read/archive/warc_records.h"
#include "read/read.h"
#include "support/archives.h"

namespace stemma {
namespace {

using testing::SizeIs;

constexpr std::size_t kPiece = 1u << 20;
constexpr std::size_t kPieces = 1024;

std::string deflated(std::string_view bytes, int flush) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string in(bytes), out(1u << 17, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, flush);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

// `head`, then a gigabyte of blanks, packed with gzip: the same block again and again, and a checksum that is never come to.
std::string gzip_bomb(std::string_view head) {
  std::string out("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
  out += deflated(head, Z_FULL_FLUSH);
  const std::string piece = deflated(std::string(kPiece, ' '), Z_FULL_FLUSH);
  for (std::size_t i = 0; i < kPieces; ++i) out += piece;
  return out + deflated({}, Z_FINISH) + std::string(8, '\0');
}

std::string brotli_bomb() {
  BrotliEncoderState* encoder = BrotliEncoderCreateInstance(nullptr, nullptr, nullptr);
  BrotliEncoderSetParameter(encoder, BROTLI_PARAM_QUALITY, 1);
  const std::string piece(kPiece, ' ');
  std::string out, room(1u << 16, '\0');
  for (std::size_t i = 0; i <= kPieces; ++i) {
    const auto* in = reinterpret_cast<const std::uint8_t*>(piece.data());
    std::size_t in_left = i < kPieces ? piece.size() : 0;
    do {
      auto* at = reinterpret_cast<std::uint8_t*>(room.data());
      std::size_t left = room.size();
      BrotliEncoderCompressStream(encoder, i < kPieces ? BROTLI_OPERATION_PROCESS : BROTLI_OPERATION_FINISH, &in_left, &in, &left,
                                  &at, nullptr);
      out.append(room, 0, room.size() - left);
    } while (in_left > 0 || BrotliEncoderHasMoreOutput(encoder));
  }
  BrotliEncoderDestroyInstance(encoder);
  return out;
}

std::string zstd_bomb() {
  ZSTD_CStream* encoder = ZSTD_createCStream();
  ZSTD_initCStream(encoder, 1);
  const std::string piece(kPiece, ' ');
  std::string out, room(1u << 17, '\0');
  for (std::size_t i = 0; i <= kPieces; ++i) {
    ZSTD_inBuffer in{piece.data(), i < kPieces ? piece.size() : 0, 0};
    std::size_t left = 1;
    while (in.pos < in.size || (i == kPieces && left > 0)) {
      ZSTD_outBuffer at{room.data(), room.size(), 0};
      left = ZSTD_compressStream2(encoder, &at, &in, i < kPieces ? ZSTD_e_continue : ZSTD_e_end);
      out.append(room, 0, at.pos);
    }
  }
  ZSTD_freeCStream(encoder);
  return out;
}

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
