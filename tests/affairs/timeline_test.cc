// Days: of reports without a date, of what happened, of what was said; and what happened where.

#include "support/affair.h"

namespace stemma {
namespace {

class Days : public testing::AffairFolder {
 protected:
  static const TimelineEntry* entry(const Dossier& d, std::string_view date, std::string_view what) {
    const auto found = std::ranges::find_if(
        d.timeline, [&](const TimelineEntry& e) { return e.date == date && e.what.find(what) != std::string::npos; });
    return found == d.timeline.end() ? nullptr : &*found;
  }
  static std::string date_of(const Dossier& d, std::string_view outlet, std::string_view words) {
    for (const FixedDate& f : d.dates)
      if (label(d, f.report) == outlet && slice(d.reports[f.report].article.text, f.span) == words) return f.date;
    return {};
  }
};

constexpr auto kTimes =
    "Ferry sinks\n\nPublished: Monday, May 6, 2024\n\nThe ferry Orla struck the east pier of Port Velling on Sunday and sank "
    "within minutes.\n\n"
    "“The lamps had failed before the ferry left,” harbour master Ilda Brask told reporters on Monday.\n";

TEST_F(Days, LastNightIsFixedByWhatAnotherReportCallsSunday) {
  const Dossier d =
      dossier_of({{"times", kTimes},
                  {"post",
                   "Night of the Orla\n\nThe ferry Orla struck the east pier of Port Velling last night and sank within "
                   "minutes.\n\n“The lamps had failed before the ferry left,” harbour master Ilda Brask said today.\n"}});
  EXPECT_EQ(date_of(d, "post", "last night"), "2024-05-05");
  EXPECT_EQ(date_of(d, "post", "today"), "2024-05-06");
  const TimelineEntry* sank = entry(d, "2024-05-05", "east pier");
  ASSERT_NE(sank, nullptr);
  EXPECT_TRUE(sank->sure);
  EXPECT_EQ(sank->evidence.size(), 2u);  // one event in two reports
  EXPECT_EQ(sank->kind, TimelineKind::kHappened);
}

TEST_F(Days, NothingFixesTheDayOfAReportThatSharesNothing) {
  const Dossier d = dossier_of(
      {{"times", kTimes}, {"post", "Bakers meet\n\nThe guild of bakers chose a new chair last night after a long debate.\n"}});
  EXPECT_EQ(date_of(d, "post", "last night"), "");
}

TEST_F(Days, WhatWasSaidStandsUnderItsSpeaker) {
  const Dossier d = dossier_of({{"times", kTimes}});
  const TimelineEntry* said = entry(d, "2024-05-06", "Ilda Brask: “The lamps had failed");
  ASSERT_NE(said, nullptr);
  EXPECT_EQ(said->kind, TimelineKind::kSaid);
  ASSERT_FALSE(said->dated_by.empty());
  EXPECT_EQ(words(d, said->dated_by.front()), "Monday");
}

TEST_F(Days, ADateThatOnlyMarksAnotherThingMakesNoEntry) {
  const Dossier d = dossier_of({{"times", std::string(kTimes) + "\nSunday's paper was sold out in the town.\n"}});
  EXPECT_EQ(entry(d, "2024-05-05", "paper"), nullptr);
}

TEST_F(Days, WhatDidNotHappenIsNoEntry) {
  const Dossier d = dossier_of({{"times", std::string(kTimes) + "\nThe second ferry did not sail on Saturday.\n"}});
  EXPECT_EQ(entry(d, "2024-05-04", "second ferry"), nullptr);
}

TEST_F(Days, BackgroundKeepsItsYear) {
  const Dossier d =
      dossier_of({{"times", std::string(kTimes) + "\nIn 1988 a fire in the harbour of Port Velling killed 21 people.\n"}});
  const TimelineEntry* fire = entry(d, "1988", "fire in the harbour");
  ASSERT_NE(fire, nullptr);
  EXPECT_EQ(fire->precision, "year");
  EXPECT_EQ(&d.timeline.front(), fire);
}

TEST_F(Days, APlaceThatNoListKnowsIsShownWithWhatHappenedAndHowFarItIs) {
  const Dossier d = dossier_of(
      {{"times",
        std::string(kTimes) +
            "\nRescuers found two boats near Sankt Orvel on Sunday. The wreck lies nine miles south of Sankt Orvel.\n"}});
  const auto place = std::ranges::find(d.places, "Sankt Orvel", &PlaceOnMap::name);
  ASSERT_NE(place, d.places.end());
  EXPECT_FALSE(place->located);
  EXPECT_NE(place->what.find("two boats"), std::string::npos);
  ASSERT_EQ(place->distances.size(), 1u);
  EXPECT_EQ(place->distances[0].text, "nine miles south of Sankt Orvel");
}

}  // namespace
}  // namespace stemma
