#include "base/report_ids.h"

#include <gtest/gtest.h>

namespace stemma {
namespace {

Article article(const std::string& id, const std::string& sha) {
  Article made;
  made.path = "a.html";
  made.id = id;
  made.text_sha256 = sha;
  return made;
}

TEST(ReportIds, OneIdPerReport) {
  ReportIds ids;
  Article first = article("a", "0123456789abcdef"), other = article("a", "fedcba9876543210"),
          elsewhere = article("b", "0123456789abcdef");
  EXPECT_FALSE(ids.claim(first));
  EXPECT_FALSE(ids.claim(elsewhere));
  const auto renamed = ids.claim(other);
  ASSERT_TRUE(renamed);
  EXPECT_TRUE(renamed->warning);
  EXPECT_EQ(other.id, "a-fedcba98");
  EXPECT_EQ(renamed->message, "another report has the id \"a\"; this one is called \"a-fedcba98\"");
}

TEST(ReportIds, TheSameReportTwiceIsRefused) {
  ReportIds ids;
  for (const std::string sha : {"0123456789abcdef", "fedcba9876543210"}) {
    Article first = article("a", sha), again = article("a", sha);
    const auto said = ids.claim(first);
    EXPECT_TRUE(!said || said->warning);
    const auto twice = ids.claim(again);
    ASSERT_TRUE(twice);
    EXPECT_FALSE(twice->warning);
    EXPECT_EQ(twice->cause, Cause::kDuplicate);
  }
}

}  // namespace
}  // namespace stemma
