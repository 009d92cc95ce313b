#include "support/cases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stemma::test {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

TEST(Cases, AreReadInOrderWithTheirPlace) {
  const auto cases =
      parse_cases("# a why\n# of two lines\nline one\n\n# no why\n----\nout\n\n====\n\n# second\n----\n", "a.case");
  ASSERT_EQ(cases.size(), 2u);
  EXPECT_EQ(cases[0].why, "a why of two lines");
  EXPECT_EQ(cases[0].input, "line one\n\n# no why");
  EXPECT_EQ(cases[0].expected, "out");
  EXPECT_EQ(cases[0].where(), "a.case:1: a why of two lines");
  EXPECT_EQ(cases[1].line, 11);
  EXPECT_EQ(cases[1].input, "");
  EXPECT_EQ(cases[1].expected, "");
}

TEST(Cases, AClosingSeparatorAddsNoCase) {
  EXPECT_EQ(parse_cases("# w\nin\n----\nout\n====\n", "a.case").size(), 1u);
  EXPECT_TRUE(parse_cases("", "a.case").empty());
}

TEST(Cases, AnIndentedOrLongerRuleIsText) {
  const auto cases = parse_cases("# w\n ----\n-----\n----\n=====\n", "a.case");
  ASSERT_EQ(cases.size(), 1u);
  EXPECT_EQ(cases[0].input, " ----\n-----");
  EXPECT_EQ(cases[0].expected, "=====");
}

TEST(Cases, ABrokenFileIsNamedWithItsLine) {
  const auto parse = [](std::string_view text) { return [text] { parse_cases(text, "b.case"); }; };
  EXPECT_THAT(parse("# w\nin\n====\n"), ThrowsMessage<std::runtime_error>(HasSubstr("b.case:3: a case ends here without")));
  EXPECT_THAT(parse("# w\nin\n"), ThrowsMessage<std::runtime_error>(HasSubstr("b.case:2: a case ends here without")));
  EXPECT_THAT(parse("in\n----\nout\n"), ThrowsMessage<std::runtime_error>(HasSubstr("no line of why")));
  EXPECT_THAT(parse("# w\n----\n----\n"), ThrowsMessage<std::runtime_error>(HasSubstr("b.case:3: a second")));
}

TEST(Cases, AMissingFileIsAnError) {
  EXPECT_THAT([] { load_cases("tests/none.case"); }, ThrowsMessage<std::runtime_error>(HasSubstr("cannot be read")));
}

}  // namespace
}  // namespace stemma::test
