#include "present/wording.h"

#include <gtest/gtest.h>

namespace stemma {
namespace {

// Pieces as text: "shared [0:differing] shared".
std::string drawn(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces)
    out += piece.variant < 0 ? piece.text : "[" + std::to_string(piece.variant) + ":" + piece.text + "]";
  return out;
}

Span at(std::string_view text, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

TEST(CutIntoPieces, MarksWhatDiffers) {
  const std::string_view text = "the port will remain shut until Friday";
  EXPECT_EQ(drawn(cut_into_pieces(text, {{0, 38}}, {{at(text, "remain shut"), 1}, {at(text, "port"), 0}})),
            "the [0:port] will [1:remain shut] until Friday");
}

TEST(CutIntoPieces, ShowsWhereAWordingHasNothing) {
  const std::string_view text = "the port is shut";
  EXPECT_EQ(drawn(cut_into_pieces(text, {{0, 16}}, {{{9, 9}, 0}})), "the port [0:]is shut");
  EXPECT_EQ(drawn(cut_into_pieces(text, {{0, 16}}, {{{12, 12}, 0}, {{16, 16}, 1}})), "the port is [0:]shut[1:]");
}

TEST(CutIntoPieces, ClipsMarksToTheWordsShown) {
  const std::string_view text = "that the port is shut, he said";
  EXPECT_EQ(drawn(cut_into_pieces(text, {{5, 21}}, {{{0, 8}, 0}, {{17, 30}, 1}})), "[0:the] port is [1:shut]");
  EXPECT_EQ(drawn(cut_into_pieces(text, {{5, 21}}, {{{0, 4}, 0}, {{25, 30}, 1}})), "the port is shut");
}

TEST(CutIntoPieces, GivesAnOverlapToTheEarlierMark) {
  const std::string_view text = "one two three";
  EXPECT_EQ(drawn(cut_into_pieces(text, {{0, 13}}, {{{0, 7}, 0}, {{4, 13}, 1}})), "[0:one two] three");
}

TEST(CutIntoPieces, JoinsStretchesThatStandApart) {
  const std::string_view text = "“It is shut,” she said. “For good.”\n\n“And all.”";
  const Span first = at(text, "It is shut,"), second = at(text, "For good."), third = at(text, "And all.");
  EXPECT_EQ(drawn(cut_into_pieces(text, {first, second, third}, {})), "It is shut, … For good. And all.");
}

TEST(ShownSpans, JoinWhatOnlyPunctuationParts) {
  const std::string_view text = "“It is shut. For good; really.”\n\n“And all.”";
  const auto spans =
      shown_spans(text, {at(text, "It is shut"), at(text, "For good"), at(text, "really"), at(text, "And all")}, true);
  ASSERT_EQ(spans.size(), 2u);
  EXPECT_EQ(slice(text, spans[0]), "It is shut. For good; really.");
  EXPECT_EQ(slice(text, spans[1]), "And all");
}

TEST(ShownSpans, ShowTheWordThatJoinsTwoClauses) {
  const std::string_view text = "It is shut, and nobody knows why. It is shut, she said, and cold.";
  const auto joined = shown_spans(text, {at(text, "It is shut"), at(text, "nobody knows why")}, true);
  ASSERT_EQ(joined.size(), 1u);
  EXPECT_EQ(slice(text, joined[0]), "It is shut, and nobody knows why");
  const auto second = static_cast<std::uint32_t>(text.rfind("It is shut"));
  EXPECT_EQ(shown_spans(text, {{second, second + 10}, at(text, "cold")}, true).size(), 2u);  // "she said" is not the speaker's
}

TEST(CutIntoPieces, HasOnePieceEvenOfNothing) { EXPECT_EQ(cut_into_pieces("", {}, {}).size(), 1u); }

TEST(ShownSpans, LeaveOutThatAndTheComma) {
  const std::string_view text = "said that it is shut, he";
  EXPECT_EQ(shown_spans(text, {{5, 21}}, false), (std::vector<Span>{{10, 20}}));
  EXPECT_EQ(shown_spans(text, {{5, 21}}, true), (std::vector<Span>{{5, 20}}));
  EXPECT_EQ(shown_spans("thatch roofs", {{0, 12}}, false), (std::vector<Span>{{0, 12}}));
  EXPECT_TRUE(shown_spans(" , ", {{0, 1}, {1, 2}}, true).empty());
}

TEST(ShownSpans, CloseAQuotationThatTheyOpen) {
  const std::string_view text = "that it was “shut for good”, and ‘all.’ but \"no more\", he said “again”";
  const auto shown = [&](std::string_view words) { return slice(text, shown_spans(text, {at(text, words)}, false).front()); };
  EXPECT_EQ(shown("that it was “shut for good"), "it was “shut for good”");
  EXPECT_EQ(shown("and ‘all"), "and ‘all.’");
  EXPECT_EQ(shown("but \"no more"), "but \"no more\"");
  EXPECT_EQ(shown("but \"no more\""), "but \"no more\"");
  EXPECT_EQ(shown("he said “aga"), "he said “aga");
}

}  // namespace
}  // namespace stemma
