// What must hold of statements whatever the text: spans lie inside blocks that carry the report and slice back, and hostile input
// ends. Annotations are crude here (words by white space, a dictionary of a few), so this needs no other stage.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/attribute.h"
#include "base/utf8.h"

namespace stemma {
namespace {

struct Known {
  std::string_view word;
  WordClass word_class;
  VerbForm form = VerbForm::kNotVerb;
};
constexpr Known kKnown[] = {{"said", WordClass::kVerb, VerbForm::kPast},
                            {"says", WordClass::kVerb, VerbForm::kThirdSingular},
                            {"told", WordClass::kVerb, VerbForm::kPast},
                            {"adding", WordClass::kVerb, VerbForm::kGerund},
                            {"denied", WordClass::kVerb, VerbForm::kPast},
                            {"asked", WordClass::kVerb, VerbForm::kPast},
                            {"is", WordClass::kAuxiliary, VerbForm::kThirdSingular},
                            {"will", WordClass::kAuxiliary, VerbForm::kModal},
                            {"to", WordClass::kParticle},
                            {"the", WordClass::kDeterminer},
                            {"a", WordClass::kDeterminer},
                            {"that", WordClass::kSubordinator},
                            {"and", WordClass::kCoordinator},
                            {"of", WordClass::kAdposition},
                            {"according", WordClass::kVerb, VerbForm::kGerund},
                            {"he", WordClass::kPronoun},
                            {"who", WordClass::kPronoun},
                            {"report", WordClass::kNoun},
                            {"official", WordClass::kNoun},
                            {"claim", WordClass::kNoun}};

// Tokens between white space and marks; sentences end at full stops; capitalised words are persons.
Annotations crude(const Article& article) {
  Annotations out;
  out.article = article.id;
  out.language = "en";
  for (std::uint32_t b = 0; b < article.blocks.size(); ++b) {
    const Span block = article.blocks[b].span;
    Sentence sentence;
    sentence.block = b;
    const auto open = [&](std::uint32_t at) {
      sentence.span = {at, at};
      sentence.first_token = static_cast<std::uint32_t>(out.tokens.size());
    };
    const auto close = [&] {
      sentence.end_token = static_cast<std::uint32_t>(out.tokens.size());
      if (sentence.end_token == sentence.first_token) return;
      sentence.span = {out.tokens[sentence.first_token].span.begin, out.tokens.back().span.end};
      out.sentences.push_back(sentence);
    };
    open(block.begin);
    for (std::uint32_t at = block.begin; at < block.end;) {
      const CodePoint c = decode(article.text, at);
      if (is_space(c.value)) {
        at += c.size;
        continue;
      }
      Token token;
      token.span = {at, at + c.size};
      token.sentence = static_cast<std::uint32_t>(out.sentences.size());
      if (is_word(c.value)) {
        while (token.span.end < block.end && is_word(decode(article.text, token.span.end).value))
          token.span.end += decode(article.text, token.span.end).size;
        const std::string word = lower(slice(article.text, token.span));
        token.word_class = is_upper(c.value) ? WordClass::kProperNoun : WordClass::kNoun;
        for (const Known& k : kKnown)
          if (k.word == word) token.word_class = k.word_class, token.verb_form = k.form;
        if (token.word_class == WordClass::kProperNoun) {
          out.names.push_back({token.span, NameType::kPerson, word, static_cast<std::uint32_t>(out.entities.size()), {}});
          out.entities.push_back({word, NameType::kPerson, '-'});
        }
      } else {
        token.word_class = WordClass::kPunctuation;
      }
      at = token.span.end;
      out.tokens.push_back(token);
      if (c.value == '.') {
        close();
        open(at);
      }
    }
    close();
  }
  return out;
}

Article article_of(std::string text) {
  Article article;
  article.id = "x";
  article.text = std::move(text);
  std::size_t begin = 0;
  int number = 0;
  while (begin < article.text.size()) {
    const std::size_t end = std::min(article.text.find('\n', begin), article.text.size());
    Block block;
    block.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    block.kind = number == 0 ? BlockKind::kHeadline : number % 5 == 4 ? BlockKind::kCaption : BlockKind::kParagraph;
    if (!block.span.empty()) article.blocks.push_back(block), ++number;
    begin = end + 1;
  }
  return article;
}

bool inside_report(const Article& article, Span span) {
  return std::any_of(article.blocks.begin(), article.blocks.end(),
                     [&](const Block& b) { return carries_report(b.kind) && b.span.contains(span); });
}

void expect_sound(const Article& article, const std::vector<Statement>& statements) {
  const std::vector<Span>* before = nullptr;
  for (const Statement& s : statements) {
    ASSERT_FALSE(s.content.empty());
    EXPECT_FALSE(s.id.empty());
    for (std::size_t i = 0; i < s.content.size(); ++i) {
      EXPECT_FALSE(s.content[i].empty());
      if (i > 0) {
        EXPECT_GE(s.content[i].begin, s.content[i - 1].end);
      }
    }
    for (const auto* spans : {&s.content, &s.cue, &s.speaker.span})
      for (const Span span : *spans) EXPECT_TRUE(inside_report(article, span)) << span.begin << "-" << span.end;
    if (!s.speaker.span.empty()) {
      EXPECT_EQ(s.speaker.text, slice(article.text, s.speaker.span.front()));
    }
    if (s.addressee) {
      EXPECT_EQ(s.addressee->text, slice(article.text, s.addressee->span));
    }
    if (s.of) {
      EXPECT_TRUE(inside_report(article, *s.of));
    }
    for (const Via& via : s.via) EXPECT_TRUE(inside_report(article, via.span));
    for (int c : {s.confidence, s.speaker.confidence}) EXPECT_TRUE(c >= 0 && c <= 1000);
    if (before != nullptr) {
      EXPECT_LE(*before, s.content);
    }
    before = &s.content;
  }
}

TEST(Invariants, HoldOnRandomText) {
  const std::vector<std::string> pieces = {"said ",   "told ",   "that ",  "Holm ",    "he ",        "the ",    "official ",
                                           ", ",      ". ",      "“",      "” ",       "\"",         "' ",      " '",
                                           "\n",      "\n\n",    "and ",   "adding ",  "according ", "to ",     "denied ",
                                           "report ", ": ",      "(",      ") ",       "— ",         "who ",    "will ",
                                           "is ",     "Varga ",  "claim ", "?",        "ß ",         "日 ",     "of ",
                                           "asked ",  "Q: ",     "\nA: ",  "\nHOLM: ", "@holm: ",    "\nFrom ", "quoted ",
                                           "as ",     "saying ", "both ",  "neither ", "(@holm) ",   "65\" "};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const int size = static_cast<int>(random() % 120);
    for (int i = 0; i < size; ++i) text += pieces[random() % pieces.size()];
    const Article article = article_of(text);
    SCOPED_TRACE(text);
    expect_sound(article, attribute(article, crude(article), Limits{}));
  }
}

TEST(Invariants, TheLimitOfStatementsIsReached) {
  std::string text = "Headline\n";
  for (int i = 0; i < 300; ++i) text += "Holm said that Varga will win. ";
  const Article article = article_of(text);
  Limits limits;
  limits.statements = 50;
  EXPECT_EQ(attribute(article, crude(article), limits).size(), 50u);
}

TEST(Invariants, NothingGivesNothing) {
  EXPECT_TRUE(attribute(Article{}, Annotations{}, Limits{}).empty());
  Annotations english;
  english.language = "en";
  EXPECT_TRUE(attribute(Article{}, english, Limits{}).empty());
}

TEST(Invariants, AnUnsupportedLanguageGivesDirectQuotationsOnly) {
  const Article article =
      article_of("Otsikko\nHolm sanoi: ”Silta pysyy suljettuna koko tämän vuoden ajan.” ”Ihme” jäi tulematta.");
  Annotations finnish = crude(article);
  finnish.language = "fi";
  EXPECT_FALSE(reads_statements("fi"));
  const std::vector<Statement> got = attribute(article, finnish, Limits{});
  ASSERT_EQ(got.size(), 1u);
  EXPECT_EQ(slice(article.text, got[0].content[0]), "Silta pysyy suljettuna koko tämän vuoden ajan.");
  EXPECT_EQ(got[0].kind, StatementKind::kDirect);
  EXPECT_TRUE(got[0].speaker.text.empty());
}

// Every pair of small things, at the very start and the very end of a text, alone and after a headline.
TEST(Invariants, HoldAtTheEdgesOfAText) {
  const std::vector<std::string> pieces = {"",
                                           "“",
                                           "”",
                                           "“”",
                                           "\"",
                                           "\"\"",
                                           "'",
                                           "‘",
                                           ":",
                                           ":::",
                                           "—",
                                           "— Holm",
                                           "“a”",
                                           "“a,”",
                                           "“a.” —",
                                           "“”—Holm",
                                           "said",
                                           "Holm",
                                           "Holm said",
                                           "said Holm",
                                           "Holm:",
                                           "HOLM:",
                                           "Q:",
                                           "A:",
                                           "Q.",
                                           "A.",
                                           "@a:",
                                           "RT @a:",
                                           "From",
                                           "From Holm:",
                                           "“ ”",
                                           "(",
                                           ")",
                                           "()",
                                           "denied it",
                                           "that",
                                           "told",
                                           "and",
                                           "’s",
                                           "a” said",
                                           "65\"",
                                           "(@a)",
                                           "\n",
                                           "\n\n",
                                           ".",
                                           ",",
                                           "?",
                                           "“a” —\n",
                                           "“\n“",
                                           "”\n”",
                                           "“a\nb”",
                                           "according to",
                                           "as Holm put it",
                                           "\xEF\xBB\xBF"};
  for (const std::string& one : pieces)
    for (const std::string& two : pieces)
      for (const std::string_view before : {"", "Headline\n"}) {
        const std::string text = std::string(before) + one + " " + two;
        const Article article = article_of(text);
        SCOPED_TRACE(text);
        expect_sound(article, attribute(article, crude(article), Limits{}));
      }
}

// The same text twice as long must not take four times as many steps: this ends in moments or not at all.
TEST(Invariants, HostileTextEnds) {
  for (const std::string_view unit : {"said ",
                                      "Holm said, ",
                                      "that ",
                                      "according to Holm ",
                                      "“a” said ",
                                      "he said that ",
                                      ", ",
                                      "Holm ",
                                      "who ",
                                      "and said ",
                                      "(",
                                      "([{",
                                      "“",
                                      "“‘",
                                      "\"a ",
                                      ": ",
                                      "— Holm ",
                                      "Holm and ",
                                      "quoted Holm as saying ",
                                      "neither Holm nor ",
                                      "of the ",
                                      "the official who denied it ",
                                      "Q: a\n",
                                      "HOLM: a\n",
                                      "Holm: a\n",
                                      "“a”\n",
                                      "Holm denied it. "}) {
    std::string text = "Headline\n";
    while (text.size() < 200'000) text += unit;  // one sentence of 200 KB, or a hundred thousand brackets
    const Article article = article_of(text);
    expect_sound(article, attribute(article, crude(article), Limits{}));
  }
}

TEST(Invariants, ASentenceOfTwentyThousandWordsIsRead) {
  std::string text = "Headline\nHolm said that ";
  for (int i = 0; i < 20'000; ++i) text += "word" + std::to_string(i % 977) + " ";
  const Article article = article_of(text + "is a claim.");
  const std::vector<Statement> got = attribute(article, crude(article), Limits{});
  expect_sound(article, got);
  ASSERT_FALSE(got.empty());
  EXPECT_EQ(got.front().speaker.text, "Holm");
}

}  // namespace
}  // namespace stemma
