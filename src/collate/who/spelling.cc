// Problem: Nebenzya and Nebenzia, Gaddafi and Qaddafi, Masoud and Massoud are one man each; Hassan and Hussein are two.
// Model: letters that transcriptions from Arabic, Persian, Hebrew, Cyrillic and Greek interchange are made one, doubled letters
// single; consonants alone are the key under which names meet, and the vowels must then agree within a letter in four.
// Rejected: Soundex and Metaphone (made for English surnames: they part Qaddafi from Gaddafi and join Hassan with Hussein),
// edit distance alone (no index, and it joins Allen with Alden).

#include "collate/who/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/tables.h"

namespace stemma::collating {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 33> kRules = {{
    {"tsch", "c"}, {"sch", "s"}, {"tch", "c"}, {"kh", "h"}, {"gh", "g"}, {"dh", "d"}, {"th", "t"}, {"zh", "j"}, {"tz", "c"},
    {"ts", "c"},   {"sh", "s"},  {"ch", "c"},  {"ck", "k"}, {"ph", "f"}, {"rh", "r"}, {"wh", "v"}, {"ou", "u"}, {"oo", "u"},
    {"ee", "i"},   {"ei", "i"},  {"ai", "i"},  {"ey", "i"}, {"ay", "i"}, {"ie", "i"}, {"ae", "a"}, {"oe", "o"}, {"ue", "u"},
    {"q", "g"},    {"w", "v"},   {"x", "ks"},  {"y", "i"},  {"c", "k"},  {"'", ""},
}};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::string_view without_article(std::string_view word) {
  for (std::string_view article : {"al-", "el-", "ul-", "as-", "ash-", "an-", "ar-", "ad-", "at-", "az-"})
    if (word.size() > article.size() + 2 && word.starts_with(article)) return word.substr(article.size());
  return word;
}

}  // namespace

std::string sound_form(std::string_view folded_word) {
  const std::string_view word = without_article(folded_word);
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    std::string_view put = word.substr(at, 1);
    std::size_t taken = 1;
    for (const auto& [from, to] : kRules) {
      if (word.substr(at).starts_with(from)) {
        put = to, taken = from.size();
        break;
      }
    }
    at += taken;
    if (put == "-" || put == ".") continue;
    if (!put.empty() && !out.empty() && out.back() == put.front()) put.remove_prefix(1);
    out += put;
  }
  return out;
}

std::string sound_skeleton(std::string_view folded_word) {
  const std::string form = sound_form(folded_word);
  std::string out;
  for (std::size_t at = 0; at < form.size(); ++at) {
    char c = form[at];
    if (is_vowel(c)) {
      if (at > 0) continue;
      c = 'a';
    }
    if (c == 'h' && at > 0) continue;
    if (c == 'g') c = 'k';
    if (c == 'z') c = 's';
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

int edit_distance(std::string_view a, std::string_view b, int most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (static_cast<int>(b.size() - a.size()) > most) return most + 1;
  std::vector<int> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = static_cast<int>(i);
  for (std::size_t j = 1; j <= b.size(); ++j) {
    int diagonal = row[0]++;
    int least = row[0];
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({row[i] + 1, row[i - 1] + 1, change});
      least = std::min(least, row[i]);
    }
    if (least > most) return most + 1;
  }
  return std::min(row.back(), most + 1);
}

bool sounds_alike(std::string_view folded_a, std::string_view folded_b) {
  if (folded_a == folded_b) return true;
  if (sound_skeleton(folded_a) != sound_skeleton(folded_b)) return false;
  const std::string a = sound_form(folded_a), b = sound_form(folded_b);
  const int most = std::min<int>(2, static_cast<int>(std::max(a.size(), b.size()) / 4));
  return edit_distance(a, b, most) <= most;
}

PersonName parse_person(std::string_view folded) {
  PersonName name;
  std::vector<std::string> words;
  for (std::string_view word : split(folded, ' ')) {
    std::string clean;
    for (char c : word)
      if (c != '.' && c != ',') clean += c;
    if (clean.ends_with("'s")) clean.resize(clean.size() - 2);
    const bool suffix = clean == "jr" || clean == "sr" || clean == "ii" || clean == "iii" || clean == "iv";
    if (clean.empty() || (suffix && !words.empty())) continue;
    words.push_back(std::move(clean));
  }
  if (words.empty()) return name;
  name.surname = std::string(without_article(words.back()));
  words.pop_back();
  for (const std::string& word : words) {
    const bool particle = word == "al" || word == "el" || word == "bin" || word == "ben" || word == "van" || word == "von" ||
                          word == "de" || word == "der" || word == "la" || word == "ibn" || word == "abu" || word == "du" ||
                          word == "di" || word == "da";
    // "Ben Wallis" keeps his first name.
    if (!particle || name.given.empty()) name.given.push_back(word);
  }
  return name;
}

}  // namespace stemma::collating
