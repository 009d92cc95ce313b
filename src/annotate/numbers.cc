#include "annotate/numbers.h"

#include <charconv>
#include <cmath>
#include <string>

#include "annotate/word_classes.h"
#include "base/tables.h"

namespace stemma::annotating {

std::optional<Figures> read_figures(std::string_view text) {
  std::string plain;
  std::size_t at = 0;
  bool point = false;
  for (; at < text.size() && plain.size() < 18; ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      plain += c;
    } else if (c == ',' && !point && at > 0 && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9') {
      continue;
    } else if (c == '.' && !point && at > 0 && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9') {
      plain += c;
      point = true;
    } else {
      break;
    }
  }
  if (plain.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
  Figures figures;
  std::from_chars(plain.data(), plain.data() + plain.size(), figures.value);
  figures.size = at;
  return figures;
}

NumberWords::NumberWords(std::string_view folder) {
  const Table table = Table::load(std::string(folder) + "numbers.tsv");
  const std::size_t word = table.column("word"), kind = table.column("kind"), value = table.column("value");
  const std::size_t low = table.column("low"), high = table.column("high");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view name = table.at(row, kind);
    Entry entry;
    entry.kind = name == "scale"      ? kScale
                 : name == "ordinal"  ? kOrdinal
                 : name == "vague"    ? kVague
                 : name == "fraction" ? kFraction
                                      : kCardinal;
    entry.value = to_number(table.at(row, value), 0);
    entry.low = to_number(table.at(row, low), entry.value);
    entry.high = to_number(table.at(row, high), entry.kind == kVague ? -1 : entry.value);
    map_.add(table.at(row, word), static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(entry);
  }
}

void NumberWords::note(TagTables& tags) const {
  map_.each([&](std::string_view word) { tags.note(word, kNumberList); });
}

const NumberWords::Entry* NumberWords::find(std::string_view key) const {
  const std::uint32_t at = map_.find(key);
  return at == kNone ? nullptr : &entries_[at];
}

std::optional<double> NumberWords::value_of(std::string_view key) const {
  if (const auto figures = read_figures(key)) {
    if (figures->size == key.size()) return figures->value;
    return std::nullopt;
  }
  if (const Entry* entry = find(key)) {
    if (entry->kind == kCardinal || entry->kind == kScale) return entry->value;
    return std::nullopt;
  }
  const std::size_t hyphen = key.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const Entry* tens = find(key.substr(0, hyphen));
  const Entry* ones = find(key.substr(hyphen + 1));
  if (tens == nullptr || ones == nullptr || tens->kind != kCardinal || ones->kind != kCardinal) return std::nullopt;
  if (tens->value < 20 || tens->value > 90 || ones->value < 1 || ones->value > 9) return std::nullopt;
  return tens->value + ones->value;
}

// Counting words after a number: "1.2 million", "two hundred thousand", "3 dozen".
void NumberWords::scale(const Draft& draft, Number& number, std::uint32_t end) const {
  while (number.end < end) {
    const Entry* entry = find(draft, number.end);
    if (entry == nullptr || entry->kind != kScale) return;
    number.value *= entry->value;
    number.low *= entry->value;
    if (number.high > 0) number.high *= entry->value;
    ++number.end;
  }
}

// "two hundred and five thousand three hundred": groups below a thousand, each times its scale.
std::optional<Number> NumberWords::read_words(const Draft& draft, std::uint32_t i, std::uint32_t end) const {
  double total = 0, group = 0, last = 0;
  bool any = false, after_scale = true;  // after_scale: a smaller number may follow
  std::uint32_t at = i, stop = i;
  while (at < end) {
    const std::string_view key = draft.key(at);
    if (any && key == "and" && at + 1 < end && last >= 100 && value_of(draft.key(at + 1)) && !draft.has(at + 1, kHasDigit)) {
      const Entry* next = find(draft, at + 1);
      if (next != nullptr && next->kind == kScale) break;
      ++at;
      continue;
    }
    const Entry* entry = find(draft, at);
    if (entry != nullptr && entry->kind == kScale) {
      if (!any) break;
      if (entry->value == 100) {
        group *= 100;
      } else {
        total += group * entry->value;
        group = 0;
      }
      last = entry->value;
      after_scale = true;
    } else if (const auto value = entry == nullptr && !draft.has(at, kHasDigit | kHyphen) ? std::nullopt : value_of(key);
               value && !draft.has(at, kHasDigit)) {
      const bool tens = last >= 20 && last < 100 && *value < 10;
      if (any && !after_scale && !tens) break;
      if (any && after_scale && *value >= 100) break;
      group += *value;
      last = *value;
      after_scale = false;
    } else {
      break;
    }
    any = true;
    stop = ++at;
  }
  if (!any) return std::nullopt;
  Number number;
  number.value = number.low = number.high = total + group;
  number.end = stop;
  return number;
}

// "dozens", "hundreds of thousands", "several", "a few hundred".
std::optional<Number> NumberWords::read_vague(const Draft& draft, std::uint32_t i, std::uint32_t end) const {
  std::uint32_t at = i;
  if (draft.is(at, "a") && at + 1 < end) ++at;
  const Entry* entry = find(draft, at);
  if (entry == nullptr || entry->kind != kVague) return std::nullopt;
  Number number{entry->value, entry->low, entry->high, at + 1, true, false, false};
  while (number.end + 1 < end && draft.is(number.end, "of")) {
    const Entry* more = find(draft, number.end + 1);
    if (more == nullptr || more->kind != kVague || more->value < 1000) break;
    const double factor = std::pow(10.0, std::floor(std::log10(more->value)));
    number.value *= factor, number.low *= factor, number.high = number.high > 0 ? (number.high + 1) * factor - 1 : -1;
    number.end += 2;
  }
  if (number.end < end && draft.is(number.end, "of") && draft.is(number.end - 1, "couple")) return number;
  scale(draft, number, end);
  return number;
}

std::optional<Number> NumberWords::read(const Draft& draft, std::uint32_t i, std::uint32_t end) const {
  if (i >= end) return std::nullopt;
  const std::string_view key = draft.key(i);
  Number number;
  if (draft.has(i, kHasDigit)) {
    const auto figures = read_figures(key);
    if (!figures) return std::nullopt;
    const std::string_view rest = key.substr(figures->size);
    number.value = number.low = number.high = figures->value;
    number.end = i + 1;
    number.figures = true;
    if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
      number.ordinal = true;
      return number;
    }
    if (rest == "/2" || rest == "/4" || rest == "/3") {
      number.value = number.low = number.high = figures->value / static_cast<double>(rest[1] - '0');
      return number;
    }
    if (!rest.empty()) return std::nullopt;
    if (number.end < end && draft.has(number.end, kHasDigit)) {  // "5 1/2"
      const std::string_view next = draft.key(number.end);
      if (next.size() == 3 && next[1] == '/' && next[0] >= '1' && next[0] < next[2] && next[2] <= '9') {
        number.value += static_cast<double>(next[0] - '0') / static_cast<double>(next[2] - '0');
        number.low = number.high = number.value;
        ++number.end;
      }
    }
    scale(draft, number, end);
    return number;
  }
  const bool article = key == "a" || key == "an";
  if (!draft.listed(i, kNumberList) && !draft.has(i, kHyphen) && !article && key != "half") return std::nullopt;  // most words
  if (article || key == "half") {
    std::uint32_t at = i;
    double factor = 1;
    if (key == "half") {
      if (!(draft.is(i + 1, "a") && i + 2 < end)) return std::nullopt;
      factor = 0.5;
      ++at;
    }
    if (at + 1 >= end) return std::nullopt;
    const Entry* next = find(draft, at + 1);
    if (next != nullptr && next->kind == kVague && article) return read_vague(draft, i, end);
    if (next == nullptr || next->kind != kScale) return std::nullopt;
    number.value = number.low = number.high = factor;
    number.end = at + 1;
    scale(draft, number, end);
    return number;
  }
  if (const auto words = read_words(draft, i, end)) {
    number = *words;
    if (number.end + 2 < end && draft.is(number.end, "and") && draft.is(number.end + 1, "a") &&
        (draft.is(number.end + 2, "half") || draft.is(number.end + 2, "quarter"))) {
      number.value += draft.is(number.end + 2, "half") ? 0.5 : 0.25;
      number.low = number.high = number.value;
      number.end += 3;
      scale(draft, number, end);
    }
    return number;
  }
  const Entry* entry = find(draft, i);
  if (entry == nullptr) return std::nullopt;
  if (entry->kind == kVague) return read_vague(draft, i, end);
  if (entry->kind == kOrdinal) {
    number.value = number.low = number.high = entry->value;
    number.end = i + 1;
    number.ordinal = true;
    return number;
  }
  return std::nullopt;
}

}  // namespace stemma::annotating
