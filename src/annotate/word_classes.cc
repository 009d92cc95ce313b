// What class each word is of.
//
// A word first gets its most frequent tag, an unknown one that of its shape and longest known ending; then some hundreds of
// learnt rules change tags by their neighbours, each over the whole text in order ("VBD becomes VBN where the tag before is a
// form of have"). A rule may give a known word only a tag it was seen with. Hidden Markov and perceptron taggers do better by a
// point or two, but need tables of megabytes; a rule can be read, and rules as rows of bits (tag_rules.cc) cost less
// than tokenising does. What the tables know of a word is looked up once for each token, when it is cut (Word::form).

#include "annotate/word_classes.h"

#include <algorithm>

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
constexpr std::size_t kStretch = 2048;  // places tagged at once, rounded up to a whole sentence
constexpr std::size_t kLongestSuffix = 5;

std::uint8_t tag_number(std::string_view name) {
  for (std::uint8_t i = 1; i < std::size(kTags); ++i) {
    if (kTags[i].name == name) return i;
  }
  return 0;
}

bool open_tag(std::uint8_t tag) { return tag >= 1 && tag <= kLastOpenTag; }

char shape_letter(const Draft& draft, std::uint32_t i) {
  if (draft.has(i, kHasDigit)) return 'd';
  if (!draft.has(i, kHasLetter)) return 'p';
  if (draft.has(i, kAllCapitals)) return 'A';
  if (draft.has(i, kCapital)) return 'C';
  return draft.has(i, kHyphen) ? 'h' : 'l';
}

}  // namespace

TagTables::Form& TagTables::form_of(std::string_view key) {
  const std::uint32_t row = form_map_.add(key, static_cast<std::uint32_t>(forms_.size()));
  if (row == forms_.size()) forms_.emplace_back();
  return forms_[row];
}

void TagTables::note(std::string_view key, std::uint16_t lists) { form_of(key).lists |= lists; }

TagTables::TagTables(std::string_view folder) {
  const std::string at(folder);
  const auto add = [&](std::string_view word, const Entry& entry) {
    const std::string key = fold(word);
    const bool named = key.size() > 1 && key[0] == '^';
    Form& form = form_of(named ? std::string_view(key).substr(1) : key);
    std::uint32_t& known = named ? form.named : form.plain;
    if (known != kNone) return;
    known = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(entry);
  };
  const Table words = Table::load(at + "tag_words.tsv");
  form_map_.reserve(words.rows() * 3);  // with the first words of names and places
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
  rules_.load(folder, tag_number);
  rules_.each_word([&](std::string_view named, std::uint32_t number) { form_of(named).rule_word = number; });
}

WordClass TagTables::common_class(std::uint32_t form) const {
  const std::uint32_t entry = form == kNone ? kNone : forms_[form].plain;
  return entry == kNone ? WordClass::kOther : kTags[entries_[entry].tags[0]].word_class;
}

bool TagTables::is_noun(std::string_view key) const {
  const std::uint32_t at = form(key);
  const std::uint32_t entry = at == kNone ? kNone : forms_[at].named;
  return entry != kNone && kTags[entries_[entry].tags[0]].word_class == WordClass::kNoun;
}

WordClass TagTables::class_by_ending(std::string_view key) const {
  const std::uint32_t tag = tag_of_ending('C', key, 1);
  return tag == kNone ? WordClass::kOther : kTags[tag].word_class;
}

// By the longest ending of at least `least` bytes.
std::uint32_t TagTables::tag_of_ending(char shape, std::string_view key, std::size_t least) const {
  std::array<char, 8> buffer;
  static_assert(buffer.size() > kLongestSuffix);
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

// The first tag of a token. "^may" tells more than "may" where its capital tells something: inside a sentence that is not all
// capitalised.
TagTables::First TagTables::first_tag(const Draft& draft, std::uint32_t i, char shape) const {
  static constexpr Form kUnknown;
  const std::string_view key = draft.key(i);
  const bool capital = draft.has(i, kCapital) && !draft.has(i, kStart | kTitled);
  const Form& form = draft.words[i].form == kNone ? kUnknown : forms_[draft.words[i].form];
  const std::uint32_t known = capital ? form.named : form.plain, other = capital ? form.plain : form.named;
  if (known != kNone) return {entries_[known].tags[0], known, false};
  if (capital) {
    if (other != kNone && !open_tag(entries_[other].tags[0])) return {entries_[other].tags[0], other, true};
    return {guess(shape, key), kNone, false};
  }
  if (other != kNone && (capitals_tell_names_ || draft.has(i, kCapital))) return {entries_[other].tags[0], kNone, false};
  const bool start = shape == 'C' && capitals_tell_names_;
  return {guess(!start ? shape : draft.has(i, kHyphen) ? 'h' : 'l', key), kNone, false};
}

bool TagTables::may_become(const First& first, std::uint8_t tag) const {
  if (first.entry == kNone) return open_tag(tag);
  const auto& tags = entries_[first.entry].tags;
  return std::find(tags.begin(), tags.end(), tag) != tags.end() || (first.named && tag == kProperNounTag);
}

void TagTables::tag(Draft& draft) const {
  const auto& sentences = draft.out.sentences;
  TagRules::Places places;
  std::vector<First> firsts;
  for (std::size_t from = 0; from < sentences.size();) {
    std::size_t to = from, size = kTagGap;
    while (to < sentences.size() && size < kStretch) {
      size += sentences[to].end_token - sentences[to].first_token + kTagGap;
      ++to;
    }
    places.start(rules_, size);
    firsts.assign(size, First{});
    std::size_t at = 0;
    const auto gap = [&] {
      for (std::size_t k = 0; k < kTagGap; ++k) places.gap(at++);
    };
    gap();
    for (std::size_t s = from; s < to; ++s) {
      for (std::uint32_t i = sentences[s].first_token; i < sentences[s].end_token; ++i, ++at) {
        const char shape = shape_letter(draft, i);
        firsts[at] = first_tag(draft, i, shape);
        const std::uint32_t form = draft.words[i].form;
        places.token(at, firsts[at].tag, form == kNone ? kNone : forms_[form].rule_word, draft.key(i), shape);
      }
      gap();
    }
    rules_.apply(places, [&](std::size_t place, std::uint8_t tag) { return may_become(firsts[place], tag); });
    at = kTagGap;
    for (std::size_t s = from; s < to; ++s, at += kTagGap) {
      for (std::uint32_t i = sentences[s].first_token; i < sentences[s].end_token; ++i, ++at) {
        const TagMeaning& meaning = kTags[places.tag(at)];
        draft.out.tokens[i].word_class = meaning.word_class;
        draft.out.tokens[i].verb_form = meaning.verb_form;
      }
    }
    from = to;
  }
}

}  // namespace stemma::annotating
