// What reports share: a speech, an agency's text, each other's prose.

#include "support/affair.h"

namespace stemma {
namespace {

class SharedPassages : public testing::AffairFolder {
 protected:
  static const Reuse* record(const Dossier& d, ReuseKind kind) {
    const auto found = std::ranges::find(d.reuse, kind, &Reuse::kind);
    return found == d.reuse.end() ? nullptr : &*found;
  }
};

constexpr auto kMonday = "Published: Monday, May 6, 2024\n\n";
constexpr auto kTuesday = "Published: Tuesday, May 7, 2024\n\n";
constexpr auto kProse =
    "Crews in rubber boats searched the flooded quarry below the chapel until long after dark, while families waited behind a "
    "rope on the "
    "mill road and passed a single lamp from hand to hand.\n\n";
constexpr auto kSpeech =
    "“Nobody who signed those papers ever walked the wall in winter,” Mayor Ilda Brask told the council on Monday.\n\n";

TEST_F(SharedPassages, TwoWhoQuoteOneSpeechTookNothingFromEachOther) {
  const Dossier d =
      dossier_of({{"times", std::string("Mayor blames clerks\n\n") + kMonday + kSpeech + "The council sat for two hours.\n"},
                  {"post", std::string("Wall was never walked\n\n") + kTuesday + "A long debate ended at nine.\n\n" + kSpeech}});
  ASSERT_EQ(d.reuse.size(), 1u);
  EXPECT_EQ(d.reuse[0].kind, ReuseKind::kQuotation);
  EXPECT_FALSE(d.reuse[0].direction_known);
  const auto claim = std::ranges::find_if(d.claims, [](const Claim& c) { return c.outlets.size() == 2; });
  ASSERT_NE(claim, d.claims.end());
  EXPECT_EQ(claim->origins, 1);  // one speaker
}

TEST_F(SharedPassages, ProseUnderAnAgencysCreditIsTheAgencys) {
  const Dossier d = dossier_of({{"times", std::string("Search goes on\n\n") + kMonday + "SELM (Lodewick) - " + kProse},
                                {"post", std::string("Night at the quarry\n\n") + kTuesday + "It rained all day.\n\n" + kProse}});
  const Reuse* shared = record(d, ReuseKind::kAgency);
  ASSERT_NE(shared, nullptr);
  EXPECT_EQ(shared->source, "Lodewick");
  EXPECT_FALSE(shared->direction_known);
  ASSERT_FALSE(shared->evidence.empty());
  EXPECT_NE(words(d, shared->evidence.front()).find("Lodewick"), std::string::npos);
}

TEST_F(SharedPassages, WhoNamesTheOtherTookItFromThere) {
  const Dossier d = dossier_of({{"harbour_times", std::string("Search goes on\n\n") + kTuesday + kProse},
                                {"coast_post", std::string("Night at the quarry\n\n") + kTuesday +
                                                   "“It is cold,” a diver told the Harbour Times.\n\n" + kProse}});
  const Reuse* shared = record(d, ReuseKind::kCopy);
  ASSERT_NE(shared, nullptr);
  EXPECT_TRUE(shared->direction_known);
  EXPECT_EQ(label(d, shared->from), "harbour_times");
  EXPECT_EQ(label(d, shared->to), "coast_post");
  ASSERT_EQ(shared->evidence.size(), 1u);
  EXPECT_NE(words(d, shared->evidence.front()).find("Harbour Times"), std::string::npos);
  EXPECT_TRUE(std::ranges::any_of(d.edges, [](const StemmaEdge& e) { return e.why == "copied"; }));
}

TEST_F(SharedPassages, ASlipThatOnlyTwoShareTellsACopyAndTheDayItsDirection) {
  const std::string slip = std::string(kProse) + "The diver Marta Pellandry came up twice, said Marta Pellandry's brother.\n";
  const std::string right = "The diver Marta Pellandri came up twice and went home. Marta Pellandri is 30.\n";
  const Dossier d = dossier_of({{"early", std::string("Search goes on\n\n") + kMonday + slip},
                                {"late", std::string("Night at the quarry\n\n") + kTuesday + "It rained all day.\n\n" + slip},
                                {"other", std::string("Diver tells of the dark\n\n") + kMonday + right}});
  const Reuse* shared = record(d, ReuseKind::kCopy);
  ASSERT_NE(shared, nullptr);
  EXPECT_TRUE(shared->direction_known);
  EXPECT_EQ(label(d, shared->from), "early");
  EXPECT_NE(shared->why.find("Pellandry"), std::string::npos);
}

TEST_F(SharedPassages, NothingTellsADirectionWhereNothingIsNamedAndTheDayIsOne) {
  const Dossier d = dossier_of({{"times", std::string("Search goes on\n\n") + kMonday + kProse + "The rope was cut at ten.\n"},
                                {"post", std::string("Night at the quarry\n\n") + kMonday + "It rained all day.\n\n" + kProse}});
  ASSERT_EQ(d.reuse.size(), 1u);
  EXPECT_FALSE(d.reuse[0].direction_known);
  EXPECT_NE(d.reuse[0].kind, ReuseKind::kQuotation);
}

TEST_F(SharedPassages, QuotationAndProseOfOnePairAreTwoRecords) {
  std::string between;
  for (int k = 0; k < 12; ++k)
    between += "Paragraph " + std::to_string(k) + " tells of weather, roads and the price of bread in town.\n\n";
  std::string elsewhere;
  for (int k = 0; k < 12; ++k)
    elsewhere += "Here " + std::to_string(k) + " reporters spoke with bakers, ferrymen or a priest at home.\n\n";
  const Dossier d =
      dossier_of({{"times", std::string("Search goes on\n\n") + kMonday + "SELM (Lodewick) - " + kProse + between + kSpeech},
                  {"post", std::string("Night at the quarry\n\n") + kTuesday + kSpeech + elsewhere + kProse}});
  EXPECT_NE(record(d, ReuseKind::kQuotation), nullptr);
  EXPECT_NE(record(d, ReuseKind::kAgency), nullptr);
}

TEST_F(SharedPassages, OneEventInOwnWordsIsNoReuse) {
  const Dossier d =
      dossier_of({{"times", std::string("Search goes on\n\n") + kMonday + kProse},
                  {"post", std::string("Night at the quarry\n\n") + kTuesday +
                               "Divers looked for the missing men in the drowned pit all evening. Their relatives stood "
                               "beside the road to the mill with one light between them.\n"}});
  EXPECT_TRUE(d.reuse.empty());
}

TEST_F(SharedPassages, TheSameWordsMonthsLaterAreAnotherSpeech) {
  const Dossier d = dossier_of({{"times", std::string("Mayor blames clerks\n\n") + kMonday + kSpeech},
                                {"post", std::string("Mayor again\n\nPublished: Monday, November 4, 2024\n\n") + kSpeech}});
  EXPECT_TRUE(d.reuse.empty());
}

TEST_F(SharedPassages, AnOutletThatWroteBeforeAClaimLeavesNothingOut) {
  const Dossier d = dossier_of(
      {{"times", std::string("Mayor speaks\n\n") + kMonday + "“The old wall will hold,” Mayor Ilda Brask said on Monday.\n"},
       {"post", std::string("Mayor speaks again\n\nPublished: Thursday, May 9, 2024\n\n") +
                    "“The divers have found a second shaft,” Mayor Ilda Brask said on Thursday.\n"}});
  const auto later =
      std::ranges::find_if(d.claims, [](const Claim& c) { return c.core.find("second shaft") != std::string::npos; });
  ASSERT_NE(later, d.claims.end());
  for (const Coverage& cell : d.coverage)
    if (cell.claim == later->id && label(d, cell.report) == "times") {
      EXPECT_EQ(cell.state, CoverageState::kNotCovered);
    }
}

}  // namespace
}  // namespace stemma
