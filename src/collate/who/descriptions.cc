#include "collate/who/descriptions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::collating {

void learn_countries(const std::vector<Report>& reports, Lexicon& lexicon) {
  std::set<std::string> nationalities;
  std::map<std::string, std::string> places;  // folded -> as printed
  for (const Report& report : reports) {
    for (const Name& name : report.annotations.names) {
      const std::string key = fold(slice(report.article.text, name.span));
      if (!lexicon.country(key).empty() || key.size() < 5 || key.find(' ') != std::string::npos) continue;
      if (name.type == NameType::kPlace || name.type == NameType::kOrganization || name.type == NameType::kOther)
        places.emplace(key, name.name);
      nationalities.insert(key);
    }
  }
  for (const std::string& adjective : nationalities) {
    // The shortest place that the adjective lengthens, but for a vowel it may lose: "sarnia" -> "sarnian", "borland" -> "borlander".
    for (std::size_t size = adjective.size() - 1; size >= 5; --size) {
      const auto place = places.find(adjective.substr(0, size));
      static constexpr std::string_view kEndings[] = {"n",  "an", "ian", "er",   "ese", "i",  "ish", "ite",
                                                      "ic", "ns", "ans", "ians", "ers", "is", "ites"};
      if (place == places.end() ||
          std::find(std::begin(kEndings), std::end(kEndings), std::string_view(adjective).substr(size)) == std::end(kEndings))
        continue;
      lexicon.learn_country(adjective, place->second);
      break;
    }
  }
}

Description describe(std::string_view text, const Lexicon& lexicon) {
  std::set<std::string> countries, offices;
  std::vector<std::string> words;
  std::string word;
  const std::string folded = fold(text) + " ";
  for (char c : folded) {
    const bool inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (inside) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].ends_with('.') && lexicon.country(words[i]).empty()) words[i].pop_back();
    if (const std::string_view office = lexicon.role_class(words[i]); !office.empty()) offices.emplace(office);
    std::string phrase;
    for (std::size_t k = i; k < std::min(words.size(), i + 3); ++k) {
      phrase += (k > i ? " " : "") + words[k];
      if (const std::string_view country = lexicon.country(phrase); !country.empty()) countries.emplace(country);
    }
  }
  return {{countries.begin(), countries.end()}, {offices.begin(), offices.end()}};
}

}  // namespace stemma::collating
