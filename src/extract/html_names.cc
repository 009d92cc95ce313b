#include "extract/html_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/tables.h"

namespace stemma {
namespace {

constexpr std::size_t kMostBytes = 500;  // of one attribute

using Tokens = std::unordered_map<std::string, std::uint8_t>;

const Tokens& tokens() {
  static const Tokens made = [] {
    static constexpr std::array<std::pair<std::string_view, NameCue>, 6> kKinds = {{{"never", kNever},
                                                                                    {"drop", kDrop},
                                                                                    {"caption", kCaptionName},
                                                                                    {"byline", kBylineName},
                                                                                    {"below", kBelowName},
                                                                                    {"body", kBodyName}}};
    Tokens all;
    const Table table = Table::load("data/html_cues.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view kind = table.at(row, table.column("kind"));
      const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& one) { return one.first == kind; });
      std::uint8_t& bits = all[std::string(table.at(row, table.column("token")))];
      if (found != kKinds.end()) bits = static_cast<std::uint8_t>(bits | found->second);
    }
    return all;
  }();
  return made;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  char before = '\0';
  for (const char c : name) {
    const bool lower_case = c >= 'a' && c <= 'z', upper_case = c >= 'A' && c <= 'Z', digit = c >= '0' && c <= '9';
    if (!lower_case && !upper_case && !digit) {
      if (!words.back().empty()) words.emplace_back();
    } else {
      if (upper_case && before >= 'a' && before <= 'z' && !words.back().empty()) words.emplace_back();
      words.back() += upper_case ? static_cast<char>(c + 32) : c;
    }
    before = c;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

std::uint8_t name_cues(std::string_view names) {
  unsigned bits = 0;
  names = names.substr(0, kMostBytes);
  while (!names.empty()) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n\f"), names.size());
    std::string before;
    for (std::string& word : words_of(names.substr(0, end))) {
      if (const auto found = tokens().find(word); found != tokens().end()) bits |= found->second;
      if (!before.empty()) {
        if (const auto found = tokens().find(before + "+" + word); found != tokens().end()) bits |= found->second;
      }
      before = std::move(word);
    }
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return static_cast<std::uint8_t>(bits);
}

}  // namespace stemma
