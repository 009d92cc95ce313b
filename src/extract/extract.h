#pragma once
// "Which words are the report?"  One raw page -> one article: blocks by kind, metadata with where each came from.

#include "stemma/article.h"
#include "stemma/limits.h"
#include "stemma/raw_page.h"
#include "stemma/result.h"

namespace stemma {

// Takes the page's bytes over. Article::id is the given id or the file's stem; pipeline makes ids unique.
// `default_date` ("2018-05-29" or empty) is used where the page has none (published_from "input").
// With `links` a page's links are kept too, as whole http(s) addresses.
// Errors: kEmpty, kBinary, kNotAReport, kTooLarge.
Result<Article> extract(RawPage&& page, const Limits& limits, std::string_view default_date = {}, bool links = false);

}  // namespace stemma
