// How wordings of one claim differ.

#include "support/affair.h"

namespace stemma {
namespace {

constexpr auto kMonday = "Published: Monday, May 6, 2024\n\n";

class Wordings : public testing::AffairFolder {
 protected:
  // Variants of the claim that both outlets carry.
  std::vector<Variant> between(const std::string& one, const std::string& other) {
    dossier_ = dossier_of({{"times", std::string("Wall in doubt\n\n") + kMonday + one + "\n"},
                           {"post", std::string("Mayor on the quarry\n\n") + kMonday + other + "\n"}});
    const auto claim = std::ranges::find_if(dossier_.claims, [](const Claim& c) { return c.outlets.size() == 2; });
    EXPECT_NE(claim, dossier_.claims.end());
    return claim == dossier_.claims.end() ? std::vector<Variant>{} : claim->variants;
  }
  static const Variant* with(const std::vector<Variant>& all, std::string_view reading) {
    const auto found = std::ranges::find_if(all, [&](const Variant& v) {
      return std::ranges::any_of(v.readings, [&](const Reading& r) { return r.text == reading; });
    });
    return found == all.end() ? nullptr : &*found;
  }

  Dossier dossier_;
};

TEST_F(Wordings, ADroppedMayIsModality) {
  const auto all = between("“The northern wall may have moved in March,” Mayor Ilda Brask said on Monday.",
                           "“The northern wall moved in March,” Mayor Ilda Brask said on Monday.");
  const Variant* v = with(all, "may have");
  ASSERT_NE(v, nullptr);
  EXPECT_EQ(v->kind, VariantKind::kModality);
}

TEST_F(Wordings, WouldIsHowIndirectSpeechPutsWill) {
  const auto all = between("“The northern wall will hold through the winter,” Mayor Ilda Brask said on Monday.",
                           "Mayor Ilda Brask said on Monday that the northern wall would hold through the winter.");
  for (const Variant& v : all) EXPECT_NE(v.kind, VariantKind::kModality) << v.slot;
}

TEST_F(Wordings, WhatOneLeavesOutHasItsPlaceInTheOther) {
  const auto all = between("“The divers found two lamps, a ladder and a rope in the pit,” Mayor Ilda Brask said on Monday.",
                           "“The divers found two lamps and a rope in the pit,” Mayor Ilda Brask said on Monday.");
  const auto v = std::ranges::find_if(
      all, [](const Variant& x) { return x.kind == VariantKind::kOmission || x.kind == VariantKind::kAddition; });
  ASSERT_NE(v, all.end());
  const auto nothing = std::ranges::find(v->readings, "", &Reading::text);
  ASSERT_NE(nothing, v->readings.end());
  ASSERT_EQ(nothing->parts.size(), 1u);
  EXPECT_TRUE(nothing->parts[0].span.empty());
  const std::string& text = dossier_.reports[nothing->parts[0].report].article.text;
  EXPECT_NE(text.substr(0, nothing->parts[0].span.begin).find("two lamps"), std::string::npos);
  EXPECT_NE(text.substr(nothing->parts[0].span.begin).find("rope in the pit"), std::string::npos);
}

TEST_F(Wordings, ALastWordThatDiffersIsAVariant) {
  const auto all = between("“Nothing suggests that the northern wall was opened deliberately,” Mayor Ilda Brask said on Monday.",
                           "Mayor Ilda Brask said on Monday that nothing suggests that the northern wall was opened on purpose.");
  const Variant* v = with(all, "deliberately");
  ASSERT_NE(v, nullptr);
  EXPECT_EQ(v->kind, VariantKind::kSynonym);
  EXPECT_NE(with(all, "on purpose"), nullptr);
}

TEST_F(Wordings, NumbersOfOneThingAreANumberVariant) {
  const auto all = between("“The northern wall was raised by 26 feet before the rains,” Mayor Ilda Brask said on Monday.",
                           "“The northern wall was raised by eight metres before the rains,” Mayor Ilda Brask said on Monday.");
  EXPECT_TRUE(std::ranges::any_of(all, [](const Variant& v) { return v.kind == VariantKind::kNumber; }));
}

TEST_F(Wordings, TwoQuotationsThatDifferAllOverWereTranslated) {
  const auto all = between(
      "“We shall not leave the northern wall until every stone is counted before us,” Mayor Ilda Brask said on Monday.",
      "“We will stay at the northern wall till each stone has been counted in our sight,” Mayor Ilda Brask said on Monday.");
  EXPECT_TRUE(std::ranges::any_of(all, [](const Variant& v) { return v.kind == VariantKind::kTranslation; }));
}

TEST_F(Wordings, OneWordThatDiffersInTwoQuotationsIsNoTranslation) {
  const auto all =
      between("“The old wall of the northern quarry is stronger than any critic in this town,” Mayor Ilda Brask said on Monday.",
              "“The old wall of the northern quarry is firmer than any critic in this town,” Mayor Ilda Brask said on Monday.");
  const Variant* v = with(all, "firmer");
  ASSERT_NE(v, nullptr);
  EXPECT_EQ(v->kind, VariantKind::kSynonym);
}

}  // namespace
}  // namespace stemma
