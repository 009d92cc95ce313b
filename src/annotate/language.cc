#include "annotate/language.h"

#include "base/language.h"
#include "base/utf8.h"

namespace stemma::annotating {
namespace {

std::string short_code(std::string_view code) { return lower(code.substr(0, code.find_first_of("-_"))); }

}  // namespace

std::string language_of(const Article& article, std::string_view asked) {
  if (!asked.empty() && asked != "auto") return short_code(asked);
  if (article.language && article.language->size() >= 2) return short_code(*article.language);
  return tell_language(article.text).value_or("und");
}

}  // namespace stemma::annotating
