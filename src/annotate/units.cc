#include "annotate/units.h"

#include <string>

#include "annotate/tokens.h"
#include "annotate/word_classes.h"
#include "annotate/word_shape.h"
#include "base/tables.h"

namespace stemma::annotating {
namespace {

constexpr NumberEffect kEffects[] = {NumberEffect::kLow, NumberEffect::kHigh, NumberEffect::kAbove, NumberEffect::kBelow,
                                     NumberEffect::kAbout};
constexpr std::string_view kEffectNames[] = {"low", "high", "above", "below", "about"};

}  // namespace

const NumberEffect* Units::effect(std::uint32_t i) const { return i == kNone ? nullptr : &kEffects[i]; }

Units::Units(std::string_view folder, const Abbreviations& abbreviations) {
  const Table table = Table::load("data/units.tsv");
  const std::size_t form = table.column("form"), unit = table.column("unit"), quantity = table.column("quantity"),
                    factor = table.column("factor"), kind = table.column("kind");
  WordMap codes;  // currency -> row of its code
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.at(row, kind) == "code") codes.add(table.at(row, unit), static_cast<std::uint32_t>(row));
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Unit entry{table.at(row, unit), table.at(row, quantity), to_number(table.at(row, factor), 0),
               table.at(row, kind) == "symbol"};
    const std::string_view printed = table.at(row, form);
    if (printed == "point" || printed == "points") continue;  // of games and shares more often than of percentages
    if (entry.is_money()) {
      if (const std::uint32_t code = codes.find(entry.name); code != kNone) entry.name = table.at(code, form);
    }
    if (entry.quantity == "temperature" || entry.quantity == "percent") entry.factor = 0;
    const auto at = static_cast<std::uint32_t>(units_.size());
    units_.push_back(entry);
    if (table.at(row, kind) == "word") {
      words_.add(phrase_key(printed, &abbreviations), at);
    } else {
      exact_.add(printed, at);
    }
  }
  const Table qualifiers = Table::load(std::string(folder) + "number_qualifiers.tsv");
  const std::size_t phrase = qualifiers.column("phrase"), effect = qualifiers.column("effect"),
                    position = qualifiers.column("position");
  for (std::size_t row = 0; row < qualifiers.rows(); ++row) {
    std::uint32_t which = 0;
    while (which < std::size(kEffectNames) && kEffectNames[which] != qualifiers.at(row, effect)) ++which;
    if (which == std::size(kEffectNames)) continue;
    (qualifiers.at(row, position) == "before" ? before_ : after_)
        .add(phrase_key(qualifiers.at(row, phrase), &abbreviations), which);
  }
}

void Units::note(TagTables& tags) const {
  exact_.each_first([&](std::string_view printed) {
    std::string key;
    append_folded(key, printed);
    tags.note(key, kUnitList);
  });
}

}  // namespace stemma::annotating
