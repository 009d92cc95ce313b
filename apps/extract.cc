#include <algorithm>

#include "command.h"
#include "present/article_text.h"
#include "present/json.h"

namespace stemma {

void add_extract(CLI::App& app, Runner& run) {
  auto* command = app.add_subcommand("extract", "Which words are the report: blocks, title, outlet, dates (JSON Lines)");
  auto flags = std::make_shared<CommonFlags>();
  auto format = std::make_shared<std::string>("json");
  auto with = std::make_shared<std::vector<std::string>>();
  add_common(*command, *flags, "Pages and reports: files, folders, addresses, or - for standard input");
  command->add_option("--format", *format, "json (JSON Lines), text or markdown")
      ->check(CLI::IsMember({"json", "text", "markdown"}))
      ->capture_default_str();
  command->add_option("--with", *with, "captions (text and markdown; JSON always has them), links: parted by commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"captions", "links"}));
  command->footer("Example:  stemma extract --format markdown --with captions,links examples/korvel/daily_lantern.html");
  command->callback([flags, format, with, &run] {
    run = [flags, format, with] {
      const auto wants = [&](const char* part) { return std::find(with->begin(), with->end(), part) != with->end(); };
      const ReadingParts parts{wants("captions"), wants("links")};
      flags->options.links = parts.links;
      return print_reports(*flags, Until::kExtract, [&](const Report& report) {
        if (*format == "text") return render_text(report.article, parts);
        if (*format == "markdown") return render_markdown(report.article, parts);
        return article_line(report.article);
      });
    };
  });
}

}  // namespace stemma
