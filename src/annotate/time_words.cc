#include "annotate/time_words.h"

#include "annotate/abbreviations.h"
#include "annotate/tokens.h"
#include "base/tables.h"

namespace stemma::annotating {
namespace {

constexpr std::string_view kRoleNames[] = {"month", "weekday",  "weekdays", "season",    "unit",  "units", "part",
                                           "clock", "deictic",  "tonight",  "reference", "set",   "last",  "next",
                                           "this",  "modifier", "edge",     "zone",      "vague", "ahead", "holiday"};
static_assert(std::size(kRoleNames) == static_cast<std::size_t>(TimeRole::kCount));

}  // namespace

int TimeWords::Entry::number(TimeRole role) const { return static_cast<int>(to_number(value(role), 0)); }

TimeWords::TimeWords(std::string_view folder, const Abbreviations& abbreviations) {
  const Table table = Table::load(std::string(folder) + "time_words.tsv");
  const std::size_t word = table.column("word"), kind = table.column("kind"), value = table.column("value");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::size_t role = 0;
    while (role < std::size(kRoleNames) && kRoleNames[role] != table.at(row, kind)) ++role;
    if (role == std::size(kRoleNames)) continue;
    const std::uint32_t at =
        phrases_.add(phrase_key(table.at(row, word), &abbreviations), static_cast<std::uint32_t>(entries_.size()));
    if (at == entries_.size()) entries_.emplace_back();
    entries_[at].roles |= 1u << role;
    entries_[at].values[role] = table.at(row, value);
  }
}

const TimeWords::Entry* TimeWords::find(std::string_view key) const {
  const std::uint32_t at = phrases_.find(key);
  return at == kNone ? nullptr : &entries_[at];
}

}  // namespace stemma::annotating
