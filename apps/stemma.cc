// The command: flags in, one call, exit code out.

#include <cstdio>

#include "command.h"

int main(int argc, char** argv) {
  using namespace stemma;
  CLI::App app{
      "stemma: who is reported to have said what, how each outlet worded it, where the accounts conflict, what came when,\nand "
      "who took it from whom. Every line opens the words it rests on.",
      "stemma"};
  app.set_version_flag("--version", "stemma " STEMMA_VERSION);
  app.require_subcommand(0, 1);
  app.footer("Example:  stemma brief examples/sarnik --html dossier.html\nHelp on a command:  stemma brief --help");
  std::string what;
  app.add_option("--generate", what, "Print the manual page (man) or shell completion (bash, zsh, fish) and leave")
      ->check(CLI::IsMember({"man", "bash", "zsh", "fish"}))
      ->group("");
  Runner run;
  add_brief(app, run);
  add_extract(app, run);
  add_annotate(app, run);
  add_statements(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kMisuse;
  }
  if (!what.empty()) return print(generate(app, what)) ? kDone : kNotWritten;
  if (run) return run();
  std::fputs(app.help().c_str(), stderr);
  return kMisuse;
}
