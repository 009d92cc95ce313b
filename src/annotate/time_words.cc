#include "annotate/time_words.h"

#include "annotate/abbreviations.h"
#include "annotate/tokens.h"
#include "annotate/word_classes.h"
#include "base/tables.h"

namespace stemma::annotating {
namespace {

constexpr std::string_view kRoleNames[] = {"month", "weekday",  "weekdays", "season",    "unit",  "units", "part",
                                           "clock", "deictic",  "tonight",  "reference", "set",   "last",  "next",
                                           "this",  "modifier", "edge",     "zone",      "vague", "ahead", "holiday"};
static_assert(std::size(kRoleNames) == static_cast<std::size_t>(TimeRole::kCount));

// Words of the patterns themselves that may stand first.
constexpr std::string_view kOpeners[] = {"a",    "an",   "the",  "every", "each",  "half",
                                         "that", "same", "once", "twice", "final", "these"};

}  // namespace

int TimeWords::Entry::number(TimeRole role) const { return static_cast<int>(to_number(value(role), 0)); }

TimeWords::TimeWords(std::string_view folder, const Abbreviations& abbreviations) {
  const Table table = Table::load(std::string(folder) + "time_words.tsv");
  const std::size_t word = table.column("word"), kind = table.column("kind"), value = table.column("value");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::size_t role = 0;
    while (role < std::size(kRoleNames) && kRoleNames[role] != table.at(row, kind)) ++role;
    if (role == std::size(kRoleNames)) continue;
    const std::string key = phrase_key(table.at(row, word), &abbreviations);
    Entry& entry = entry_of(key);
    entry.roles |= 1u << role;
    entry.values[role] = table.at(row, value);
    const bool follows = role == static_cast<std::size_t>(TimeRole::kAhead) || role == static_cast<std::size_t>(TimeRole::kZone);
    if (!follows) entry_of(std::string_view(key).substr(0, key.find(' '))).opens = true;
  }
  for (const std::string_view key : kOpeners) entry_of(key).opens = true;
  const Table numbers = Table::load(std::string(folder) + "numbers.tsv");
  const std::size_t number = numbers.column("word");
  for (std::size_t row = 0; row < numbers.rows(); ++row) entry_of(numbers.at(row, number)).opens = true;
}

TimeWords::Entry& TimeWords::entry_of(std::string_view key) {
  const std::uint32_t at = phrases_.add(key, static_cast<std::uint32_t>(entries_.size()));
  if (at == entries_.size()) entries_.emplace_back();
  return entries_[at];
}

void TimeWords::note(TagTables& tags) const {
  phrases_.each_first([&](std::string_view first) { tags.note(first, kTimeList); });
}

const TimeWords::Entry* TimeWords::look(std::string_view key) const {
  const std::uint32_t at = phrases_.find(key);
  return at == kNone ? nullptr : &entries_[at];
}

const TimeWords::Entry* TimeWords::find(std::string_view key) const {
  const Entry* entry = look(key);
  return entry != nullptr && entry->roles != 0 ? entry : nullptr;
}

}  // namespace stemma::annotating
