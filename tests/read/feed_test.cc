#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/read.h"
#include "support/archives.h"
#include "support/reading.h"

namespace stemma {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Records : public test::Reading {
 protected:
  void run(std::string file) {
    disk.files["a"] = std::move(file);
    Reading::run({"a"});
  }

  std::vector<std::string> titles() const {
    std::vector<std::string> out;
    for (const RawPage& page : pages) out.push_back(page.given.title);
    return out;
  }
};

const std::string kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Varno Daily</title><link>https://varno.example/</link><language>en-GB</language>
<image><title>Logo</title></image>
<item><title>Dam &amp;amp; gate hold</title><link>https://varno.example/1</link><guid isPermaLink="false">v-1</guid>
<dc:creator>Ida Holm</dc:creator><dc:creator>Paul Lund</dc:creator><pubDate>Tue, 05 Mar 2024 10:00:00 +0100</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>The dam holds, the mayor said.</p><p>It will hold. Work on it goes on for a month, and the road below stays open to all who live there, the council said in a note on Monday. Work on it goes on for a month, and the road below stays open to all who live there, the council said in a note on Monday. Work on it goes on for a month, and the road below stays open to all who live there, the council said in a note on Monday.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://varno.example/2</link><author>desk@varno.example (Mia Berg)</author>
<description>&lt;p&gt;The gate&nbsp;holds.&lt;/p&gt;</description></item>
<item><title>No words</title><link>https://varno.example/3</link></item>
</channel></rss>)";

TEST_F(Records, Rss) {
  run(kRss);
  EXPECT_THAT(skipped, IsEmpty());
  ASSERT_THAT(titles(), ElementsAre("Dam & gate hold", "Second"));
  const RawPage& first = pages[0];
  EXPECT_EQ(first.form, PageForm::kHtml);
  EXPECT_EQ(first.charset, "utf-8");
  EXPECT_THAT(first.bytes, HasSubstr("<h1>Dam &amp; gate hold</h1><p>The dam holds, the mayor said.</p><p>It will hold. Work"));
  EXPECT_EQ(first.given.id, "v-1");
  EXPECT_EQ(first.given.url, "https://varno.example/1");
  EXPECT_EQ(first.given.outlet, "Varno Daily");
  EXPECT_EQ(first.given.language, "en");
  EXPECT_EQ(first.given.published, "Tue, 05 Mar 2024 10:00:00 +0100");
  EXPECT_THAT(first.given.authors, ElementsAre("Ida Holm", "Paul Lund"));
  EXPECT_EQ(first.record, 1u);
  EXPECT_EQ(pages[1].form, PageForm::kRecord) << "a sentence is no page";
  EXPECT_EQ(pages[1].bytes, "Second\n\nThe gate\u00A0holds.");
  EXPECT_THAT(pages[1].given.authors, ElementsAre("Mia Berg"));
  EXPECT_EQ(pages[1].given.id, "https://varno.example/2");
}

TEST_F(Records, FeedsArePackedToo) {
  run(test::gzip(kRss));
  EXPECT_THAT(pages, SizeIs(2));
}

TEST_F(Records, Rdf) {
  run("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"><channel><title>Caf\xE9 "
      "Post</title></channel>"
      "<item rdf:about=\"x\"><title>One</title><link>https://p.example/1</link><dc:date>2024-03-05</dc:date><description>Plain "
      "words "
      "&amp;amp; more.</description></item></rdf:RDF>");
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].given.outlet, "Café Post");
  EXPECT_EQ(pages[0].given.published, "2024-03-05");
  EXPECT_EQ(pages[0].bytes, "One\n\nPlain words & more.");
}

TEST_F(Records, Atom) {
  run(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Ilm Post</title>
<entry><title type="html">Bridge &amp;#8217;closed&amp;#8217;</title><link rel="self" href="https://i.example/self"/><link href="https://i.example/1"/>
<id>tag:i.example,1</id><author><email>x@i.example</email><name>Ida Holm</name><uri>https://i.example/ida</uri></author>
<published>2024-03-05T10:00:00Z</published><updated>2024-03-06T10:00:00Z</updated><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Less &lt; more, the <b>mayor</b> said. Work on it goes on for a month, and the road below stays open to all who live there, the council said in a note on Monday. Work on it goes on for a month, and the road below stays open to all who live there, the council said in a note on Monday. Work on it goes on for a month, and the road below stays open to all who live there, the council said in a note on Monday.</p></div></content></entry>
<entry><title>Two</title><updated>2024-03-07T10:00:00Z</updated><content type="html">&lt;p&gt;Words.&lt;/p&gt;</content></entry></feed>)");
  ASSERT_THAT(titles(), ElementsAre("Bridge ’closed’", "Two"));
  EXPECT_EQ(pages[0].given.url, "https://i.example/1");
  EXPECT_EQ(pages[0].given.id, "tag:i.example,1");
  EXPECT_THAT(pages[0].given.authors, ElementsAre("Ida Holm"));
  EXPECT_EQ(pages[0].given.published, "2024-03-05T10:00:00Z");
  EXPECT_EQ(pages[0].given.modified, "2024-03-06T10:00:00Z");
  EXPECT_THAT(pages[0].bytes, HasSubstr("<div><p>Less &lt; more, the <b>mayor</b> said. Work"));
  EXPECT_EQ(pages[1].given.published, "2024-03-07T10:00:00Z");
}

TEST_F(Records, JsonFeed) {
  run(R"({"version": "https://jsonfeed.org/version/1.1", "title": "Ilm Post", "language": "de-DE", "authors": [{"name": "Desk"}], "items": [
    {"id": 7, "url": "https://i.example/7", "title": "One", "content_html": "<p>The bridge.</p>", "date_published": "2024-03-05T10:00:00Z"},
    {"id": "8", "title": "Two", "content_text": "Plain words.", "authors": [{"name": "Ida Holm"}]}, {"id": "9"}, 3]})");
  ASSERT_THAT(titles(), ElementsAre("One", "Two"));
  EXPECT_EQ(pages[0].given.id, "7");
  EXPECT_EQ(pages[0].given.language, "de");
  EXPECT_THAT(pages[0].given.authors, ElementsAre("Desk"));
  EXPECT_EQ(pages[1].form, PageForm::kRecord);
  EXPECT_EQ(pages[1].bytes, "Two\n\nPlain words.");
  EXPECT_THAT(pages[1].given.authors, ElementsAre("Ida Holm"));
}

TEST_F(Records, JsonFeedOnOneLineIsNoRecord) {
  run(R"({"version": "https://jsonfeed.org/version/1", "title": "Post", "items": [{"id": "1", "title": "One", "content_text": "Words."}]})");
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].given.id, "1");
  EXPECT_EQ(pages[0].given.outlet, "Post");
}

TEST_F(Records, ABrokenItemCostsThatItem) {
  const auto item = [](const std::string& words) {
    return "<item><title>T</title><description>" + words + "</description></item>\n";
  };
  const std::string head = "<rss><channel><title>P</title>\n", tail = "</channel></rss>";
  for (const std::string broken : {"a & b", "a < b", "a \x01 b", "<p>open", "</item></item>x", "&#1;"}) {
    run(head + item("one") + item(broken) + item("three") + item("four") + tail);
    EXPECT_GE(pages.size(), 3u) << broken;
    EXPECT_LE(pages.size(), 4u) << broken;
    EXPECT_FALSE(skipped.empty()) << broken;
    EXPECT_THAT(pages.back().bytes, HasSubstr("four")) << broken;
    EXPECT_EQ(pages.back().given.outlet, "P") << broken;
  }
}

TEST_F(Records, AFeedCutAnywhereGivesTheItemsBefore) {
  const std::size_t start = kRss.find("<item>");
  const std::size_t first = kRss.find("</item>") + 7;
  for (std::size_t cut = start; cut < kRss.find("</channel>"); ++cut) {
    run(kRss.substr(0, cut));
    ASSERT_GE(pages.size(), cut >= first ? 1u : 0u) << cut;
    ASSERT_FALSE(skipped.empty()) << cut;
  }
}

TEST_F(Records, EntitiesAreNotRead) {
  std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\">";
  for (char c = 'b'; c < 'z'; ++c)
    laughs += std::string("<!ENTITY ") + c + " \"&" + char(c - 1) + ";&" + char(c - 1) + ";&" + char(c - 1) + ";\">";
  run(laughs + "]><rss><channel><item><title>&y;</title><description>words</description></item></channel></rss>");
  EXPECT_THAT(pages, IsEmpty());
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].cause, Cause::kUnsupported);
  run("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><rss><channel><item><title>T</title>"
      "<description>&f;</description></item></channel></rss>");
  EXPECT_THAT(pages, IsEmpty());
  run("<?xml version=\"1.0\"?><!DOCTYPE rss SYSTEM "
      "\"http://p.example/rss.dtd\"><rss><channel><item><title>T</title><description>&rarr; "
      "words</description></item></channel></rss>");
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_THAT(pages[0].bytes, HasSubstr("&rarr; words"));
}

TEST_F(Records, XmlThatIsNoFeed) {
  run("<?xml version=\"1.0\"?><config><name>x</name></config>");
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].cause, Cause::kNotAReport);
}

TEST_F(Records, DeepAndLongFeeds) {
  std::string deep = "<rss><channel><item><title>T</title><description>";
  for (int i = 0; i < 100'000; ++i) deep += "<b>";
  run(deep);
  EXPECT_FALSE(skipped.empty());
  limits.line_bytes = 1000;
  run("<rss><channel><item><title>T</title><description>" + std::string(2000, 'a') +
      "</description></item><item><title>U</title><description>b"
      "</description></item></channel></rss>");
  EXPECT_THAT(titles(), ElementsAre("U"));
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].cause, Cause::kTooLarge);
}

TEST_F(Records, Csv) {
  run("\xEF\xBB\xBFID,Title,maintext,date_publish,authors,url,other\r\n"
      "a,\"Dam, holds\",\"It holds.\r\n\r\n\"\"Well,\"\" he said.\",2024-03-05,Ida Holm; Paul Lund,https://v.example/1,x\r\n"
      "b,Gate,It is shut.,,\"['Mia Berg', 'AP']\",,\n");
  ASSERT_THAT(titles(), ElementsAre("Dam, holds", "Gate"));
  EXPECT_EQ(pages[0].bytes, "Dam, holds\n\nIt holds.\n\n\"Well,\" he said.");
  EXPECT_EQ(pages[0].given.id, "a");
  EXPECT_EQ(pages[0].given.published, "2024-03-05");
  EXPECT_EQ(pages[0].given.url, "https://v.example/1");
  EXPECT_THAT(pages[0].given.authors, ElementsAre("Ida Holm", "Paul Lund"));
  EXPECT_THAT(pages[1].given.authors, ElementsAre("Mia Berg", "AP"));
  EXPECT_EQ(pages[1].record, 2u);
  EXPECT_THAT(skipped, IsEmpty());
}

TEST_F(Records, CsvOfOtherSeparatorsAndText) {
  run("outlet;text\nPost;One, two\n");
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].bytes, "One, two");
  run("text\turl\nOne\thttps://v.example/\n\t\n");
  EXPECT_THAT(pages, SizeIs(1));
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_THAT(skipped[0].message, HasSubstr("line 3: no column"));
}

TEST_F(Records, ACsvRowWithoutEndCostsItsLine) {
  run("id,text\na,One.\nb,\"Two.\nc,Three.\nd,Four.\n");
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_THAT(skipped[0].message, HasSubstr("line 3: a row without end"));
  ASSERT_THAT(pages, SizeIs(3));
  EXPECT_EQ(pages[2].bytes, "Four.");
}

TEST_F(Records, CsvOfQuotesOnlyEnds) {
  limits.line_bytes = 1u << 16;
  std::string hostile = "id,text\n";
  for (int i = 0; i < 200'000; ++i) hostile += "a,\"x\"\"\n";
  run(hostile);
  EXPECT_LE(skipped.size(), 70u);
}

TEST_F(Records, LongJsonLinesAreReadInPieces) {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    lines += "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"The gate " +
             std::string(static_cast<std::size_t>(i % 90), 'x') + " holds.\"}\n";
    if (i % 50 == 7) lines += "{\"id\": \n";
    if (i % 60 == 9) lines += "{\"title\": \"\"}\n\n";
  }
  for (const std::string& file : {lines, lines.substr(0, lines.size() - 1), test::gzip(lines)}) {
    limits = {};
    disk.piece = 333;
    run(file);
    std::vector<std::pair<std::uint64_t, std::string>> whole, in_pieces;
    for (const RawPage& page : pages) whole.emplace_back(page.record, page.bytes);
    const auto said = skipped;
    limits.piece_bytes = 500;
    limits.file_bytes = 5000;
    run(file);
    for (const RawPage& page : pages) in_pieces.emplace_back(page.record, page.bytes);
    EXPECT_EQ(whole.size(), 300u);
    EXPECT_EQ(in_pieces, whole);
    EXPECT_EQ(skipped, said);
  }
}

}  // namespace
}  // namespace stemma
