// The cases of cases/*.case, one file for each thing that is annotated.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "article.h"
#include "support/cases.h"

namespace stemma::test {
namespace {

std::string text_of(const Article& article, Span span) { return std::string(slice(article.text, span)); }

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.12g", value);
  return buffer;
}

// A line for each sentence: its tokens, with blanks between.
std::string tokens(const Article& article, const Annotations& found) {
  std::string out;
  for (const Sentence& sentence : found.sentences) {
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      out += text_of(article, found.tokens[i].span);
      out += i + 1 < sentence.end_token ? " " : "\n";
    }
  }
  return out;
}

// word/class, with the form of verbs: "said/verb.past".
std::string classes(const Article& article, const Annotations& found) {
  static constexpr const char* kClasses[] = {"noun", "name",  "verb",   "aux", "adj",  "adv",  "pron",  "det",
                                             "adp",  "coord", "subord", "num", "part", "intj", "punct", "other"};
  static constexpr const char* kForms[] = {"", ".base", ".past", ".gerund", ".participle", ".present", ".third", ".modal"};
  std::string out;
  for (const Sentence& sentence : found.sentences) {
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = found.tokens[i];
      out += text_of(article, token.span) + "/" + kClasses[static_cast<int>(token.word_class)] +
             kForms[static_cast<int>(token.verb_form)];
      out += i + 1 < sentence.end_token ? " " : "\n";
    }
  }
  return out;
}

// type [surface] = fullest name (title) gender
std::string names(const Article& article, const Annotations& found) {
  std::string out;
  for (const Name& name : found.names) {
    out += std::string(name_type_name(name.type)) + " [" + text_of(article, name.span) + "]";
    if (name.name != text_of(article, name.span)) out += " = " + name.name;
    if (name.title) out += " (" + text_of(article, *name.title) + ")";
    if (found.entities[name.entity].gender != '-') out += std::string(" ") + found.entities[name.entity].gender;
    out += "\n";
  }
  return out;
}

std::string roles(const Article& article, const Annotations& found) {
  std::string out;
  for (const Role& role : found.roles) out += found.entities[role.entity].name + ": " + text_of(article, role.span) + "\n";
  return out;
}

std::string times(const Article& article, const Annotations& found) {
  std::string out;
  for (const TimeExpression& time : found.times) {
    out += "[" + text_of(article, time.span) + "] " + std::string(time_type_name(time.type)) + " " + time.value;
    if (time.date && *time.date != time.value) out += " date " + *time.date;
    if (!time.date && time.value.size() == 10 && time.value[0] != 'X') out += " no date";
    if (time.anchor) out += " from " + *time.anchor;
    out += "\n";
  }
  return out;
}

std::string quantities(const Article& article, const Annotations& found) {
  std::string out;
  for (const Quantity& q : found.quantities) {
    out += "[" + text_of(article, q.span) + "] " + number(q.value) + " " + (q.low ? number(*q.low) : "?") + ".." +
           (q.high ? number(*q.high) : "?");
    if (!q.unit.empty()) out += " " + q.unit;
    if (q.si) out += " si " + number(*q.si);
    if (!q.of.empty()) out += " of " + q.of;
    out += "\n";
  }
  return out;
}

std::string places(const Article& article, const Annotations& found) {
  std::string out;
  for (const PlaceMention& place : found.places) {
    out += "[" + text_of(article, place.span) + "] " + place.name + ", " + place.country + " " +
           std::to_string(static_cast<int>(place.latitude)) + " " + std::to_string(static_cast<int>(place.longitude)) + "\n";
  }
  return out;
}

using Writer = std::string (*)(const Article&, const Annotations&);

void check(const char* file, Writer write) {
  for (const Case& one : load_cases(std::string("tests/annotate/cases/") + file)) {
    SCOPED_TRACE(one.where());
    const Article article = article_of(one.input);
    std::string got = write(article, annotate(article, "auto", Limits{}));
    while (got.ends_with('\n')) got.pop_back();
    EXPECT_EQ(got, one.expected);
  }
}

TEST(AnnotateCases, Tokens) { check("tokens.case", tokens); }
TEST(AnnotateCases, WordClasses) { check("word_classes.case", classes); }
TEST(AnnotateCases, Names) { check("names.case", names); }
TEST(AnnotateCases, Roles) { check("roles.case", roles); }
TEST(AnnotateCases, Times) { check("times.case", times); }
TEST(AnnotateCases, TimeAnchors) { check("time_anchors.case", times); }
TEST(AnnotateCases, Quantities) { check("quantities.case", quantities); }
TEST(AnnotateCases, Places) { check("places.case", places); }

TEST(AnnotateCases, GermanTokens) { check("german_tokens.case", tokens); }
TEST(AnnotateCases, GermanWordClasses) { check("german_word_classes.case", classes); }
TEST(AnnotateCases, GermanNames) { check("german_names.case", names); }
TEST(AnnotateCases, GermanTimes) { check("german_times.case", times); }

}  // namespace
}  // namespace stemma::test
