// Articles a second, and nanoseconds a token, through annotate and attribute on one core, and the share of each step of annotate.
// Over the training articles of PolNeAR where the folder that STEMMA_CORPORA names holds them, else over the example reports.

#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "annotate/annotate.h"
#include "annotate/capitals.h"
#include "annotate/draft.h"
#include "annotate/lexicon.h"
#include "annotate/mentions.h"
#include "annotate/places.h"
#include "annotate/quantities.h"
#include "annotate/sentences.h"
#include "annotate/times.h"
#include "annotate/tokens.h"
#include "attribute/attribute.h"
#include "stemma/pipeline.h"

namespace stemma {
namespace {

std::string reports_path() {
  if (const char* corpora = std::getenv("STEMMA_CORPORA")) {
    const auto path = std::filesystem::path(corpora) / "corpus/polnear/train.jsonl.gz";
    if (std::filesystem::exists(path)) return path.string();
  }
  return STEMMA_SOURCE_DIR "/examples/sarnik";
}

const std::vector<Report>& reports() {
  static const std::vector<Report> kReports = [] {
    std::vector<Report> all;
    Options options;
    options.language = "en";
    const auto log =
        for_each_report({reports_path()}, options, Until::kAnnotate, [&](Report&& report) { all.push_back(std::move(report)); });
    if (!log || all.empty()) std::abort();
    return all;
  }();
  return kReports;
}

// Sets the counters of one pass over all reports a round.
void count(benchmark::State& state) {
  double tokens = 0;
  for (const Report& report : reports()) tokens += static_cast<double>(report.annotations.tokens.size());
  state.SetItemsProcessed(static_cast<std::int64_t>(reports().size()) * static_cast<std::int64_t>(state.iterations()));
  state.counters["ns_per_token"] = benchmark::Counter(tokens * static_cast<double>(state.iterations()) * 1e-9,
                                                      benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.SetLabel(std::to_string(reports().size()) + " reports");
}

void annotate_corpus(benchmark::State& state) {
  reports();  // read before the clock runs
  for (auto _ : state) {
    for (const Report& report : reports()) benchmark::DoNotOptimize(annotate(report.article, "en", Limits{}));
  }
  count(state);
}
BENCHMARK(annotate_corpus)->Unit(benchmark::kMillisecond);

void attribute_corpus(benchmark::State& state) {
  reports();
  for (auto _ : state) {
    for (const Report& report : reports()) benchmark::DoNotOptimize(attribute(report.article, report.annotations, Limits{}));
  }
  count(state);
}
BENCHMARK(attribute_corpus)->Unit(benchmark::kMillisecond);

// The steps of annotate in its order (src/annotate/annotate.cc), each with its share of the time of all.
void steps_of_annotate(benchmark::State& state) {
  using namespace annotating;
  using Clock = std::chrono::steady_clock;
  reports();
  static constexpr std::array<const char*, 7> kSteps = {"tokens %", "sentences %", "capitals %",  "classes %",
                                                        "times %",  "names %",     "quantities %"};
  std::array<double, kSteps.size()> spent{};
  const Lexicon* lexicon = Lexicon::of("en");
  for (auto _ : state) {
    for (const Report& report : reports()) {
      Draft draft(report.article, Limits{}, lexicon);
      std::size_t step = 0;
      auto from = Clock::now();
      const auto done = [&] {
        const auto now = Clock::now();
        spent[step++] += std::chrono::duration<double>(now - from).count();
        from = now;
      };
      std::vector<std::uint32_t> block_ends;
      tokenize(draft, block_ends);
      done();
      split_sentences(draft, block_ends);
      done();
      mark_capitals(draft);
      done();
      lexicon->tags.tag(draft);
      done();
      find_times(draft);
      done();
      const CapitalSurvey survey(draft);
      std::vector<Mention> mentions = find_mentions(draft, survey);
      find_headline_mentions(draft, mentions);
      weigh_types(draft, mentions);
      join_entities(draft, mentions);
      find_roles(draft, mentions);
      find_places(draft);
      done();
      find_quantities(draft);
      done();
      benchmark::DoNotOptimize(draft.out);
    }
  }
  double all = 0;
  for (const double one : spent) all += one;
  for (std::size_t i = 0; i < spent.size(); ++i) state.counters[kSteps[i]] = 100 * spent[i] / all;
  count(state);
}
BENCHMARK(steps_of_annotate)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stemma
