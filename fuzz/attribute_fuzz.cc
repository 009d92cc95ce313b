// Bytes choose words and marks that attribution reacts to, so that grammar is reached and not only noise; long runs of high bytes
// are taken as they are. Every span must lie in a block that carries the report and slice back.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotate.h"
#include "attribute/attribute.h"
#include "base/utf8.h"

namespace stemma {
namespace {

constexpr std::array<std::string_view, 64> kPieces = {
    "said ",      "says ",      "told ",     "that ",     "Ida Holm ", "Paul Lund ", "he ",     "she ",    "they ",
    "the ",       "a ",         "official ", "minister ", ", ",        ". ",         "“",       "” ",      "\" ",
    "\"",         "'",          "' ",        "\n",        "\n",        "and ",       "but ",    "adding ", "according to ",
    "denied ",    "report ",    ": ",        "(",         ") ",        "— ",         "who ",    "will ",   "is ",
    "not ",       "never ",     "claim ",    "? ",        "! ",        "of ",        "asked ",  "to ",     "leave ",
    "on Monday ", "reporters ", "Peru ",     "Peru's ",   "it ",       "was ",       "quoted ", "as ",     "saying ",
    "if ",        "which ",     "called ",   "for ",      "bridge ",   "in ",        "NAME: ",  "«",       "» ",
    "while "};

void demand(bool holds) {
  if (!holds) std::abort();
}

void run(const std::uint8_t* data, std::size_t size) {
  std::string raw;
  for (std::size_t i = 0; i < size && raw.size() < 20'000; ++i) {
    if (data[i] < 128)
      raw += kPieces[data[i] % kPieces.size()];
    else
      raw += static_cast<char>(data[i]);
  }
  Article article;
  article.id = "fuzz";
  article.text = mend_utf8(raw);
  int number = 0;
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end = std::min(article.text.find('\n', begin), article.text.size());
    Block block;
    block.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    block.kind = number == 0 ? BlockKind::kHeadline : number % 5 == 4 ? BlockKind::kCaption : BlockKind::kParagraph;
    if (!trim(slice(article.text, block.span)).empty()) article.blocks.push_back(block), ++number;
    begin = end + 1;
  }
  const auto inside = [&](Span span) {
    return std::any_of(article.blocks.begin(), article.blocks.end(),
                       [&](const Block& b) { return carries_report(b.kind) && b.span.contains(span); });
  };
  const Limits limits;
  const Annotations annotations = annotate(article, "en", limits);
  for (const Statement& s : attribute(article, annotations, limits)) {
    demand(!s.content.empty());
    for (std::size_t i = 0; i < s.content.size(); ++i)
      demand(!s.content[i].empty() && (i == 0 || s.content[i - 1].end <= s.content[i].begin));
    for (const auto* spans : {&s.content, &s.cue, &s.speaker.span})
      for (const Span span : *spans) demand(inside(span));
    if (!s.speaker.span.empty()) demand(s.speaker.text == slice(article.text, s.speaker.span.front()));
    if (s.addressee) demand(s.addressee->text == slice(article.text, s.addressee->span));
    if (s.said) demand(s.said->text == slice(article.text, s.said->span));
    if (s.of) demand(inside(*s.of));
  }
}

}  // namespace
}  // namespace stemma

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stemma::run(data, size);
  return 0;
}
