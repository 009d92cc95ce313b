#include "base/stem.h"

#include <libstemmer.h>

#include <map>
#include <memory>

namespace stemma {

std::string stem(std::string_view word, std::string_view language) {
  // A stemmer is not thread-safe and costs an allocation: each thread keeps its own, by language.
  using Stemmer = std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)>;
  thread_local std::map<std::string, Stemmer, std::less<>> stemmers;
  auto found = stemmers.find(language);
  if (found == stemmers.end()) {
    const std::string code(language);
    found = stemmers.emplace(code, Stemmer(sb_stemmer_new(code.c_str(), nullptr), &sb_stemmer_delete)).first;
  }
  if (!found->second) return std::string(word);
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* out = sb_stemmer_stem(found->second.get(), bytes, static_cast<int>(word.size()));
  if (out == nullptr) return std::string(word);
  const auto size = static_cast<std::size_t>(sb_stemmer_length(found->second.get()));
  return {reinterpret_cast<const char*>(out), size};
}

}  // namespace stemma
