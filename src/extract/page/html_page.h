#pragma once
// A page -> the words of its report, in blocks, and what the page says of itself.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/fields/metadata.h"
#include "stemma/article.h"
#include "stemma/limits.h"
#include "stemma/raw_page.h"
#include "stemma/result.h"

namespace stemma {

struct HtmlReport {
  std::string text;                 // headline + "\n\n" + blocks joined by "\n\n"; empty where the page holds no report
  std::vector<Block> blocks;        // of text
  std::vector<Link> links;          // of text, where asked for; addresses as the page gives them
  std::optional<std::string> page;  // kind of page, null for not known
  bool truncated = false;           // a limit cut the text
  PageFields fields;
};

// `bytes` as found, in any charset; `charset` from a transport header, or empty. The title of `given` wins over the page's own. Errors: as HtmlDocument::parse.
Result<HtmlReport> read_html(std::string_view bytes, std::string_view charset, const GivenFields& given, const Limits& limits,
                             bool links);

}  // namespace stemma
