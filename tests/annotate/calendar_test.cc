#include <gtest/gtest.h>

#include "annotate/time_anchor.h"
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

TEST(Calendar, WeeksStepByOneOverEveryTurnOfAYear) {
  for (int year = 1990; year < 2050; ++year) {
    const TimeAnchor anchor(Day{year, 12, 31}), after(Day{year + 1, 1, 7});
    EXPECT_EQ(anchor.unit("W", 1).value, after.unit("W", 0).value) << year;
    EXPECT_EQ(anchor.unit("W", 0).value, after.unit("W", -1).value) << year;
    EXPECT_EQ(anchor.unit("M", 1).value, month_value(year + 1, 1)) << year;
    EXPECT_EQ(after.unit("Q", -1).value, year_value(year) + "-Q4") << year;
    EXPECT_EQ(after.days_from_today(-7).value, day_value({year, 12, 31})) << year;
  }
}

TEST(Calendar, AWeekdayIsWithinAWeekOfPublicationOnTheSideThatTheVerbTells) {
  for (int shift = 0; shift < 21; ++shift) {
    const Day published = to_day(to_number_of_days({2018, 12, 22}) + shift);
    const TimeAnchor anchor(published);
    for (int weekday = 1; weekday <= 7; ++weekday) {
      const auto off = [&](Direction direction, int step) {
        const auto day = anchor.weekday(weekday, direction, step).day;
        EXPECT_TRUE(day.has_value());
        EXPECT_EQ(weekday_of(*day), weekday);
        return to_number_of_days(*day) - to_number_of_days(published);
      };
      const auto past = off(Direction::kPast, 0), ahead = off(Direction::kFuture, 0);
      EXPECT_TRUE(past >= -5 && past <= 1) << past;  // six days back is tomorrow's
      EXPECT_TRUE(ahead >= 0 && ahead < 7) << ahead;
      EXPECT_EQ(off(Direction::kUnknown, 0), past);
      const auto last = off(Direction::kFuture, -1), next = off(Direction::kPast, 1);
      EXPECT_TRUE(last >= -7 && last < 0) << last;
      EXPECT_TRUE(next > 0 && next <= 7) << next;
    }
  }
}

TEST(Calendar, WithoutADayOfPublicationValuesKeepTheirForm) {
  const TimeAnchor anchor(std::nullopt);
  EXPECT_EQ(anchor.weekday(7, Direction::kPast, 0).value, "XXXX-WXX-7");
  EXPECT_EQ(anchor.month_day(2, 29, Direction::kPast).value, "XXXX-02-29");
  EXPECT_EQ(anchor.quarter(3, Direction::kPast).value, "XXXX-Q3");
  EXPECT_FALSE(anchor.quarter(3, Direction::kPast).anchored);
}

TEST(Calendar, OnlyDaysThatExistAreRead) {
  EXPECT_EQ(parse_day("2018-05-29T10:00:00Z"), (Day{2018, 5, 29}));
  EXPECT_FALSE(parse_day("2018-02-30").has_value());
  EXPECT_FALSE(parse_day("2018-5-29").has_value());
  EXPECT_FALSE(parse_day("yesterday").has_value());
}

}  // namespace
}  // namespace stemma::annotating
