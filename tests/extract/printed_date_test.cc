#include "extract/fields/printed_date.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace stemma {
namespace {

std::string field(std::string_view text) {
  const auto date = parse_date_field(text);
  return date ? date->iso + (date->precision == Precision::kDay ? " day" : " second") : "none";
}

TEST(PrintedDate, Fields) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"2018-05-29", "2018-05-29T00:00:00Z day"},
      {"2019-01-18 10:22:00", "2019-01-18T10:22:00Z second"},
      {"2019-01-18 00:00:00", "2019-01-18T00:00:00Z day"},
      {"2018-05-29T23:30:00-05:00", "2018-05-30T04:30:00Z second"},
      {"2018-05-29T10:15:30.123+0200", "2018-05-29T08:15:30Z second"},
      {"2018-05-29T10:15Z", "2018-05-29T10:15:00Z second"},
      {"Tue, 29 May 2018 10:15:00 +0200", "2018-05-29T08:15:00Z second"},
      {"Tue, 29 May 2018 10:15:00 GMT", "2018-05-29T10:15:00Z second"},
      {"Tue, May 29, 2018", "2018-05-29T00:00:00Z day"},
      {"May 29th, 2018 at 3:05 p.m. EDT", "2018-05-29T19:05:00Z second"},
      {"May 29, 2018, 12:05 a.m. GMT", "2018-05-29T00:05:00Z second"},
      {"May 29, 2018 3:05 pm", "2018-05-29T00:00:00Z day"},
      {"Jan. 3, 2018", "2018-01-03T00:00:00Z day"},
      {"29. Mai 2018", "2018-05-29T00:00:00Z day"},
      {"29.05.2018, 14:30 Uhr", "2018-05-29T00:00:00Z day"},
      {"3 de marzo de 2018", "2018-03-03T00:00:00Z day"},
      {"29 août 2018", "2018-08-29T00:00:00Z day"},
      {"05/29/2018", "2018-05-29T00:00:00Z day"},
      {"29/05/2018", "2018-05-29T00:00:00Z day"},
      {"20180529", "2018-05-29T00:00:00Z day"},
      {"20180529T101530Z", "2018-05-29T10:15:30Z second"},
      {"1527588000", "2018-05-29T10:00:00Z second"},
      {"1527588000000", "2018-05-29T10:00:00Z second"},
      {"Tue May 29 10:15:00 CEST 2018", "2018-05-29T08:15:00Z second"},
      {"Tue May 29 2018", "2018-05-29T00:00:00Z day"},
      {"2016-02-29", "2016-02-29T00:00:00Z day"},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(field(text), want) << text;
}

TEST(PrintedDate, NoDates) {
  for (const std::string_view text :
       {"", "yesterday", "05/06/2018", "2018-13-01", "2017-02-29", "31 April 2018", "May 2018", "May 29", "1234", "2018-05",
        "99999999", "2018-05-299", "version 1.2.2018.5", "0000-00-00"}) {
    EXPECT_EQ(field(text), "none") << text;
  }
}

TEST(PrintedDate, InsideALine) {
  const std::string line = fold("Published: Tue, May 29, 2018 by Jo");
  const auto date = find_date(line);
  ASSERT_TRUE(date);
  EXPECT_EQ(line.substr(date->begin, date->end - date->begin), "may 29, 2018");
}

TEST(PrintedDate, InAddresses) {
  const auto url = [](std::string_view text) {
    const auto date = date_in_url(text);
    return date ? date->iso.substr(0, 10) : "none";
  };
  EXPECT_EQ(url("https://daily.example/2019/01/18/bridge-closed"), "2019-01-18");
  EXPECT_EQ(url("https://daily.example/news/2019/jan/8/bridge"), "2019-01-08");
  EXPECT_EQ(url("https://daily.example/bridge-2019-01-18.html"), "2019-01-18");
  EXPECT_EQ(url("https://daily.example/20190118/bridge"), "2019-01-18");
  EXPECT_EQ(url("https://daily.example/2019/01/bridge"), "none");
  EXPECT_EQ(url("https://daily.example/story/46928440"), "none");
  EXPECT_EQ(url("https://daily.example/2019/01/188/x"), "none");
  EXPECT_EQ(url(""), "none");
}

}  // namespace
}  // namespace stemma
