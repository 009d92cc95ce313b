#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Reads `.case` files: tests as plain text, so that a case is added without C++.
//
//     # why this case is here (one line or more)
//     input
//     ----
//     expected output
//     ====
//     # the next case
//     ...
//
// "====" parts cases and "----" parts input from expected, each alone on its line. Only the lines at a case's top that begin
// with "# " are its why; blank lines before it are passed over. Input and expected lose the line feeds at their ends.
namespace stemma::test {

struct Case {
  std::string why;
  std::string input;
  std::string expected;
  std::string file;  // as it was given to load_cases
  int line = 0;      // of the case's first line, from 1

  // For SCOPED_TRACE: where the case stands and what it is about.
  std::string where() const { return file + ":" + std::to_string(line) + ": " + why; }
};

// The cases of a file's text, in order. Throws std::runtime_error naming file and line for a case without a why, without
// "----" or with two of them.
inline std::vector<Case> parse_cases(std::string_view text, const std::string& file) {
  std::vector<Case> cases;
  Case now;
  enum class Part { kTop, kInput, kExpected } part = Part::kTop;
  int number = 0;
  const auto trim = [](std::string& lines) {
    while (lines.ends_with('\n')) lines.pop_back();
  };
  const auto fail = [&](const char* what) { throw std::runtime_error(file + ":" + std::to_string(number) + ": " + what); };
  const auto close = [&] {
    if (part != Part::kExpected) fail("a case ends here without a ---- line");
    if (now.why.empty()) fail("the case that ends here has no line of why (# ...)");
    trim(now.input);
    trim(now.expected);
    now.file = file;
    cases.push_back(std::move(now));
    now = {};
    part = Part::kTop;
  };

  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line == "====") {
      close();
    } else if (line == "----") {
      if (part == Part::kExpected) fail("a second ---- line in one case");
      part = Part::kExpected;
    } else if (part == Part::kExpected) {
      now.expected += line + "\n";
    } else if (part == Part::kTop && line.empty()) {
      continue;
    } else {
      if (now.line == 0) now.line = number;
      if (part == Part::kTop && line.starts_with("# ")) {
        now.why += (now.why.empty() ? "" : " ") + line.substr(2);
      } else {
        part = Part::kInput;
        now.input += line + "\n";
      }
    }
  }
  if (part != Part::kTop || now.line != 0) close();
  return cases;
}

// The cases of a file named from the top of the source tree ("tests/annotate/cases/names.case"), or of every `.case` file in
// a folder so named, by file name. Throws std::runtime_error where nothing can be read.
inline std::vector<Case> load_cases(std::string_view relative_path) {
  namespace fs = std::filesystem;
  const fs::path top(STEMMA_SOURCE_DIR);
  std::vector<std::string> files;
  if (fs::is_directory(top / relative_path)) {
    for (const auto& entry : fs::directory_iterator(top / relative_path))
      if (entry.path().extension() == ".case") files.push_back(fs::relative(entry.path(), top).generic_string());
    std::sort(files.begin(), files.end());
  } else {
    files.emplace_back(relative_path);
  }

  std::vector<Case> cases;
  for (const std::string& file : files) {
    std::ifstream stream(top / file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    if (!stream) throw std::runtime_error(file + ": cannot be read");
    for (Case& one : parse_cases(text.str(), file)) cases.push_back(std::move(one));
  }
  if (cases.empty()) throw std::runtime_error(std::string(relative_path) + ": no cases");
  return cases;
}

}  // namespace stemma::test
