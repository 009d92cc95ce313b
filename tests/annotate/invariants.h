#pragma once
// What holds of the annotations of any text; the tests and the fuzzer check the same.

#include <string>

#include "base/utf8.h"
#include "stemma/annotation.h"
#include "stemma/article.h"

namespace stemma::test {

// Empty when all is well, else what is wrong.
inline std::string broken_invariant(const Article& article, const Annotations& found) {
  const auto inside = [&](Span span) {
    const auto starts = [&](std::uint32_t at) {
      return at == article.text.size() || (static_cast<unsigned char>(article.text[at]) & 0xC0) != 0x80;
    };
    return span.begin < span.end && span.end <= article.text.size() && starts(span.begin) && starts(span.end);
  };
  const auto ascending = [&](const auto& items, bool disjoint) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!inside(items[i].span)) return false;
      if (i > 0 && (disjoint ? items[i].span.begin < items[i - 1].span.end : items[i].span.begin < items[i - 1].span.begin))
        return false;
    }
    return true;
  };
  if (!ascending(found.tokens, true)) return "tokens";
  if (!ascending(found.sentences, true)) return "sentences";
  if (!ascending(found.names, true)) return "names";
  if (!ascending(found.times, true)) return "times";
  if (!ascending(found.quantities, true)) return "quantities";
  if (!ascending(found.places, true)) return "places";
  if (!ascending(found.roles, false)) return "roles";
  std::uint32_t next = 0;
  for (std::size_t s = 0; s < found.sentences.size(); ++s) {
    const Sentence& sentence = found.sentences[s];
    if (sentence.first_token != next || sentence.end_token <= next || sentence.end_token > found.tokens.size())
      return "tokens of a sentence";
    if (sentence.block >= article.blocks.size() || !article.blocks[sentence.block].span.contains(sentence.span))
      return "a sentence crosses its block";
    if (sentence.span.begin != found.tokens[next].span.begin ||
        sentence.span.end != found.tokens[sentence.end_token - 1].span.end)
      return "a sentence's span";
    for (; next < sentence.end_token; ++next) {
      if (found.tokens[next].sentence != s) return "a token's sentence";
    }
  }
  if (next != found.tokens.size()) return "tokens outside sentences";
  for (const Token& token : found.tokens) {
    for (std::uint32_t at = token.span.begin; at < token.span.end;) {
      const CodePoint c = decode(article.text, at);
      if (is_space(c.value)) return "white space in a token";
      at += c.size;
    }
  }
  for (const Name& name : found.names) {
    if (name.entity >= found.entities.size() || name.name != found.entities[name.entity].name ||
        name.type != found.entities[name.entity].type)
      return "a name's entity";
    if (name.title && (!inside(*name.title) || name.title->end > name.span.begin)) return "a title";
  }
  for (const Role& role : found.roles) {
    if (role.entity >= found.entities.size()) return "a role's entity";
  }
  for (const TimeExpression& time : found.times) {
    if (time.value.empty()) return "a time without value";
    if (time.date && time.date->size() != 10) return "a date";
  }
  return {};
}

}  // namespace stemma::test
