// What class each word is of.
//
// A word first gets its most frequent tag, an unknown one that of its shape and longest known ending; then some hundreds of
// learnt rules change tags by their neighbours, each over the whole text in order ("VBD becomes VBN where the tag before is a
// form of have"). A rule may give a known word only a tag it was seen with. Hidden Markov and perceptron taggers do better by a
// point or two, but need tables of megabytes; a rule can be read, and 1000 rules cost less than tokenising does: tags are bytes,
// and a rule looks only where memchr finds the tag it would change.

#include "annotate/word_classes.h"

#include <algorithm>
#include <cstring>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::annotating {
namespace {

struct TagMeaning {
  std::string_view name;
  WordClass word_class;
  VerbForm verb_form = VerbForm::kNotVerb;
};

constexpr TagMeaning kTags[] = {
    {"#", WordClass::kOther},
    {"NN", WordClass::kNoun},
    {"NNS", WordClass::kNoun},
    {"PN", WordClass::kProperNoun},
    {"JJ", WordClass::kAdjective},
    {"RB", WordClass::kAdverb},
    {"VB", WordClass::kVerb, VerbForm::kBase},
    {"VBD", WordClass::kVerb, VerbForm::kPast},
    {"VBG", WordClass::kVerb, VerbForm::kGerund},
    {"VBN", WordClass::kVerb, VerbForm::kPastParticiple},
    {"VBP", WordClass::kVerb, VerbForm::kPresent},
    {"VBZ", WordClass::kVerb, VerbForm::kThirdSingular},
    {"AB", WordClass::kAuxiliary, VerbForm::kBase},
    {"ABD", WordClass::kAuxiliary, VerbForm::kPast},
    {"ABG", WordClass::kAuxiliary, VerbForm::kGerund},
    {"ABN", WordClass::kAuxiliary, VerbForm::kPastParticiple},
    {"ABP", WordClass::kAuxiliary, VerbForm::kPresent},
    {"ABZ", WordClass::kAuxiliary, VerbForm::kThirdSingular},
    {"MD", WordClass::kAuxiliary, VerbForm::kModal},
    {"PP", WordClass::kPronoun},
    {"PP$", WordClass::kPronoun},
    {"WP", WordClass::kPronoun},
    {"EX", WordClass::kPronoun},
    {"PD", WordClass::kPronoun},
    {"DT", WordClass::kDeterminer},
    {"IN", WordClass::kAdposition},
    {"RP", WordClass::kAdposition},
    {"CC", WordClass::kCoordinator},
    {"SC", WordClass::kSubordinator},
    {"CD", WordClass::kNumber},
    {"TO", WordClass::kParticle},
    {"POS", WordClass::kParticle},
    {"NOT", WordClass::kParticle},
    {"WRB", WordClass::kAdverb},
    {"UH", WordClass::kInterjection},
    {".", WordClass::kPunctuation},
    {"SYM", WordClass::kOther},
    {"X", WordClass::kOther},
};
constexpr std::uint8_t kProperNounTag = 3, kNounTag = 1, kLastOpenTag = 11;  // 1..11 are the open classes
constexpr std::size_t kGap = 3;                                              // a rule looks at most this far beyond a sentence
constexpr std::size_t kLongestSuffix = 5;

std::uint8_t tag_number(std::string_view name) {
  for (std::uint8_t i = 1; i < std::size(kTags); ++i) {
    if (kTags[i].name == name) return i;
  }
  return 0;
}

bool open_tag(std::uint8_t tag) { return tag >= 1 && tag <= kLastOpenTag; }

std::uint32_t ending_number(std::string_view key) {
  const std::string_view end = key.substr(key.size() - std::min<std::size_t>(2, key.size()));
  std::uint32_t number = 0;
  for (const char c : end) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

char shape_letter(const Draft& draft, std::uint32_t i) {
  if (draft.has(i, kHasDigit)) return 'd';
  if (!draft.has(i, kHasLetter)) return 'p';
  if (draft.has(i, kAllCapitals)) return 'A';
  if (draft.has(i, kCapital)) return 'C';
  return draft.has(i, kHyphen) ? 'h' : 'l';
}

}  // namespace

struct TagTables::Slate {
  std::vector<std::uint8_t> tags;                              // kGap zeros before each sentence and at the end
  std::vector<std::uint32_t> tokens, words, endings, entries;  // entries: kNone for an unknown word
  std::vector<char> shapes;
  std::vector<bool> named;  // may also be a proper noun
};

TagTables::TagTables(std::string_view folder) {
  const std::string at(folder);
  const auto add = [this](std::string_view form, const Entry& entry) {
    if (words_.add(fold(form), static_cast<std::uint32_t>(entries_.size())) == entries_.size()) entries_.push_back(entry);
  };
  const Table words = Table::load(at + "tag_words.tsv");
  const std::size_t word = words.column("word"), tags = words.column("tags");
  for (std::size_t row = 0; row < words.rows(); ++row) {
    Entry entry;
    std::size_t size = 0;
    for (const std::string_view tag : split(words.at(row, tags), ' ')) {
      if (size < kMostTags) entry.tags[size++] = tag_number(tag);
    }
    add(words.at(row, word), entry);
  }
  const Table nouns = Table::load(at + "tag_nouns.tsv");
  const std::size_t noun = nouns.column("noun");
  Entry as_noun;
  as_noun.tags[0] = kNounTag;
  for (std::size_t row = 0; row < nouns.rows(); ++row) add(std::string("^").append(nouns.at(row, noun)), as_noun);
  const Table suffixes = Table::load(at + "tag_suffixes.tsv");
  const std::size_t shape = suffixes.column("shape"), ending = suffixes.column("ending"), tag = suffixes.column("tag");
  for (std::size_t row = 0; row < suffixes.rows(); ++row) {
    std::string key(suffixes.at(row, shape));
    if (suffixes.at(row, ending) != "*") key += suffixes.at(row, ending);
    suffixes_.add(key, tag_number(suffixes.at(row, tag)));
  }
  capitals_tell_names_ = guess('C', {}) == kProperNounTag;
  const Table rules = Table::load(at + "tag_rules.tsv");
  const std::size_t from = rules.column("from"), to = rules.column("to"), context = rules.column("context");
  for (std::size_t row = 0; row < rules.rows(); ++row) {
    Rule rule;
    rule.from = tag_number(rules.at(row, from));
    rule.to = tag_number(rules.at(row, to));
    for (const std::string_view part : split(rules.at(row, context), ' ')) {
      const std::size_t equals = part.find('=');
      if (equals == std::string_view::npos || rule.size == 3) continue;
      Condition& condition = rule.conditions[rule.size++];
      const std::string_view value = part.substr(equals + 1);
      condition.kind = part[0];
      condition.offset = static_cast<std::int8_t>(to_number(part.substr(part[1] == '+' ? 2 : 1), 0));
      switch (condition.kind) {
        case 't':
          condition.value = tag_number(value);
          break;
        case 'w':
          condition.value = value == "#" ? 0 : vocabulary_.add(value, static_cast<std::uint32_t>(vocabulary_.size() + 1));
          break;
        case 's':
          condition.value = value == "#" ? 0 : ending_number(value);
          break;
        default:
          condition.value = static_cast<unsigned char>(value[0]);
      }
    }
    rules_.push_back(rule);
  }
}

WordClass TagTables::common_class(std::string_view key) const {
  const std::uint32_t entry = words_.find(key);
  return entry == kNone ? WordClass::kOther : kTags[entries_[entry].tags[0]].word_class;
}

bool TagTables::is_noun(std::string_view key) const {
  const std::uint32_t entry = words_.find(std::string("^").append(key));
  return entry != kNone && kTags[entries_[entry].tags[0]].word_class == WordClass::kNoun;
}

WordClass TagTables::class_by_ending(std::string_view key) const {
  const std::uint32_t tag = tag_of_ending('C', key, 1);
  return tag == kNone ? WordClass::kOther : kTags[tag].word_class;
}

// By the longest ending of at least `least` bytes.
std::uint32_t TagTables::tag_of_ending(char shape, std::string_view key, std::size_t least) const {
  std::array<char, kLongestSuffix + 1> buffer;
  buffer[0] = shape;
  for (std::size_t n = std::min(kLongestSuffix, key.size()) + 1; n-- > least;) {
    std::copy(key.end() - n, key.end(), buffer.begin() + 1);
    const std::uint32_t tag = suffixes_.find({buffer.data(), n + 1});
    if (tag != kNone) return tag;
  }
  return kNone;
}

std::uint8_t TagTables::guess(char shape, std::string_view key) const {
  const std::uint32_t tag = tag_of_ending(shape, key, 0);
  return tag == kNone ? kNounTag : static_cast<std::uint8_t>(tag);
}

// First tags. The key of a word is "^may" where its capital tells something: inside a sentence that is not all capitalised.
void TagTables::prepare(const Draft& draft, Slate& slate) const {
  const std::size_t size = draft.size() + kGap * (draft.out.sentences.size() + 1);
  slate.tags.assign(size, 0);
  slate.tokens.assign(size, kNone);
  slate.words.assign(size, 0);
  slate.endings.assign(size, 0);
  slate.entries.assign(size, kNone);
  slate.shapes.assign(size, ' ');
  slate.named.assign(size, false);
  std::size_t at = kGap;
  std::string capital_key;
  for (const Sentence& sentence : draft.out.sentences) {
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i, ++at) {
      const std::string_view key = draft.key(i);
      const bool capital = draft.has(i, kCapital) && !draft.has(i, kStart | kTitled);
      slate.tokens[at] = i;
      const std::uint32_t word = vocabulary_.find(key);
      slate.words[at] = word == kNone ? kNone : word;
      slate.endings[at] = ending_number(key);
      const char shape = shape_letter(draft, i);
      slate.shapes[at] = shape;
      capital_key.assign(1, '^').append(key);
      const std::uint32_t plain = words_.find(key), named = words_.find(capital_key);
      const std::uint32_t known = capital ? named : plain, other = capital ? plain : named;
      if (known != kNone) {
        slate.entries[at] = known;
        slate.tags[at] = entries_[known].tags[0];
      } else if (capital) {
        if (other != kNone && !open_tag(entries_[other].tags[0])) {
          slate.entries[at] = other;
          slate.named[at] = true;
          slate.tags[at] = entries_[other].tags[0];
        } else {
          slate.tags[at] = guess(shape, key);
        }
      } else if (other != kNone && (capitals_tell_names_ || draft.has(i, kCapital))) {
        slate.tags[at] = entries_[other].tags[0];
      } else {
        slate.tags[at] = guess(shape == 'C' && capitals_tell_names_ ? (draft.has(i, kHyphen) ? 'h' : 'l') : shape, key);
      }
    }
    at += kGap;
  }
}

bool TagTables::holds(const Slate& slate, std::size_t at, const Rule& rule) const {
  const std::uint32_t entry = slate.entries[at];
  if (entry == kNone) {
    if (!open_tag(rule.to)) return false;
  } else {
    const auto& tags = entries_[entry].tags;
    const bool seen = std::find(tags.begin(), tags.end(), rule.to) != tags.end();
    if (!seen && !(slate.named[at] && rule.to == kProperNounTag)) return false;
  }
  for (std::uint8_t i = 0; i < rule.size; ++i) {
    const Condition& c = rule.conditions[i];
    const std::size_t there = at + static_cast<std::size_t>(static_cast<std::ptrdiff_t>(c.offset));
    std::uint32_t value = 0;
    switch (c.kind) {
      case 't':
        value = slate.tags[there];
        break;
      case 'w':
        value = slate.words[there];
        break;
      case 's':
        value = slate.endings[there];
        break;
      default:
        value = static_cast<unsigned char>(slate.shapes[there]);
    }
    if (value != c.value) return false;
  }
  return true;
}

void TagTables::tag(Draft& draft) const {
  Slate slate;
  prepare(draft, slate);
  std::vector<std::size_t> hits;
  const std::uint8_t* const begin = slate.tags.data();
  const std::uint8_t* const end = begin + slate.tags.size();
  for (const Rule& rule : rules_) {
    hits.clear();
    for (const std::uint8_t* at = begin; at < end; ++at) {
      at = static_cast<const std::uint8_t*>(std::memchr(at, rule.from, static_cast<std::size_t>(end - at)));
      if (at == nullptr) break;
      const auto place = static_cast<std::size_t>(at - begin);
      if (holds(slate, place, rule)) hits.push_back(place);
    }
    for (const std::size_t hit : hits) slate.tags[hit] = rule.to;
  }
  for (std::size_t at = 0; at < slate.tags.size(); ++at) {
    if (slate.tokens[at] == kNone) continue;
    Token& token = draft.out.tokens[slate.tokens[at]];
    token.word_class = kTags[slate.tags[at]].word_class;
    token.verb_form = kTags[slate.tags[at]].verb_form;
  }
}

}  // namespace stemma::annotating
