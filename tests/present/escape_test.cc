#include "present/escape.h"

#include <gtest/gtest.h>

namespace stemma {
namespace {

TEST(Html, EscapesWhatMeansSomethingToHtml) {
  EXPECT_EQ(html("<a href=\"x\">'&'</a>"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

TEST(Html, ShowsControlAndDirectionCharactersAsReplacement) {
  EXPECT_EQ(html(std::string_view("a\0b\x1b", 4)),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
  EXPECT_EQ(html("a\xE2\x80\xAE"
                 "b\xE2\x81\xA6"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
  EXPECT_EQ(html("soft\xC2\xAD hyphen\xE2\x80\x8B"), "soft hyphen");
  EXPECT_EQ(html("two\nlines\tand\rmore"), "two\nlines and more");
}

TEST(Html, KeepsJoinersOfScriptsThatNeedThem) { EXPECT_EQ(html("می\xE2\x80\x8Cخواهم"), "می\xE2\x80\x8Cخواهم"); }

TEST(OneLine, LeavesSingleBlanks) {
  EXPECT_EQ(one_line(" a\n\n b\t\xC2\xA0"
                     "c "),
            "a b c");
}

TEST(WebAddress, IsHttpOrHttpsOnly) {
  EXPECT_TRUE(is_web_address("https://harbour.example/a?b=1&c=2#d"));
  EXPECT_TRUE(is_web_address("HTTP://harbour.example"));
  for (const char* bad : {"", "javascript:alert(1)", "ftp://a.example", "data:text/html,x", "https:", "https://", "//a.example",
                          "https://a.example/\"x", "https://a.example/ x", "https://a@b.example/", "https://a.example\\b",
                          "java\nscript:x", "https://a.example/\xE2\x80\xAE"})
    EXPECT_FALSE(is_web_address(bad)) << bad;
}

}  // namespace
}  // namespace stemma
