#include "read/read.h"
#include "support/archives.h"
#include "support/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stemma {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using test::gzip;

class Read : public test::Reading {
 protected:
  // Reads one file of that content; gives what was skipped as "cause: message".
  std::string skip_of(const std::string& name, std::string content) {
    disk.files[name] = std::move(content);
    run({name});
    if (skipped.size() != 1 || !pages.empty())
      return "pages " + std::to_string(pages.size()) + ", skipped " + std::to_string(skipped.size());
    EXPECT_EQ(skipped[0].path, name);
    EXPECT_EQ(skipped[0].stage, "read");
    EXPECT_EQ(skipped[0].message.find('\n'), std::string::npos);
    return std::string(cause_name(skipped[0].cause)) + ": " + skipped[0].message;
  }

  std::vector<std::string> read_paths_of_pages() const {
    std::vector<std::string> names;
    for (const RawPage& page : pages) names.push_back(page.path);
    return names;
  }
};

const std::string kReport = "Bridge closed after storm\n\nThe bridge over the Ilm was closed on Monday, the mayor said.\n";

TEST_F(Read, TextIsHandedOverAsItStands) {
  disk.files["a.txt"] = kReport;
  run({"a.txt"});
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].bytes, kReport);
  EXPECT_EQ(pages[0].form, PageForm::kText);
  EXPECT_EQ(pages[0].record, 0u);
  EXPECT_THAT(skipped, IsEmpty());
}

TEST_F(Read, TextIsMended) {
  disk.files["a.txt"] = "\xEF\xBB\xBFOne line\r\nAnother\rThird";
  run({"a.txt"});
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].bytes, "One line\nAnother\nThird");
  EXPECT_THAT(skipped, IsEmpty());
}

TEST_F(Read, FoldersAreWalkedByNameDepthFirst) {
  for (const char* name : {"in/b.txt", "in/a/z.txt", "in/a/y/x.txt", "in/.hidden.txt", "in/.git/c.txt", "in/c.txt"})
    disk.files[name] = kReport;
  run({"in"});
  EXPECT_THAT(read_paths_of_pages(), ElementsAre("in/a/y/x.txt", "in/a/z.txt", "in/b.txt", "in/c.txt"));
}

TEST_F(Read, FoldersInFoldersAreCounted) {
  std::string path = "in";
  for (int i = 0; i < 40; ++i) path += "/d";
  disk.files[path + "/a.txt"] = kReport;
  disk.files["in/a.txt"] = kReport;
  run({"in"});
  EXPECT_THAT(read_paths_of_pages(), ElementsAre("in/a.txt"));
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].cause, Cause::kTooLarge);
  EXPECT_THAT(skipped[0].message, HasSubstr("nested deeper"));
}

TEST_F(Read, AFolderWithoutReportsIsNamed) {
  disk.files["in/settings.json"] = "{\"outlet\": \"a\"}";
  run({"in"});
  ASSERT_THAT(skipped, SizeIs(2));
  EXPECT_EQ(skipped[1].path, "in");
  EXPECT_EQ(skipped[1].cause, Cause::kNotAReport);
  EXPECT_THAT(skipped[1].message, HasSubstr("no report among the 1 files"));
}

TEST_F(Read, OneBadInputLeavesTheOthers) {
  disk.files["a.txt"] = kReport;
  disk.files["c.txt"] = kReport;
  run({"a.txt", "b.txt", "c.txt"});
  EXPECT_THAT(pages, SizeIs(2));
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].cause, Cause::kMissing);
  EXPECT_EQ(skipped[0].path, "b.txt");
}

TEST_F(Read, AFileThatCannotBeReadIsNamed) {
  disk.files["a.txt"] = kReport;
  disk.fail_on_call = 0;
  run({"a.txt"});
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].cause, Cause::kUnreadable);
}

TEST_F(Read, EveryCallOfTheDiskMayFail) {
  for (const char* name : {"in/a.txt", "in/b/c.txt", "in/d.txt"}) disk.files[name] = kReport;
  for (int nth = 0; nth < 5; ++nth) {
    disk.calls = 0;
    disk.fail_on_call = nth;
    run({"in"});
    EXPECT_FALSE(skipped.empty()) << nth;
    for (const Skipped& one : skipped) EXPECT_FALSE(one.message.empty());
  }
}

TEST_F(Read, NoReports) {
  EXPECT_THAT(skip_of("a.txt", ""), HasSubstr("empty: nothing in it"));
  EXPECT_THAT(skip_of("a.txt", " \n\t\r\n"), HasSubstr("empty: nothing but white space"));
  EXPECT_THAT(skip_of("a.txt", std::string("Some text\0and more of it", 24)), HasSubstr("binary: byte 9"));
  EXPECT_THAT(skip_of("a.pdf", "%PDF-1.4 and so on"), HasSubstr("binary: a PDF"));
  EXPECT_THAT(skip_of("a.txt", "\x01\x02\x03\x04\x05 words"), HasSubstr("binary: 5 control bytes"));
  EXPECT_THAT(skip_of("META.json", "{\n  \"cluster\": \"storm\",\n  \"reports\": [{\"file\": \"a.txt\"}]\n}\n"),
              HasSubstr("not a report"));
  EXPECT_THAT(skip_of("list.json", "[1, 2, 3]"), HasSubstr("not a report"));
  EXPECT_THAT(skip_of("t.csv", "path,outlet,date\na.txt,Daily,2018-05-01\nb.txt,Post,2018-05-02\n"),
              HasSubstr("not a report: a table"));
  EXPECT_THAT(skip_of("README.md", "# Reports\n\nFive reports of one affair, by hand.\n"), HasSubstr("not a report"));
  EXPECT_THAT(skip_of("setup.cfg", "[tool]\nname = stemma\nversion = 1\nstrict = yes\n"), HasSubstr("not a report: settings"));
  EXPECT_THAT(skip_of("a.py", "import os\nimport sys\ndef main():\n    return 1\n"), HasSubstr("not a report: source"));
}

TEST_F(Read, TextThatResemblesOtherThings) {
  for (const std::string text : {
           "[Update] Bridge closed after storm, officials say\n\nThe bridge was closed on Monday.",
           "{Correction} The mayor spoke on Monday, not on Sunday.",
           "Mayor: \"We rebuild\"\nGovernor, mayor, council: all agree\nA third line, short, here\n",
           "# Bridge closed after storm\n\nThe bridge over the Ilm was closed on Monday.\n",
       }) {
    disk.files["a.txt"] = text;
    run({"a.txt"});
    ASSERT_THAT(pages, SizeIs(1)) << text;
    EXPECT_EQ(pages[0].form, PageForm::kText) << text;
  }
}

TEST_F(Read, FewBrokenBytesAreReadAndNamed) {
  disk.files["a.txt"] = "Caf\xC3\xA9 owners in M\xC3\xBCnchen said \xFF\xFE nothing.";
  run({"a.txt"});
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].bytes, "Café owners in München said \uFFFD\uFFFD nothing.");
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_TRUE(skipped[0].warning);
  EXPECT_THAT(skipped[0].message, HasSubstr("byte 30: not valid utf-8; 2 broken places"));
}

TEST_F(Read, ABrokenByteInPlainAsciiIsNoLetter) {
  disk.files["a.txt"] = "The mayor said \xFF on Monday that the bridge will reopen within the week.";
  run({"a.txt"});
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_THAT(pages[0].bytes, HasSubstr("said \uFFFD on"));
  EXPECT_THAT(skipped, SizeIs(1));
}

TEST_F(Read, LegacyCharsets) {
  const std::pair<std::string, std::string> cases[] = {
      {"The caf\xE9 owner, Ren\xE9 Dubois, said the \x93storm\x94 was over.",
       "The café owner, René Dubois, said the “storm” was over."},
      {"Der B\xFCrgermeister sagte am Montag, die Br\xFC"
       "cke \xFC"
       "ber die Ilm bleibe bis auf weiteres geschlossen.",
       "Der Bürgermeister sagte am Montag, die Brücke über die Ilm bleibe bis auf weiteres geschlossen."},
      {"\xC3\xE0\xE7\xE5\xF2\xE0 \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xE0, \xF7\xF2\xEE \xEC\xEE\xF1\xF2 \xE7\xE0\xEA\xF0\xFB\xF2 \xE8 "
       "\xE1\xF3\xE4\xE5\xF2 \xEE\xF2\xEA\xF0\xFB\xF2 \xE2 \xEF\xFF\xF2\xED\xE8\xF6\xF3.",
       "Газета сообщила, что мост закрыт и будет открыт в пятницу."},
  };
  for (const auto& [bytes, text] : cases) {
    disk.files["a.txt"] = bytes;
    run({"a.txt"});
    ASSERT_THAT(pages, SizeIs(1));
    EXPECT_EQ(pages[0].bytes, text);
    EXPECT_THAT(skipped, IsEmpty());
  }
}

TEST_F(Read, Utf16) {
  std::string with_mark = "\xFF\xFE", without_mark;
  for (const char c : kReport) with_mark += std::string{c, '\0'}, without_mark += std::string{'\0', c};
  for (const std::string& bytes : {with_mark, without_mark}) {
    disk.files["a.txt"] = bytes;
    run({"a.txt"});
    ASSERT_THAT(pages, SizeIs(1));
    EXPECT_EQ(pages[0].bytes, kReport);
  }
}

TEST_F(Read, Html) {
  for (const std::string html : {
           "<!DOCTYPE html><html><body><p>Words.</p></body></html>",
           "<!-- saved --><HTML><p>Words.</p>",
           "\xEF\xBB\xBF<?xml version=\"1.0\"?><html><p>Words.</p></html>",
           "<div class=\"a\"><h1>Head</h1><p>One.</p><p>Two.</p><p>Three.</p></div>",
       }) {
    disk.files["a.txt"] = html;
    run({"a.txt"});
    ASSERT_THAT(pages, SizeIs(1)) << html;
    EXPECT_EQ(pages[0].form, PageForm::kHtml) << html;
    EXPECT_EQ(pages[0].bytes, html);
  }
}

TEST_F(Read, Gzip) {
  disk.files["a.txt.gz"] = gzip(kReport);
  disk.files["b.gz"] = gzip("{\"text\": \"One.\"}\n") + gzip("{\"text\": \"Two.\"}\n");
  run({"a.txt.gz", "b.gz"});
  ASSERT_THAT(pages, SizeIs(3));
  EXPECT_EQ(pages[0].bytes, kReport);
  EXPECT_EQ(pages[2].bytes, "Two.");
  EXPECT_EQ(pages[2].record, 2u);
}

TEST_F(Read, DamagedGzip) {
  std::string cut = gzip(kReport);
  cut.resize(cut.size() - 9);
  EXPECT_THAT(skip_of("a.gz", cut), HasSubstr("unreadable: byte 0: damaged or cut gzip"));
  EXPECT_THAT(skip_of("b.gz", gzip(gzip(kReport))), HasSubstr("binary: gzip inside gzip"));
}

TEST_F(Read, AGzipBombIsNotUnpacked) {
  limits.file_bytes = 1u << 20;
  EXPECT_THAT(skip_of("bomb.gz", gzip(std::string(8u << 20, 'a'))),
              HasSubstr("too large: larger than the limit of 1 MB once unpacked"));
  const std::string half = gzip(std::string(700u << 10, 'a'));
  EXPECT_THAT(skip_of("two.gz", half + half), HasSubstr("too large"));
}

TEST_F(Read, ALargeFileIsNotRead) {
  limits.file_bytes = 1u << 20;
  EXPECT_THAT(skip_of("a.txt", std::string((1u << 20) + 1, 'a')), HasSubstr("too large: larger than the limit of 1 MB"));
}

}  // namespace
}  // namespace stemma
