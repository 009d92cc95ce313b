#include "annotate/person_names.h"

#include <algorithm>
#include <vector>

#include "base/tables.h"

namespace stemma::annotating {
namespace {

constexpr std::size_t kLongestWord = 40;  // longer ones are alike only when equal

bool small_word(std::string_view word) {
  static constexpr std::string_view kSmall[] = {"of", "for", "and", "the", "on", "in", "&",
                                                "de", "la",  "du",  "des", "to", "'s", "'"};
  return std::find(std::begin(kSmall), std::end(kSmall), word) != std::end(kSmall);
}

int distance(std::string_view a, std::string_view b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int corner = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
      corner = above;
    }
  }
  return row[b.size()];
}

bool initial_of(std::string_view letter, std::string_view word) {
  return !letter.empty() && letter.size() <= 2 && (letter.size() == 1 || letter[1] == '.') && !word.empty() &&
         letter[0] == word[0];
}

}  // namespace

std::string_view first_word(std::string_view key) { return key.substr(0, key.find(' ')); }

std::size_t word_count(std::string_view key) { return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1; }

std::string_view bare(std::string_view word) {
  for (const std::string_view article : {"al-", "el-", "ul-", "ad-", "as-", "an-", "ar-", "at-", "az-", "ash-"}) {
    if (word.size() > article.size() + 2 && word.starts_with(article)) return word.substr(article.size());
  }
  return word;
}

std::string_view surname(std::string_view key, const NameLists& lists) {
  std::string_view last = key.substr(key.rfind(' ') + 1);
  while (lists.is_word(last, kNameSuffix) && last.size() < key.size()) {
    key = key.substr(0, key.size() - last.size() - 1);
    last = key.substr(key.rfind(' ') + 1);
  }
  return bare(last);
}

bool alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (shorter < 5 || longer - shorter > 2 || longer > kLongestWord || a[0] != b[0]) return false;
  return distance(a, b) <= (shorter >= 8 ? 2 : 1);
}

std::string sound(std::string_view word) {
  std::string out;
  const auto add = [&](char c) {
    if (out.empty() || out.back() != c) out += c;
  };
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i], next = i + 1 < word.size() ? word[i + 1] : '\0';
    const bool breathed = next == 'h';
    switch (c) {
      case 'q':
      case 'g':
      case 'k':
        add('k');
        i += breathed;
        break;
      case 'c':
        add(breathed ? 'c' : next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
        i += breathed;
        break;
      case 'd':
      case 't':
        add(c);
        i += breathed;
        break;
      case 'p':
        add(breathed ? 'f' : 'p');
        i += breathed;
        break;
      case 'e':
        add('a');
        break;
      case 'y':
      case 'j':
        add('i');
        break;
      case 'o':
        add('u');
        break;
      case 'w':
        add('v');
        break;
      case 'h':
        if (next != '\0') add('h');
        break;
      case '-':
      case '.':
      case '\'':
        break;
      default:
        add(c);
    }
  }
  return out;
}

std::size_t initial_count(std::string_view key) {
  std::size_t count = 0;
  for (const std::string_view word : split(key, ' ')) count += word.size() == 2 && word[1] == '.';
  return count;
}

bool same_person(std::string_view a, std::string_view b, const NameLists& lists) {
  const std::string_view surname_a = surname(a, lists), surname_b = surname(b, lists), first_a = first_word(a),
                         first_b = first_word(b);
  const bool surnames = surname_a == surname_b, given = first_a == first_b;
  const bool one_sound = surnames || (surname_a.size() >= 5 && surname_b.size() >= 5 && sound(surname_a) == sound(surname_b));
  if (one_sound && (given || alike(first_a, first_b) || initial_of(first_a, first_b) || initial_of(first_b, first_a)))
    return true;
  if (given && alike(surname_a, surname_b) && lists.given_name(first_a) != 0) return true;
  if (word_count(a) == 2 && word_count(b) == 2 && first_a == b.substr(b.rfind(' ') + 1) && first_b == a.substr(a.rfind(' ') + 1))
    return true;  // "Orban Viktor"
  // One leaves words of the other out: "Juan Manuel Santos" and "Juan Manuel Santos Calderón".
  const std::string_view longer = a.size() > b.size() ? a : b, shorter = a.size() > b.size() ? b : a;
  return longer.starts_with(shorter) && longer.size() > shorter.size() && longer[shorter.size()] == ' ' &&
         word_count(shorter) >= 2;
}

std::string initials(std::string_view key, bool small_words_too) {
  std::string out;
  for (const std::string_view word : split(key, ' ')) {
    if (word[0] == '\'' || (!small_words_too && small_word(word))) continue;
    out += word[0];
    const std::size_t hyphen = word.find('-');
    if (!small_words_too && hyphen != std::string_view::npos && hyphen + 1 < word.size()) out += word[hyphen + 1];
  }
  return out;
}

std::string without_dots(std::string_view key) {
  std::string out(key);
  std::erase(out, '.');
  return out;
}

}  // namespace stemma::annotating
