#pragma once
// One walk over a parsed page: a DOM -> the flat lists of HtmlTree.

#include "extract/page/html_document.h"
#include "extract/page/html_tree.h"

namespace stemma {

enum class WalkScope {
  kShown,         // what a reader's browser prints
  kWithNoscript,  // and what it prints without scripts
  kForTraining,   // as kShown, and the words of names are kept
};

// Fills `tree`, whose lists are empty. Linear in the page; an explicit stack.
void walk_html(const HtmlDocument& document, WalkScope scope, HtmlTree& tree);

}  // namespace stemma
