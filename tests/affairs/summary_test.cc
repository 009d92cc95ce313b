// Every name and number of a summary's sentence stands in its evidence.

#include <cctype>

#include "support/affair.h"

namespace stemma {
namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// Words with a capital or a digit that no evidence of the sentence holds.
std::vector<std::string> made_up(const Dossier& d, const SummarySentence& sentence) {
  std::string evidence;
  for (const Evidence& e : sentence.evidence) evidence += folded(slice(d.reports[e.report].article.text, e.span)) + "\n";
  std::vector<std::string> out;
  std::string word;
  const std::string text = sentence.text + " ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool mark = c == 0xE2;  // dashes and quotation marks
    if (!mark && (std::isalnum(c) || c >= 0x80)) {
      word += text[i];
      continue;
    }
    if (mark) i += 2;
    const bool tells = std::any_of(word.begin(), word.end(), [](unsigned char b) { return std::isupper(b) || std::isdigit(b); });
    if (tells && word != "Contested" && evidence.find(folded(word)) == std::string::npos) out.push_back(word);
    word.clear();
  }
  return out;
}

class Summary : public testing::AffairFolder {};

constexpr auto kTimes =
    "Wall will hold, mayor says\n\nPublished: Monday, May 6, 2024\n\n"
    "The northern wall of the Selm quarry broke on Sunday and flooded 14 houses in Lower Selm, officials said.\n\n"
    "“The old wall was inspected in March,” Mayor Ilda Brask told reporters on Monday.\n\n"
    "She denied that 26 tons of stone had been taken from it.\n";
constexpr auto kPost =
    "Doubts over quarry wall\n\nPublished: Tuesday, May 7, 2024\n\n"
    "The wall of the Selm quarry that broke on Sunday and flooded 14 houses had been robbed of stone, a mason said.\n\n"
    "“The old wall was inspected in March,” Mayor Ilda Brask said on Monday. Jon Halm, a spokesman for the quarry, said that the "
    "mason "
    "Petr Orlo had told the council of 26 missing tons.\n";

TEST_F(Summary, OpensWithTheAffairAndStaysWithItsEvidence) {
  const Dossier d = dossier_of({{"times", kTimes}, {"post", kPost}});
  ASSERT_GE(d.summary.size(), 2u);
  ASSERT_LE(d.summary.size(), 7u);
  EXPECT_NE(d.summary.front().text.find("quarry"), std::string::npos) << d.summary.front().text;
  for (const SummarySentence& s : d.summary) {
    EXPECT_FALSE(s.evidence.empty());
    EXPECT_EQ(made_up(d, s), std::vector<std::string>{}) << s.text;
  }
}

TEST_F(Summary, TheTestSeesWhatIsMadeUp) {
  Dossier d = dossier_of({{"times", kTimes}, {"post", kPost}});
  ASSERT_FALSE(d.summary.empty());
  d.summary.front().text += " Karl Zorn counted 999.";
  EXPECT_EQ(made_up(d, d.summary.front()), (std::vector<std::string>{"Karl", "Zorn", "999"}));
}

TEST_F(Summary, NamesAndNumbersOfTheExamplesStandInTheirEvidence) {
  const std::filesystem::path top = STEMMA_SOURCE_DIR;
  std::vector<std::filesystem::path> folders;
  for (const char* room : {"examples", "eval/affairs"})
    if (std::filesystem::is_directory(top / room))
      for (const auto& entry : std::filesystem::directory_iterator(top / room))
        if (entry.is_directory()) folders.push_back(entry.path());
  ASSERT_GE(folders.size(), 2u);
  for (const auto& folder : folders) {
    const Dossier d = dossier_in(folder);
    EXPECT_GE(d.summary.size(), 3u) << folder;
    EXPECT_LE(d.summary.size(), 7u) << folder;
    for (const SummarySentence& s : d.summary) EXPECT_EQ(made_up(d, s), std::vector<std::string>{}) << folder << ": " << s.text;
  }
}

}  // namespace
}  // namespace stemma
