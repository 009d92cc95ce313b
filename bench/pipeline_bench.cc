// Articles a second through each stage, on the example reports: one thread, word lists loaded.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "annotate/annotate.h"
#include "attribute/attribute.h"
#include "collate/collate.h"
#include "present/html.h"
#include "present/json.h"
#include "stemma/pipeline.h"

namespace stemma {
namespace {

const std::vector<Report>& reports() {
  static const std::vector<Report> kReports = [] {
    std::vector<Report> all;
    const auto log = for_each_report({STEMMA_SOURCE_DIR "/examples/sarnik"}, {}, Until::kAttribute,
                                     [&](Report&& report) { all.push_back(std::move(report)); });
    if (!log || all.empty()) std::abort();
    return all;
  }();
  return kReports;
}

void count(benchmark::State& state, std::size_t articles) {
  state.SetItemsProcessed(static_cast<std::int64_t>(articles) * static_cast<std::int64_t>(state.iterations()));
}

void annotate_reports(benchmark::State& state) {
  for (auto _ : state) {
    for (const Report& report : reports()) benchmark::DoNotOptimize(annotate(report.article, "auto", Limits{}));
  }
  count(state, reports().size());
}
BENCHMARK(annotate_reports);

void attribute_reports(benchmark::State& state) {
  for (auto _ : state) {
    for (const Report& report : reports()) benchmark::DoNotOptimize(attribute(report.article, report.annotations, Limits{}));
  }
  count(state, reports().size());
}
BENCHMARK(attribute_reports);

void collate_reports(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(collate(std::vector<Report>(reports()), Limits{}));
  count(state, reports().size());
}
BENCHMARK(collate_reports);

void render_page(benchmark::State& state) {
  const Dossier dossier = collate(std::vector<Report>(reports()), Limits{});
  for (auto _ : state) benchmark::DoNotOptimize(render_html(dossier));
  count(state, reports().size());
}
BENCHMARK(render_page);

void render_records(benchmark::State& state) {
  const Dossier dossier = collate(std::vector<Report>(reports()), Limits{});
  for (auto _ : state) benchmark::DoNotOptimize(render_json(dossier));
  count(state, reports().size());
}
BENCHMARK(render_records);

}  // namespace
}  // namespace stemma
