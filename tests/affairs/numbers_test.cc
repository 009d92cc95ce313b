// Figures of two invented reports held against each other: each rule with its counter-case.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "support/affair.h"

namespace stemma {
namespace {

class Numbers : public testing::AffairFolder {
 protected:
  void compare(const std::vector<std::string>& texts) {
    std::map<std::string, std::string> reports;
    for (std::size_t k = 0; k < texts.size(); ++k) reports["outlet_" + std::to_string(k)] = texts[k];
    dossier_ = dossier_of(reports);
  }

  std::vector<const Conflict*> told(ConflictClass value) const {
    std::vector<const Conflict*> out;
    for (const Conflict& c : dossier_.conflicts)
      if (c.kind == ConflictKind::kNumber && c.class_ == value) out.push_back(&c);
    return out;
  }
  std::string words(const Evidence& e) const { return AffairFolder::words(dossier_, e); }
  // Some side's evidence holds the words, no other side's does.
  bool on_one_side(const Conflict& c, const std::string& wanted) const {
    return std::ranges::count_if(c.sides, [&](const ConflictSide& s) {
             return std::ranges::any_of(s.evidence,
                                        [&](const Evidence& e) { return words(e).find(wanted) != std::string::npos; });
           }) == 1;
  }

  Dossier dossier_;
};

constexpr auto kFerry = "Ferry sinks off Tolmar\n\nA ferry sank in the strait of Tolmar early on Sunday, ";

TEST_F(Numbers, TwoOutletsWithTwoTollsContradict) {
  compare({std::string(kFerry) + "killing 17 people.\n", std::string(kFerry) + "and 21 people were killed.\n"});
  ASSERT_EQ(told(ConflictClass::kConflict).size(), 1u);
  const Conflict& c = *told(ConflictClass::kConflict).front();
  EXPECT_EQ(c.question, "How many were killed: 17 or 21?");
  EXPECT_TRUE(on_one_side(c, "17"));
  EXPECT_TRUE(on_one_side(c, "21"));
}

TEST_F(Numbers, AtLeastHoldsWithMore) {
  compare({std::string(kFerry) + "killing at least 17 people.\n", std::string(kFerry) + "and 21 people were killed.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
  EXPECT_EQ(told(ConflictClass::kHedge).size(), 1u);
}

TEST_F(Numbers, ATollThatRisesIsAnUpdate) {
  compare({std::string(kFerry) + "killing 17 people.\n",
           "Ferry toll\n\nThe death toll in the sinking of the Tolmar ferry rose to 21 on Monday.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
  EXPECT_EQ(told(ConflictClass::kUpdate).size(), 1u);
}

TEST_F(Numbers, ALaterReportRaisesATollButNotACrew) {
  const std::string first = "Published: Monday, May 6, 2024\n\n", second = "Published: Tuesday, May 7, 2024\n\n";
  compare({"Ferry sinks\n\n" + first + "A ferry with nine crew members sank off Tolmar. Twelve people died.\n",
           "Ferry toll\n\n" + second + "The Tolmar ferry had eleven crew members. Fifteen people died.\n"});
  ASSERT_EQ(told(ConflictClass::kConflict).size(), 1u);
  EXPECT_TRUE(on_one_side(*told(ConflictClass::kConflict).front(), "nine crew"));
  EXPECT_EQ(told(ConflictClass::kUpdate).size(), 1u);
}

TEST_F(Numbers, ATollThatRoseTakesItsOlderStatesWithIt) {
  compare({std::string(kFerry) + "killing 17 people.\n", std::string(kFerry) + "and 19 people were killed.\n",
           "Ferry toll\n\nThe death toll in the sinking of the Tolmar ferry rose to 21 on Monday.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
  EXPECT_EQ(told(ConflictClass::kUpdate).size(), 1u);
}

TEST_F(Numbers, ACountPutRightIsAnUpdate) {
  compare({std::string(kFerry) + "and eight people were injured.\n",
           "Ferry\n\nThe number of injured in the sinking of the Tolmar ferry was revised from eight to six.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
}

TEST_F(Numbers, TwoSourcesInOneReportContradict) {
  compare(
      {"Ferry sinks\n\nThe ministry put the number of dead at 17 on Monday. Hospital director Irma Sand said 21 bodies had been "
       "brought "
       "to her mortuary. “There are 21. I have counted them,” Sand said.\n",
       std::string(kFerry) + "and the cause is not known.\n"});
  ASSERT_EQ(told(ConflictClass::kConflict).size(), 1u);
  const Conflict& c = *told(ConflictClass::kConflict).front();
  ASSERT_EQ(c.sides.size(), 2u);
  EXPECT_NE(c.sides[1].who.find("Irma Sand"), std::string::npos);
  EXPECT_TRUE(on_one_side(c, "There are 21"));
}

TEST_F(Numbers, WhatIsCountedMayStandInTheSentenceBefore) {
  compare({"Mine\n\nThe company Orvane said nine of its miners are missing. Ada Holm, who leads the union, says 22 are.\n",
           "Mine\n\nA shaft of the Orvane mine fell in on Sunday.\n"});
  EXPECT_EQ(told(ConflictClass::kConflict).size(), 1u);
}

TEST_F(Numbers, CrewIsAQuantityOfItsOwn) {
  compare({"Jet lost\n\nA jet with 124 passengers and seven crew members was lost near Sestra on Sunday.\n",
           "Jet lost\n\nAll 132 people on the jet that was lost near Sestra died, eight of them crew.\n"});
  ASSERT_EQ(told(ConflictClass::kConflict).size(), 1u);
  EXPECT_EQ(told(ConflictClass::kConflict).front()->question, "How many crew were there: seven or eight?");
}

TEST_F(Numbers, APartIsNotTheWhole) {
  compare({std::string(kFerry) + "killing 17 people, including four children.\n",
           std::string(kFerry) + "killing 17 people. Nine of the dead are Danes.\n",
           std::string(kFerry) + "killing 17 people, and divers found two more bodies.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
}

TEST_F(Numbers, AnAgeAndALabelCountNothing) {
  compare({std::string(kFerry) + "killing 17 people. Two sailors, both 51, died on Flight 418.\n",
           std::string(kFerry) + "killing 17 people. Mate Olaf Brenn, 62, died in Room 214.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
}

TEST_F(Numbers, PartsThatAddUpAreNoConflict) {
  compare({"Attacks\n\nTwelve people were killed in Arden on Sunday, and 19 people were killed in Brask.\n",
           "Attacks\n\nThe attacks of Sunday killed 31 people.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
}

TEST_F(Numbers, AnEarlierCaseIsAnother) {
  compare({std::string(kFerry) + "killing 17 people.\n",
           "Strait of sorrow\n\nSailors fear the strait of Tolmar, where a ferry sank on Sunday. In 1988, 33 people were killed "
           "there.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
}

TEST_F(Numbers, SupposedFiguresStayOut) {
  compare({std::string(kFerry) + "killing 17 people.\n", std::string(kFerry) + "and the toll could rise to 40.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
}

TEST_F(Numbers, ArrestsInTheWordsOfHeadlinesAndOfPolice) {
  compare({"SIX HELD OVER MILL BLAZE\n\nSIX people were being held by police last night over the blaze at a mill in Arden.\n",
           "Mill fire\n\nPolice in Arden said they had taken four people into custody over the fire at the mill.\n"});
  ASSERT_EQ(told(ConflictClass::kConflict).size(), 1u);
  EXPECT_TRUE(on_one_side(*told(ConflictClass::kConflict).front(), "SIX HELD"));
}

TEST_F(Numbers, ARoundedNumberIsNoOtherNumber) {
  compare({"Count\n\nThe party of Ana Bell won the election in Arden by 4,312 votes.\n",
           "Count\n\nThe party of Ana Bell won the election in Arden by some 4,300 votes.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
}

TEST_F(Numbers, WhatATollReachesIsNoUpdateOfAnothers) {
  compare({std::string(kFerry) + "killing 17 people.\n",
           "Ferry toll hits 21\n\nThe sinking of the Tolmar ferry on Sunday killed 21 people.\n"});
  EXPECT_EQ(told(ConflictClass::kConflict).size(), 1u);
  EXPECT_TRUE(told(ConflictClass::kUpdate).empty());
}

TEST_F(Numbers, LivesAreClaimedOrSaved) {
  compare({std::string(kFerry) + "which claimed 17 lives.\n", std::string(kFerry) + "and 21 people were killed.\n"});
  EXPECT_EQ(told(ConflictClass::kConflict).size(), 1u);
  compare({std::string(kFerry) + "and its crew saved 17 lives.\n", std::string(kFerry) + "and 21 people were killed.\n"});
  EXPECT_TRUE(told(ConflictClass::kConflict).empty());
}

TEST_F(Numbers, AtLeastStandsOnNoSideOfTwoFlatTolls) {
  compare({std::string(kFerry) + "killing at least 17 people.\n", std::string(kFerry) + "and 17 people were killed.\n",
           std::string(kFerry) + "and 21 people were killed.\n"});
  ASSERT_EQ(told(ConflictClass::kConflict).size(), 1u);
  for (const ConflictSide& s : told(ConflictClass::kConflict).front()->sides)
    for (const Evidence& e : s.evidence) EXPECT_EQ(words(e).find("at least"), std::string::npos);
}

TEST_F(Numbers, OneDemandOfTwoSums) {
  const std::string talks = "Talks on the Tolmar canal end\n\nTalks on the canal broke up on Sunday. ";
  compare({talks + "Tolmar was seeking 4.2 billion florins, a diplomat said.\n",
           talks + "Tolmar's demand stood at 2.4 billion florins, and the offer at 1.1 billion florins.\n"});
  ASSERT_EQ(told(ConflictClass::kConflict).size(), 1u);
  EXPECT_TRUE(on_one_side(*told(ConflictClass::kConflict).front(), "4.2 billion"));
  EXPECT_TRUE(on_one_side(*told(ConflictClass::kConflict).front(), "2.4 billion"));
}

TEST_F(Numbers, AListNamesSoManyPeople) {
  const std::string list = "The Tolmar list\n\nA list was leaked on Sunday. ";
  compare({list + "It names 61 people, among them nine clerks.\n", list + "It lists 43 people.\n"});
  EXPECT_EQ(told(ConflictClass::kConflict).size(), 1u);
}

}  // namespace
}  // namespace stemma
