#include "command.h"
#include "present/article_text.h"
#include "present/json.h"

namespace stemma {

void add_extract(CLI::App& app, Runner& run) {
  auto* command = app.add_subcommand("extract", "Which words are the report: blocks, title, outlet, dates (JSON Lines)");
  auto flags = std::make_shared<CommonFlags>();
  auto format = std::make_shared<std::string>("json");
  add_common(*command, *flags, "Pages and reports: files, folders, or - for standard input");
  command->add_option("--format", *format, "json (JSON Lines), text or markdown")
      ->check(CLI::IsMember({"json", "text", "markdown"}))
      ->capture_default_str();
  command->footer("Example:  stemma extract --format markdown examples/sarnik/nbs_world.html");
  command->callback([flags, format, &run] {
    run = [flags, format] {
      return print_reports(*flags, Until::kExtract, [&](const Report& report) {
        if (*format == "text") return render_text(report.article);
        if (*format == "markdown") return render_markdown(report.article);
        return article_line(report.article);
      });
    };
  });
}

}  // namespace stemma
