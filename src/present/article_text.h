#pragma once
// One article for reading: its report without bylines and boilerplate.

#include <string>

#include "stemma/article.h"

namespace stemma {

struct ReadingParts {
  bool captions = false;
  bool links = false;  // where the article carries them
};

// Blocks parted by empty lines; an empty line after the last. Links: "the words <address>".
std::string render_text(const Article& article, const ReadingParts& parts = {});
// "#" headline, "##" headings, ">" quotes, "-" lists, "*…*" captions, "[the words](<address>)"; text escaped.
std::string render_markdown(const Article& article, const ReadingParts& parts = {});

}  // namespace stemma
