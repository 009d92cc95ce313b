// The parts that page metadata are made of, each alone.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "extract/fields/address.h"
#include "extract/fields/bylines.h"
#include "extract/fields/content_hash.h"
#include "extract/fields/json_ld.h"
#include "extract/fields/page_title.h"

namespace stemma {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Bylines, AreListsOfNames) {
  EXPECT_THAT(names_of_byline("By Ada Lind"), ElementsAre("Ada Lind"));
  EXPECT_THAT(names_of_byline("By ADA LIND and TOM AKER, Staff Writers"), ElementsAre("ADA LIND", "TOM AKER"));
  EXPECT_THAT(names_of_byline("Von Ada Lind, Tom Aker und Mia Solberg"), ElementsAre("Ada Lind", "Tom Aker", "Mia Solberg"));
  EXPECT_THAT(names_of_byline("Ada Lind\nTom Aker"), ElementsAre("Ada Lind", "Tom Aker"));
  EXPECT_THAT(names_of_byline("Ada Lind & Tom Aker"), ElementsAre("Ada Lind", "Tom Aker"));
  EXPECT_THAT(names_of_byline("Written by: Ada Lind"), ElementsAre("Ada Lind"));
  EXPECT_THAT(names_of_byline("Ada Lind (lind@daily.example)"), ElementsAre("Ada Lind"));
  EXPECT_THAT(names_of_byline("Ada Lind, Science Correspondent"), ElementsAre("Ada Lind"));
  EXPECT_THAT(names_of_byline("<a href='/x'>Ada Lind</a>"), ElementsAre("Ada Lind"));
  EXPECT_THAT(names_of_byline("Ada Lind | May 29, 2018"), ElementsAre("Ada Lind"));
  EXPECT_THAT(names_of_byline("Ada Lind and J. R. Aker Jr."), ElementsAre("Ada Lind", "J. R. Aker Jr."));
  EXPECT_THAT(names_of_byline("Ursula von der Linde"), ElementsAre("Ursula von der Linde"));
}

TEST(Bylines, WordsOfThePageAreNoNames) {
  for (const char* words : {"Text Size", "Copy Link", "Full Bio", "Image: Ada Lind"}) {
    EXPECT_THAT(names_of_byline(words), IsEmpty()) << words;
  }
  EXPECT_THAT(names_of_byline("By Ada Lind | Research Fellow"), ElementsAre("Ada Lind"));
  EXPECT_FALSE(personal_name("Breaking News Intern"));
}

TEST(Bylines, ANameThatRunsOnIsTheSameName) {
  std::vector<std::string> authors = {"Ada Lind"};
  for (const char* again : {"Ada LindPublished Jul", "ada-lind", "ADA LIND", "Dr Ada Lind"}) add_byline(authors, again);
  EXPECT_THAT(authors, ElementsAre("Ada Lind"));
  add_byline(authors, "Ada Lind-Aker");  // another person
  EXPECT_THAT(authors, ElementsAre("Ada Lind", "Ada Lind-Aker"));
}

TEST(Bylines, KeepAgenciesAndOutletsAsPrinted) {
  EXPECT_THAT(names_of_byline("AP"), ElementsAre("AP"));
  EXPECT_THAT(names_of_byline("dpa"), ElementsAre("dpa"));
  EXPECT_THAT(names_of_byline("By The Associated Press"), ElementsAre("The Associated Press"));
  EXPECT_THAT(names_of_byline("Ada Lind, Reuters"), ElementsAre("Ada Lind", "Reuters"));
  EXPECT_THAT(names_of_byline("Daily staff reporter"), ElementsAre("Daily staff reporter"));
  EXPECT_THAT(names_of_byline("20 Minuten"), ElementsAre("20 Minuten"));
}

TEST(Bylines, ThatNameNobody) {
  for (const char* text : {"", "By", "admin", "https://social.example/ada", "@ada", "lind@daily.example", "3 min read",
                           "May 29, 2018", "No author", "-", "undefined"}) {
    EXPECT_THAT(names_of_byline(text), IsEmpty()) << text;
  }
}

TEST(Bylines, OfTheOutlet) {
  EXPECT_TRUE(names_outlet("STERN.de", "stern"));
  EXPECT_TRUE(names_outlet("USA TODAY", "usatoday.com"));
  EXPECT_TRUE(names_outlet("Guardian", "The Guardian"));
  EXPECT_FALSE(names_outlet("Ada Lind", "The Guardian"));
  EXPECT_FALSE(names_outlet("", "The Guardian"));
}

TEST(Titles, WithoutTheOutlet) {
  EXPECT_EQ(without_outlet("Bridge closed after storm | The Daily", "The Daily"), "Bridge closed after storm");
  EXPECT_EQ(without_outlet("Bridge closed after storm - daily.example", "The Daily Example"), "Bridge closed after storm");
  EXPECT_EQ(without_outlet("The Daily | Bridge closed after storm", "The Daily"), "Bridge closed after storm");
  EXPECT_EQ(without_outlet("Bridge closed - and open again", "The Daily"), "Bridge closed - and open again");
  EXPECT_EQ(without_outlet("The Daily", "The Daily"), "The Daily");
}

TEST(JsonLd, IsMended) {
  EXPECT_EQ(mended_json(R"({"a": [1, 2,], "b": "x",})"), R"({"a":[1,2],"b":"x"})");
  EXPECT_EQ(mended_json("{\"a\": \"one\ntwo\"}"), R"({"a":"one two"})");
  EXPECT_EQ(mended_json(R"({"a": "he said "no" to it"})"), R"({"a":"he said \"no\" to it"})");
  EXPECT_EQ(mended_json("/*<![CDATA[*/{\"a\":1}/*]]>*/"), R"({"a":1})");
  EXPECT_EQ(mended_json("//<![CDATA[\n{\"a\":1}\n//]]>"), R"({"a":1})");
  EXPECT_EQ(mended_json(R"({"a":1}{"b":2})"), R"([{"a":1},{"b":2}])");
  EXPECT_EQ(mended_json(R"({"a": {"b": "c)"), R"({"a":{"b":"c"}})");
  EXPECT_EQ(mended_json(R"({"a": , "b": 'it\'s'})").substr(0, 9), R"({"a":null)");
  EXPECT_EQ(mended_json(R"({"a":1};)"), R"({"a":1})");
  EXPECT_EQ(mended_json(""), "");
  EXPECT_EQ(mended_json("]}"), "");
}

TEST(JsonLd, SaysMoreThanTheHeadline) {
  const LinkedData data = read_linked_data(
      {R"([{"@type":["Thing","http://schema.org/LiveBlogPosting"],"headline":"Storm, live","articleBody":"One. Two.",
      "isAccessibleForFree":"False","wordCount":120,"inLanguage":"en-GB","url":"https://daily.example/live"}])"});
  ASSERT_THAT(data.reports, SizeIs(1));
  const LinkedReport& report = data.reports[0];
  EXPECT_EQ(report.type, "LiveBlogPosting");
  EXPECT_EQ(report.rank, 3);
  EXPECT_EQ(report.body, "One. Two.");
  EXPECT_EQ(report.free, false);
  EXPECT_EQ(report.words, 120u);
  EXPECT_EQ(report.url, "https://daily.example/live");
}

TEST(JsonLd, GapsAreFilledFromTheSamePageAlone) {
  const LinkedData data = read_linked_data(
      {R"({"@type":"NewsArticle","headline":"Bridge closed","datePublished":"2018-05-29"})",
       R"({"@type":"WebPage","name":"Bridge closed","author":"Ada Lind","dateModified":"2018-05-30"})",
       R"({"@type":"NewsArticle","headline":"Harbour flooded","publisher":"The Evening","articleSection":"Sea"})"});
  const LinkedReport report = linked_report_of(data, {"Bridge closed"}, "");
  EXPECT_EQ(report.published, "2018-05-29");
  EXPECT_EQ(report.modified, "2018-05-30");
  ASSERT_THAT(report.authors, SizeIs(1));
  EXPECT_EQ(report.authors[0].name, "Ada Lind");
  EXPECT_EQ(report.publisher, "");
  EXPECT_EQ(report.section, "");
}

TEST(JsonLd, HostileScriptsAreBounded) {
  std::string deep, wide = "[", quotes = "{\"a\":\"";
  for (int i = 0; i < 200000; ++i) {
    deep += "{\"@graph\":[";
    wide += R"({"@type":"NewsArticle","headline":"x","author":["a","b"]},)";
    quotes += "\" ";
  }
  EXPECT_THAT(read_linked_data({deep}).reports, IsEmpty());
  EXPECT_LE(read_linked_data({wide}).reports.size(), 200u);
  EXPECT_THAT(read_linked_data({quotes}).reports, IsEmpty());
}

TEST(Addresses, OfOnePage) {
  const std::string id = page_id("https://www.daily.example/news/bridge");
  EXPECT_EQ(id, "daily.example/news/bridge");
  for (const char* url : {"http://daily.example/news/bridge/", "https://m.daily.example/news/bridge?utm_source=a&utm_medium=b",
                          "https://daily.example:443/news/bridge#top", "https://amp.daily.example/news/bridge/amp/",
                          "https://www.daily.example/news/bridge/index.html", "https://daily.example/amp/news/bridge",
                          "https://daily.example/news/bridge.amp", "https://daily.example/news/bridge/print",
                          "https://daily.example/news/bridge;jsessionid=12AB?fbclid=x"}) {
    EXPECT_EQ(page_id(url), id) << url;
  }
  for (const char* url : {"https://daily.example/news/bridges", "https://daily.example/news/bridge?id=2",
                          "https://evening.example/news/bridge", "https://daily.example/News/bridge"}) {
    EXPECT_NE(page_id(url), id) << url;
  }
  EXPECT_EQ(page_id("https://daily.example/a?b=2&a=1"), page_id("https://daily.example/a?a=1&b=2"));
  EXPECT_EQ(page_id("https://daily.example/story.amp.html"), "daily.example/story.html");
  EXPECT_EQ(page_id("https://daily.example/"), "daily.example");
  for (const char* url : {"", "daily.example/a", "mailto:a@b.example", "ftp://daily.example/a", "https://localhost/a"}) {
    EXPECT_EQ(page_id(url), "") << url;
    EXPECT_EQ(canonical_address(url), "") << url;
  }
}

TEST(Addresses, AreResolved) {
  const std::string base = "https://daily.example/news/bridge?id=1#a";
  EXPECT_EQ(resolved("/a", base), "https://daily.example/a");
  EXPECT_EQ(resolved("b", base), "https://daily.example/news/b");
  EXPECT_EQ(resolved("//www.daily.example/a", base), "https://www.daily.example/a");
  EXPECT_EQ(resolved("?id=2", base), "https://daily.example/news/bridge?id=2");
  EXPECT_EQ(resolved("https://evening.example/x", base), "https://evening.example/x");
  EXPECT_EQ(resolved("/login?back=https://daily.example/", base), "https://daily.example/login?back=https://daily.example/");
  EXPECT_EQ(resolved("/a", ""), "");
  EXPECT_EQ(resolved("", base), "");
  EXPECT_EQ(resolved("a", "https://daily.example"), "https://daily.example/a");
}

TEST(Addresses, KeepWhatTellsPagesApart) {
  EXPECT_EQ(canonical_address("HTTPS://User@Daily.Example:443/A?id=1&UTM_Source=x&gclid=2#top"), "https://daily.example/A?id=1");
  EXPECT_EQ(canonical_address("http://daily.example"), "http://daily.example/");
  EXPECT_EQ(domain_of("https://www.m.daily.example/a"), "daily.example");
  EXPECT_EQ(domain_of("https://m.example/a"), "m.example");
  EXPECT_EQ(domain_of("nothing"), "");
}

// A report of so many sentences, each of its own words.
std::string report(int sentences, std::string_view name = "bridge") {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    text += "On day " + std::to_string(i * 37 % 91) + " the " + std::string(name) + " near gate " + std::to_string(i) +
            " was looked at by engineer " + std::to_string(i * 53 % 97) + ", who found rust on cable " +
            std::to_string(i * 29 % 83) + ". ";
  }
  return text;
}

ContentHash hash_of(const std::string& body) {
  return content_hash(body, {{BlockKind::kParagraph, BlockRole::kNone, {0, static_cast<std::uint32_t>(body.size())}}});
}

TEST(ContentHash, TrivialChangesFallTogether) {
  const ContentHash hash = hash_of("“Ça va”, he said: the Bridge — over the Ilm — is shut.");
  EXPECT_EQ(hash.exact.size(), 16u);
  for (const char* same :
       {"\"Ca va\", he said: the bridge - over the Ilm - is shut.", "„ÇA VA“ HE SAID THE BRIDGE OVER THE ILM IS SHUT",
        "  Ca  va, he said:\n the bridge over\xC2\xA0the Ilm is shut …"}) {
    EXPECT_EQ(hash_of(same).exact, hash.exact) << same;
    EXPECT_EQ(hash_of(same).near, hash.near) << same;
  }
  EXPECT_NE(hash_of("“Ça va”, he said: the bridge over the Ilm is open.").exact, hash.exact);
  EXPECT_NE(hash_of("over the Ilm the bridge is shut, he said: Ça va").exact, hash.exact);
}

TEST(ContentHash, BylinesTeasersAndCaptionsDoNotCount) {
  const std::string text = "Headline\n\nUpdated 14:05\n\nThe bridge over the Ilm is shut.\n\nRead more: Harbour flooded";
  const std::vector<Block> blocks = {{BlockKind::kHeadline, BlockRole::kNone, {0, 8}},
                                     {BlockKind::kByline, BlockRole::kNone, {10, 23}},
                                     {BlockKind::kParagraph, BlockRole::kNone, {25, 57}},
                                     {BlockKind::kBoilerplate, BlockRole::kNone, {59, 85}}};
  const ContentHash hash = content_hash(text, blocks);
  EXPECT_EQ(hash.exact, hash_of("The bridge over the Ilm is shut.").exact);
  EXPECT_EQ(content_hash(text, {blocks[0], blocks[3]}).exact, "");
}

TEST(ContentHash, AChangedSentenceMovesFewBits) {
  const std::string first = report(30);
  const ContentHash hash = hash_of(first);
  EXPECT_LE(bits_apart(hash.near, hash_of(first + "The mayor said that it would stay shut until Friday.").near), 8);
  EXPECT_LE(bits_apart(hash.near, hash_of("Stand: 14:05 Uhr. " + first).near), 8);
  EXPECT_GT(bits_apart(hash.near, hash_of(report(30, "harbour wall of the old town")).near), 8);
  EXPECT_EQ(bits_apart(hash.near, hash.near), 0);
  EXPECT_EQ(bits_apart(hash.near, ""), 64);
}

}  // namespace
}  // namespace stemma
