// Manual page and shell completion, from the same definitions that parse the flags: what is not in the parser cannot be documented,
// and what is cannot be forgotten.

#include <fmt/format.h>

#include "command.h"

namespace stemma {
namespace {

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
      out += "\\&";
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<const CLI::App*> commands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<const CLI::Option*> options(const CLI::App& app) {
  return app.get_options([](const CLI::Option* option) { return !option->get_group().empty(); });
}

std::string manual_options(const CLI::App& app) {
  std::string out;
  for (const auto* option : options(app)) {
    const bool takes_value = !option->get_type_name().empty() && !option->get_positional();
    out += fmt::format(".TP\n.B {}{}\n{}\n", roff(option->get_name(false, true)), takes_value ? " \\fIVALUE\\fR" : "",
                       roff(option->get_description()));
  }
  return out;
}

std::string manual(const CLI::App& app) {
  std::string out =
      fmt::format(".TH STEMMA 1 \"\" \"{}\" \"User Commands\"\n.SH NAME\nstemma \\- collate many reports of one affair\n",
                  roff(app.version()));
  out += ".SH SYNOPSIS\n";
  for (const auto* command : commands(app))
    out += fmt::format(".B stemma {}\n[\\fIOPTIONS\\fR] \\fIPATH\\fR...\n.br\n", roff(command->get_name()));
  out += ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n.SH OPTIONS\n" + manual_options(app);
  for (const auto* command : commands(app)) {
    std::string title = command->get_name();
    for (char& c : title) c = static_cast<char>(c - 'a' + 'A');
    out += fmt::format(".SH {}\n{}\n{}.PP\n{}\n", title, roff(command->get_description()), manual_options(*command),
                       roff(command->get_footer()));
  }
  out +=
      ".SH EXIT STATUS\n0 done, 1 some inputs were skipped (each is named), 2 misuse, 3 nothing usable, 4 output could not be "
      "written.\n";
  out +=
      ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nNo colour where it is set.\n.TP\n.B COLUMNS\nWidth where the output is no terminal.\n";
  return out;
}

std::vector<std::string> flags_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : options(app)) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string bash(const CLI::App& app) {
  std::string names, cases;
  for (const auto* command : commands(app)) {
    names += (names.empty() ? "" : " ") + command->get_name();
    cases += fmt::format("    {}) words=\"{}\" ;;\n", command->get_name(), fmt::join(flags_of(*command), " "));
  }
  return fmt::format(
      "_stemma() {{\n  local current=\"${{COMP_WORDS[COMP_CWORD]}}\" words=\"\"\n  case \"${{COMP_WORDS[1]}}\" in\n{}"
      "    *) words=\"{} {}\" ;;\n  esac\n"
      "  if [[ $current == -* || $COMP_CWORD -eq 1 ]]; then\n    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
      "  else\n    COMPREPLY=($(compgen -f -- \"$current\"))\n  fi\n}}\ncomplete -o filenames -F _stemma stemma\n",
      cases, names, fmt::join(flags_of(app), " "));
}

std::string single_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c == '\n' ? ' ' : c);
  return "'" + out + "'";
}

std::string fish(const CLI::App& app) {
  std::string out;
  for (const auto* command : commands(app)) {
    const std::string& name = command->get_name();
    out +=
        fmt::format("complete -c stemma -n __fish_use_subcommand -a {} -d {}\n", name, single_quoted(command->get_description()));
    for (const auto* option : options(*command)) {
      for (const auto& flag : option->get_lnames()) {
        out += fmt::format("complete -c stemma -n '__fish_seen_subcommand_from {}' -l {}{} -d {}\n", name, flag,
                           option->get_type_size() > 0 ? " -r" : "", single_quoted(option->get_description()));
      }
    }
  }
  return out;
}

std::string zsh(const CLI::App& app) {
  std::string out = "#compdef stemma\nlocal -a commands\ncommands=(\n";
  for (const auto* command : commands(app))
    out += fmt::format("  {}\n", single_quoted(command->get_name() + ":" + command->get_description()));
  out += ")\nif (( CURRENT == 2 )); then _describe command commands; return; fi\ncase $words[2] in\n";
  for (const auto* command : commands(app)) {
    out += fmt::format("  {}) compadd -- {} ;;\n", command->get_name(), fmt::join(flags_of(*command), " "));
  }
  return out + "esac\n_files\n";
}

}  // namespace

std::string generate(const CLI::App& app, const std::string& what) {
  if (what == "man") return manual(app);
  if (what == "bash") return bash(app);
  return what == "fish" ? fish(app) : zsh(app);
}

}  // namespace stemma
