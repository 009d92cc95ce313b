// Any text, cut into paragraphs at its line feeds: the annotations keep their invariants.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../tests/annotate/article.h"
#include "../tests/annotate/invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  Article article = test::article_of(mend_utf8({reinterpret_cast<const char*>(data), size}));
  if (size % 4 != 0) article.published = "2018-05-29T00:00:00Z";
  const std::string wrong = test::broken_invariant(article, annotate(article, size % 8 == 1 ? "de" : "en", Limits{}));
  if (!wrong.empty()) {
    std::fprintf(stderr, "broken: %s\n", wrong.c_str());
    std::abort();
  }
  return 0;
}
