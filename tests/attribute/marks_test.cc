// Pairing of quotation marks: tests/attribute/cases/marks.case. One block a line, "C: " a caption.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "attribute/quotes.h"
#include "support/article_text.h"
#include "support/cases.h"

namespace stemma::attributing {
namespace {

TEST(Marks, PairAsWritten) {
  for (const test::Case& one : test::load_cases("tests/attribute/cases/marks.case")) {
    SCOPED_TRACE(one.where());
    const Article article = test::article_of(one.input);
    std::string got;
    for (const Quotation& q : find_quotations(article)) {
      for (std::size_t p = 0; p < q.parts.size(); ++p)
        got += (p == 0 ? "" : " // ") + std::string(slice(article.text, q.parts[p].inner));
      got += "\n";
    }
    if (!got.empty()) got.pop_back();
    EXPECT_EQ(got.empty() ? "nothing" : got, one.expected);
  }
}

// 200,000 marks that pair with nothing: linear, or this test does not end.
TEST(Marks, HostileMarksStayLinear) {
  for (const std::string_view unit : {"“", "” ", " '", " \"a", "‘x “"}) {
    Article article;
    for (int i = 0; i < 200'000; ++i) article.text += unit;
    article.blocks.push_back({BlockKind::kParagraph, BlockRole::kNone, {0, static_cast<std::uint32_t>(article.text.size())}});
    std::uint32_t last = 0;
    for (const Quotation& q : find_quotations(article))
      for (const QuotedPart& p : q.parts) {
        EXPECT_LE(p.outer.begin, p.inner.begin);
        EXPECT_LE(p.inner.end, p.outer.end);
        EXPECT_GE(p.outer.begin, last);
        last = p.outer.end;
      }
  }
}

}  // namespace
}  // namespace stemma::attributing
