#include "attribute/offices.h"

#include <algorithm>

#include "base/utf8.h"

namespace stemma::attributing {
namespace {

constexpr int kYoungest = 4, kOldest = 115;  // ages of people who are quoted
constexpr std::size_t kEnough = 400;         // bytes of titles and roles kept for one entity

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && std::string_view(" .,'-").find(text[i]) == std::string_view::npos) continue;
    if (i > begin) out.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  return out;
}

// Of up to three digits; 0 for anything else.
int number_of(std::string_view word) {
  int number = 0;
  if (word.empty() || word.size() > 3) return 0;
  for (char c : word) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

Offices::Offices(const Reading& r) : lexicon_(r.lexicon), offices_(r.annotations.entities.size()), ages_(offices_.size(), 0) {
  const auto add = [&](std::uint32_t entity, Span span) {
    std::string& text = offices_[entity];
    if (text.size() >= kEnough) return;
    const std::string folded = fold(r.text(span));
    text.append(folded).append(" ");
    for (std::string_view word : words_of(folded))
      if (const std::string* full = r.lexicon.full_titles.find(word)) text.append(*full).append(" ");
  };
  for (const Role& role : r.annotations.roles) add(role.entity, role.span);
  for (const Name& name : r.annotations.names)
    if (name.title) add(name.entity, *name.title);
  for (std::uint32_t i = 0; i + 2 < r.units.size(); ++i) {
    const std::uint32_t name = r.units[i].name;
    if (name == kNone || r.units[i + 1].punct != ',' || r.annotations.names[name].type != NameType::kPerson) continue;
    const int age = number_of(r.units[i + 2].low);
    const bool closed = i + 3 >= r.units.size() || r.units[i + 3].punct != 0;
    if (age >= kYoungest && age <= kOldest && closed) ages_[r.annotations.names[name].entity] = age;
  }
}

void Offices::learn(std::uint32_t entity, std::string_view words) {
  std::string& text = offices_[entity];
  if (text.size() + words.size() < kEnough) text.append(fold(words)).append(" ");
}

int Offices::age_in(std::string_view word) {
  const std::size_t digits = std::min(word.find('-'), word.size());
  return word.substr(digits).starts_with("-year-old") ? number_of(word.substr(0, digits)) : 0;
}

bool Offices::holds(std::uint32_t entity, std::string_view word) const {
  const auto words = words_of(offices_[entity]);
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool Offices::named(std::string_view name, std::string_view word) {
  const std::string folded = fold(name);
  const auto words = words_of(folded);
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string_view> Offices::classes_in(std::string_view text) const {
  std::vector<std::string_view> out;
  const std::string folded = fold(text);
  for (std::string_view word : words_of(folded))
    if (const auto* found = lexicon_.offices.find(word)) out.insert(out.end(), found->begin(), found->end());
  return out;
}

std::vector<std::string_view> Offices::nations_in(std::string_view text) const {
  std::vector<std::string_view> out;
  const std::string folded = fold(text);
  for (std::string_view word : words_of(folded))
    if (const auto* found = lexicon_.nations.find(word)) out.push_back(*found);
  return out;
}

bool share_one(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

}  // namespace stemma::attributing
