// Prints the hints of every name whose type no list settles: what train/name_hints.py learns from.
//
// usage: name_hints < ARTICLES.jsonl
//   takes {"id", "text"} a line, prints {"article", "names": [{"start", "end", "hints": [..]}]} a line; offsets count code points.
// build: after the libraries of build/, g++ -std=c++23 -O2 -Iinclude -Isrc train/name_hints.cc -o build/name_hints
//   -Lbuild -lstemma_annotate -lstemma_base -lstemma_embedded and what stemma_base links (CMakeLists.txt)

#include <simdjson.h>

#include <iostream>
#include <string>

#include "annotate/capitals.h"
#include "annotate/lexicon.h"
#include "annotate/mentions.h"
#include "annotate/name_hints.h"
#include "annotate/sentences.h"
#include "annotate/tokens.h"
#include "base/json.h"
#include "base/utf8.h"

int main() {
  using namespace stemma;
  using namespace stemma::annotating;
  simdjson::dom::parser parser;
  const Limits limits;
  for (std::string line; std::getline(std::cin, line);) {
    const auto record = parser.parse(line);
    Article article;
    article.id = std::string(std::string_view(record["id"]));
    article.text = std::string(std::string_view(record["text"]));
    for (std::size_t at = 0; at < article.text.size();) {
      const std::size_t end = std::min(article.text.find('\n', at), article.text.size());
      const std::string_view part = trim(std::string_view(article.text).substr(at, end - at));
      if (!part.empty()) {
        const auto begin = static_cast<std::uint32_t>(part.data() - article.text.data());
        article.blocks.push_back(
            {BlockKind::kParagraph, BlockRole::kNone, {begin, begin + static_cast<std::uint32_t>(part.size())}});
      }
      at = end + 1;
    }
    Draft draft(article, limits, Lexicon::of("en"));
    std::vector<std::uint32_t> block_ends;
    tokenize(draft, block_ends);
    split_sentences(draft, block_ends);
    mark_capitals(draft);
    draft.lexicon->tags.tag(draft);
    const CapitalSurvey survey(draft);
    std::vector<Mention> mentions = find_mentions(draft, survey);
    const HintReader reader(draft, mentions);
    const CodePointIndex index(article.text);
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("article").string(article.id).key("names").begin_array();
    std::vector<std::string> shape, context;
    for (Mention& mention : mentions) {
      if (mention.sure) continue;
      reader.read(mention, shape, context);
      json.begin_object()
          .key("start")
          .integer(index.at(mention.span.begin))
          .key("end")
          .integer(index.at(mention.span.end))
          .key("hints")
          .begin_array();
      for (const auto* hints : {&shape, &context}) {
        for (const std::string& hint : *hints) json.string(hint);
      }
      json.end_array().end_object();
    }
    json.end_array().end_object();
    std::cout << out << "\n";
  }
}
