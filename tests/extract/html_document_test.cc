// Pages that strangers wrote to cost much: each budget is reached, and what was done until then is counted, not timed.

#include "extract/page/html_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "extract/extract.h"

namespace stemma {
namespace {

using testing::HasSubstr;

std::string repeated(std::string_view unit, std::size_t times) {
  std::string all;
  all.reserve(unit.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += unit;
  return all;
}

// What the page asked of the parser; `why` gets the message of the budget that it reached, empty where it reached none.
HtmlWork work_on(const std::string& html, std::string& why, const Limits& limits = {}) {
  HtmlWork work;
  const auto document = HtmlDocument::parse(html, limits, &work);
  why = document ? std::string{} : document.error().message;
  if (!document) {
    EXPECT_EQ(document.error().cause, Cause::kTooLarge);
  }
  return work;
}

TEST(HtmlDocument, AnOrdinaryPageReachesNoBudget) {
  std::string why;
  const HtmlWork work = work_on("<!DOCTYPE html><title>t</title><p class=a id=b>One<p>Two<br>three", why);
  EXPECT_EQ(why, "");
  EXPECT_EQ(work.tags, 5u);  // title twice, p twice, br
  EXPECT_EQ(work.attributes, 2u);
}

TEST(HtmlDocument, APageOfTwentyMegabytesIsNotParsed) {
  std::string why;
  const HtmlWork work = work_on(repeated("<p>Words of a page that is too long to be read. ", 20u << 20 >> 5), why);
  EXPECT_THAT(why, HasSubstr("larger than the limit"));
  EXPECT_EQ(work.bytes, 0u);
}

TEST(HtmlDocument, DepthOfAHundredThousand) {
  std::string why;
  const HtmlWork work = work_on(repeated("<div>", 100000) + "deep" + repeated("</div>", 100000), why);
  EXPECT_THAT(why, HasSubstr("1024 elements open inside each other"));
  EXPECT_LE(work.elements, 1025u);
}

TEST(HtmlDocument, AMillionAttributes) {
  std::string why;
  // In one tag: stopped inside it.
  const std::string one_tag = "<h1>x</h1><p " + repeated("a ", 1000000) + ">y";
  HtmlWork work = work_on(one_tag, why);
  EXPECT_THAT(why, HasSubstr("300000 attributes"));
  EXPECT_LT(work.bytes, one_tag.size() / 2);
  EXPECT_EQ(work.tags, 2u);
  // In many.
  work = work_on(repeated("<i a b c d e f g h i j></i>", 100000), why);
  EXPECT_THAT(why, HasSubstr("300000 attributes"));
  EXPECT_LE(work.attributes, 300001u);
}

TEST(HtmlDocument, AMillionNames) {
  std::string attributes = "<p ", tags, why;
  for (int i = 0; i < 1000000; ++i) attributes += "a" + std::to_string(i) + " ";
  for (int i = 0; i < 1000000; ++i) tags += "<x" + std::to_string(i) + "/>";
  for (const std::string& html : {attributes, tags}) {
    const HtmlWork work = work_on(html, why);
    EXPECT_THAT(why, testing::AnyOf(HasSubstr("2000 different names"), HasSubstr("1024 elements")));
    EXPECT_LE(work.bytes, 64u << 10);
  }
}

TEST(HtmlDocument, AMillionUnclosedTags) {
  std::string why;
  for (const char* tag : {"<b>", "<a href=x>", "<span>", "<font size=1>", "<li>", "<table>", "<q><p>", "<select>"}) {
    SCOPED_TRACE(tag);
    const HtmlWork work = work_on(repeated(tag, 1000000), why);
    EXPECT_NE(why, "");
    EXPECT_LE(work.elements, Limits{}.html_tags + Limits{}.html_depth);
    EXPECT_LE(work.tags, Limits{}.html_tags + 1);
  }
}

// Formatting elements that differ are all opened again in every later block.
TEST(HtmlDocument, FormattingElementsThatAreOpenedAgain) {
  std::string html, why;
  for (int i = 0; i < 900; ++i) html += "<p><font size=" + std::to_string(i) + ">x</p>";
  const HtmlWork few = work_on(html, why);
  EXPECT_LE(few.elements, Limits{}.html_tags + Limits{}.html_depth);
  for (int i = 0; i < 100000; ++i) html += "<p>y</p>";
  const HtmlWork work = work_on(html, why);
  EXPECT_THAT(why, HasSubstr("250000 elements"));
  EXPECT_LE(work.elements, Limits{}.html_tags + Limits{}.html_depth);
  EXPECT_LT(work.tags, 10000u);
}

TEST(HtmlDocument, AFloodOfReferencesIsReadOnce) {
  std::string why;
  const std::string flood = "<p>" + repeated("&CounterClockwiseContourIntegral;&#x41;&am", 300000);
  const HtmlWork work = work_on(flood, why);
  EXPECT_EQ(why, "");
  EXPECT_EQ(work.bytes, flood.size());
  EXPECT_EQ(work.tags, 1u);
  // What it comes to is more text than an article may hold.
  RawPage page;
  page.path = "flood.html";
  page.form = PageForm::kHtml;
  page.bytes = flood;
  const auto article = extract(std::move(page), Limits{});
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().path, "flood.html");
}

// As lexbor would print the document again.
std::string printed(std::string_view html) {
  const auto document = HtmlDocument::parse(html, Limits{});
  if (!document) return document.error().message;
  lexbor_str_t out{};
  if (lxb_html_serialize_tree_str(document->root(), &out) != LXB_STATUS_OK) return "not printed";
  return {reinterpret_cast<const char*>(out.data), out.length};
}

TEST(HtmlDocument, WhatNobodyReadsIsNotInTheDocument) {
  EXPECT_EQ(printed("<script>var a = 1;</script><script type='application/ld+json'>{}</script><!-- c --><style>p{}</style>"
                    "<p class='k' onclick='x()' data-x='1'>word</p>"),
            "<html><head><script></script><script type=\"application/ld+json\">{}</script><style></style></head>"
            "<body><p class=\"k\">word</p></body></html>");
  EXPECT_THAT(printed("<script type='application/ld&#x2B;json'>{}</script>"), HasSubstr("json\">{}</script>"));
  EXPECT_EQ(printed("<body><svg><path d='M0'/><path d='M1'></path></svg><p>a"),
            "<html><head></head><body><svg></svg><p>a</p></body></html>");
}

TEST(HtmlDocument, TagsInCommentsAndScriptsOpenNothing) {
  EXPECT_EQ(printed("<body><p>a</p><!-- <script> --><p>b</p><script>c</script><p>d</p>"),
            "<html><head></head><body><p>a</p><p>b</p><script></script><p>d</p></body></html>");
  EXPECT_EQ(printed("<body><script>x = '<!-- <script>y</script> -->'</script><p>b</p>"),
            "<html><head></head><body><script></script><p>b</p></body></html>");
  EXPECT_EQ(printed("<body><p>a</p><script>never closed <p>b</p>"),
            "<html><head></head><body><p>a</p><script></script></body></html>");
  EXPECT_EQ(printed("<body><SCRIPT>1 < 2</SCRIPT><STYLE>p > b{}</STYLE><p>a</p>"),
            "<html><head></head><body><script></script><style></style><p>a</p></body></html>");
  EXPECT_EQ(
      printed("<body><title>&lt;b&gt;</title><textarea><script></textarea><p>a</p><script>b</script><p>c"),
      "<html><head></head><body><title>&lt;b&gt;</title><textarea>&lt;script&gt;</textarea><p>a</p><script></script><p>c</p></"
      "body></html>");
}

}  // namespace
}  // namespace stemma
