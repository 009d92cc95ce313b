// Who is said to have said what, from plain text to statements, through the real annotator: the linguistic cases of
// tests/attribute/cases, and those of tests/statements/cases, which also show what is known of the speaker.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotate.h"
#include "attribute/attribute.h"
#include "base/embedded_data.h"
#include "support/article_text.h"
#include "support/cases.h"

namespace stemma {
namespace {

constexpr int kLeastShare = 90;  // per cent

// What is known of a speaker beside the name: (type[, role][; or other candidates]).
std::string about(const Speaker& s) {
  std::string out = " (" + std::string(speaker_type_name(s.type));
  if (s.role) out += ", " + *s.role;
  for (std::size_t i = 1; i < s.candidates.size() && s.name; ++i) out += (i == 1 ? "; or " : ", ") + s.candidates[i].name;
  return out + ")";
}

// kind[, polarity][, attitude] | speaker[ => name] | content // content[ | to X][ | via X][ | said X][ | of X]
std::string shown(const Article& article, const Statement& s, bool people) {
  std::string out(kind_name(s.kind));
  if (s.polarity != Polarity::kAsserts) out += ", " + std::string(polarity_name(s.polarity));
  if (s.act != Act::kSpeech) out += ", " + std::string(act_name(s.act));
  out += " | " + (s.speaker.text.empty() ? "-" : s.speaker.text);
  if (s.speaker.name && *s.speaker.name != s.speaker.text) out += " => " + *s.speaker.name;
  if (!s.speaker.name && s.speaker.candidates.size() > 1) {
    out += " => ?";
    for (const Candidate& c : s.speaker.candidates)
      if (c.confidence > 100) out += " " + c.name + ",";
    out.pop_back();
  }
  if (people) out += about(s.speaker);
  out += " | ";
  for (std::size_t i = 0; i < s.content.size(); ++i)
    out += (i == 0 ? "" : " // ") + std::string(slice(article.text, s.content[i]));
  if (s.addressee) out += " | to " + s.addressee->text;
  for (const Via& via : s.via) out += " | via " + via.name;
  if (s.said) out += " | said " + s.said->text;
  if (s.of && s.cue.size() == 1) out += " | of " + std::string(slice(article.text, *s.of));
  return out;
}

std::string read(const test::Case& one, Reader reader, bool people) {
  const Article article = test::article_of(one.input);
  const Limits limits;
  std::string got;
  for (const Statement& s : attribute(article, annotate(article, "en", limits), limits, reader))
    got += shown(article, s, people) + "\n";
  if (!got.empty()) got.pop_back();
  return got.empty() ? "nothing" : got;
}

// The cases say what the rules make of a sentence, to the letter.
void expect_as_written(std::string_view folder, bool people) {
  for (const test::Case& one : test::load_cases(folder)) {
    if (one.file.ends_with("marks.case")) continue;  // read by tests/attribute
    SCOPED_TRACE(one.where());
    EXPECT_EQ(read(one, Reader::kRules, people), one.expected);
  }
}

TEST(Cases, StatementsAreAsWritten) { expect_as_written("tests/attribute/cases", false); }
TEST(Cases, SpeakersAreAsWritten) { expect_as_written("tests/statements/cases", true); }

// A trained reader sets bounds as its articles have them, so not every case comes out to the letter; most do, and the share may not fall.
TEST(Cases, MostAreAsWrittenToATrainedReader) {
  if (embedded_file("models/en.windows.model").empty()) GTEST_SKIP() << "built without models";
  int right = 0, all = 0;
  for (const auto& [folder, people] : {std::pair("tests/attribute/cases", false), std::pair("tests/statements/cases", true)})
    for (const test::Case& one : test::load_cases(folder)) {
      if (one.file.ends_with("marks.case")) continue;
      ++all;
      right += read(one, Reader::kTrained, people) == one.expected;
    }
  RecordProperty("right", right);
  EXPECT_GE(right * 100, all * kLeastShare) << right << " of " << all;
}

}  // namespace
}  // namespace stemma
