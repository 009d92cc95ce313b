// Invented pairs through the signs and the trees. What holds without the trained files holds always; the rest is skipped without them.

#include "collate/sameness/same.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

#include "collate/sameness/likeness.h"

namespace stemma::collating {
namespace {

// Reports of one affair from token lists: words parted by blanks; figures are numbers, the rest nouns but for a few.
class Pair {
 public:
  Pair(const std::string& a, const std::string& b) : reports_{report(a, 0), report(b, 1)}, affair_(reports_, limits_) {
    affair_.lexicon = std::make_unique<Lexicon>("en");
    affair_.overlay = join_entities(reports_, *affair_.lexicon);
    affair_.words = std::make_unique<Words>(reports_, affair_.overlay, *affair_.lexicon);
    for (std::uint32_t r = 0; r < 2; ++r) {
      affair_.voices.push_back(outlet_voice(reports_[r]));
      affair_.voice_of.emplace_back();
      affair_.clauses.push_back(read_clauses(reports_, r, *affair_.words, affair_.overlay));
    }
  }

  Saying saying(std::uint32_t r, std::vector<std::uint32_t> masked = {}) const {
    std::vector<std::uint32_t> tokens(reports_[r].annotations.tokens.size());
    std::iota(tokens.begin(), tokens.end(), 0u);
    return ready(affair_, r, tokens, masked);
  }
  SameRow signs() const { return same_signs(affair_, saying(0), saying(1), clauses(0), clauses(1), kReportsKind); }
  SameRow turned() const { return same_signs(affair_, saying(1), saying(0), clauses(1), clauses(0), kReportsKind); }
  const Affair& affair() const { return affair_; }
  Stretch stretch(std::uint32_t r, std::vector<std::uint32_t> masked) const {
    Stretch out{r, std::vector<std::uint32_t>(reports_[r].annotations.tokens.size()), std::move(masked)};
    std::iota(out.tokens.begin(), out.tokens.end(), 0u);
    return out;
  }

 private:
  std::vector<std::uint32_t> clauses(std::uint32_t r) const {
    std::vector<std::uint32_t> out(affair_.clauses[r].size());
    std::iota(out.begin(), out.end(), 0u);
    return out;
  }

  static WordClass class_of(std::string_view word) {
    if (word.find_first_not_of("0123456789") == std::string_view::npos) return WordClass::kNumber;
    if (word == "." || word == ",") return WordClass::kPunctuation;
    for (const std::string_view w : {"the", "a", "of", "in", "not", "was", "were", "by", "had", "that"})
      if (word == w) return w == "not" ? WordClass::kParticle : WordClass::kDeterminer;
    for (const std::string_view w : {"killed", "died", "collapsed", "opened", "signed"})
      if (word == w) return WordClass::kVerb;
    return WordClass::kNoun;
  }

  static Report report(const std::string& text, std::uint32_t number) {
    Report out;
    out.article.id = "r" + std::to_string(number);
    out.article.path = out.article.id;
    out.article.text = text;
    out.article.blocks.push_back({.kind = BlockKind::kParagraph, .span = {0, static_cast<std::uint32_t>(text.size())}});
    out.annotations.language = "en";
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      Token token;
      token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      token.word_class = class_of(std::string_view(text).substr(at, end - at));
      if (token.word_class == WordClass::kVerb) token.verb_form = VerbForm::kPast;
      if (token.word_class == WordClass::kNumber) {
        Quantity q;
        q.span = token.span;
        q.value = std::stod(text.substr(at, end - at));
        q.low = q.high = q.value;
        out.annotations.quantities.push_back(q);
      }
      out.annotations.tokens.push_back(token);
      at = end + 1;
    }
    Sentence s;
    s.span = {0, static_cast<std::uint32_t>(text.size())};
    s.end_token = static_cast<std::uint32_t>(out.annotations.tokens.size());
    out.annotations.sentences.push_back(s);
    return out;
  }

  Limits limits_;
  std::vector<Report> reports_;
  Affair affair_;
};

std::uint8_t at(const SameRow& row, SameSign sign) { return row[static_cast<std::size_t>(sign)]; }

TEST(Same, SignsDoNotDependOnTheOrderOfTheTwo) {
  const Pair pair("the quarry wall collapsed , 12 miners died", "a wall of the quarry collapsed");
  EXPECT_EQ(pair.signs(), pair.turned());
}

TEST(Same, EqualWordsAreCoveredWhole) {
  const Pair pair("the quarry wall collapsed", "the quarry wall collapsed");
  EXPECT_EQ(at(pair.signs(), SameSign::cover_shorter), 200);
  EXPECT_EQ(at(pair.signs(), SameSign::soft_longer), 200);
  EXPECT_EQ(at(pair.signs(), SameSign::run), 4);
}

TEST(Same, NumbersClashOrAgree) {
  EXPECT_EQ(at(Pair("12 miners died", "14 miners died").signs(), SameSign::numbers), 2);
  EXPECT_EQ(at(Pair("12 miners died", "12 miners were killed").signs(), SameSign::numbers), 4);
  EXPECT_EQ(at(Pair("12 miners died", "miners died").signs(), SameSign::numbers), 1);
  EXPECT_EQ(at(Pair("miners died", "miners died").signs(), SameSign::numbers), 0);
}

TEST(Same, ANegationOnOneSideShows) {
  EXPECT_EQ(at(Pair("the gate was opened", "the gate was not opened").signs(), SameSign::negation), 1);
  EXPECT_EQ(at(Pair("the gate was not opened", "the gate was not opened").signs(), SameSign::negation), 0);
}

TEST(Same, NothingIsComparedWithNothing) {
  const Pair pair("of the", ", .");
  EXPECT_EQ(at(pair.signs(), SameSign::cover_shorter), 255);
  EXPECT_EQ(pair.signs(), pair.turned());
}

TEST(Same, TheSameButForTheNumber) {
  const Pair pair("12 miners died in the quarry", "14 miners died in the quarry");
  EXPECT_EQ(same_but_for(pair.affair(), pair.stretch(0, {0}), pair.stretch(1, {0})), 1000);
  EXPECT_LT(same_but_for(pair.affair(), pair.stretch(0, {}), pair.stretch(1, {})), 1000);
  EXPECT_EQ(same_but_for(pair.affair(), pair.stretch(0, {0, 1, 2, 5}), pair.stretch(1, {0})), 0);
}

TEST(Same, OtherWordsOfOneMeaningScoreAboveOtherThings) {
  const SameModel* model = SameModel::of("en");
  if (model == nullptr) GTEST_SKIP() << "no trained files";
  const std::vector<SameRow> rows = {Pair("the quarry wall collapsed", "the quarry wall collapsed").signs(),
                                     Pair("12 miners died in the quarry", "the quarry killed 12 workers").signs(),
                                     Pair("12 miners died in the quarry", "the minister opened a school").signs()};
  const std::vector<int> scores = model->score(rows);
  EXPECT_GT(scores[0], 800);
  EXPECT_GT(scores[1], 500);
  EXPECT_LT(scores[2], 200);
}

TEST(Same, KindsOfText) {
  ASSERT_NE(same_kind("ecb"), nullptr);
  EXPECT_EQ(same_kind("ecb")->code, kReportsKind);
  EXPECT_EQ(same_kind("poems"), nullptr);
  EXPECT_EQ(SameModel::of("xx"), nullptr);
}

}  // namespace
}  // namespace stemma::collating
