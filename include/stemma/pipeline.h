#pragma once
// The one front door: command, tests and bindings call these and none repeats their loop.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "stemma/dossier.h"
#include "stemma/limits.h"
#include "stemma/result.h"

namespace stemma {

enum class Until { kExtract, kAnnotate, kAttribute };

struct Options {
  Limits limits;
  int jobs = 1;                   // worker threads; the output does not depend on it
  std::string language = "auto";  // "en", …; "auto" tells it from the text
  std::string date;               // publication date for reports without one, "2018-05-29"; empty: none
  std::string meta;               // path of a CSV file path,outlet,url,date,title; empty: none
  bool links = false;             // keep where the words of pages lead (Article::links)
  // Called from one thread at a time with (done, known so far). May be empty.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

// What a run over some inputs did not do, and the counters that tests and --stats read.
struct RunLog {
  std::vector<Skipped> skipped;  // sorted by path, then message
  std::size_t articles = 0;
  struct StageTime {
    std::string_view stage;
    double seconds = 0;
  };
  std::vector<StageTime> times;
  // Records of archives that are no pages ("response that is no HTML"), by why, with their number.
  std::map<std::string, std::size_t, std::less<>> passed_over;
};

// Reads every path (a file, a folder, an http(s) address, or "-" for standard input), runs the stages up to `until` on each report and hands the
// reports to `sink` in the canonical order of the inputs: by path and record for streams. Memory does not grow with their number.
Result<RunLog> for_each_report(const std::vector<std::string>& paths, const Options& options, Until until,
                               const std::function<void(Report&&)>& sink);

// Reports of one affair -> the dossier. Same bytes out for the same reports in any order. Error: nothing usable (kNotAReport).
Result<Dossier> brief(const std::vector<std::string>& paths, const Options& options, RunLog& log);

}  // namespace stemma
