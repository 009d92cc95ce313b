#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/disk.h"
#include "command.h"
#include "present/csv.h"
#include "present/graph_export.h"
#include "present/html.h"
#include "present/json.h"
#include "present/terminal.h"

namespace stemma {
namespace {

struct BriefFlags : CommonFlags {
  std::string html, json, csv, graphml, dot;
  std::string format = "text", colour = "auto";
  int width = 0;
};

int columns(const BriefFlags& flags) {
  if (flags.width > 0) return flags.width;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* given = std::getenv("COLUMNS");
  const int value = given != nullptr ? std::atoi(given) : 0;
  return value > 0 ? value : 80;
}

bool coloured(const BriefFlags& flags) {
  if (flags.colour != "auto") return flags.colour == "always";
  const char* none = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return isatty(STDOUT_FILENO) != 0 && (none == nullptr || *none == '\0') &&
         (term == nullptr || std::string_view(term) != "dumb");
}

std::string on_standard_output(const BriefFlags& flags, const Dossier& dossier) {
  if (flags.format == "json") return render_json(dossier);
  if (flags.format == "html") return render_html(dossier);
  return render_terminal(dossier, {.columns = columns(flags), .colour = coloured(flags), .unicode = true});
}

bool save(const std::string& path, std::string_view bytes) {
  const auto written = real_disk().write(path, bytes);
  if (!written) complain(written.error());
  return written.has_value();
}

bool save_all(const BriefFlags& flags, const Dossier& dossier) {
  bool good = true;
  if (!flags.html.empty()) good = save(flags.html, render_html(dossier)) && good;
  if (!flags.json.empty()) good = save(flags.json, render_json(dossier)) && good;
  if (!flags.graphml.empty()) good = save(flags.graphml, render_graphml(dossier)) && good;
  if (!flags.dot.empty()) good = save(flags.dot, render_dot(dossier)) && good;
  if (flags.csv.empty()) return good;
  for (const CsvFile& file : render_csv(dossier)) {
    if (!save((std::filesystem::path(flags.csv) / file.name).string(), file.bytes)) return false;
  }
  return good;
}

int run_brief(const BriefFlags& flags) {
  RunLog log;
  const auto dossier = brief(flags.paths, flags.options, log);
  if (!dossier) {
    finish(log, flags);
    complain(dossier.error());
    return dossier.error().cause == Cause::kNotAReport && dossier.error().path.empty() ? kNothingUsable : kMisuse;
  }
  const bool saved = save_all(flags, *dossier);
  const bool printed = print(on_standard_output(flags, *dossier));
  const int code = finish(log, flags);
  return saved && printed ? code : kNotWritten;
}

}  // namespace

void add_brief(CLI::App& app, Runner& run) {
  auto* command = app.add_subcommand(
      "brief", "Reports of one affair -> the dossier: who said what, conflicts, timeline, who took it from whom");
  auto flags = std::make_shared<BriefFlags>();
  add_common(*command, *flags, "Reports of one affair: files, folders, addresses, or - for standard input");
  command->add_option("--html", flags->html, "Write the dossier as one self-contained page");
  command->add_option("--json", flags->json, "Write the dossier as JSON");
  command->add_option("--csv", flags->csv, "Write articles, statements, claims, conflicts and timeline as CSV into this folder");
  command->add_option("--graphml", flags->graphml, "Write the graph of who took it from whom as GraphML");
  command->add_option("--dot", flags->dot, "Write the same graph as DOT, for Graphviz");
  command->add_option("--format", flags->format, "What goes to standard output")
      ->check(CLI::IsMember({"text", "json", "html"}))
      ->capture_default_str();
  command->add_option("--color", flags->colour, "auto, always or never; auto honours NO_COLOR")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  command->add_option("--width", flags->width, "Columns of the text dossier (default: the terminal's, else 80)")
      ->check(CLI::Range(40, 400));
  command->footer("Example:  stemma brief examples/sarnik --html dossier.html");
  command->callback([flags, &run] { run = [flags] { return run_brief(*flags); }; });
}

}  // namespace stemma
