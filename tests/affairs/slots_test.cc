// Two or three invented reports that tell one event and differ in one slot of it; beside each rule what only looks like it.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "support/affair.h"

namespace stemma {
namespace {

class Slots : public testing::AffairFolder {
 protected:
  // Hard conflicts of a kind. Each text is a report of its own, of 7 May 2024 unless it carries a date.
  std::vector<Conflict> conflicts(ConflictKind kind, const std::vector<std::string>& texts) {
    std::map<std::string, std::string> reports;
    for (std::size_t k = 0; k < texts.size(); ++k)
      reports["report" + std::to_string(k)] =
          "News of the day, part " + std::to_string(k + 1) + "\n\nPublished: Tuesday, May 7, 2024\n\n" + texts[k] + "\n";
    dossier_ = dossier_of(reports);
    std::vector<Conflict> out;
    for (const Conflict& c : dossier_.conflicts)
      if (c.kind == kind && c.class_ == ConflictClass::kConflict) out.push_back(c);
    return out;
  }

  // The sides' evidence holds these words, one for each side, in any order.
  bool sides_tell(const Conflict& c, const std::vector<std::string>& words) const {
    if (c.sides.size() != words.size()) return false;
    return std::ranges::all_of(words, [&](const std::string& word) {
      return std::ranges::count_if(c.sides, [&](const ConflictSide& side) {
               return std::ranges::any_of(side.evidence, [&](const Evidence& e) {
                 const Article& article = dossier_.reports[e.report].article;
                 return slice(article.text, e.span).find(word) != std::string_view::npos;
               });
             }) == 1;
    });
  }

  Dossier dossier_;
};

TEST_F(Slots, AnOfficeWasLeftInOneWayOnly) {
  const auto found = conflicts(ConflictKind::kOther,
                               {"The prime minister dismissed transport minister Olga Renk on Monday evening, a spokesman said.",
                                "Olga Renk resigned as transport minister on Monday evening, her office said.",
                                "Olga Renk, the transport minister, handed in her resignation at the weekend."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].question, "How did Olga Renk leave office: dismissed or resigned?");
  EXPECT_TRUE(sides_tell(found[0], {"dismissed", "handed in her resignation"}));
}

TEST_F(Slots, WhoIsDismissedIsNotWhoDismisses) {
  EXPECT_TRUE(conflicts(ConflictKind::kOther,
                        {"Transport minister Olga Renk dismissed the harbour master, Pavel Strom, on Monday evening.",
                         "Olga Renk resigned as transport minister on Monday evening, her office said."})
                  .empty());
}

TEST_F(Slots, WhatIsPlannedOrSupposedIsNoOutcome) {
  EXPECT_TRUE(conflicts(ConflictKind::kOther, {"The prime minister will dismiss transport minister Olga Renk next week.",
                                               "Olga Renk resigned as transport minister on Monday evening."})
                  .empty());
}

TEST_F(Slots, AnAircraftHasOneFateWhateverItIsCalled) {
  const auto found =
      conflicts(ConflictKind::kOther,
                {"A passenger jet came down near Brodel on Monday. The aircraft was hit by a missile, the president said.",
                 "The airliner that crashed near Brodel was lost because of an engine fire, the ministry said."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(sides_tell(found[0], {"missile", "engine fire"}));
}

TEST_F(Slots, AnEarlierCrashIsNotThisOne) {
  EXPECT_TRUE(conflicts(ConflictKind::kOther,
                        {"The airliner that crashed near Brodel was lost because of an engine fire, the ministry said.",
                         "A passenger jet came down near Brodel on Monday. In March 2019 a cargo plane was shot down there."})
                  .empty());
}

TEST_F(Slots, TalksEndedWithADealOrWithout) {
  const auto found =
      conflicts(ConflictKind::kOther, {"The dockers' union and the port of Halden reached an agreement on pay late on Monday.",
                                       "Talks between the dockers' union and the port of Halden broke up without an agreement."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].question, "Was a deal made?");
}

TEST_F(Slots, WhatIsSaidOfOneAnswerInOneSentenceIsCutFromTheOther) {
  const auto found = conflicts(ConflictKind::kOther,
                               {"Friends say Milan Dorn was hit by a canister; officers insist that he fell from a bridge.",
                                "Milan Dorn, a student, fell from the bridge while climbing it, the police said."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(sides_tell(found[0], {"canister", "fell from"}));
}

TEST_F(Slots, OneEventOnTwoDays) {
  const auto found = conflicts(ConflictKind::kDate, {"Halden closed the northern harbour to civil traffic on 2 April 2024.",
                                                     "Halden closed the harbour to civil traffic only on 9 April 2024."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(sides_tell(found[0], {"2 April", "9 April"}));
}

TEST_F(Slots, ADayInItsMonthIsNoOtherDay) {
  EXPECT_TRUE(conflicts(ConflictKind::kDate, {"Halden closed the northern harbour to civil traffic on 2 April 2024.",
                                              "Halden closed the harbour to civil traffic in April 2024."})
                  .empty());
}

TEST_F(Slots, APlanIsNotItsFulfilment) {
  EXPECT_TRUE(conflicts(ConflictKind::kDate, {"Halden will close the northern harbour to civil traffic on 2 June 2024.",
                                              "Halden closed the harbour to civil traffic on 9 April 2024."})
                  .empty());
}

TEST_F(Slots, AFireBeginsInOneRoom) {
  const auto found = conflicts(ConflictKind::kPlace, {"The fire started in the kitchen, on the ground floor, the minister said.",
                                                      "The fire may have started in a bedroom on the fourth floor, owners say.",
                                                      "The blaze began in the basement laundry, a commander testified."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(sides_tell(found[0], {"kitchen", "bedroom", "laundry"}));
}

TEST_F(Slots, ARoomOnAFloorIsOnePlace) {
  EXPECT_TRUE(conflicts(ConflictKind::kPlace, {"The fire started in the kitchen, on the ground floor, the minister said.",
                                               "The fire started on the ground floor, owners say."})
                  .empty());
}

TEST_F(Slots, AManIsArrestedAtOnePlace) {
  const auto found = conflicts(ConflictKind::kPlace, {"Anton Velik was arrested at the airport on Monday night.",
                                                      "Anton Velik was arrested at his mother's flat on Monday night."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(conflicts(ConflictKind::kPlace, {"Anton Velik was arrested at the airport on Monday night.",
                                               "Boris Tann was arrested at his mother's flat on Monday night."})
                  .empty());
}

TEST_F(Slots, OneSideOfTheRiverIsNotTheOther) {
  const auto found =
      conflicts(ConflictKind::kPlace, {"The crash site lies on the western bank of the Sarna near the village of Brodel.",
                                       "The jet came down on the eastern bank of the Sarna near the village of Brodel."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(sides_tell(found[0], {"western", "eastern"}));
  EXPECT_TRUE(conflicts(ConflictKind::kPlace, {"Rain fell in the western hills on Monday, said Ida Brun.",
                                               "Farmers in the eastern hills have lost their crops, said Ida Brun."})
                  .empty());
}

TEST_F(Slots, OneEventInTwoTowns) {
  const auto found = conflicts(ConflictKind::kPlace, {"The senator misspoke at a veterans' rally in Norfolk in 2008.",
                                                      "The senator misspoke at the veterans' rally in Norwalk in 2008."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(sides_tell(found[0], {"Norfolk", "Norwalk"}));
}

TEST_F(Slots, ATownInACountryIsNoOtherPlace) {
  EXPECT_TRUE(conflicts(ConflictKind::kPlace, {"The senator misspoke at a veterans' rally in Lyon in 2008.",
                                               "The senator misspoke at the veterans' rally in France in 2008."})
                  .empty());
}

TEST_F(Slots, OneEventAtTwoHours) {
  const auto found = conflicts(ConflictKind::kDate,
                               {"The night porter of the Aurora heard the alarm bells of the hotel at 3 a.m. on Monday.",
                                "The night porter of the Aurora heard the alarm bells of the hotel at 4:15 a.m. on Monday."});
  EXPECT_EQ(found.size(), 1u);
  EXPECT_TRUE(conflicts(ConflictKind::kDate,
                        {"The night porter of the Aurora heard the alarm bells of the hotel at 3 a.m. on Monday.",
                         "The night porter of the Aurora heard the alarm bells of the hotel at 3:10 a.m. on Monday."})
                  .empty());
}

TEST_F(Slots, AShipSinksOnce) {
  const auto found =
      conflicts(ConflictKind::kDate, {"The trawler Corva capsized at 9:40 p.m. on Monday, the harbour office said.",
                                      "The trawler went down at 11:15 p.m. on Monday off the cape, a survivor said."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(sides_tell(found[0], {"9:40", "11:15"}));
  EXPECT_TRUE(conflicts(ConflictKind::kDate, {"The trawler Corva capsized at 9:40 p.m. on Monday, the harbour office said.",
                                              "Rescuers reached the boat at 11:15 p.m. on Monday off the cape."})
                  .empty());
}

TEST_F(Slots, ADayOfAnotherThingDatesNoResignation) {
  EXPECT_TRUE(
      conflicts(ConflictKind::kDate, {"Olga Renk resigned as transport minister on Monday evening, her office said.",
                                      "Olga Renk resigned as transport minister, taking responsibility for Saturday night."})
          .empty());
}

TEST_F(Slots, ADescriptionOfOfficeIsTheOnePersonWhoseOfficeIsInQuestion) {
  EXPECT_EQ(conflicts(ConflictKind::kOther,
                      {"The prime minister dismissed the head of the country's harbour authority on Monday evening.",
                       "Pavel Strom, head of the harbour authority, resigned on Monday evening, his lawyer said."})
                .size(),
            1u);
}

TEST_F(Slots, ARankIsHeldOneAtATime) {
  const auto found = conflicts(ConflictKind::kTitle, {"Colonel Pavel Strand said that his men had carried only gas on Monday.",
                                                      "General Pavel Strand said that his men had carried only gas on Monday."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(sides_tell(found[0], {"Colonel", "General"}));
  EXPECT_TRUE(conflicts(ConflictKind::kTitle, {"Lieutenant Colonel Pavel Strand said that his men had carried only gas.",
                                               "Col. Pavel Strand said that his men had carried only gas on Monday."})
                  .empty());
}

TEST_F(Slots, NobodyHeadsAHouseAndIsItsFormerHead) {
  const auto found = conflicts(
      ConflictKind::kTitle, {"Linda Marsh, the chief executive of Halden Mills, spoke to reporters outside the court on Monday.",
                             "Linda Marsh, former chief executive of Halden Mills, spoke to reporters outside the court."});
  EXPECT_EQ(found.size(), 1u);
  EXPECT_TRUE(conflicts(ConflictKind::kTitle, {"President Linda Marsh spoke to reporters outside the court on Monday.",
                                               "Linda Marsh, former president of Halden, spoke to reporters on Monday."})
                  .empty());
}

}  // namespace
}  // namespace stemma
