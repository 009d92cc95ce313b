// The map: every stage once, in order. Inputs are taken in batches, so memory does not grow with their number; inside a batch each
// report is one task on one thread, and reports leave in the order of their paths whatever the number of threads.

#include "stemma/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "annotate/annotate.h"
#include "attribute/attribute.h"
#include "base/disk.h"
#include "base/fetch.h"
#include "base/parallel.h"
#include "base/report_ids.h"
#include "base/stage_clock.h"
#include "collate/collate.h"
#include "extract/extract.h"
#include "read/meta.h"
#include "read/read.h"

namespace stemma {
namespace {

constexpr std::size_t kBatchPages = 64;
constexpr std::size_t kBatchBytes = 16u << 20;

class Run {
 public:
  Run(const Options& options, Until until, const std::function<void(Report&&)>& sink)
      : options_(options), until_(until), sink_(sink) {}

  Result<RunLog> over(std::vector<std::string> paths) {
    if (!options_.meta.empty()) {
      auto meta = Meta::read(options_.meta, options_.limits, real_disk());
      if (!meta) return std::unexpected(meta.error());
      meta_ = std::move(*meta);
    }
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    // 1. What did the world hand us?
    read_paths(
        paths, options_.limits, real_disk(), real_fetch(),
        {[this](RawPage&& page) { take(std::move(page)); }, [this](Skipped skip) { log_.skipped.push_back(std::move(skip)); },
         [this](std::string_view why) { ++log_.passed_over[std::string(why)]; }});
    flush();
    std::sort(log_.skipped.begin(), log_.skipped.end());
    for (const auto& [stage, seconds] : clock_.seconds()) log_.times.push_back({stage, seconds});
    return std::move(log_);
  }

 private:
  void take(RawPage&& page) {
    meta_.complete(page);
    bytes_ += page.bytes.size();
    pages_.push_back(std::move(page));
    if (pages_.size() >= kBatchPages || bytes_ >= kBatchBytes) flush();
  }

  void flush() {
    // 2. Which words are the report?
    std::vector<Result<Article>> articles(pages_.size(), std::unexpected(Error{}));
    clock_.time("extract", [&] {
      in_parallel(pages_.size(), options_.jobs, [&](std::size_t i) {
        articles[i] = extract(std::move(pages_[i]), options_.limits, options_.date, options_.links);
      });
    });
    pages_.clear();
    bytes_ = 0;
    std::vector<Report> reports;
    for (auto& article : articles) {
      if (!article) {
        const Error& e = article.error();
        log_.skipped.push_back({e.path, "extract", e.cause, e.message});
        continue;
      }
      auto said = ids_.claim(*article);
      const bool came_before = said && !said->warning;
      if (said) log_.skipped.push_back(std::move(*said));
      if (!came_before) reports.push_back({std::move(*article), {}, {}});
    }
    if (until_ != Until::kExtract) {
      // 3. What do the words name?
      clock_.time("annotate", [&] {
        in_parallel(reports.size(), options_.jobs, [&](std::size_t i) {
          reports[i].annotations = annotate(reports[i].article, options_.language, options_.limits);
        });
      });
      for (const Report& report : reports) warn_of_language(report);
    }
    if (until_ == Until::kAttribute) {
      // 4. Who is said to have said this?
      clock_.time("attribute", [&] {
        in_parallel(reports.size(), options_.jobs, [&](std::size_t i) {
          reports[i].statements = attribute(reports[i].article, reports[i].annotations, options_.limits);
        });
      });
    }
    for (Report& report : reports) {
      ++log_.articles;
      sink_(std::move(report));
      if (options_.progress) options_.progress(log_.articles, 0);
    }
  }

  void warn_of_language(const Report& report) {
    const std::string& language = report.annotations.language;
    if (reads_statements(language) || !warned_.emplace(report.article.path, language).second) return;
    log_.skipped.push_back({report.article.path, "annotate", Cause::kUnsupported, why_quotations_only(language), true});
  }

  std::set<std::pair<std::string, std::string>> warned_;  // path and language
  const Options& options_;
  const Until until_;
  const std::function<void(Report&&)>& sink_;
  Meta meta_;
  RunLog log_;
  std::vector<RawPage> pages_;
  std::size_t bytes_ = 0;
  ReportIds ids_;
  StageClock clock_;
};

}  // namespace

Result<RunLog> for_each_report(const std::vector<std::string>& paths, const Options& options, Until until,
                               const std::function<void(Report&&)>& sink) {
  return Run(options, until, sink).over(paths);
}

Result<Dossier> brief(const std::vector<std::string>& paths, const Options& options, RunLog& log) {
  std::vector<Report> reports;
  std::vector<Skipped> left_out;
  auto ran = for_each_report(paths, options, Until::kAttribute, [&](Report&& report) {
    if (reports.size() < options.limits.dossier_articles) {
      reports.push_back(std::move(report));
    } else {
      left_out.push_back({report.article.path, "collate", Cause::kTooLarge,
                          fmt::format("a dossier takes {} reports", options.limits.dossier_articles)});
    }
  });
  if (!ran) return std::unexpected(ran.error());
  log = std::move(*ran);
  log.skipped.insert(log.skipped.end(), left_out.begin(), left_out.end());
  if (reports.empty()) return std::unexpected(Error{Cause::kNotAReport, {}, "no report among the inputs"});
  // 5. Do the accounts agree?
  StageClock clock;
  Dossier dossier;
  clock.time("collate", [&] {
    dossier = collate(std::move(reports), options.limits, [&](const Article& article, const std::string& day) {
      return annotate_times(article, day, options.language, options.limits);
    });
  });
  log.times.push_back({"collate", clock.seconds().at("collate")});
  dossier.skipped = log.skipped;
  return dossier;
}

}  // namespace stemma
