// A name is a run of capitalised words with small words inside ("Observatory for Human Rights", "Ida van der Velk"). Capitals
// alone do not tell where one ends and the next begins: lists and head words do.

#include "annotate/name_spans.h"

#include "base/utf8.h"

namespace stemma::annotating {
namespace {

constexpr std::uint32_t kLongestName = 12;

}  // namespace

bool NameSpans::common(std::uint32_t i) const {
  const WordClass c = lexicon_.tags.common_class(draft_.words[i].form);
  return c != WordClass::kOther && c != WordClass::kProperNoun;
}

bool NameSpans::capital(std::uint32_t i) const {
  if (i >= end_ || !draft_.has(i, kHasLetter) || draft_.key(i).ends_with('$')) return false;
  if (draft_.has(i, kCapital)) return true;
  if (draft_.has(i, kInnerCapital) && !draft_.has(i, kHyphen)) return true;  // iPhone
  if (!draft_.has(i, kHyphen)) return false;
  const std::string_view surface = draft_.surface(i);  // al-Masri
  const std::size_t hyphen = surface.find('-');
  return hyphen != std::string_view::npos && hyphen + 1 < surface.size() && is_upper(decode(surface, hyphen + 1).value) &&
         lists_.is_word(draft_.key(i).substr(0, std::min(hyphen, draft_.key(i).size())), kPersonParticle);
}

bool NameSpans::no_name(std::uint32_t i) const {
  const std::string_view key = draft_.key(i);
  if ((draft_.listed(i, kNameWordList) && lists_.is_word(key, kNoName)) || lexicon_.numbers.value_of(key)) return true;
  return draft_.has(i, kHasDigit) && !draft_.has(i, kHyphen) && key.size() <= 2;
}

bool NameSpans::needs_capitals(std::uint32_t i, std::uint32_t end) const {
  return end == i + 1 && draft_.key(i).size() <= 4 && common(i) && !draft_.has(i, kAllCapitals | kPeriod);
}

std::uint32_t NameSpans::title_end(std::uint32_t i) const {
  if (!capital(i)) return i;
  const std::uint32_t end =
      longest(i, kTitleList, [&](auto k) { return lists_.longest_title(k); }, [&](auto k) { return lists_.title(k) != nullptr; });
  if (end == i) return hyphened_title(i) ? i + 1 : i;
  const NameLists::Title* title = lists_.title(draft_.key(i, end));
  if (title->capitals && !draft_.has(i, kAllCapitals)) return i;
  return end;
}

bool NameSpans::hyphened_title(std::uint32_t i) const {
  if (!draft_.has(i, kHyphen)) return false;
  const std::string_view key = draft_.key(i);
  const std::size_t hyphen = key.find('-');
  const std::string_view first = key.substr(0, hyphen);
  return (first == "then" || first == "ex" || first == "vice" || first == "co") &&
         lists_.title(key.substr(hyphen + 1)) != nullptr;
}

std::uint32_t NameSpans::demonym_end(std::uint32_t i) const {
  if (const std::uint32_t row = draft_.listed(i, kPlaceList) ? lexicon_.places.find(draft_.key(i)) : kNone;
      row != kNone && lexicon_.places.at(row).kind == PlaceKind::kCountry)
    return i;  // US, UK
  return longest(
      i, kDemonymList, [&](auto k) { return lists_.longest_demonym(k); }, [&](auto k) { return lists_.demonym(k) != nullptr; });
}

std::uint32_t NameSpans::institution_end(std::uint32_t i) const {
  const std::uint32_t end = longest(
      i, kInstitutionList, [&](auto k) { return lists_.longest_institution(k); },
      [&](auto k) { return lists_.institution(k) != nullptr; });
  if (end == i) return i;
  if (lists_.institution(draft_.key(i, end))->acronym && end == i + 1 && !draft_.has(i, kAllCapitals | kPeriod) &&
      draft_.key(i).size() < 5)
    return i;
  return needs_capitals(i, end) ? i : end;
}

std::uint32_t NameSpans::place_end(std::uint32_t i) const {
  const std::uint32_t end = longest(
      i, kPlaceList, [&](auto k) { return lexicon_.places.longest(k); },
      [&](auto k) { return lexicon_.places.find(k) != kNone; });
  return end > i && needs_capitals(i, end) ? i : end;
}

std::uint32_t NameSpans::organization_end(std::uint32_t i) const {
  std::uint32_t last = i;
  bool after_of = false;
  const std::uint32_t own_title = title_end(i);  // "Prime Minister's Office" begins with one
  for (std::uint32_t j = i; j < end_ && j - i < kLongestName;) {
    if (capital(j) && !(j > i && draft_.has(j, kNewLine))) {
      if (j > i) {
        const std::uint32_t title = title_end(j);
        if (title > j && j >= own_title && !role(title, kOrganizationHead) && !role(title - 1, kOrganizationHead)) break;
        if (lists_.is_word(draft_.key(j), kNoName) && !after_of) break;
      }
      const bool head = role(j, kOrganizationHead) && !(j == i && title_end(i) > i + 1);
      if (head || (j > i && role(j, kOrganizationTail)) || after_of) last = j + 1;
      ++j;
      continue;
    }
    if (j > i && draft_.has(j, kAllDigits) && draft_.key(j).size() <= 3 && role(j - 1, kNumbered)) {  // "Channel 4 News"
      last = ++j;
      continue;
    }
    const std::string_view key = draft_.key(j);
    const bool next_capital = capital(j + 1), the_capital = is(j + 1, "the") && capital(j + 2);
    if ((key == "of" || key == "for" || key == "on") && last == j && j > i && role(j - 1, kOrganizationOf) &&
        (next_capital || the_capital)) {
      if (key == "on" && !role(j - 1, kOrganizationHead)) break;
      after_of = true;
      j += next_capital ? 1 : 2;
    } else if (key == "&" && next_capital) {
      ++j;
      last = std::max(last, j + 1);
    } else if (key == "and" && next_capital && j > i && j + 1 < end_ && common(j - 1) && common(j + 1) &&
               title_end(j + 1) == j + 1) {
      ++j;  // "Food and Drug Administration": both sides are common words
    } else if ((key == "'s" || key == "'") && next_capital && j > i &&
               ((common(j - 1) && !draft_.has(j - 1, kAllCapitals)) || own_title == j)) {
      ++j;
    } else {
      break;
    }
  }
  return last;
}

std::uint32_t NameSpans::place_word_end(std::uint32_t i) const {
  std::uint32_t last = i;
  if (role(i, kPlaceBefore)) {
    std::uint32_t j = i + 1;
    if (is(j, "of")) ++j;
    if (is(j, "the")) ++j;
    if (capital(j) && title_end(j) == j) {
      while (capital(j) && j - i < 5 && !no_name(j)) ++j;
      return j;
    }
  }
  if (role(i, kDirection) && !draft_.has(i, kStart) && i + 1 < end_ && capital(i + 1)) {
    const std::uint32_t place = place_end(i + 1);
    if (place > i + 1) last = place;
  }
  for (std::uint32_t j = i; capital(j) && j - i < 5; ++j) {
    if (j > i && role(j, kPlaceAfter)) last = std::max(last, j + 1);
    if (j > i && (title_end(j) > j || draft_.has(j, kNewLine))) break;
  }
  return last;
}

bool NameSpans::spaced_hyphen(std::uint32_t j) const {
  const bool blanks = draft_.has(j, kSpaceBefore) && draft_.has(j + 1, kSpaceBefore);
  if (!blanks || draft_.key(j) != "-") return false;
  if (capital(j + 1)) return role(j - 1, kPersonParticle);
  return !common(j + 1) && draft_.key(j + 1).size() <= 6 && !draft_.has(j + 1, kHasDigit);
}

std::uint32_t NameSpans::unknown_end(std::uint32_t i, bool titled) const {
  std::uint32_t j = i + 1;
  while (j < end_ && j - i < 7) {
    if (draft_.has(j, kNewLine)) break;
    if (capital(j)) {
      if (no_name(j) && !role(j, kNameSuffix)) break;
      const std::uint32_t title = title_end(j);
      if (title > j && !(j == i + 1 && role(j, kPersonParticle)) && !role(j, kNameSuffix)) {
        const bool initial = draft_.key(j).size() == 2 && draft_.has(j, kPeriod);
        if (!initial && !(lists_.given_name(draft_.key(j)) != 0 && title == j + 1)) break;
      }
      const std::uint32_t demonym = demonym_end(j);
      if (demonym > j && !(titled || lists_.given_name(draft_.key(i)) != 0)) break;
      ++j;
      continue;
    }
    std::uint32_t k = j;
    while (k < end_ && k - j < 3 && role(k, kPersonParticle) && !draft_.has(k, kCapital) && !is(k, "and")) ++k;
    if (k > j && capital(k) && !is(j, "y") && !is(j, "e") && !is(j, "i")) {
      j = k + 1;
      continue;
    }
    if (is(j, "&") && capital(j + 1)) {
      j += 2;
      continue;
    }
    if (is(j, "-") && j + 1 < end_ && draft_.has(j + 1, kHasLetter) && spaced_hyphen(j)) {
      j += 2;
      continue;
    }
    if (draft_.has(j, kAllDigits) && role(j - 1, kNumbered) && draft_.key(j).size() <= 3) {
      ++j;
    } else if (is(j, ",") && role(j + 1, kNameSuffix) && draft_.has(j + 1, kCapital)) {
      j += 2;
    }
    break;
  }
  return j;
}

}  // namespace stemma::annotating
