#include "present/plain_words.h"

#include <gtest/gtest.h>

#include "present/timeline_svg.h"

namespace stemma {
namespace {

TEST(DateInWords, KeepsThePrecision) {
  EXPECT_EQ(date_in_words("2024-06-02"), "2 June 2024");
  EXPECT_EQ(date_in_words("2024-06"), "June 2024");
  EXPECT_EQ(date_in_words("2024"), "2024");
  EXPECT_EQ(date_in_words("2024-W09"), "week 9 of 2024");
  EXPECT_EQ(date_in_words("2024-06-02T14:05:00Z"), "2 June 2024");
  EXPECT_EQ(date_in_words("2024-06-02T14:05:00Z", false), "2 June 2024, 14:05 UTC");
}

TEST(DateInWords, GivesBackWhatIsNoDate) {
  for (const char* text : {"", "XXXX-WXX-7", "2024-13-01", "2024-06-0", "soon"}) EXPECT_EQ(date_in_words(text), text);
}

TEST(Listed, CutsLongLists) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(listed({"a", "b", "c", "d"}, 2), "a, b and 2 more");
  EXPECT_EQ(listed({"a", "b", "c"}, 2), "a, b and c");  // "and 1 more" would save nothing
}

TEST(CountOf, MindsTheNumber) {
  EXPECT_EQ(count_of(1, "claim"), "1 claim");
  EXPECT_EQ(count_of(0, "claim"), "0 claims");
  EXPECT_EQ(count_of(2, "is", "are"), "2 are");
}

TEST(FirstDay, OrdersDatesOfEveryPrecision) {
  EXPECT_EQ(*first_day("2024-03-01") - *first_day("2024-02-28"), 2);
  EXPECT_EQ(*first_day("2023-03-01") - *first_day("2023-02-28"), 1);
  EXPECT_EQ(first_day("2024-06"), first_day("2024-06-01"));
  EXPECT_EQ(first_day("2024"), first_day("2024-01-01"));
  EXPECT_EQ(first_day("2018-W22"), first_day("2018-05-28"));
  EXPECT_EQ(first_day("2015-W01"), first_day("2014-12-29"));
  for (const char* text : {"", "soon", "2024-6", "2024-00", "2024-06-x1"}) EXPECT_FALSE(first_day(text)) << text;
}

}  // namespace
}  // namespace stemma
