#include "read/records/json_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/records/json_fault.h"

namespace stemma {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class JsonRecords : public testing::Test {
 protected:
  void run(std::string_view text) {
    pages.clear();
    skipped.clear();
    read_json(
        "in.jsonl", text, limits,
        {[&](RawPage&& page) { pages.push_back(std::move(page)); }, [&](Skipped one) { skipped.push_back(std::move(one)); }});
  }

  std::string message(std::size_t i = 0) const {
    return i < skipped.size() ? std::string(cause_name(skipped[i].cause)) + ": " + skipped[i].message : "none";
  }

  Limits limits;
  std::vector<RawPage> pages;
  std::vector<Skipped> skipped;
};

TEST_F(JsonRecords, BrokenLinesWithoutNumberAreNamedUpToALimit) {
  limits.faults_per_file = 10;
  std::string lines = "{\"text\": \"Words.\"}\n";
  for (int i = 0; i < 50; ++i) lines += i % 2 ? "{\n" : "{\"url\": \"x\"}\n";
  run(lines);
  EXPECT_THAT(pages, SizeIs(1));
  ASSERT_THAT(skipped, SizeIs(11));
  EXPECT_EQ(message(10), "too large: 40 more lines were left out");
}

TEST_F(JsonRecords, NewsPleaseFields) {
  run(R"({"title": "Bridge closed", "description": "After the storm", "maintext": "It was closed.", "authors": ["Jo Roe", "Al Poe"], "date_publish": "2019-01-18 10:22:00", "date_modify": "2019-01-19 08:00:00", "language": "en", "source_domain": "daily.example", "url": "https://daily.example/a"})");
  ASSERT_THAT(pages, SizeIs(1));
  const RawPage& page = pages[0];
  EXPECT_EQ(page.bytes, "Bridge closed\n\nIt was closed.");
  EXPECT_EQ(page.form, PageForm::kRecord);
  EXPECT_EQ(page.record, 1u);
  EXPECT_EQ(page.given.title, "Bridge closed");
  EXPECT_EQ(page.given.subtitle, "After the storm");
  EXPECT_THAT(page.given.authors, ElementsAre("Jo Roe", "Al Poe"));
  EXPECT_EQ(page.given.published, "2019-01-18 10:22:00");
  EXPECT_EQ(page.given.modified, "2019-01-19 08:00:00");
  EXPECT_EQ(page.given.language, "en");
  EXPECT_EQ(page.given.outlet, "daily.example");
  EXPECT_EQ(page.given.url, "https://daily.example/a");
}

TEST_F(JsonRecords, Aliases) {
  run(R"({"id": 7, "headline": "Head", "body": ["One.", " ", "Two."], "dct": "2018-05-01", "publisher": {"name": "The Daily"}, "lang": "de", "author": "Jo Roe"})");
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].bytes, "Head\n\nOne.\n\nTwo.");
  EXPECT_EQ(pages[0].given.id, "7");
  EXPECT_EQ(pages[0].given.published, "2018-05-01");
  EXPECT_EQ(pages[0].given.outlet, "The Daily");
  EXPECT_EQ(pages[0].given.language, "de");
  EXPECT_THAT(pages[0].given.authors, ElementsAre("Jo Roe"));
  for (const std::string field : {"date", "published", "date_publish"}) {
    run("{\"text\": \"x\", \"" + field + "\": \"2018-05-02\"}");
    EXPECT_EQ(pages.at(0).given.published, "2018-05-02") << field;
  }
  for (const std::string field : {"outlet", "publisher", "domain", "source_domain"}) {
    run("{\"text\": \"x\", \"" + field + "\": \"Post\"}");
    EXPECT_EQ(pages.at(0).given.outlet, "Post") << field;
  }
}

TEST_F(JsonRecords, TextStandsAsItIs) {
  run(R"({"title": "Head", "text": "Head\r\n\r\nBody.  ", "maintext": "other"})");
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].bytes, "Head\n\nBody.  ");
}

TEST_F(JsonRecords, AnEmptyTitleAddsNothing) {
  run(R"({"title": "", "maintext": "Body."}
{"title": null, "maintext": "Body."}
{"title": "Only a title", "maintext": ""})");
  ASSERT_THAT(pages, SizeIs(3));
  EXPECT_EQ(pages[0].bytes, "Body.");
  EXPECT_EQ(pages[1].bytes, "Body.");
  EXPECT_EQ(pages[2].bytes, "Only a title");
}

TEST_F(JsonRecords, WholeDocuments) {
  run("{\n  \"id\": \"a\",\n  \"text\": \"One.\"\n}\n");
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].record, 0u);
  run("[\n {\"text\": \"One.\"},\n {\"no\": 1},\n {\"text\": \"Two.\"}\n]");
  ASSERT_THAT(pages, SizeIs(2));
  EXPECT_EQ(pages[1].record, 3u);
  EXPECT_THAT(skipped, IsEmpty());
}

TEST_F(JsonRecords, SettingsWithATitleAreNoReport) {
  run("{\n \"title\": \"My site\",\n \"theme\": \"dark\"\n}");
  EXPECT_THAT(pages, IsEmpty());
  EXPECT_THAT(message(), HasSubstr("not a report"));
}

TEST_F(JsonRecords, ABadLineIsNamedAndTheRestGoesOn) {
  run("{\"text\": \"One.\"}\n{\"text\": \"cut\nnot json\n[1]\n{\"other\": 1}\n\n{\"text\": \"Two.\"}");
  ASSERT_THAT(pages, SizeIs(2));
  EXPECT_EQ(pages[1].record, 7u);
  ASSERT_THAT(skipped, SizeIs(4));
  EXPECT_EQ(message(0), "bad json: line 2, byte 14: it ends too early");
  EXPECT_EQ(message(1), "bad json: line 3, byte 1: a value is missing here");
  EXPECT_EQ(message(2), "bad json: line 4: not an object");
  EXPECT_THAT(message(3), HasSubstr("not a report: line 5"));
}

TEST_F(JsonRecords, ABadFirstLineIsNamedToo) {
  run("{\"text\": }\n{\"text\": \"Two.\"}\n");
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(message(), "bad json: line 1, byte 10: a value is missing here");
}

TEST_F(JsonRecords, ADocumentThatBreaksIsNamedWithItsPlace) {
  run("{\n  \"text\": \"One.\",\n  \"id\" 3\n}\n");
  EXPECT_THAT(pages, IsEmpty());
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(message(), "bad json: line 3, byte 8: expected : after a name");
}

TEST_F(JsonRecords, LinesWithoutWordsAreToldOnce) {
  run("{\"article\": \"a\"}\n{\"article\": \"b\"}\n");
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_THAT(message(), HasSubstr("no record has one of the fields"));
}

TEST_F(JsonRecords, ALongLineIsLeftOut) {
  limits.line_bytes = 100;
  run("{\"text\": \"" + std::string(200, 'a') + "\"}\n{\"text\": \"Two.\"}\n");
  EXPECT_THAT(pages, SizeIs(1));
  EXPECT_THAT(message(), HasSubstr("too large: line 1"));
}

TEST_F(JsonRecords, HalfASurrogatePair) {
  run(R"({"text": "cut \ud83d"})"
      "\n"
      R"({"text": "whole \ud83d\ude00"})"
      "\n"
      R"({"text": "backslash \\ud83d"})");
  ASSERT_THAT(pages, SizeIs(3));
  EXPECT_EQ(pages[0].bytes, "cut \uFFFD");
  EXPECT_EQ(pages[1].bytes, "whole \U0001F600");
  EXPECT_EQ(pages[2].bytes, "backslash \\ud83d");
}

TEST_F(JsonRecords, DeepNestingIsAnError) {
  run("{\"text\": \"x\", \"deep\": " + std::string(5000, '[') + std::string(5000, ']') + "}\n{\"text\": \"Two.\"}");
  EXPECT_THAT(pages, SizeIs(1));
  EXPECT_THAT(message(), HasSubstr("bad json: line 1"));
}

TEST_F(JsonRecords, BlocksOfAnArticleRecordCountBytesInside) {
  run(R"({"id": "a", "text": "Café\n\nÜber 😀 all.", "blocks": [{"kind": "headline", "role": null, "start": 0, "end": 4}, {"kind": "paragraph", "role": "quote", "start": 6, "end": 17}]})");
  ASSERT_THAT(pages, SizeIs(1));
  const auto& blocks = pages[0].given.blocks;
  ASSERT_THAT(blocks, SizeIs(2));
  EXPECT_EQ(slice(pages[0].bytes, blocks[0].span), "Café");
  EXPECT_EQ(slice(pages[0].bytes, blocks[1].span), "Über 😀 all.");
  EXPECT_EQ(blocks[1].role, BlockRole::kQuote);
}

TEST_F(JsonRecords, BlocksThatDoNotFitAreForgotten) {
  for (const std::string blocks : {
           R"([{"kind": "paragraph", "start": 0, "end": 99}])",
           R"([{"kind": "poem", "start": 0, "end": 2}])",
           R"([{"kind": "paragraph", "start": 2, "end": 4}, {"kind": "paragraph", "start": 3, "end": 5}])",
           R"([{"kind": "paragraph", "start": -1, "end": 2}])",
           R"(["x"])",
       }) {
    run(R"({"text": "Some words.", "blocks": )" + blocks + "}");
    ASSERT_THAT(pages, SizeIs(1)) << blocks;
    EXPECT_THAT(pages[0].given.blocks, IsEmpty()) << blocks;
  }
}

TEST(JsonFault, Places) {
  const auto at = [](std::string_view text) -> int {
    const auto fault = find_json_fault(text);
    return fault ? static_cast<int>(fault->byte) : -1;
  };
  EXPECT_EQ(at(R"({"a": [1, -2.5e3, "x\u00e9\n", true, null, {}], "b": {"c": []}} )"), -1);
  EXPECT_EQ(at("[1,]"), 3);
  EXPECT_EQ(at("{\"a\": 1,}"), 8);
  EXPECT_EQ(at("[1 2]"), 3);
  EXPECT_EQ(at("{} x"), 3);
  EXPECT_EQ(at("\"a\tb\""), 2);
  EXPECT_EQ(at("\"\\x\""), 2);
  EXPECT_EQ(at("[01]"), 2);
  EXPECT_EQ(at(""), 0);
  EXPECT_EQ(at(std::string(100000, '[')), 100000);
}

}  // namespace
}  // namespace stemma
