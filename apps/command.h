#pragma once
// What the sub-commands share: flags, messages, exit codes.

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

#include "stemma/pipeline.h"

namespace stemma {

// Exit codes, as in docs/records.md.
enum Exit { kDone = 0, kSomeSkipped = 1, kMisuse = 2, kNothingUsable = 3, kNotWritten = 4 };

// Flags that every command over reports has. Made by add_common(), read after parsing.
struct CommonFlags {
  std::vector<std::string> paths;
  Options options;
  bool quiet = false;
  bool stats = false;
};

void add_common(CLI::App& command, CommonFlags& flags, const std::string& paths_help);

// Each adds its sub-command and sets `run` to what does it when the sub-command was given.
using Runner = std::function<int()>;
void add_brief(CLI::App& app, Runner& run);
void add_extract(CLI::App& app, Runner& run);
void add_annotate(CLI::App& app, Runner& run);
void add_statements(CLI::App& app, Runner& run);

// `--generate man|bash|zsh|fish`: manual page or completion, made from the flags that `app` knows.
std::string generate(const CLI::App& app, const std::string& what);

// One line on standard error, "stemma: PATH: cause: message".
void complain(const Error& error);
// Names what was skipped, prints --stats, and says with which code to leave.
int finish(const RunLog& log, const CommonFlags& flags);
// Writes to standard output; false when that failed (then said so).
bool print(std::string_view text);
// A pipeline over reports whose lines go to standard output.
int print_reports(const CommonFlags& flags, Until until, const std::function<std::string(const Report&)>& render);

}  // namespace stemma
