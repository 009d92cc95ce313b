// The confidence of a statement.
//
// How strong the cue is in general (its share of occurrences that introduce content) is not all: "said that" is nearly always a
// statement, "said goodbye" never, and "wants" in a relative clause about a thing seldom. The model is a logistic regression over
// some ninety features: construction, cue strength within each construction, where the speaker stands and what it is, length and
// beginning of the content, negation, tense. Weights are fitted on the training articles of PolNeAR; a statement inside a
// statement is left out there, since that corpus marks almost none of them. Weights are integers and the sum is mapped to a
// probability by a table, so no floating point decides what is reported.

#include "attribute/confidence.h"
#include "attribute/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <unordered_map>

#include "base/tables.h"

namespace stemma::attributing {
namespace {

constexpr std::array<std::string_view, kConstructions> kConstructionNames = {
    "quote_after", "quote_before",      "that",   "clause",     "trailing", "according",  "wh",
    "infinitive",  "object_infinitive", "object", "passive_by", "colon",    "transcript", "alone"};
constexpr std::array<std::string_view, 10> kSourceNames = {"none",    "subject",      "inverted",  "relative", "shared",
                                                           "carried", "after_phrase", "possessor", "label",    "agent"};
constexpr std::array<std::string_view, 6> kCueNames = {"verb", "phrase", "noun", "adjective", "colon", "none"};
constexpr std::array<std::string_view, 7> kLengthNames = {"1", "2", "3-4", "5-8", "9-16", "17-40", "41-"};
enum class Head : std::uint8_t {
  kNone,
  kFirstPerson,
  kThirdPerson,
  kThing,
  kName,
  kPersonNoun,
  kGroupNoun,
  kDocumentNoun,
  kPlural,
  kOther
};
constexpr std::array<std::string_view, 10> kHeadNames = {"none",   "first_person", "third_person", "it",     "name",
                                                         "person", "group",        "document",     "plural", "other"};
enum class Opening : std::uint8_t { kOther, kPronoun, kReflexive, kDeterminer, kPossessive, kName, kGerund, kNoun, kQuotation };
constexpr std::array<std::string_view, 9> kOpeningNames = {"other", "pronoun", "reflexive", "determiner", "possessive",
                                                           "name",  "gerund",  "noun",      "quotation"};
enum Flag : std::uint8_t {
  kBias,
  kAttitude,
  kNegated,
  kModal,
  kPassive,
  kParticiple,
  kInfinitiveCue,
  kHeadline,
  kMixed,
  kAttitudeRelative,
  kPresentTense,
  kBaseForm,
  kConditional,
  kQuestion,
  kFirstLine,
  kLongSpeaker,
  kNounRelative,
  kFlags
};
constexpr std::array<std::string_view, kFlags> kFlagNames = {
    "bias",       "attitude",     "negated",           "modal",   "passive", "participle",  "infinitive",
    "headline",   "mixed",        "attitude_relative", "present", "base",    "conditional", "question",
    "first_line", "long_speaker", "noun_relative"};

// Features in groups, one after the other.
struct Group {
  std::string_view name;
  const std::string_view* names;
  std::size_t size;
};
constexpr std::uint32_t kFlagAt = 0;
constexpr std::uint32_t kConstructionAt = kFlagAt + kFlags;
constexpr std::uint32_t kStrengthAt = kConstructionAt + kConstructions;
constexpr std::uint32_t kSourceAt = kStrengthAt + kConstructions;
constexpr std::uint32_t kCueAt = kSourceAt + kSourceNames.size();
constexpr std::uint32_t kLengthAt = kCueAt + kCueNames.size();
constexpr std::uint32_t kHeadAt = kLengthAt + kLengthNames.size();
constexpr std::uint32_t kAttitudeHeadAt = kHeadAt + kHeadNames.size();
constexpr std::uint32_t kOpeningAt = kAttitudeHeadAt + kHeadNames.size();
constexpr std::uint32_t kObjectOpeningAt = kOpeningAt + kOpeningNames.size();
constexpr std::uint32_t kNounStrengthAt = kObjectOpeningAt + kOpeningNames.size();
constexpr std::uint32_t kAll = kNounStrengthAt + kConstructions;

std::vector<std::string> make_names() {
  std::vector<std::string> out;
  const auto add = [&](std::string_view group, const auto& names) {
    for (std::string_view name : names) out.push_back(std::string(group) + (group.empty() ? "" : ":") + std::string(name));
  };
  add("", kFlagNames);
  add("construction", kConstructionNames);
  add("strength", kConstructionNames);
  add("source", kSourceNames);
  add("cue", kCueNames);
  add("length", kLengthNames);
  add("speaker", kHeadNames);
  add("attitude_speaker", kHeadNames);
  add("opening", kOpeningNames);
  add("object_opening", kOpeningNames);
  add("noun_strength", kConstructionNames);
  return out;
}

const std::vector<std::string>& names() {
  static const std::vector<std::string> all = make_names();
  return all;
}

std::vector<int> load_weights() {
  std::vector<int> weights(kAll, 0);
  const Table table = Table::load("data/en/statement_weights.tsv");
  if (table.empty()) return weights;
  std::unordered_map<std::string, std::uint32_t> index;
  for (std::uint32_t i = 0; i < kAll; ++i) index.emplace(names()[i], i);
  const std::size_t feature = table.column("feature"), weight = table.column("weight");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto found = index.find(std::string(table.at(row, feature)));
    if (found != index.end()) weights[found->second] = static_cast<int>(to_number(table.at(row, weight), 0));
  }
  return weights;
}

// 1000 / (1 + exp(-x / 1000)) for x in steps of 50, from -7000.
constexpr int kStep = 50, kLowest = -7000, kSteps = 281;
std::array<int, kSteps> make_logistic() {
  std::array<int, kSteps> out{};
  for (int i = 0; i < kSteps; ++i)
    out[static_cast<std::size_t>(i)] = static_cast<int>(std::lround(1000.0 / (1.0 + std::exp(-(kLowest + i * kStep) / 1000.0))));
  return out;
}

// Log-odds of a strength, in thousandths.
std::array<int, 1001> make_log_odds() {
  std::array<int, 1001> out{};
  for (int s = 0; s <= 1000; ++s) {
    const double p = (s + 10.0) / 1020.0;
    out[static_cast<std::size_t>(s)] = static_cast<int>(std::lround(1000.0 * std::log(p / (1.0 - p))));
  }
  return out;
}

Head head_of(const Reading& r, const Draft& d) {
  const std::optional<Phrase>& p = d.antecedent ? d.antecedent : d.speaker;
  if (!p) return Head::kNone;
  const Unit& u = r.units[p->head];
  if (u.kind != UnitKind::kWord) return Head::kOther;
  if (u.low == "i" || u.low == "we" || u.low == "you" || u.low == "my" || u.low == "our" || u.low == "your")
    return Head::kFirstPerson;
  if (u.low == "he" || u.low == "she" || u.low == "they" || u.low == "his" || u.low == "her" || u.low == "their" ||
      u.low == "who")
    return Head::kThirdPerson;
  if (u.word_class == WordClass::kPronoun || u.low == "its" || u.low == "this" || u.low == "that") return Head::kThing;
  if (u.name != kNone || u.word_class == WordClass::kProperNoun) return Head::kName;
  if (const DescriptionNoun* noun = r.lexicon.description(u.low)) {
    if (noun->type == NounType::kPerson) return noun->plural ? Head::kPlural : Head::kPersonNoun;
    if (noun->type == NounType::kGroup) return Head::kGroupNoun;
    if (noun->document) return Head::kDocumentNoun;
  }
  return Head::kOther;
}

Opening opening_of(const Reading& r, const Draft& d) {
  if (d.stretches.empty()) return Opening::kQuotation;
  const Unit& u = r.units[d.stretches.front().first];
  if (u.kind == UnitKind::kQuotation) return Opening::kQuotation;
  if (u.low.ends_with("self") || u.low.ends_with("selves")) return Opening::kReflexive;
  if (is_possessive_pronoun(u)) return Opening::kPossessive;
  if (u.word_class == WordClass::kPronoun) return Opening::kPronoun;
  if (u.word_class == WordClass::kDeterminer) return Opening::kDeterminer;
  if (u.name != kNone || u.word_class == WordClass::kProperNoun) return Opening::kName;
  if (u.form == VerbForm::kGerund) return Opening::kGerund;
  if (u.word_class == WordClass::kNoun || u.word_class == WordClass::kAdjective) return Opening::kNoun;
  return Opening::kOther;
}

std::size_t length_of(const Reading& r, const Draft& d) {
  std::size_t units = 0;
  for (const auto& [first, last] : d.stretches)
    for (std::uint32_t i = first; i <= last; ++i)
      units += r.units[i].kind == UnitKind::kQuotation ? 1 + r.units[i].span.size() / 6 : 1;
  for (const QuotedStretch& s : d.quoted)
    for (std::uint32_t p = s.from; p < s.to; ++p) units += r.quotations[s.quotation].parts[p].inner.size() / 6;
  return units <= 2 ? (units == 0 ? 0 : units - 1) : units <= 4 ? 2 : units <= 8 ? 3 : units <= 16 ? 4 : units <= 40 ? 5 : 6;
}

}  // namespace

Features features_of(const Reading& r, const Draft& d) {
  static const std::array<int, 1001> log_odds = make_log_odds();
  Features out;
  out.reserve(16);
  const auto on = [&](std::uint32_t feature, int value = 1000) { out.emplace_back(feature, value); };
  const auto flag = [&](Flag f, bool is) {
    if (is) on(kFlagAt + f);
  };
  const Line& line = r.lines[d.cue.line];
  const auto construction = static_cast<std::uint32_t>(d.construction);
  const auto head = static_cast<std::uint32_t>(head_of(r, d));
  const bool attitude = d.cue.act == Act::kAttitude;
  flag(kBias, true);
  flag(kAttitude, attitude);
  flag(kNegated, d.cue.negated);
  flag(kModal, d.cue.modal);
  flag(kPassive, d.cue.passive);
  flag(kParticiple, d.cue.participle);
  flag(kInfinitiveCue, d.cue.infinitive);
  flag(kHeadline, line.headline);
  flag(kMixed, d.kind == StatementKind::kMixed);
  flag(kAttitudeRelative, attitude && d.source == Source::kRelative);
  const Unit& cue = r.units[d.cue.head];
  flag(kPresentTense, d.cue.kind == CueKind::kVerb && (cue.form == VerbForm::kThirdSingular || cue.form == VerbForm::kPresent) &&
                          d.cue.first == d.cue.head);
  flag(kBaseForm, d.cue.kind == CueKind::kVerb && cue.form == VerbForm::kBase);
  bool conditional = false;
  for (std::uint32_t i = d.cue.first; i > line.first && d.cue.first - i < 12; --i) {
    const Unit& u = r.units[i - 1];
    if (is_break(u)) break;
    conditional |= u.low == "if" || u.low == "when" || u.low == "whether" || u.low == "unless" || u.low == "to";
  }
  flag(kConditional, conditional);
  flag(kQuestion, r.units[line.end - 1].punct == '?');
  flag(kFirstLine, d.cue.line < 3);
  flag(kLongSpeaker, d.speaker && d.speaker->last - d.speaker->first > 6);
  // "the statements that were made", "the address that she used": no content but a relative clause
  const bool noun_that =
      d.cue.kind == CueKind::kNoun && d.construction == Construction::kThat && d.stretches.front().first + 1 < line.end;
  flag(kNounRelative, noun_that && (is_verbal(r.units[d.stretches.front().first + 1]) ||
                                    r.units[d.stretches.front().first].word_class == WordClass::kPronoun));
  on(kConstructionAt + construction);
  on(kStrengthAt + construction, log_odds[static_cast<std::size_t>(std::clamp(d.cue.strength, 0, 1000))]);
  if (d.cue.kind == CueKind::kNoun)
    on(kNounStrengthAt + construction, log_odds[static_cast<std::size_t>(std::clamp(d.cue.strength, 0, 1000))]);
  on(kSourceAt + static_cast<std::uint32_t>(d.source));
  on(kCueAt + static_cast<std::uint32_t>(d.cue.kind));
  on(kLengthAt + static_cast<std::uint32_t>(length_of(r, d)));
  on((attitude ? kAttitudeHeadAt : kHeadAt) + head);
  const bool object = d.construction == Construction::kObject || d.construction == Construction::kPassiveBy;
  on((object ? kObjectOpeningAt : kOpeningAt) + static_cast<std::uint32_t>(opening_of(r, d)));
  return out;
}

std::string_view feature_name(std::uint32_t feature) { return names()[feature]; }

int confidence_of(const Reading& r, const Draft& d) {
  constexpr int kTranscript = 930;
  return d.construction == Construction::kTranscript ? kTranscript : confidence_of(features_of(r, d));
}

int confidence_of(const Features& features) {
  static const std::vector<int> weights = load_weights();
  static const std::array<int, kSteps> logistic = make_logistic();
  std::int64_t sum = 0;
  for (const auto& [feature, value] : features) sum += static_cast<std::int64_t>(weights[feature]) * value;
  const std::int64_t x = sum / 1000;
  const std::int64_t step = std::clamp<std::int64_t>((x - kLowest + kStep / 2) / kStep, 0, kSteps - 1);
  return logistic[static_cast<std::size_t>(step)];
}

}  // namespace stemma::attributing
