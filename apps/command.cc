#include "command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <thread>

namespace stemma {
namespace {

// "12 reports …" rewritten in place, on a terminal only.
class Progress {
 public:
  explicit Progress(bool quiet) : shown_(!quiet && isatty(STDERR_FILENO) != 0) {}
  ~Progress() {
    if (written_) std::fputs("\r\x1b[K", stderr);
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void operator()(std::size_t done) {
    if (!shown_) return;
    std::fputs(fmt::format("\r{} reports read", done).c_str(), stderr);
    std::fflush(stderr);
    written_ = true;
  }

 private:
  bool shown_, written_ = false;
};

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  return out;
}

}  // namespace

void add_common(CLI::App& command, CommonFlags& flags, const std::string& paths_help) {
  const auto cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  flags.options.jobs = cores;
  command.add_option("PATH", flags.paths, paths_help)->required();
  command.add_option("--jobs", flags.options.jobs, "Worker threads (default: one per core); the output does not depend on it")
      ->check(CLI::Range(1, 256));
  command.add_option("--language", flags.options.language, "Language of the reports as ISO 639-1 code, or auto")
      ->capture_default_str();
  command.add_option("--date", flags.options.date, "Publication date (YYYY-MM-DD) for reports that carry none")
      ->check([](const std::string& value) {
        int year = 0, month = 0, day = 0, used = 0;
        const bool read =
            std::sscanf(value.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3 && value.size() == 10 && used == 10;
        return read && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? std::string()
                                                                          : "\"" + value + "\" is no date like 2018-05-29";
      });
  command.add_option("--meta", flags.options.meta,
                     "CSV file with columns path,outlet,url,date,title for reports that do not carry them");
  command.add_flag("--allow-private", flags.options.limits.private_addresses,
                   "Fetch PATHs on the own machine or network too (localhost, 192.168.…)");
  command.add_flag("--quiet", flags.quiet, "No progress line");
  command.add_flag("--stats", flags.stats, "Seconds by stage, on standard error");
}

void complain(const Error& error) {
  const std::string place = error.path.empty() ? "" : one_line(error.path) + ": ";
  std::fputs(fmt::format("stemma: {}{}: {}\n", place, cause_name(error.cause), one_line(error.message)).c_str(), stderr);
}

int finish(const RunLog& log, const CommonFlags& flags) {
  bool left_out = false;
  for (const Skipped& skip : log.skipped) {
    complain({skip.cause, skip.path, skip.message});
    left_out = left_out || !skip.warning;
  }
  if (flags.stats) {
    for (const auto& time : log.times) std::fputs(fmt::format("{:10} {:8.3f} s\n", time.stage, time.seconds).c_str(), stderr);
    std::fputs(fmt::format("{:10} {:8}\n", "reports", log.articles).c_str(), stderr);
    for (const auto& [why, count] : log.passed_over) std::fputs(fmt::format("passed over {:7} {}\n", count, why).c_str(), stderr);
  }
  if (log.articles == 0) return kNothingUsable;
  return left_out ? kSomeSkipped : kDone;
}

bool print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return true;
  complain({Cause::kUnwritable, "standard output", "could not be written"});
  return false;
}

int print_reports(const CommonFlags& flags, Until until, const std::function<std::string(const Report&)>& render) {
  bool written = true;
  Progress progress(flags.quiet);
  Options options = flags.options;
  options.progress = [&](std::size_t done, std::size_t) { progress(done); };
  const auto log =
      for_each_report(flags.paths, options, until, [&](Report&& report) { written = written && print(render(report)); });
  if (!log) {
    complain(log.error());
    return kMisuse;
  }
  const int code = finish(*log, flags);
  return written ? code : kNotWritten;
}

}  // namespace stemma
