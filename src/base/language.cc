#include "base/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "base/embedded_data.h"
#include "base/utf8.h"

namespace stemma {
namespace {

std::string short_code(std::string_view code) { return lower(code.substr(0, code.find_first_of("-_"))); }

}  // namespace

std::optional<std::string> tell_language(std::string_view text) {
  constexpr std::size_t kMost = 1u << 11;  // more changes no answer
  if (text.size() > kMost) {
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
  }
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return std::nullopt;
  std::string code = CLD2::LanguageCode(language);
  code.resize(std::min(code.find('-'), code.size()));
  if (code == "iw") code = "he";
  if (code == "jw") code = "jv";
  if (code == "nb") code = "no";
  return code;
}

std::string language_of(const Article& article, std::string_view asked) {
  if (!asked.empty() && asked != "auto") return short_code(asked);
  if (article.language && article.language->size() >= 2) return short_code(*article.language);
  return tell_language(article.text).value_or("und");
}

std::vector<std::string_view> languages_with(std::string_view table) {
  constexpr std::string_view kTop = "data/";
  std::vector<std::string_view> languages;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with(kTop)) continue;
    const std::string_view inside = file.name.substr(kTop.size());
    const std::size_t slash = inside.find('/');
    if (slash != std::string_view::npos && inside.substr(slash + 1) == table) languages.push_back(inside.substr(0, slash));
  }
  return languages;
}

}  // namespace stemma
