#include "read/archive/warc_pages.h"

#include <brotli/encode.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include "read/archive/content_coding.h"
#include "support/archives.h"

namespace stemma {
namespace {

using test::gzip;
using test::http_response;
using test::numbered_page;
using test::response_record;
using test::warc_record;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                        reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(size);
  return out;
}

std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

std::string deflate(std::string_view bytes, bool zlib_format) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_zlib_compress_bound(compressor, bytes.size()), '\0');
  const auto compress = zlib_format ? &libdeflate_zlib_compress : &libdeflate_deflate_compress;
  out.resize(compress(compressor, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

class Warc : public testing::Test {
 protected:
  void run(std::string archive) {
    pages.clear();
    skipped.clear();
    passed.clear();
    disk.files["a"] = std::move(archive);
    read_paths(
        {"a"}, limits, disk, fetch,
        {[&](RawPage&& page) { pages.push_back(std::move(page)); }, [&](Skipped one) { skipped.push_back(std::move(one)); },
         [&](std::string_view why) { passed.emplace_back(why); }});
  }

  std::vector<std::string> bodies() const {
    std::vector<std::string> out;
    for (const RawPage& page : pages) out.push_back(page.bytes);
    return out;
  }

  // The one page of an archive whose response has that body under those fields; else what was skipped.
  std::string page_of(std::string_view body, std::string_view fields) {
    run(response_record("https://news.example/", http_response(body, fields)));
    return pages.size() == 1 ? pages[0].bytes : skipped.empty() ? "nothing" : skipped[0].message;
  }

  Limits limits;
  MemoryDisk disk;
  MemoryFetch fetch;
  std::vector<RawPage> pages;
  std::vector<Skipped> skipped;
  std::vector<std::string> passed;
};

TEST_F(Warc, PlainPackedByRecordPackedAsOneAndConcatenated) {
  const std::string one = response_record("https://news.example/1", http_response(numbered_page(1)));
  const std::string two = response_record("https://news.example/2", http_response(numbered_page(2)));
  for (const std::string& archive :
       {one + two, gzip(one) + gzip(two), gzip(one + two), gzip(one.substr(0, 100)) + gzip(one.substr(100) + two)}) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 16}) {
      disk.piece = piece;
      run(archive);
      EXPECT_THAT(bodies(), ElementsAre(numbered_page(1), numbered_page(2)));
      EXPECT_THAT(skipped, IsEmpty());
    }
  }
}

TEST_F(Warc, APageKnowsItsAddressCharsetAndNumberAndNoDate) {
  run(warc_record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
      response_record("<https://news.example/1>", http_response("<p>caf\xE9</p>", "", "text/html; Charset=\"ISO-8859-1\"")));
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].path, "a");
  EXPECT_EQ(pages[0].record, 2u);
  EXPECT_EQ(pages[0].form, PageForm::kHtml);
  EXPECT_EQ(pages[0].given.url, "https://news.example/1");
  EXPECT_EQ(pages[0].charset, "iso-8859-1");
  EXPECT_EQ(pages[0].given.published, "");
  EXPECT_THAT(passed, ElementsAre("a record of another type"));
}

TEST_F(Warc, OnlyPagesAreHandedOver) {
  const std::string page = numbered_page(1);
  run(response_record("https://news.example/1", http_response(page, "", "text/html", "404 Not Found")) +
      response_record("https://news.example/2", http_response("{}", "", "application/json")) +
      response_record("https://news.example/3", http_response("User-agent: *", "", "text/plain")) +
      warc_record("request", "https://news.example/4", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
      warc_record("revisit", "https://news.example/5", "application/http; msgtype=response", http_response("")) +
      warc_record("response", "dns:news.example", "text/dns", "20240203\nnews.example. 60 IN A 192.0.2.1\n") +
      response_record("https://news.example/6", http_response("")) +
      response_record("https://news.example/7", http_response(page, "", "application/xhtml+xml", "200")));
  EXPECT_THAT(bodies(), ElementsAre(page));
  EXPECT_THAT(skipped, IsEmpty());
  EXPECT_THAT(passed, SizeIs(7));
}

TEST_F(Warc, ConversionAndResourceRecordsArePages) {
  run(warc_record("conversion", "https://news.example/1", "text/plain", "Dam holds\n\nThe dam holds.", "", "WARC/1.1") +
      warc_record("resource", "https://news.example/2", "text/html", numbered_page(2)) +
      warc_record("resource", "https://news.example/3", "image/png", "\x89PNG"));
  ASSERT_THAT(bodies(), ElementsAre("Dam holds\n\nThe dam holds.", numbered_page(2)));
  EXPECT_EQ(pages[0].form, PageForm::kText);
  EXPECT_EQ(pages[1].form, PageForm::kHtml);
  EXPECT_THAT(skipped, IsEmpty());
}

TEST_F(Warc, AnArchiveWithoutPagesSaysSo) {
  run(warc_record("warcinfo", "", "application/warc-fields", "software: x\r\n"));
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].cause, Cause::kNotAReport);
}

TEST_F(Warc, LineEndsAndFieldsOfOtherWriters) {
  std::string lf =
      "WARC/1.0\nwarc-type: response\nX: a\n continued: b\nWARC-Target-URI: https://news.example/1\nContent-Length: ";
  const std::string http = "HTTP/1.0 200\nContent-Type: text/html\n\n" + numbered_page(1);
  lf += std::to_string(http.size()) + "\n\n" + http + "\n\n";
  run(lf + lf);
  EXPECT_THAT(bodies(), ElementsAre(numbered_page(1), numbered_page(1)));
  // The last record's line ends are missing, or there are too many.
  run(lf.substr(0, lf.size() - 2));
  EXPECT_THAT(pages, SizeIs(1));
  run(lf + "\r\n\r\n\r\n" + lf);
  EXPECT_THAT(pages, SizeIs(2));
  EXPECT_THAT(skipped, IsEmpty());
}

TEST_F(Warc, Chunks) {
  const std::string page = numbered_page(3);
  const std::string chunked = "10;name=x\r\n" + page.substr(0, 16) + "\r\nfFf\r\n";
  EXPECT_EQ(page_of("5\r\n<p>On\r\n4\r\ne.\n\n\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"), "<p>One.\n\n");
  EXPECT_EQ(page_of(page, "Transfer-Encoding: chunked\r\n"), page) << "unchunked by the crawler, which kept the field";
  EXPECT_EQ(page_of(chunked + page.substr(16), "Transfer-Encoding: Chunked\r\n"), page) << "cut inside the last chunk";
  EXPECT_THAT(page_of("5\r\n<p>On\r\nzz\r\ne.\r\n", "Transfer-Encoding: chunked\r\n"), HasSubstr("without a readable size"));
  EXPECT_THAT(page_of("5\r\n<p>On\r\nfffffffffffffffff\r\ne.\r\n", "Transfer-Encoding: chunked\r\n"),
              HasSubstr("without a readable size"));
  EXPECT_EQ(page_of("5\r\n<p>On\r\nffffffffffffffff\r\ne.", "Transfer-Encoding: chunked\r\n"), "<p>One.");
}

TEST_F(Warc, ContentCodings) {
  const std::string page = numbered_page(4);
  EXPECT_EQ(page_of(gzip(page), "Content-Encoding: gzip\r\n"), page);
  EXPECT_EQ(page_of(gzip(page), "Content-Encoding: X-GZIP\r\n"), page);
  EXPECT_EQ(page_of(brotli(page), "Content-Encoding: br\r\n"), page);
  EXPECT_EQ(page_of(zstd(page), "Content-Encoding: zstd\r\n"), page);
  EXPECT_EQ(page_of(deflate(page, true), "Content-Encoding: deflate\r\n"), page);
  EXPECT_EQ(page_of(deflate(page, false), "Content-Encoding: deflate\r\n"), page);
  EXPECT_EQ(page_of(brotli(gzip(page)), "Content-Encoding: gzip, br\r\n"), page);
  EXPECT_EQ(page_of(zstd(brotli(gzip(page))), "Content-Encoding: gzip,br , zstd\r\n"), page);
  EXPECT_EQ(page_of(page, "Content-Encoding: identity\r\n"), page);
  EXPECT_EQ(page_of(gzip(page), ""), page) << "packed by a server that does not say so";
  for (const std::string coding : {"gzip", "br", "deflate", "zstd"}) {
    EXPECT_EQ(page_of(page, "Content-Encoding: " + coding + "\r\n"), page) << "unpacked by the crawler, which kept the field";
  }
  EXPECT_THAT(page_of(page.substr(1), "Content-Encoding: compress\r\n"), HasSubstr("packed with \"compress\""));
  for (const auto& [coding, packed] : {std::pair<std::string, std::string>{"gzip", gzip(page)},
                                       {"br", brotli(page)},
                                       {"deflate", deflate(page, true)},
                                       {"zstd", zstd(page)}}) {
    EXPECT_THAT(page_of(packed.substr(0, packed.size() / 2), "Content-Encoding: " + coding + "\r\n"),
                HasSubstr("damaged or cut"));
  }
}

TEST_F(Warc, AFaultNamesFileByteAndCause) {
  const auto records = test::page_records(3);
  run(records[0] + "no record\r\n" + records[1] + records[2]);
  EXPECT_THAT(pages, SizeIs(3));
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].path, "a");
  EXPECT_EQ(skipped[0].cause, Cause::kUnreadable);
  EXPECT_EQ(skipped[0].message, "byte " + std::to_string(records[0].size()) + ": no record begins here");

  std::string damaged = gzip(records[1]);
  damaged.erase(damaged.size() / 2, 20);
  run(gzip(records[0]) + damaged + gzip(records[2]));
  EXPECT_THAT(bodies(), ElementsAre(numbered_page(0), numbered_page(2)));
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_THAT(skipped[0].message, HasSubstr("byte " + std::to_string(gzip(records[0]).size()) + ": damaged or cut gzip"));
}

TEST_F(Warc, RecordsAboveTheLimitAreLeftOut) {
  limits.record_bytes = 64u << 10;
  const auto records = test::page_records(2);
  std::string noise;
  for (std::uint32_t i = 0, x = 1; i < 100'000; ++i) x = x * 1664525u + 1013904223u, noise += static_cast<char>(x >> 24);
  const std::string large = response_record("https://news.example/l", http_response(noise, "", "video/mp4"));
  for (const std::string& archive : {records[0] + large + records[1], gzip(records[0] + large + records[1]),
                                     gzip(records[0]) + gzip(large) + gzip(records[1])}) {
    run(archive);
    EXPECT_THAT(bodies(), ElementsAre(numbered_page(0), numbered_page(1)));
    ASSERT_THAT(skipped, SizeIs(1));
    EXPECT_EQ(skipped[0].cause, Cause::kTooLarge);
  }
}

}  // namespace
}  // namespace stemma
