#include "annotate/abbreviations.h"

#include <string>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::annotating {
namespace {

AbbreviationKind kind_named(std::string_view name, std::string_view ends_sentence) {
  if (name == "unit" || name == "time") return AbbreviationKind::kMeasure;
  if (name == "number") return AbbreviationKind::kNumber;
  return ends_sentence == "never" ? AbbreviationKind::kTitle : AbbreviationKind::kOther;
}

}  // namespace

Abbreviations::Abbreviations(std::string_view folder) {
  const auto add = [&](std::string_view word, AbbreviationKind kind) { map_.add(fold(word), static_cast<std::uint32_t>(kind)); };
  const Table own = Table::load(std::string(folder) + "abbreviations.tsv");
  const std::size_t word = own.column("abbreviation"), kind = own.column("kind"), ends = own.column("ends_sentence");
  for (std::size_t row = 0; row < own.rows(); ++row) add(own.at(row, word), kind_named(own.at(row, kind), own.at(row, ends)));
  const Table times = Table::load(std::string(folder) + "time_words.tsv");
  const std::size_t time = times.column("word");
  for (std::size_t row = 0; row < times.rows(); ++row) {
    if (times.at(row, time).ends_with('.')) add(times.at(row, time), AbbreviationKind::kOther);
  }
  const Table titles = Table::load(std::string(folder) + "titles.tsv");
  const std::size_t title = titles.column("title");
  for (std::size_t row = 0; row < titles.rows(); ++row) {
    for (const std::string_view part : split(titles.at(row, title), ' ')) {
      const bool initials = part.size() > 2 && part[1] == '.';  // the "U.S." of "U.S. Attorney"
      if (part.ends_with('.') && !initials) add(part, AbbreviationKind::kTitle);
    }
  }
}

}  // namespace stemma::annotating
