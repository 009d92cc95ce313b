#pragma once

#include <string>
#include <string_view>

#include "annotate/annotate.h"
#include "stemma/article.h"

namespace stemma::test {

// An English article with a paragraph for each line of the text. A first line "@ 2018-05-29" says when it was published,
// one "@ de" its language; they are no part of the text.
inline Article article_of(std::string_view text) {
  Article article;
  article.id = "test";
  article.language = "en";
  while (text.starts_with("@ ")) {
    const std::size_t end = text.find('\n');
    const std::string told(text.substr(2, end - 2));
    if (told.size() == 2) {
      article.language = told;
    } else {
      article.published = told + "T00:00:00Z";
    }
    text.remove_prefix(end + 1);
  }
  article.text = std::string(text);
  for (std::size_t at = 0; at < article.text.size();) {
    const std::size_t end = std::min(article.text.find('\n', at), article.text.size());
    if (end > at) {
      Block block;
      block.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      article.blocks.push_back(block);
    }
    at = end + 1;
  }
  return article;
}

inline Annotations annotate_text(std::string_view text) { return annotate(article_of(text), "auto", Limits{}); }

}  // namespace stemma::test
