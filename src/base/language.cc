#include "base/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "base/utf8.h"

namespace stemma {

std::optional<std::string> tell_language(std::string_view text) {
  constexpr std::size_t kMost = 1u << 12;
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

}  // namespace stemma
