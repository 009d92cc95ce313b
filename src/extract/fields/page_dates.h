#pragma once
// When a page says that its report was published: what it prints near its headline, beside what its head says.

#include "extract/fields/metadata.h"
#include "extract/page/html_tree.h"

namespace stemma {

// Puts the dates that stand near the headline behind those of the head: microdata and time elements first, then printed lines. What is
// said to be a change goes to `modified` where that is empty. `headline`: as PageTitle::block.
void add_printed_dates(PageFields& fields, const HtmlTree& tree, std::size_t headline);

}  // namespace stemma
