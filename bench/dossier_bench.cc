// What one more report costs a dossier: the reports of all invented affairs, over and over under new ids, as one affair of 50 to 400 reports.
// Time and memory per report should stay the same; the ratio is what counts.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "collate/collate.h"
#include "stemma/pipeline.h"

namespace stemma {
namespace {

const std::vector<Report>& sources() {
  static const std::vector<Report> kReports = [] {
    std::vector<Report> all;
    const auto log = for_each_report({STEMMA_SOURCE_DIR "/examples/sarnik", STEMMA_SOURCE_DIR "/eval/affairs"}, {}, Until::kAttribute,
                                     [&](Report&& report) { all.push_back(std::move(report)); });
    if (!log || all.empty()) std::abort();
    return all;
  }();
  return kReports;
}

void collate_many(benchmark::State& state) {
  const auto wanted = static_cast<std::size_t>(state.range(0));
  std::vector<Report> reports;
  for (std::size_t k = 0; k < wanted; ++k) {
    reports.push_back(sources()[k % sources().size()]);
    reports.back().article.id += "-" + std::to_string(k / sources().size());
  }
  Limits limits;
  limits.dossier_articles = static_cast<std::uint32_t>(wanted);
  for (auto _ : state) benchmark::DoNotOptimize(collate(std::vector<Report>(reports), limits));
  state.SetItemsProcessed(static_cast<std::int64_t>(wanted) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(collate_many)->Arg(50)->Arg(100)->Arg(200)->Arg(400)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stemma
