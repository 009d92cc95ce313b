#pragma once
// The article as attribution reads it: every outermost quotation and every parenthesis is one unit, so that the grammar around
// a quotation is seen whole ("A. B. C," said X is one line of five units), however many sentences it holds.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/lexicon.h"
#include "attribute/quotes.h"
#include "stemma/annotation.h"
#include "stemma/article.h"

namespace stemma::attributing {

enum class UnitKind : std::uint8_t { kWord, kQuotation, kParenthesis };

struct Unit {
  Span span;
  std::string_view low;  // folded word with straight apostrophes; empty unless kWord
  UnitKind kind = UnitKind::kWord;
  WordClass word_class = WordClass::kOther;
  VerbForm form = VerbForm::kNotVerb;  // of a quotation: a finite verb it begins with
  char punct = 0;                      // ',' ';' ':' '.' '?' '!' '-' '(' ')' '"' '/' of a mark alone, else 0
  bool in_time = false;                // part of a time expression
  bool capital = false;
  bool fragment = false;            // a quotation of a few words without an end mark, as part of a phrase
  std::uint32_t name = kNone;       // index into Annotations::names
  std::uint32_t quotation = kNone;  // kQuotation: index into Reading::quotations
  std::uint32_t part = 0;           // and which of its parts
  std::uint32_t token = kNone;      // first token
};

// An outer sentence: units [first, end) of one block.
struct Line {
  std::uint32_t first = 0, end = 0, block = 0;
  bool headline = false;  // headline, subheadline or heading
};

struct Reading {
  const Article& article;
  const Annotations& annotations;
  const Lexicon& lexicon;
  std::vector<Quotation> quotations;
  std::vector<Unit> units;
  std::vector<Line> lines;
  std::string folded;  // owns Unit::low

  // Takes the quotations in. Linear in tokens.
  Reading(const Article& a, const Annotations& n, const Lexicon& l, std::vector<Quotation> q);
  Reading(const Reading&) = delete;

  std::string_view text(Span span) const { return slice(article.text, span); }
  // From the start of unit `first` to the end of unit `last`.
  Span span(std::uint32_t first, std::uint32_t last) const { return {units[first].span.begin, units[last].span.end}; }
};

}  // namespace stemma::attributing
