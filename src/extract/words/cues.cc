#include "extract/words/cues.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma {
namespace {

bool part_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

bool edge(char c) { return part_of_word(c) || c == '(' || c == ')' || c == '[' || c == ']' || c == ':'; }

// The first bytes of text as a number; texts of different size below four never share one, since no byte is zero.
std::uint32_t key_of(std::string_view text) {
  std::uint32_t key = 0;
  for (const char c : text.substr(0, 4)) key = key << 8 | static_cast<unsigned char>(c);
  return key;
}

Cue cue_named(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kNames = {"boilerplate", "byline",  "published", "credit", "caption",
                                                              "pointer",     "depicts", "place",     "modal",  "clause",
                                                              "speech",      "label",   "agency",    "paywall"};
  const auto at = std::find(kNames.begin(), kNames.end(), name);
  return at == kNames.end() ? Cue::kBoilerplate : static_cast<Cue>(at - kNames.begin());
}

}  // namespace

const Cues& Cues::of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const Cues>, std::less<>> made;
  if (language.empty()) language = "en";
  const std::lock_guard lock(mutex);
  auto at = made.find(language);
  if (at == made.end()) at = made.emplace(std::string(language), std::unique_ptr<const Cues>(new Cues(language))).first;
  return *at->second;
}

Cues::Cues(std::string_view language) {
  const std::string folder = "data/" + std::string(language) + "/";
  const Table cues = Table::load(folder + "block_cues.tsv");
  for (std::size_t row = 0; row < cues.rows(); ++row) {
    add(cues.at(row, cues.column("cue")), cues.at(row, cues.column("where")), cue_named(cues.at(row, cues.column("kind"))), {});
  }
  const Table boilerplate = Table::load(folder + "boilerplate.tsv");
  for (std::size_t row = 0; row < boilerplate.rows(); ++row) {
    add(boilerplate.at(row, boilerplate.column("pattern")), boilerplate.at(row, boilerplate.column("where")),
        cue_named(boilerplate.at(row, boilerplate.column("kind"))), {});
  }
  const Table agencies = Table::load("data/agencies.tsv");
  for (std::size_t row = 0; row < agencies.rows(); ++row) {
    const std::string_view name = agencies.at(row, agencies.column("name"));
    add(name, "any", Cue::kAgency, name);
    for (const std::string_view form : split(agencies.at(row, agencies.column("forms")), '|'))
      add(form, "any", Cue::kAgency, name);
  }
}

void Cues::add(std::string_view text, std::string_view where, Cue cue, std::string_view name) {
  Entry entry;
  entry.text = fold(text);
  if (entry.text.empty()) return;
  entry.where = where == "start" ? Where::kStart : where == "end" ? Where::kEnd : where == "whole" ? Where::kWhole : Where::kAny;
  entry.cue = cue;
  entry.name = std::string(name);
  const auto first = static_cast<unsigned char>(entry.text[0]);
  if (entry.text.size() == 1) {
    singles_.set(first);
  } else {
    pairs_.set(first * 256u + static_cast<unsigned char>(entry.text[1]));
  }
  by_first_bytes_[key_of(entry.text)].push_back(std::move(entry));
}

std::vector<CueHit> Cues::find(std::string_view folded) const {
  std::vector<CueHit> hits;
  std::size_t first = 0, last = folded.size();
  while (first < last && !edge(folded[first])) ++first;
  while (last > first && !edge(folded[last - 1])) --last;
  const auto look_for = [&](const Entry& entry, std::size_t at) {
    const bool from_start = entry.where == Where::kStart || entry.where == Where::kWhole;
    if ((from_start && at > first) || !folded.substr(at).starts_with(entry.text)) return;
    const std::size_t end = at + entry.text.size();
    if (end < folded.size() && part_of_word(folded[end - 1]) && part_of_word(folded[end])) return;
    const bool at_start = at <= first && end > first;
    const bool at_end = end >= last;
    const bool wanted = entry.where == Where::kAny || (entry.where == Where::kStart && at_start) ||
                        (entry.where == Where::kEnd && at_end) || (entry.where == Where::kWhole && at_start && at_end);
    if (wanted) hits.push_back({entry.cue, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), entry.name});
  };
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const bool inside_word = at > 0 && part_of_word(folded[at - 1]) && part_of_word(folded[at]);
    if (inside_word || folded[at] == ' ' || !begins(folded.substr(at))) continue;
    for (std::size_t size = 1; size <= 4 && at + size <= folded.size(); ++size) {
      const auto bucket = by_first_bytes_.find(key_of(folded.substr(at, size)));
      if (bucket == by_first_bytes_.end()) continue;
      for (const Entry& entry : bucket->second) look_for(entry, at);
    }
  }
  return hits;
}

}  // namespace stemma
