#include "annotate/name_features.h"

#include <algorithm>
#include <cstring>

#include "annotate/lexicon.h"

namespace stemma::annotating {
namespace {

// Hash of a feature: its kind and up to three values.
std::uint32_t joined(std::uint32_t kind, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  std::uint64_t x = (std::uint64_t{a} << 32 | b) * 0x9e3779b97f4a7c15u ^ (std::uint64_t{c} << 32 | kind) * 0xc2b2ae3d27d4eb4fu;
  x ^= x >> 29;
  x *= 0xbf58476d1ce4e5b9u;
  return static_cast<std::uint32_t>(x >> 32);
}

std::uint32_t hash(std::string_view key) {
  std::uint64_t x = 0x9e3779b97f4a7c15u ^ key.size();
  while (!key.empty()) {
    std::uint64_t part = 0;
    const std::size_t n = std::min<std::size_t>(key.size(), 8);
    std::memcpy(&part, key.data(), n);
    x = (x ^ part) * 0xff51afd7ed558ccdu;
    x ^= x >> 32;
    key.remove_prefix(n);
  }
  return static_cast<std::uint32_t>(x >> 16);
}

enum List : std::uint32_t {  // bits of Fact::lists; name words' roles follow from kRoles on
  kGiven = 1,
  kTitle = 2,
  kPersonNoun = 4,
  kPersonNouns = 8,
  kOrganizationNoun = 16,
  kPlaceNoun = 32,
  kCommonNoun = 64,
  kCommonVerb = 128,
  kCommonOther = 256,
};
constexpr std::uint32_t kRoles = 512;  // roles as name words (NameWord) begin here

enum Sign : std::uint32_t {  // what stands around a word somewhere in the article
  kAfterTitle = 1,
  kBeforeSpeech = 2,
  kAfterGiven = 4,
  kAfterIn = 8,
  kAfterThe = 16,
  kOwns = 32,
  kBeforePersonVerb = 64,
  kAfterPersonNoun = 128,
  kAfterPlaceNoun = 256,
  kInBrackets = 512,
  kBeforeOrganizationWord = 1024,
  kAfterBy = 2048,
  kSigns = 12,
};

std::uint32_t shape_of(std::uint16_t shape) {
  return (shape & kCapital ? 1 : 0) | (shape & kAllCapitals ? 2 : 0) | (shape & kHasDigit ? 4 : 0) |
         (shape & kHasLetter ? 8 : 0) | (shape & kInnerCapital ? 16 : 0) | (shape & kHyphen ? 32 : 0) |
         (shape & kPeriod ? 64 : 0) | (shape & kQuote ? 128 : 0);
}

}  // namespace

NameFeatures::NameFeatures(const Draft& draft, const CapitalSurvey& survey, const std::vector<Mention>& proposed)
    : NameSpans(draft), survey_(survey), facts_(draft.size() + 1), noted_(draft.size(), false), parts_(draft.size(), false) {
  facts_.back().shape = 0xffff;  // beyond the sentence
  for (const Mention& m : proposed) {
    if (m.span != draft.span(m.first, m.end)) parts_[m.first] = true;
    for (std::uint32_t i = m.first; i < m.end; ++i)
      facts_[i].rule =
          static_cast<std::uint8_t>(2 + 2 * static_cast<int>(m.sure ? m.type : NameType::kOther) + (i > m.first ? 1 : 0));
    if (m.title_first != kNone)
      for (std::uint32_t i = m.title_first; i < m.first; ++i) facts_[i].rule = 1;
  }
  slots_.assign(512, kNone);
  find_stretches();

  note_phrases();
  note_elsewhere();
}

std::uint32_t NameFeatures::lists_of(std::uint32_t i) const {
  std::uint32_t lists = 0;
  const std::string_view key = draft_.key(i);
  if (draft_.listed(i, kNameWordList)) lists = lists_.word(key) * kRoles;
  if (draft_.listed(i, kTitleList) && lists_.title(key) != nullptr) lists |= kTitle;
  if (const auto* noun = draft_.listed(i, kRoleNounList) ? lists_.role_noun(key) : nullptr) {
    lists |= noun->type == NameType::kPerson         ? (noun->plural ? kPersonNouns : kPersonNoun)
             : noun->type == NameType::kOrganization ? kOrganizationNoun
             : noun->type == NameType::kPlace        ? kPlaceNoun
                                                     : 0u;
  }
  if (!draft_.has(i, kCapital | kInnerCapital)) return lists;
  const WordClass c = lexicon_.tags.common_class(draft_.words[i].form);
  if (c == WordClass::kNoun) {
    lists |= kCommonNoun;
  } else if (c == WordClass::kVerb) {
    lists |= kCommonVerb;
  } else if (c != WordClass::kOther && c != WordClass::kProperNoun) {
    lists |= kCommonOther;
  }
  if (draft_.listed(i, kGivenNameList) && lists_.given_name(key) != 0) lists |= kGiven;
  return lists;
}

void NameFeatures::note(std::uint32_t i) {
  if (noted_[i]) return;
  noted_[i] = true;
  Fact& f = facts_[i];
  const std::string_view key = draft_.key(i);
  f.word = hash(key);
  f.prefix = hash(key.substr(0, 3));
  f.suffix = hash(key.substr(key.size() - std::min<std::size_t>(3, key.size()))) ^ 7;
  f.ending = hash(key.substr(key.size() - std::min<std::size_t>(2, key.size()))) ^ 8;
  f.shape = static_cast<std::uint16_t>(shape_of(draft_.words[i].shape));
  const Token& token = draft_.out.tokens[i];
  f.part = static_cast<std::uint8_t>(static_cast<int>(token.word_class) * 8 + static_cast<int>(token.verb_form));
  if (!draft_.has(i, kHasLetter)) return;
  f.lists = lists_of(i);
  if (draft_.has(i, kCapital | kInnerCapital)) {
    const CapitalSurvey::Count count = survey_.of(key);
    f.small = static_cast<std::uint8_t>(std::min(3, count.small));
    f.capital = static_cast<std::uint8_t>(std::min(3, count.capital));
  }
}

// Phrase: place 1-6 by kind, +8 inside; institution 16 / 32 inside; people 64 / 128; title 256 / 512; word of organizations' names 1024
void NameFeatures::note_phrases() {
  for (const Stretch& s : stretches_) {
    enter(draft_.sentence_of(s.first));
    std::uint32_t place = s.first, institution = s.first, people = s.first, title = s.first;
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      if (!capital(i)) continue;
      if (i >= place) {
        const std::uint32_t end = place_end(i);
        place = std::max(i + 1, end);
        if (const std::uint32_t row = end > i ? lexicon_.places.find(draft_.key(i, end)) : kNone; row != kNone) {
          const Place& p = lexicon_.places.at(row);
          const std::uint32_t kind = p.kind == PlaceKind::kCountry   ? 1
                                     : p.kind == PlaceKind::kCapital ? 2
                                     : p.kind == PlaceKind::kRegion  ? 3
                                     : p.population > 1e6            ? 4
                                     : p.population > 2e5            ? 5
                                                                     : 6;
          for (std::uint32_t j = i; j < place; ++j) facts_[j].phrase |= kind + (j > i ? 8 : 0);
        }
      }
      if (i >= institution) {
        const std::uint32_t end = institution_end(i);
        for (std::uint32_t j = i; j < end; ++j) facts_[j].phrase |= j > i ? 32 : 16;
        institution = std::max(i + 1, end);
      }
      if (i >= people) {
        const std::uint32_t end = demonym_end(i);
        for (std::uint32_t j = i; j < end; ++j) facts_[j].phrase |= j > i ? 128 : 64;
        people = std::max(i + 1, end);
      }
      if (i >= title) {
        const std::uint32_t end = title_end(i);
        for (std::uint32_t j = i; j < end; ++j) facts_[j].phrase |= j > i ? 512 : 256;
        title = std::max(i + 1, end);
      }
    }
  }
}

NameFeatures::Elsewhere& NameFeatures::elsewhere(std::uint32_t word) {
  if (2 * (elsewhere_.size() + 1) > slots_.size()) {
    slots_.assign(slots_.size() * 2, kNone);
    for (std::uint32_t row = 0; row < elsewhere_.size(); ++row) {
      std::size_t at = elsewhere_[row].word & (slots_.size() - 1);
      while (slots_[at] != kNone) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = row;
    }
  }
  std::size_t at = word & (slots_.size() - 1);
  while (slots_[at] != kNone && elsewhere_[slots_[at]].word != word) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at] == kNone) {
    slots_[at] = static_cast<std::uint32_t>(elsewhere_.size());
    elsewhere_.emplace_back().word = word;
  }
  return elsewhere_[slots_[at]];
}

std::uint32_t NameFeatures::signs_at(std::uint32_t i) const {
  std::uint32_t signs = 0;
  const Fact &before = at(i, -1), &after = at(i, 1);
  if (i > first_) {
    if (before.phrase & 0x300 || before.rule == 1) signs |= kAfterTitle;
    if (before.lists & kGiven && before.shape & 1) signs |= kAfterGiven;
    if (before.lists & (kPlacePreposition * kRoles)) signs |= kAfterIn;
    const std::string_view word = draft_.key(i - 1);
    if (word == "the") signs |= kAfterThe;
    if (word == "by") signs |= kAfterBy;
    if (!(before.shape & 1)) {
      if (before.lists & (kPersonNoun | kTitle)) signs |= kAfterPersonNoun;
      if (before.lists & kPlaceNoun || (word == "of" && i > first_ + 1 && at(i, -2).lists & kPlaceNoun)) signs |= kAfterPlaceNoun;
    }
    if (word == "(" && i + 1 < end_ && draft_.key(i + 1) == ")") signs |= kInBrackets;
  }
  if (i + 1 < end_) {
    if (!(after.shape & 1) && after.lists & (kPersonVerb * kRoles)) signs |= kBeforePersonVerb;
    const VerbForm form = draft_.out.tokens[i + 1].verb_form;
    if (form == VerbForm::kPast || form == VerbForm::kThirdSingular) signs |= kBeforeSpeech;
    const std::string_view word = draft_.key(i + 1);
    if (word == "'s" || word == "'" || word == "’s") signs |= kOwns;
    if (after.shape & 1 && after.lists & (kOrganizationHead * kRoles)) signs |= kBeforeOrganizationWord;
  }
  return signs;
}

void NameFeatures::note_elsewhere() {
  for (const Stretch& s : stretches_) {
    enter(draft_.sentence_of(s.first));
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      Fact& f = facts_[i];
      if (!capital(i)) {
        f.elsewhere = kNone;
        continue;
      }
      Elsewhere& row = elsewhere(f.word);
      f.elsewhere = static_cast<std::uint32_t>(&row - elsewhere_.data());
      if (row.count < 60000) {
        ++row.count;
        if (f.rule >= 2) ++row.rules[f.rule - 2];
      }
      row.signs |= signs_at(i);
    }
  }
}

const NameFeatures::Fact& NameFeatures::at(std::uint32_t i, int offset) const {
  const std::int64_t j = static_cast<std::int64_t>(i) + offset;
  return j < first_ || j >= end_ ? facts_.back() : facts_[static_cast<std::size_t>(j)];
}

void NameFeatures::read(const Stretch& s, std::uint32_t i, std::vector<std::uint32_t>& out) {
  out.clear();
  enter(draft_.sentence_of(i));
  std::uint32_t n = 0;
  const auto f1 = [&](std::uint32_t a) { out.push_back(joined(++n, a, 0, 0)); };
  const auto f2 = [&](std::uint32_t a, std::uint32_t b) { out.push_back(joined(++n, a, b, 0)); };
  const auto f3 = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) { out.push_back(joined(++n, a, b, c)); };
  const Fact* w[5];
  for (int k = -2; k <= 2; ++k) w[k + 2] = &at(i, k);
  const auto W = [&](int k) -> const Fact& { return *w[k + 2]; };
  const Fact& t = *w[2];
  const std::uint32_t start = draft_.has(i, kStart) ? 1 : 0, titled = draft_.has(i, kTitled) ? 2 : 0;

  f1(titled);
  // Words.
  for (int k = -2; k <= 2; ++k) f1(W(k).word);
  f2(W(-1).word, t.word);
  f2(t.word, W(1).word);
  f1(t.prefix);
  f1(t.ending);
  f2(t.suffix, t.shape);
  f2(W(-1).suffix, t.shape);
  f2(W(1).suffix, t.shape);
  // Shapes.
  f2(t.shape, start + titled);
  f3(W(-1).shape, t.shape, W(1).shape);
  f3(W(-2).shape, W(-1).shape, t.shape);
  f3(t.shape, W(1).shape, W(2).shape);
  f2(W(-1).word, t.shape);
  f2(W(1).word, t.shape);
  // Parts of speech.
  f2(W(-1).part, t.part);
  f2(t.part, W(1).part);
  // Lists.
  for (int k = -1; k <= 1; ++k) f2(W(k).lists, W(k).shape & 3);
  f3(W(-1).lists, t.lists, t.shape & 3);
  f3(t.lists, W(1).lists, t.shape & 3);
  f3(t.lists, start, t.small);
  for (int k = -1; k <= 1; ++k) f2(W(k).phrase, W(k).shape & 3);
  f3(t.phrase, t.lists, start);
  f3(W(-1).phrase, t.phrase, W(1).phrase);
  f2(t.phrase, W(1).word);
  f2(t.phrase, W(-1).word);
  f2(W(-1).phrase, t.lists);
  f2(t.lists, W(1).phrase);
  // The rules' reading.
  f3(W(-1).rule, t.rule, W(1).rule);
  f2(t.rule, t.word);
  f3(t.rule, t.shape, start);
  f2(t.rule, t.lists);
  f2(t.rule, t.phrase);
  // The run of capitals the word is in, and what stands before and after it.
  std::uint32_t a = i, z = i + 1;
  while (a > s.first && i - a < 6 && facts_[a - 1].shape & 1) --a;
  while (z < s.end && z - i < 7 && facts_[z].shape & 1) ++z;
  const std::uint32_t length = std::min<std::uint32_t>(z - a, 3), behind = std::min<std::uint32_t>(z - 1 - i, 3);
  const Fact &left = at(a, -1), &left2 = at(a, -2), &right = at(z, 0), &right2 = at(z, 1), &first = facts_[a],
             &last = facts_[z - 1];
  f2(left.word, t.shape);
  f2(right.word, t.shape);
  f2(left2.word, left.word);
  f2(right.word, right2.word);
  f3(left.lists, right.lists, length);
  f2(left.lists, t.lists);
  f2(right.lists, t.lists);
  f3(last.word, behind, length);
  f3(last.lists, behind, t.lists);
  f3(first.lists, std::min<std::uint32_t>(i - a, 3), t.lists);
  f3(last.lists, first.lists, (z - a) * 8 + (i - a));
  f2(last.suffix, behind);
  f2(z - a, i - a);
  const Fact& head = facts_[s.end - 1];
  f3(head.lists, std::min<std::uint32_t>(s.end - 1 - i, 4), head.shape & 3);
  // Elsewhere in the article.
  f3(t.small, t.capital, start + titled);
  if (t.elsewhere == kNone || (t.shape & 17) == 0) return;
  const Elsewhere& row = elsewhere_[t.elsewhere];
  std::uint32_t most = 0, best = 10, total = 0;
  for (std::uint32_t r = 0; r < 10; ++r) {
    const std::uint32_t count = row.rules[r] - (t.rule == r + 2);
    total += count;
    if (count > most) most = count, best = r;
  }
  const std::uint32_t others = row.count - 1u, amount = others == 0 ? 0 : others < 3 ? 1 : 2;
  f2(best, amount);
  f3(best, t.rule, most * 4 > total * 3);
  f3(best, t.lists, amount);
  for (std::uint32_t k = 0; k < kSigns; ++k) {
    ++n;
    if (row.signs >> k & 1) out.push_back(joined(n, t.shape & 3, 0, 0));
  }
  f2(row.signs & (kAfterTitle | kAfterGiven | kBeforePersonVerb | kAfterIn | kAfterThe), t.rule);
  f2(row.signs & (kAfterIn | kAfterThe | kAfterPlaceNoun | kOwns | kBeforePersonVerb), t.shape);
}

}  // namespace stemma::annotating
