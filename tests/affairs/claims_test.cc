// What is one claim and what is not: small invented affairs through the whole pipeline.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/word_vectors.h"
#include "support/affair.h"

namespace stemma {
namespace {

class Claims : public testing::AffairFolder {
 protected:
  // Whether a claim holds words with `a` in one report and words with `b` in another.
  static bool joined(const Dossier& d, std::string_view a, std::string_view b) {
    const auto reports_with = [&](const Claim& c, std::string_view words) {
      std::set<std::uint32_t> out;
      for (const ClaimPart& p : c.parts)
        for (const Span s : p.spans)
          if (slice(d.reports[p.report].article.text, s).find(words) != std::string_view::npos) out.insert(p.report);
      for (const std::string& id : c.facts)
        for (const Fact& f : d.facts)
          if (f.id == id && slice(d.reports[f.report].article.text, f.span).find(words) != std::string_view::npos)
            out.insert(f.report);
      return out;
    };
    return std::ranges::any_of(d.claims, [&](const Claim& c) {
      const auto first = reports_with(c, a), second = reports_with(c, b);
      return std::ranges::any_of(
          first, [&](std::uint32_t x) { return std::ranges::any_of(second, [&](std::uint32_t y) { return x != y; }); });
    });
  }
};

constexpr auto kTimes = "Quarry wall\n\nPublished: Tuesday, May 7, 2024\n\n";
constexpr auto kPost = "The wall\n\nPublished: Tuesday, May 7, 2024\n\n";
constexpr auto kLater = "Mayor again\n\nPublished: Tuesday, July 16, 2024\n\n";

TEST_F(Claims, ALongQuotationMeetsOneOfItsSentencesAndHalfOfItRetold) {
  const Dossier d = dossier_of({
      {"times",
       std::string(kTimes) +
           "“The old wall has stood for ninety years. No engineer has asked for more money. The village above the quarry "
           "will be moved before winter. Nobody will lose a house,” Mayor Ilda Brask said on Monday.\n"},
      {"post",
       std::string(kPost) + "“The village above the quarry will be moved before winter,” Mayor Ilda Brask said on Monday.\n"},
      {"gazette", std::string(kPost) + "Mayor Ilda Brask said on Monday that no engineer had asked for more money.\n"},
  });
  EXPECT_TRUE(joined(d, "village above the quarry", "village above the quarry"));
  EXPECT_TRUE(joined(d, "No engineer has asked", "no engineer had asked"));
  EXPECT_FALSE(joined(d, "ninety years", "village above"));
}

TEST_F(Claims, NearlyTheSameWordsMonthsLaterAreAnotherClaim) {
  const Dossier d = dossier_of({
      {"times",
       std::string(kTimes) + "“Nobody in this town will lose a house to the quarry,” Mayor Ilda Brask said on Monday.\n"},
      {"later",
       std::string(kLater) + "“Nobody in this town is going to lose a house to the quarry,” Mayor Ilda Brask said on Monday.\n"},
  });
  EXPECT_FALSE(joined(d, "Nobody in this town", "Nobody in this town"));
}

TEST_F(Claims, OtherWordsOfOneSpeakerForOneThingAreOneClaim) {
  if (word_vectors("en") == nullptr) GTEST_SKIP() << "no trained files";
  const Dossier d = dossier_of({
      {"times", std::string(kTimes) + "Mayor Ilda Brask said on Monday that the quarry would be shut before the winter.\n"},
      {"post", std::string(kPost) + "“We are closing the quarry ahead of winter,” Mayor Ilda Brask said on Monday.\n"},
  });
  EXPECT_TRUE(joined(d, "quarry would be shut", "closing the quarry"));
}

TEST_F(Claims, WhatTwoOutletsSayThemselvesIsOneClaimAndOtherCountsOfOtherThingsAreNot) {
  const Dossier d = dossier_of({
      {"times", std::string(kTimes) +
                    "The wall of the quarry collapsed on Monday and killed 12 miners. Police arrested three engineers.\n"},
      {"post", std::string(kPost) +
                   "Twelve miners were killed when the wall of the quarry collapsed on Monday. Four villages lost power.\n"},
  });
  EXPECT_TRUE(joined(d, "killed 12 miners", "miners were killed"));
  EXPECT_FALSE(joined(d, "three engineers", "Four villages"));
}

}  // namespace
}  // namespace stemma
