#pragma once
// One article for reading: its report without captions and boilerplate.

#include <string>

#include "stemma/article.h"

namespace stemma {

std::string render_text(const Article& article);      // blocks parted by empty lines; an empty line after the last
std::string render_markdown(const Article& article);  // "#" headline, "##" headings, ">" quotes, "-" lists; text escaped

}  // namespace stemma
