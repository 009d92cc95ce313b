// Megabytes (unpacked) and records a second through the reader of archives on one core: records and HTTP headers parsed, payloads unpacked to
// bytes. Over an archive of the pages of news2023 as HTTP responses, a gzip member a record, which is left as stemma_bench.warc.gz in the
// folder for temporary files so that other readers can be run over the same bytes; without STEMMA_CORPORA over pages made up here.
// Also what a decompression bomb costs.

#include <benchmark/benchmark.h>
#include <libdeflate.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/disk.h"
#include "read/archive/content_coding.h"
#include "read/archive/gzip.h"
#include "read/archive/gzip_flow.h"
#include "read/archive/http_message.h"
#include "read/archive/warc_records.h"
#include "read/read.h"
#include "support/archives.h"
#include "support/bombs.h"

namespace stemma {
namespace {

namespace fs = std::filesystem;

// The unpacked files of a tar archive of gzip files.
std::vector<std::string> pages_in(const fs::path& tar) {
  constexpr std::size_t kBlock = 512, kSizeAt = 124, kSizeDigits = 11;
  std::ifstream file(tar, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  std::vector<std::string> pages;
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  for (std::size_t at = 0; at + kBlock <= bytes.size() && bytes[at] != '\0';) {
    const std::size_t size = std::stoull(bytes.substr(at + kSizeAt, kSizeDigits), nullptr, 8);
    const std::string_view packed = std::string_view(bytes).substr(at + kBlock, size);
    std::string page;
    std::size_t made = 0;
    if (is_gzip(packed)) {
      if (const auto unpacked = gunzip(decompressor, packed, 1u << 28, page, made)) pages.push_back(page.substr(0, *unpacked));
    }
    at += kBlock + (size + kBlock - 1) / kBlock * kBlock;
  }
  libdeflate_free_decompressor(decompressor);
  return pages;
}

std::vector<std::string> pages() {
  if (const char* corpora = std::getenv("STEMMA_CORPORA")) {
    auto pages = pages_in(fs::path(corpora) / "corpus/pages/news2023/pages.tar");
    if (!pages.empty()) return pages;
  }
  std::string page = "<!doctype html><html><body>";
  for (int i = 0; i < 4000; ++i)
    page += "<p class=\"text-" + std::to_string(i * i % 977) + "\">The mayor spoke for the bridge.</p>";
  return std::vector<std::string>(100, page);
}

// Path of the archive; made once.
const std::string& archive_path(bool packed) {
  const auto make = [](bool pack) {
    const std::string path = (fs::temp_directory_path() / (pack ? "stemma_bench.warc.gz" : "stemma_bench.warc")).string();
    std::ofstream file(path, std::ios::binary);
    std::size_t number = 0;
    for (const std::string& page : pages()) {
      const std::string record =
          test::response_record("https://news.example/" + std::to_string(++number), test::http_response(page));
      file << (pack ? test::gzip(record) : record);
    }
    return path;
  };
  static const std::string kPacked = make(true), kPlain = make(false);
  return packed ? kPacked : kPlain;
}

void read_archive(benchmark::State& state) {
  const bool packed = state.range(0) != 0;
  const std::string& path = archive_path(packed);
  const Limits limits;
  std::size_t bytes = 0, records = 0;
  for (auto _ : state) {
    const auto source = real_disk().open(path);
    GzipFlow gzip_flow(**source, {}, kWarcMagic, limits);
    PlainFlow plain_flow(**source, {});
    WarcReader reader(packed ? static_cast<Flow&>(gzip_flow) : plain_flow, limits);
    ContentCoding coding(limits);
    for (auto next = reader.next(); next != WarcReader::Next::kEnd; next = reader.next()) {
      if (next != WarcReader::Next::kRecord) std::abort();
      const auto http = read_http(reader.record().content, limits);
      const auto body = coding.undo(http->content_encoding, http->body);
      benchmark::DoNotOptimize(body->data());
      ++records;
    }
    bytes += reader.bytes();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(records));
}
BENCHMARK(read_archive)->ArgName("packed")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond);

// What it takes to refuse a gigabyte of blanks: a packed page; a page in an archive whose body is packed with gzip twice over, br, zstd.
void refuse_bomb(benchmark::State& state) {
  const auto record = [](std::string_view body, const std::string& coding) {
    return test::response_record("https://news.example/", test::http_response(body, "Content-Encoding: " + coding + "\r\n"));
  };
  const std::string page = "<!doctype html><html><body><p>";
  static const std::array<std::string, 4> kBombs = {
      test::gzip_bomb(page), test::gzip(record(test::gzip(test::gzip_bomb(page)), "gzip, gzip")),
      test::gzip(record(test::brotli_bomb(), "br")), test::gzip(record(test::zstd_bomb(), "zstd"))};
  MemoryDisk disk;
  MemoryFetch fetch;
  disk.files["bomb"] = kBombs[static_cast<std::size_t>(state.range(0))];
  for (auto _ : state) {
    bool refused = false;
    read_paths({"bomb"}, Limits{}, disk, fetch,
               {[](RawPage&&) {}, [&](const Skipped& skipped) { refused = refused || skipped.cause == Cause::kTooLarge; }});
    if (!refused) state.SkipWithError("not refused");
  }
}
BENCHMARK(refuse_bomb)->ArgName("page,gzip_gzip,br,zstd")->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stemma
