// Which block is what: tests/extract/cases/*.case. The input is a report; expected is a line per block, "kind: its words" (or
// "kind/role: …"), line feeds inside a block as " / ". A line that ends with "…" gives the beginning of the words only.

#include <gtest/gtest.h>

#include "extract/extract.h"
#include "support/cases.h"

namespace stemma {
namespace {

std::string shown(const Article& article, const Block& block) {
  std::string line(block_kind_name(block.kind));
  if (block.role != BlockRole::kNone) line += "/" + std::string(block_role_name(block.role));
  line += ": ";
  for (const char c : slice(article.text, block.span)) line += c == '\n' ? std::string(" / ") : std::string(1, c);
  return line;
}

void expect_blocks(const test::Case& one, PageForm form) {
  SCOPED_TRACE(one.where());
  RawPage page;
  page.path = "in/report.txt";
  page.form = form;
  page.bytes = one.input;
  const auto article = extract(std::move(page), Limits{});
  ASSERT_TRUE(article) << article.error().message;
  std::vector<std::string> got;
  for (const Block& block : article->blocks) got.push_back(shown(*article, block));
  std::istringstream lines(one.expected);
  std::size_t i = 0;
  for (std::string line; std::getline(lines, line); ++i) {
    ASSERT_LT(i, got.size()) << "no block for: " << line;
    const std::string ellipsis = "…";
    if (line.ends_with(ellipsis)) {
      line.resize(line.size() - ellipsis.size());
      got[i].resize(std::min(got[i].size(), line.size()));
    }
    EXPECT_EQ(got[i], line);
  }
  EXPECT_EQ(i, got.size()) << "not expected: " << got[std::min(i, got.size() - 1)];
}

TEST(Blocks, OfPlainText) {
  for (const char* file : {"heads", "captions", "boilerplate", "bylines", "paragraphs"}) {
    for (const test::Case& one : test::load_cases("tests/extract/cases/" + std::string(file) + ".case"))
      expect_blocks(one, PageForm::kText);
  }
}

TEST(Blocks, OfPages) {
  for (const char* file : {"pages", "templates"}) {
    for (const test::Case& one : test::load_cases("tests/extract/cases/" + std::string(file) + ".case"))
      expect_blocks(one, PageForm::kHtml);
  }
}

}  // namespace
}  // namespace stemma
