#include "command.h"
#include "present/json.h"

namespace stemma {

void add_annotate(CLI::App& app, Runner& run) {
  auto* command = app.add_subcommand(
      "annotate", "What the words of each report name: sentences, names, times, quantities, places (JSON Lines)");
  auto flags = std::make_shared<CommonFlags>();
  add_common(*command, *flags, "Reports: files, folders, addresses, or - for standard input");
  command->footer("Example:  stemma annotate examples/sarnik > annotations.jsonl");
  command->callback([flags, &run] { run = [flags] { return print_reports(*flags, Until::kAnnotate, annotation_line); }; });
}

}  // namespace stemma
