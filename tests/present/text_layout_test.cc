#include "present/text_layout.h"

#include <gtest/gtest.h>

namespace stemma {
namespace {

std::string text_of(const Line& line) {
  std::string out;
  for (const Run& run : line) out += run.text;
  return out;
}

std::vector<std::string> wrapped(std::string_view text, int columns, bool unicode = true) {
  std::vector<std::string> out;
  for (const Line& line : wrap({{std::string(text), Ink::kPlain}}, columns, unicode)) out.push_back(text_of(line));
  return out;
}

using Lines = std::vector<std::string>;

TEST(Columns, CountsWideCharactersTwiceAndMarksNot) {
  EXPECT_EQ(columns_of("pier"), 4);
  EXPECT_EQ(columns_of("夜报"), 4);
  EXPECT_EQ(columns_of("s\xCC\x8C"), 1);
  EXPECT_EQ(columns_of("⚓"), 2);
  EXPECT_EQ(columns_of("❤\xEF\xB8\x8F"), 2);  // the wider of what terminals do with U+FE0F
  EXPECT_EQ(columns_of(""), 0);
}

TEST(Wrap, BreaksBetweenWords) {
  EXPECT_EQ(wrapped("the harbour stays shut", 11), (Lines{"the harbour", "stays shut"}));
  EXPECT_EQ(wrapped("  the  harbour \n shut ", 30), (Lines{"the  harbour   shut"}));
  EXPECT_EQ(wrapped("", 10), (Lines{""}));
}

TEST(Wrap, BreaksALongWordInsideButNotBeforeItsMarks) {
  EXPECT_EQ(wrapped("abcdefghij", 4), (Lines{"abcd", "efgh", "ij"}));
  EXPECT_EQ(wrapped("abcs\xCC\x8C"
                    "e",
                    4),
            (Lines{"abcs\xCC\x8C", "e"}));
}

TEST(Wrap, BreaksBetweenWideCharacters) { EXPECT_EQ(wrapped("渡轮撞上码头", 5), (Lines{"渡轮", "撞上", "码头"})); }

TEST(Wrap, KeepsNonBreakingBlanksTogether) {
  EXPECT_EQ(wrapped("see [Harbour\xC2\xA0"
                    "12]",
                    12),
            (Lines{"see", "[Harbour 12]"}));
}

TEST(Wrap, KeepsInksOnBothSidesOfABreak) {
  const auto lines = wrap({{"one ", Ink::kPlain}, {"two three", Ink::kStrong}}, 8, true);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].back().ink, Ink::kStrong);
  EXPECT_EQ(text_of(lines[0]), "one two");
  EXPECT_EQ(lines[1].front().ink, Ink::kStrong);
}

TEST(Wrap, MakesControlCharactersHarmless) {
  EXPECT_EQ(wrapped("a\x1b[31mb\x07", 20), (Lines{"a\xEF\xBF\xBD[31mb\xEF\xBF\xBD"}));
  EXPECT_EQ(wrapped("a\xE2\x80\xAE"
                    "b",
                    20),
            (Lines{"a\xEF\xBF\xBD"
                   "b"}));
}

TEST(Wrap, SpeaksAsciiWhereAsked) { EXPECT_EQ(wrapped("“Ňight” – 夜 …", 20, false), (Lines{"\"Night\" - ? ..."})); }

TEST(Cut, ShortensWithAnEllipsis) {
  EXPECT_EQ(text_of(cut({{"harbour master", Ink::kPlain}}, 9, true)), "harbour…");
  EXPECT_EQ(text_of(cut({{"harbour", Ink::kPlain}}, 7, true)), "harbour");
  EXPECT_EQ(text_of(cut({{"harbour", Ink::kPlain}}, 6, false)), "har...");
  EXPECT_EQ(text_of(cut({{"夜报夜报", Ink::kPlain}}, 6, true)), "夜报…");
}

TEST(Wrap, TakesAMegabyteInOneLine) {
  const std::string word(1 << 20, 'x');
  EXPECT_EQ(wrapped(word, 80).size(), (word.size() + 79) / 80);
}

}  // namespace
}  // namespace stemma
