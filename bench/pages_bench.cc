// Articles out of pages on one core: inflating a page and making an article of it with all its metadata, beside inflating it and
// parsing it to a DOM alone, page by page in one run, so that the ratio of both is the machine's own. Over the folder of pages that
// STEMMA_PAGES names (for the figures in docs/quality.md: corpus/pages/news2023, unpacked), else over the example pages.

#include <benchmark/benchmark.h>
#include <lexbor/html/html.h>
#include <libdeflate.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/disk.h"
#include "extract/extract.h"
#include "read/archive/gzip.h"

namespace stemma {
namespace {

struct StoredPage {
  std::string name, bytes;  // gzip as stored, or HTML
};

const std::vector<StoredPage>& stored_pages() {
  static const std::vector<StoredPage> kPages = [] {
    std::vector<StoredPage> all;
    const char* named = std::getenv("STEMMA_PAGES");
    const std::filesystem::path folder = named != nullptr ? named : STEMMA_SOURCE_DIR "/examples";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      const std::string name = entry.path().string();
      if (!name.ends_with(".html") && !name.ends_with(".html.gz")) continue;
      if (auto bytes = real_disk().read(name, Limits{}.file_bytes)) all.push_back({name, std::move(*bytes)});
    }
    std::sort(all.begin(), all.end(), [](const StoredPage& a, const StoredPage& b) { return a.name < b.name; });
    if (all.empty()) std::abort();
    return all;
  }();
  return kPages;
}

std::string inflated(const StoredPage& page) {
  if (!is_gzip(page.bytes)) return page.bytes;
  static libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  std::string out;
  std::size_t made = 0;
  const auto size = gunzip(decompressor, page.bytes, Limits{}.file_bytes, out, made);
  if (size) out.resize(*size);
  return out;
}

void parse_alone(std::string_view html) {
  lxb_html_document_t* document = lxb_html_document_create();
  benchmark::DoNotOptimize(lxb_html_document_parse(document, reinterpret_cast<const lxb_char_t*>(html.data()), html.size()));
  lxb_html_document_destroy(document);
}

// Counters: pages a second of either, and how many times the one takes what the other takes ("extract / parse").
void pages(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  double parsing = 0, extracting = 0, bytes = 0;
  for (auto _ : state) {
    for (const StoredPage& page : stored_pages()) {
      const auto start = Clock::now();
      const std::string html = inflated(page);
      parse_alone(html);
      const auto parsed = Clock::now();
      RawPage raw;
      raw.path = page.name;
      raw.form = PageForm::kHtml;
      raw.bytes = inflated(page);
      benchmark::DoNotOptimize(extract(std::move(raw), Limits{}));
      const auto extracted = Clock::now();
      parsing += std::chrono::duration<double>(parsed - start).count();
      extracting += std::chrono::duration<double>(extracted - parsed).count();
      bytes += static_cast<double>(html.size());
    }
  }
  const double count = static_cast<double>(stored_pages().size()) * static_cast<double>(state.iterations());
  state.counters["extract / parse"] = extracting / parsing;
  state.counters["extract pages/s"] = count / extracting;
  state.counters["parse pages/s"] = count / parsing;
  state.counters["parse MB/s"] = bytes * 1e-6 / parsing;
  state.SetLabel(std::to_string(stored_pages().size()) + " pages");
}
BENCHMARK(pages)->Unit(benchmark::kMillisecond);

// A page that was written to cost much, until a budget stops it or it has been read; tests/extract/html_document_test.cc counts its work.
void hostile(benchmark::State& state, std::string_view before, std::string_view unit, std::size_t times) {
  std::string html(before);
  for (std::size_t i = 0; i < times; ++i) html += unit;
  for (auto _ : state) {
    RawPage raw;
    raw.path = "hostile.html";
    raw.form = PageForm::kHtml;
    raw.bytes = html;
    benchmark::DoNotOptimize(extract(std::move(raw), Limits{}));
  }
}
BENCHMARK_CAPTURE(hostile, twenty_megabytes, "", "<p>Words of a page that is too long.", 600000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, depth_100000, "", "<div>", 100000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, a_million_attributes, "<p ", "a ", 1000000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, a_million_paragraphs, "", "<p>", 1000000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, a_million_fonts, "", "<font size=1>", 1000000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, a_million_tables, "", "<table>", 1000000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, references, "<p>", "&CounterClockwiseContourIntegral;&#x41;&am", 300000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stemma
