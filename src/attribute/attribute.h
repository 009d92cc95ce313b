#pragma once
// "Who is said to have said this?"  Article and annotations -> statements, ascending by first content span.

#include <string_view>
#include <vector>

#include "stemma/annotation.h"
#include "stemma/article.h"
#include "stemma/limits.h"
#include "stemma/statement.h"

namespace stemma {

// Whether more than direct quotations are found in a language: it has rules of grammar, or word lists and a model.
bool reads_statements(std::string_view language);
// What a person is told where it does not.
std::string why_quotations_only(std::string_view language);

// The rules alone, or what a trained reader makes of the text with the rules' drafts before its eyes (where the language has its models).
enum class Reader { kTrained, kRules };

// An unsupported language gives direct quotations only. Thread-safe; the word lists are read once.
std::vector<Statement> attribute(const Article& article, const Annotations& annotations, const Limits& limits,
                                 Reader reader = Reader::kTrained);

}  // namespace stemma
