// Small invented affairs through the whole pipeline: each rule of collation with its counter-case.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "support/affair.h"

namespace stemma {
namespace {

class Affair : public testing::AffairFolder {
 protected:
  static std::size_t hard(const Dossier& d) {
    return static_cast<std::size_t>(std::ranges::count(d.conflicts, ConflictClass::kConflict, &Conflict::class_));
  }
};

constexpr auto kTimes = "Quarry wall will hold, mayor says\n\nPublished: Monday, May 6, 2024\n\n";
constexpr auto kPost = "Doubts over quarry wall\n\nPublished: Tuesday, May 7, 2024\n\n";

TEST_F(Affair, OneStatementInTwoTranslationsIsOneClaimWithItsVariants) {
  const Dossier d = dossier_of({
      {"times", std::string(kTimes) +
                    "“The old wall of the quarry is stronger than any critic of this town,” Mayor Ilda Brask said on Monday.\n"},
      {"post", std::string(kPost) +
                   "“The old wall of the quarry is firmer than any critic of this town,” Mayor Ilda Brask said on Monday.\n"},
  });
  const auto shared = std::ranges::find_if(d.claims, [](const Claim& c) { return c.outlets.size() == 2; });
  ASSERT_NE(shared, d.claims.end());
  EXPECT_EQ(shared->speaker_name, "Ilda Brask");
  const bool varies = std::ranges::any_of(shared->variants, [](const Variant& v) {
    return std::ranges::any_of(v.readings, [](const Reading& r) { return r.text.find("firmer") != std::string::npos; });
  });
  EXPECT_TRUE(varies);
  EXPECT_EQ(hard(d), 0u);
}

TEST_F(Affair, TheWordThatJoinsTwoClausesEndsNoClaim) {
  const Dossier d = dossier_of({
      {"times",
       std::string(kTimes) + "“The terms are settled and the signatures will follow,” Mayor Ilda Brask said on Monday.\n"},
      {"post", std::string(kPost) + "“The terms are settled and the signatures will follow,” Mayor Ilda Brask said on Monday.\n"},
  });
  ASSERT_FALSE(d.claims.empty());
  for (const Claim& c : d.claims) EXPECT_FALSE(c.core.ends_with(" and")) << c.core;
}

TEST_F(Affair, ADenialStandsAgainstTheClaimItDenies) {
  const Dossier d = dossier_of({
      {"times",
       std::string(kTimes) + "Mayor Ilda Brask said on Monday that the town had reached a deal with the quarry company.\n"},
      {"post",
       std::string(kPost) + "The quarry company denied on Tuesday that the town had reached a deal with the quarry company.\n"},
  });
  ASSERT_EQ(hard(d), 1u);
  const auto conflict = std::ranges::find(d.conflicts, ConflictClass::kConflict, &Conflict::class_);
  EXPECT_EQ(conflict->kind, ConflictKind::kDenial);
  ASSERT_EQ(conflict->sides.size(), 2u);
  EXPECT_NE(conflict->sides[0].stance, conflict->sides[1].stance);
  EXPECT_NE(conflict->sides[0].evidence.front().report, conflict->sides[1].evidence.front().report);
}

TEST_F(Affair, ALaterLargerTollIsAnUpdateAndNoConflict) {
  const Dossier d = dossier_of({
      {"times", std::string(kTimes) + "The fall of the quarry wall killed 12 people, the police said on Monday.\n"},
      {"post", std::string(kPost) + "The fall of the quarry wall killed 17 people, the police said on Tuesday.\n"},
  });
  EXPECT_EQ(hard(d), 0u);
  EXPECT_TRUE(std::ranges::any_of(d.conflicts, [](const Conflict& c) { return c.class_ == ConflictClass::kUpdate; }));
}

TEST_F(Affair, AgreeingReportsHaveNoConflict) {
  const Dossier d = dossier_of({
      {"times", std::string(kTimes) + "The fall of the quarry wall killed 12 people, the police said on Monday.\n"},
      {"post", std::string(kPost) + "The fall of the quarry wall killed twelve people, the police said on Monday.\n"},
  });
  EXPECT_TRUE(d.conflicts.empty());
}

TEST_F(Affair, NearlyTheSameWordsHalfAYearApartAreTwoClaims) {
  const Dossier d = dossier_of({
      {"times",
       "Mayor on the wall\n\nPublished: Monday, May 6, 2024\n\n“The wall will stand as long as this town stands,” Mayor Ilda "
       "Brask said on Sunday.\n"},
      {"post",
       "Mayor speaks again\n\nPublished: Monday, November 4, 2024\n\n“The wall will stand as long as the town stands,” Mayor "
       "Ilda Brask said on Sunday.\n"},
  });
  for (const Claim& claim : d.claims) EXPECT_LE(claim.outlets.size(), 1u) << claim.core;
}

TEST_F(Affair, TwoSpellingsOfANameAreOnePerson) {
  const Dossier d = dossier_of({
      {"times", std::string(kTimes) + "“The wall is sound,” Foreign Minister Masoud Kerimi said on Monday.\n"},
      {"post", std::string(kPost) + "“The wall is sound,” Foreign Minister Massoud Kerimi said on Monday.\n"},
  });
  const auto person =
      std::ranges::find_if(d.entities, [](const Entity& e) { return e.name.find("Kerimi") != std::string::npos; });
  ASSERT_NE(person, d.entities.end());
  EXPECT_EQ(person->members.size(), 2u);
}

TEST_F(Affair, AKnownPersonIsKnownByInitialsTurnedNamesAndOtherTranscriptions) {
  const Dossier d = dossier_of({
      {"times",
       std::string(kTimes) +
           "“The wall is sound,” envoy Temur Qadaran said on Monday. Viktor Orbel denied it. Ilda Brask said the town waits.\n"},
      {"post",
       std::string(kPost) +
           "“The wall is sound,” envoy Timur Gadaran said on Monday. Orbel Viktor denied it. I. Brask said the town waits.\n"},
  });
  const auto members = [&](std::string_view name) {
    const auto one = std::ranges::find(d.entities, name, &Entity::name);
    return one == d.entities.end() ? 0u : one->members.size();
  };
  EXPECT_EQ(members("Temur Qadaran"), 2u);
  EXPECT_EQ(members("Orbel Viktor") + members("Viktor Orbel"), 2u);
  EXPECT_EQ(members("Ilda Brask"), 2u);
}

TEST_F(Affair, TwoBrothersStayTwo) {
  const Dossier d = dossier_of({
      {"times", std::string(kTimes) + "“The wall is sound,” engineer Peter Brask said on Monday.\n"},
      {"post", std::string(kPost) + "“The wall is sound,” engineer Ilda Brask said on Monday.\n"},
  });
  for (const Entity& e : d.entities) EXPECT_LE(e.name.find("Brask") == std::string::npos ? 0u : e.members.size(), 1u);
}

TEST_F(Affair, EverythingShownStandsInItsSource) {
  const Dossier d = dossier_of({
      {"times", std::string(kTimes) +
                    "The fall of the quarry wall killed 12 people. “Nobody warned us,” baker Olen Marsh told The Times.\n"},
      {"post", std::string(kPost) + "The fall of the quarry wall killed 17 people. “Nobody warned us,” baker Olen Marsh said.\n"},
  });
  const auto inside = [&](const Evidence& at) {
    return at.span.end <= d.reports[at.report].article.text.size() && !at.span.empty();
  };
  ASSERT_FALSE(d.summary.empty());
  for (const auto& sentence : d.summary) {
    EXPECT_FALSE(sentence.evidence.empty()) << sentence.text;
    EXPECT_TRUE(std::ranges::all_of(sentence.evidence, inside));
  }
  for (const auto& claim : d.claims) EXPECT_TRUE(inside(claim.core_at));
}

}  // namespace
}  // namespace stemma
