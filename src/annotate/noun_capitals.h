#pragma once
// In a language that writes every noun with a capital (German), which capitals tell a name.

#include "annotate/draft.h"

namespace stemma::annotating {

// Takes kCapital from every word that nothing shows to be part of a name, so that the search for names sees such words as it sees
// English ones in small letters. Needs word classes; times must have been read before. Linear in tokens.
void drop_noun_capitals(Draft& draft);

}  // namespace stemma::annotating
