// German is data: word lists and a model. These sentences must come out; how many of a real article do is measured by eval.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "annotate/annotate.h"
#include "attribute/attribute.h"
#include "base/embedded_data.h"

namespace stemma {
namespace {

std::vector<std::string> read(const std::string& text) {
  Article article;
  article.id = "a";
  article.text = text;
  article.blocks.push_back({BlockKind::kParagraph, BlockRole::kNone, {0, static_cast<std::uint32_t>(text.size())}});
  std::vector<std::string> out;
  for (const Statement& s : attribute(article, annotate(article, "de", Limits{}), Limits{})) {
    std::string line = s.speaker.text + ":";
    for (const Span& part : s.content) line += " " + std::string(slice(article.text, part));
    out.push_back(line);
  }
  return out;
}

TEST(German, QuotationsAndReportedSpeechHaveTheirSpeakers) {
  if (embedded_file("models/de.windows.model").empty()) GTEST_SKIP() << "built without the German models";
  EXPECT_TRUE(reads_statements("de"));
  EXPECT_EQ(read("„Die Brücke bleibt geschlossen“, sagte Bürgermeisterin Ida Holm am Montag."),
            std::vector<std::string>{"Bürgermeisterin Ida Holm: Die Brücke bleibt geschlossen"});
  EXPECT_EQ(read("Der Sprecher der Stadt erklärte, dass die Brücke bis Juni geschlossen bleibe."),
            std::vector<std::string>{"Der Sprecher der Stadt: dass die Brücke bis Juni geschlossen bleibe"});
  EXPECT_TRUE(read("Am Montag wurde die Brücke geschlossen.").empty());
}

}  // namespace
}  // namespace stemma
