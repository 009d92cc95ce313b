#include "present/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "present/text_layout.h"
#include "sample_dossier.h"

namespace stemma {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// The text with our own colour sequences taken out.
std::string plain(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\x1b')
      at = text.find('m', at);
    else
      out += text[at];
  }
  return out;
}

TEST(Terminal, NeverCrossesTheEdge) {
  for (const Dossier& dossier : {stemma::testing::sample_dossier(), stemma::testing::hostile_dossier()}) {
    for (const int columns : {40, 60, 80, 110, 140, 160}) {
      for (const bool unicode : {true, false}) {
        const std::string text = render_terminal(dossier, {columns, false, unicode});
        EXPECT_TRUE(text.ends_with('\n'));
        for (const std::string& line : lines_of(text)) {
          EXPECT_LE(columns_of(line), columns) << line;
          EXPECT_FALSE(line.ends_with(' ')) << line;
        }
      }
    }
  }
}

TEST(Terminal, FitsTheOverviewOnOneScreen) {
  Dossier dossier = stemma::testing::sample_dossier();
  for (int i = 0; i < 40; ++i) dossier.conflicts.push_back(dossier.conflicts.front());
  for (int i = 0; i < 20; ++i) dossier.summary.push_back(dossier.summary.front());
  const auto lines = lines_of(render_terminal(dossier, {80, false, true}));
  const auto summary = std::find(lines.begin(), lines.end(), "Summary");
  ASSERT_NE(summary, lines.end());
  EXPECT_LE(summary - lines.begin(), 25);  // 24 and a blank one
  EXPECT_THAT(lines, ::testing::Contains(HasSubstr("more below")));
}

TEST(Terminal, MarksDifferingWordsWithoutColour) {
  const std::string text = render_terminal(stemma::testing::sample_dossier(), {100, false, true});
  EXPECT_THAT(text, HasSubstr("“The ‹harbour› ‹will remain closed› until the pier is ‹made› safe”"));
  EXPECT_THAT(text, HasSubstr("The ‹harbour› ‹stays shut› until the pier is ‹–› safe"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
}

TEST(Terminal, ColoursTheSameWordsAndNothingElse) {
  const Dossier dossier = stemma::testing::sample_dossier();
  const std::string coloured = render_terminal(dossier, {100, true, true});
  EXPECT_THAT(coloured, HasSubstr("\x1b[1;33mharbour\x1b[0m"));
  EXPECT_THAT(plain(coloured), HasSubstr("“The harbour will remain closed until the pier is made safe”"));
}

TEST(Terminal, SaysWhereEachLineComesFrom) {
  const std::string text = render_terminal(stemma::testing::sample_dossier(), {160, false, true});
  EXPECT_THAT(text, HasSubstr("Coast Daily 211     │ The ‹harbour›"));  // code points, with an emoji before
  EXPECT_THAT(text, HasSubstr("12 people were hurt [Coast Daily 189]"));
  EXPECT_THAT(text, HasSubstr("(inferred from “Sunday”, counted from the day of publication)"));
  EXPECT_THAT(text, HasSubstr("who says so is unknown"));
  EXPECT_THAT(text, HasSubstr("date unknown"));
  EXPECT_THAT(text, HasSubstr("printed as “she” (Marta Velling 81% and Osk Lines 12%)"));
}

TEST(Terminal, PutsSidesNextToEachOtherWhereThereIsRoom) {
  const Dossier dossier = stemma::testing::sample_dossier();
  const auto beside = [](const std::string& text) {
    for (const std::string& line : lines_of(text))
      if (line.find("at four") != std::string::npos && line.find("at five") != std::string::npos &&
          line.find(" / ") == std::string::npos)
        return true;
    return false;
  };
  EXPECT_TRUE(beside(render_terminal(dossier, {110, false, true})));
  EXPECT_FALSE(beside(render_terminal(dossier, {109, false, true})));
}

TEST(Terminal, LetsNoControlCharacterThrough) {
  const std::string text = render_terminal(stemma::testing::hostile_dossier(), {80, false, true});
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    EXPECT_TRUE(byte >= 0x20 || c == '\n') << static_cast<int>(byte);
    EXPECT_NE(byte, 0x7F);
  }
  for (const char* steering : {"\xC2\x9B", "\xE2\x80\xAE"}) EXPECT_THAT(text, Not(HasSubstr(steering)));
}

TEST(Terminal, SpeaksAsciiWhereAsked) {
  const std::string text = render_terminal(stemma::testing::sample_dossier(), {80, true, false});
  for (const char c : text) EXPECT_LT(static_cast<unsigned char>(c), 0x7F);
}

TEST(Terminal, TakesAnEmptyDossier) {
  const std::string text = render_terminal({}, {80, false, true});
  EXPECT_THAT(text, HasSubstr("0 reports from 0 outlets"));
  EXPECT_THAT(text, HasSubstr("No attributed statement was found."));
}

TEST(Terminal, DrawsARingOfSources) {
  Dossier dossier = stemma::testing::sample_dossier();
  dossier.edges = {{"outlet:times", "outlet:daily", "named as source", {}},
                   {"outlet:daily", "outlet:times", "named as source", {}}};
  EXPECT_THAT(render_terminal(dossier, {80, false, true}), HasSubstr("(drawn above)"));
}

TEST(Terminal, IsTheSameEveryTime) {
  EXPECT_EQ(render_terminal(stemma::testing::sample_dossier(), {100, true, true}),
            render_terminal(stemma::testing::sample_dossier(), {100, true, true}));
}

}  // namespace
}  // namespace stemma
