#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/read.h"
#include "support/archives.h"
#include "support/reading.h"

namespace stemma {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class Address : public test::Reading {};

TEST_F(Address, APage) {
  fetch.pages["https://v.example/old"] = {"https://v.example/new", "text/html; charset=Windows-1252", "gzip",
                                          test::gzip(test::numbered_page(1))};
  run({"https://v.example/old"});
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].path, "https://v.example/old");
  EXPECT_EQ(pages[0].given.url, "https://v.example/new");
  EXPECT_EQ(pages[0].charset, "windows-1252");
  EXPECT_EQ(pages[0].bytes, test::numbered_page(1));
}

TEST_F(Address, TheKindIsToldFromTheContent) {
  std::string archive;
  for (const std::string& record : test::page_records(2)) archive += test::gzip(record);
  fetch.pages["https://v.example/a"] = {"https://v.example/a", "text/html", "", archive};
  fetch.pages["https://v.example/f"] = {
      "https://v.example/f", "text/plain", "",
      "<rss><channel><item><link>https://v.example/1</link><description>Words.</description></item>"
      "</channel></rss>"};
  fetch.pages["https://v.example/t"] = {"https://v.example/t", "text/plain; charset=iso-8859-1", "",
                                        "The caf\xE9 was shut, the owner said."};
  disk.files["b.txt"] = "The dam holds, the mayor said.";
  run({"https://v.example/a", "https://v.example/f", "https://v.example/t", "b.txt"});
  ASSERT_THAT(pages, SizeIs(5));
  EXPECT_EQ(pages[1].given.url, "https://news.example/1");
  EXPECT_EQ(pages[2].given.url, "https://v.example/1");
  EXPECT_EQ(pages[3].bytes, "The café was shut, the owner said.");
  EXPECT_EQ(pages[3].given.url, "https://v.example/t");
  EXPECT_EQ(pages[4].given.url, "");
}

TEST_F(Address, FaultsAreNamedAndCostThatAddress) {
  fetch.pages["https://v.example/1"] = {"https://v.example/1", "text/html", "br", test::gzip(test::numbered_page(1))};
  fetch.pages["https://v.example/2"] = {"https://v.example/2", "text/html", "", test::numbered_page(2)};
  run({"https://v.example/0", "https://v.example/1", "https://v.example/2"});
  EXPECT_THAT(pages, SizeIs(1));
  ASSERT_THAT(skipped, SizeIs(2));
  EXPECT_EQ(skipped[0].cause, Cause::kMissing);
  EXPECT_THAT(skipped[1].message, HasSubstr("damaged or cut br"));
  for (int nth = 0; nth < 3; ++nth) {
    fetch.calls = 0;
    fetch.fail_on_call = nth;
    run({"https://v.example/2", "https://v.example/2", "https://v.example/2"});
    EXPECT_THAT(pages, SizeIs(2));
    ASSERT_THAT(skipped, SizeIs(1));
    EXPECT_THAT(skipped[0].message, HasSubstr("made to fail"));
  }
}

TEST_F(Address, AddressesInsidePagesAreNotFetched) {
  disk.files["a.html"] =
      "<!doctype html><html><body><a href=\"https://v.example/2\">more</a><img src=\"https://v.example/3\"></body></html>";
  run({"a.html"});
  EXPECT_EQ(fetch.calls, 0);
}

}  // namespace
}  // namespace stemma
