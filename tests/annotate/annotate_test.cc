#include "annotate/annotate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "article.h"
#include "invariants.h"

namespace stemma::test {
namespace {

std::string surface(const Article& article, Span span) { return std::string(slice(article.text, span)); }

TEST(Annotate, SentencesStayInTheirBlocks) {
  const Article article = article_of("The deal is off, officials\nsaid on Monday.");
  const Annotations found = annotate(article, "auto", Limits{});
  ASSERT_EQ(found.sentences.size(), 2u);
  EXPECT_EQ(found.sentences[0].block, 0u);
  EXPECT_EQ(found.sentences[1].block, 1u);
  EXPECT_EQ(surface(article, found.sentences[1].span), "said on Monday.");
}

TEST(Annotate, OneArticleSaysNothingAboutTheDatesOfTheNext) {
  const std::vector<std::string> texts = {
      "@ 2018-05-29\nHe left on 3 May 2016. On Sunday, they met at 5 p.m.; a year earlier none had.",
      "@ 2019-01-02\nThe following day she came. In December it rained, and on Friday it will snow.",
      "That year he wrote on Sunday. On June 3 they met, two days later they parted.",
  };
  const auto times = [](const std::string& text) {
    std::string out;
    for (const TimeExpression& time : annotate_text(text).times)
      out += std::to_string(time.span.begin) + " " + time.value + " " + time.date.value_or("-") + " " +
             time.anchor.value_or("-") + "\n";
    return out;
  };
  std::vector<std::string> alone;
  for (const std::string& text : texts) alone.push_back(times(text));
  std::vector<std::size_t> order = {0, 1, 2};
  do {
    for (const std::size_t i : order) EXPECT_EQ(times(texts[i]), alone[i]) << i;
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_NE(alone[1].find("XXXX-XX-XX"), std::string::npos);  // "the following day" of nothing told
}

TEST(Annotate, TodayIsTheDayByTheOutletsClock) {
  Article article = article_of("@ 2018-05-30\nThe bridge was closed today, Wednesday's wind or not; it opened on Tuesday.");
  article.published_day = "2018-05-29";
  const Annotations found = annotate(article, "auto", Limits{});
  ASSERT_GE(found.times.size(), 2u);
  EXPECT_EQ(found.times[0].value, "2018-05-29");
  EXPECT_EQ(found.times.back().value, "2018-05-29");
}

TEST(Annotate, WhatIsInNoBlockIsNotAnnotated) {
  Article article = article_of("Ann Doe spoke. Ben Roe left.");
  article.blocks[0].span.end = 14;
  const Annotations found = annotate(article, "auto", Limits{});
  ASSERT_EQ(found.names.size(), 1u);
  EXPECT_EQ(found.names[0].name, "Ann Doe");
}

TEST(Annotate, OffsetsCountBytesOverMarksOfManyBytes) {
  const Article article = article_of("“Śmigły’s café – closed…” said Zoë Müller on Monday. 😀 It’s Ann Doe.");
  const Annotations found = annotate(article, "auto", Limits{});
  EXPECT_EQ(broken_invariant(article, found), "");
  ASSERT_FALSE(found.names.empty());
  EXPECT_EQ(surface(article, found.names.back().span), "Ann Doe");
}

TEST(Annotate, LanguageWithoutListsGetsSentencesAndTokensOnly) {
  Article article = article_of("Bakan pazartesi günü Ankara'da 20 askerin yaralandığını söyledi. Başka bir şey demedi.");
  article.language = "tr";
  const Annotations found = annotate(article, "auto", Limits{});
  EXPECT_EQ(found.language, "tr");
  EXPECT_EQ(found.sentences.size(), 2u);
  EXPECT_GT(found.tokens.size(), 10u);
  EXPECT_TRUE(found.names.empty());
  EXPECT_TRUE(found.times.empty());
  EXPECT_TRUE(found.quantities.empty());
}

TEST(Annotate, LanguageOfEachArticleIsItsOwn) {
  const Article german = article_of("@ de\nAnna Keller sagte am Montag, der Keller sei leer.");
  const Article english = article_of("Anna Keller said on Monday that the cellar was empty.");
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(annotate(german, "auto", Limits{}).names.size(), 1u);
    EXPECT_EQ(annotate(english, "auto", Limits{}).names.size(), 1u);
  }
  EXPECT_EQ(annotate(german, "DE-at", Limits{}).language, "de");
  EXPECT_EQ(annotate(german, "xx", Limits{}).language, "xx");
  EXPECT_TRUE(annotate(german, "xx", Limits{}).names.empty());
}

TEST(Annotate, LanguageIsToldFromTheWordsWhereNobodySaysIt) {
  Article article = article_of(
      "Le ministre des affaires étrangères a déclaré lundi que les négociations avec le gouvernement se poursuivraient pendant "
      "toute la semaine, malgré "
      "les critiques de l'opposition et de plusieurs organisations.");
  article.language.reset();
  EXPECT_EQ(annotate(article, "auto", Limits{}).language, "fr");
  EXPECT_EQ(annotate(article, "en", Limits{}).language, "en");
  article.language = "en-GB";
  EXPECT_EQ(annotate(article, "auto", Limits{}).language, "en");
}

TEST(Annotate, EmptyArticleHasNoAnnotations) {
  const Annotations found = annotate_text("");
  EXPECT_TRUE(found.tokens.empty());
  EXPECT_TRUE(found.sentences.empty());
}

TEST(Annotate, LongSentenceIsCutAtTheLimit) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "word ";
  Limits limits;
  limits.sentence_tokens = 100;
  const Article article = article_of(text);
  const Annotations found = annotate(article, "en", limits);
  EXPECT_EQ(found.sentences.size(), 10u);
  EXPECT_EQ(broken_invariant(article, found), "");
}

TEST(Annotate, SameTextSameAnnotations) {
  const char* text = "Gen. Ann Doe said on Monday that 20 people left Paris. Doe, 54, leads the National Party.";
  const Annotations a = annotate_text(text), b = annotate_text(text);
  ASSERT_EQ(a.names.size(), b.names.size());
  for (std::size_t i = 0; i < a.names.size(); ++i) EXPECT_EQ(a.names[i].name, b.names[i].name);
}

// Texts made of pieces that meet in every order: marks, abbreviations, names, numbers, broken words.
TEST(Annotate, InvariantsHoldOnRandomTexts) {
  static constexpr const char* kPieces[] = {
      "Gen.", "Ann",    "Doe",      "said",    "the",     " ",   " ",  " ",       "\n",   "\"",       "'",         "“",
      "”",    "’s",     "-",        "--",      "…",       "...", ".",  ",",       "(",    ")",        "1,200",     "5",
      "2018", "May",    "Monday",   "last",    "year",    "$",   "%",  "km.",     "U.S.", "al-Masri", "Iran-Iraq", "Ministry",
      "of",   "Health", "ago",      "between", "and",     "20",  "to", "million", "é",    "😀",       "\xCC\x81",  "http://a.b/c",
      "@x",   "'90s",   "3/4/2018", "p.m.",    "two-day", "who", "Mr."};
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const auto pieces = random() % 120;
    for (std::size_t i = 0; i < pieces; ++i) {
      text += kPieces[random() % std::size(kPieces)];
      if (random() % 3 != 0) text += ' ';
    }
    const Article article = article_of(text);
    ASSERT_EQ(broken_invariant(article, annotate(article, "en", Limits{})), "") << text;
  }
}

TEST(Annotate, InvariantsHoldOnRandomBytes) {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    std::string bytes;
    const auto size = random() % 300;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random() % 3 == 0 ? random() % 256 : 32 + random() % 96);
    const Article article = article_of(mend_utf8(bytes));
    ASSERT_EQ(broken_invariant(article, annotate(article, "en", Limits{})), "") << article.text;
  }
}

// Nothing in a text makes annotation slower than its length: each would take minutes if it were quadratic.
TEST(Annotate, HostileTextsEnd) {
  const auto many = [](std::string_view piece, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
  };
  int number = 0;
  std::string people;
  while (people.size() < 200000) people += "Given" + std::to_string(number++) + "x Smith said. ";
  for (const std::string& text :
       {many("\"", 200000), many("a", 1000000), many("A B ", 400000), many("Smith ", 400000), many("(", 200000),
        many("Dr. Ann Doe, ", 300000), many("1,", 200000), many("2018 ", 200000), many("the ", 400000), many("I'm ", 200000),
        many("U.S.", 400000), many("of Bank ", 300000), people}) {
    const Article article = article_of(text);
    EXPECT_EQ(broken_invariant(article, annotate(article, "en", Limits{})), "") << text.substr(0, 20);
  }
}

}  // namespace
}  // namespace stemma::test
