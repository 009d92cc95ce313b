// Some hundreds of rules over every text. A rule that looks at each place that bears its tag costs as many looks as there are
// places times rules; two rules in three name a word that does not stand in the text at all. So every tag, word, ending and shape
// that rules ask for gets a row of bits, one for each place, and a rule is an "and" of rows, shifted by how far it looks: a
// text of a thousand words is sixteen machine words a row, and a rule whose word stands nowhere is refused by its missing row.

#include "annotate/tag_rules.h"

#include <algorithm>
#include <bit>
#include <string>

#include "base/tables.h"

namespace stemma::annotating {

std::uint32_t TagRules::ending_number(std::string_view key) {
  const std::string_view end = key.substr(key.size() - std::min<std::size_t>(2, key.size()));
  std::uint32_t number = 0;
  for (const char c : end) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

std::uint32_t TagRules::feature_of_ending(std::uint32_t ending) const {
  const auto at = std::lower_bound(endings_.begin(), endings_.end(), std::pair(ending, 0u));
  return at != endings_.end() && at->first == ending ? at->second : kNone;
}

void TagRules::load(std::string_view folder, std::uint8_t (*tag_number)(std::string_view)) {
  const Table rules = Table::load(std::string(folder) + "tag_rules.tsv");
  const std::size_t from = rules.column("from"), to = rules.column("to"), context = rules.column("context");
  for (std::size_t row = 0; row < rules.rows(); ++row) {
    Rule rule;
    rule.from = tag_number(rules.at(row, from));
    rule.to = tag_number(rules.at(row, to));
    for (const std::string_view part : split(rules.at(row, context), ' ')) {
      const std::size_t equals = part.find('=');
      if (equals == std::string_view::npos || rule.size == rule.conditions.size()) continue;
      Condition& condition = rule.conditions[rule.size++];
      const std::string_view value = part.substr(equals + 1);
      condition.offset = static_cast<std::int8_t>(to_number(part.substr(part[1] == '+' ? 2 : 1), 0));
      if (part[0] == 't') {
        condition.feature = tag_number(value);
      } else if (value == "#") {
        condition.feature = kGapFeature;
      } else if (part[0] == 'w') {
        const auto known = std::find_if(named_.begin(), named_.end(), [&](const auto& one) { return one.first == value; });
        condition.feature = known == named_.end() ? features_++ : known->second;
        if (known == named_.end()) named_.emplace_back(value, condition.feature);
      } else if (part[0] == 's') {
        const std::uint32_t ending = ending_number(value);
        condition.feature = feature_of_ending(ending);
        if (condition.feature == kNone) {
          condition.feature = features_++;
          endings_.emplace_back(ending, condition.feature);
          std::sort(endings_.begin(), endings_.end());
        }
      } else {
        std::uint32_t& shape = shapes_[static_cast<unsigned char>(value[0]) % shapes_.size()];
        if (shape == 0) shape = features_++;
        condition.feature = shape;
      }
    }
    rules_.push_back(rule);
  }
}

void TagRules::Places::start(const TagRules& rules, std::size_t size) {
  rules_ = &rules;
  stride_ = size / 64 + 3;
  row_of_.assign(rules.features_, kNone);
  bits_.assign(kTags * stride_, 0);
  for (std::uint32_t tag = 0; tag < kTags; ++tag) row_of_[tag] = tag;
  tags_.assign(size, 0);
}

std::uint64_t* TagRules::Places::row(std::uint32_t feature) {
  if (row_of_[feature] == kNone) {
    row_of_[feature] = static_cast<std::uint32_t>(bits_.size() / stride_);
    bits_.resize(bits_.size() + stride_, 0);
  }
  return bits_.data() + row_of_[feature] * stride_ + 1;
}

void TagRules::Places::gap(std::size_t place) {
  set(0, place);
  set(kGapFeature, place);
}

void TagRules::Places::token(std::size_t place, std::uint8_t tag, std::uint32_t word, std::string_view key, char shape) {
  tags_[place] = tag;
  set(tag, place);
  if (word != kNone) set(word, place);
  if (const std::uint32_t ending = rules_->feature_of_ending(ending_number(key)); ending != kNone) set(ending, place);
  if (const std::uint32_t feature = rules_->shapes_[static_cast<unsigned char>(shape) % rules_->shapes_.size()]; feature != 0)
    set(feature, place);
}

void TagRules::find(Places& places, const Rule& rule) const {
  places.hits_.clear();
  for (std::uint8_t c = 0; c < rule.size; ++c) {
    if (places.row_of_[rule.conditions[c].feature] == kNone) return;
  }
  const std::uint64_t* const from = places.row(rule.from);
  std::array<const std::uint64_t*, 3> rows{};
  for (std::uint8_t c = 0; c < rule.size; ++c) rows[c] = places.row(rule.conditions[c].feature);
  for (std::size_t at = 0; at + 2 < places.stride_; ++at) {
    std::uint64_t bits = from[at];
    for (std::uint8_t c = 0; c < rule.size && bits != 0; ++c) {
      const std::uint64_t* const row = rows[c] + at;
      const int offset = rule.conditions[c].offset;
      bits &= offset == 0  ? row[0]
              : offset > 0 ? row[0] >> offset | row[1] << (64 - offset)
                           : row[0] << -offset | row[-1] >> (64 + offset);
    }
    for (; bits != 0; bits &= bits - 1) places.hits_.push_back(at * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
  }
}

void TagRules::change(Places& places, std::size_t place, const Rule& rule) {
  places.tags_[place] = rule.to;
  places.row(rule.from)[place / 64] &= ~(std::uint64_t{1} << place % 64);
  places.set(rule.to, place);
}

}  // namespace stemma::annotating
