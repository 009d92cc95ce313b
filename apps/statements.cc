#include "command.h"
#include "present/json.h"

namespace stemma {

void add_statements(CLI::App& app, Runner& run) {
  auto* command = app.add_subcommand("statements", "Who is reported to have said what, one record per statement (JSON Lines)");
  auto flags = std::make_shared<CommonFlags>();
  add_common(*command, *flags, "Reports: files, folders, addresses, or - for standard input");
  command->footer("Example:  stemma statements examples/sarnik > statements.jsonl");
  command->callback([flags, &run] { run = [flags] { return print_reports(*flags, Until::kAttribute, statement_lines); }; });
}

}  // namespace stemma
