#include <gtest/gtest.h>

#include "annotate/time_values.h"

namespace stemma::annotating {
namespace {

TEST(Calendar, DaysAndNumbersAgreeOverFourCenturies) {
  Day day = to_day(to_number_of_days({1800, 1, 1}));
  EXPECT_EQ(day, (Day{1800, 1, 1}));
  for (std::int64_t n = to_number_of_days({1800, 1, 1}); n < to_number_of_days({2200, 1, 1}); n += 13) {
    const Day d = to_day(n);
    ASSERT_TRUE(valid(d));
    ASSERT_EQ(to_number_of_days(d), n);
  }
}

TEST(Calendar, Weekdays) {
  EXPECT_EQ(weekday_of({1970, 1, 1}), 4);
  EXPECT_EQ(weekday_of({2018, 6, 3}), 7);
  EXPECT_EQ(weekday_of({1945, 5, 8}), 2);
}

TEST(Calendar, WeeksBelongToTheYearOfTheirThursday) {
  EXPECT_EQ(week_value({2018, 12, 31}), "2019-W01");
  EXPECT_EQ(week_value({2021, 1, 3}), "2020-W53");
  EXPECT_EQ(week_value({2018, 5, 29}), "2018-W22");
}

TEST(Calendar, MonthsAreCutToTheirLength) {
  EXPECT_EQ(add_months({2018, 3, 31}, -1), (Day{2018, 2, 28}));
  EXPECT_EQ(add_months({2018, 11, 30}, 3), (Day{2019, 2, 28}));
}

TEST(Calendar, Holidays) {
  EXPECT_EQ(holiday("12-25", 2018), (Day{2018, 12, 25}));
  EXPECT_EQ(holiday("11-4-4", 2018), (Day{2018, 11, 22}));  // fourth Thursday
  EXPECT_EQ(holiday("5-5-1", 2018), (Day{2018, 5, 28}));    // last Monday
  EXPECT_EQ(holiday("11-E-2", 2016), (Day{2016, 11, 8}));   // Tuesday after the first Monday
  EXPECT_EQ(holiday("easter-2", 2018), (Day{2018, 3, 30}));
  EXPECT_EQ(holiday("11-4-4+1", 2018), (Day{2018, 11, 23}));
  EXPECT_FALSE(holiday("13-1", 2018).has_value());
  EXPECT_FALSE(holiday("", 2018).has_value());
}

TEST(Calendar, OnlyDaysThatExistAreRead) {
  EXPECT_EQ(parse_day("2018-05-29T10:00:00Z"), (Day{2018, 5, 29}));
  EXPECT_FALSE(parse_day("2018-02-30").has_value());
  EXPECT_FALSE(parse_day("2018-5-29").has_value());
  EXPECT_FALSE(parse_day("yesterday").has_value());
}

}  // namespace
}  // namespace stemma::annotating
