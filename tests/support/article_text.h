#pragma once
// Articles as cases write them.

#include <algorithm>
#include <string>
#include <string_view>

#include "stemma/article.h"

namespace stemma::test {

// One block a line: "H: " a headline, "S: " a subheadline, "C: " a caption, "B: " boilerplate, else a paragraph.
inline Article article_of(const std::string& input) {
  Article article;
  article.id = "case";
  article.published = "2031-05-15T00:00:00Z";  // a Thursday
  std::size_t at = 0;
  while (at < input.size()) {
    std::size_t end = input.find('\n', at);
    if (end == std::string::npos) end = input.size();
    std::string_view line(input.data() + at, end - at);
    at = end + 1;
    Block block;
    if (line.size() > 3 && std::string_view("HSCB").find(line[0]) != std::string_view::npos && line.substr(1, 2) == ": ") {
      const char kind = line[0];
      block.kind = kind == 'H'   ? BlockKind::kHeadline
                   : kind == 'S' ? BlockKind::kSubheadline
                   : kind == 'C' ? BlockKind::kCaption
                                 : BlockKind::kBoilerplate;
      line.remove_prefix(3);
    }
    if (line.empty()) continue;
    if (!article.text.empty()) article.text += "\n\n";
    block.span.begin = static_cast<std::uint32_t>(article.text.size());
    article.text += line;
    block.span.end = static_cast<std::uint32_t>(article.text.size());
    article.blocks.push_back(block);
  }
  return article;
}

}  // namespace stemma::test
