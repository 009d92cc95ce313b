#pragma once
// Articles whose statements are marked by hand, as trainers read them: one JSON object a line, {"id", "text", "quotations":
// [{"content": [[start, end], …], "speaker": …, "cue": …}]}, offsets in code points of text (the form that PolNeAR and the German
// Wikinews corpus are kept in).

#include <cstdint>
#include <string>
#include <vector>

#include "stemma/annotation.h"
#include "stemma/article.h"
#include "stemma/result.h"
#include "stemma/span.h"

namespace stemma::learning {

// Spans count bytes of the article's text.
struct MarkedStatement {
  std::vector<Span> content, speaker, cue;
};

struct MarkedArticle {
  Article article;
  Annotations annotations;
  std::vector<MarkedStatement> statements;
};

// All articles of a file (.jsonl or .jsonl.gz), annotated as `language`, in the file's order.
Result<std::vector<MarkedArticle>> read_marked_statements(const std::string& path, const std::string& language);

}  // namespace stemma::learning
