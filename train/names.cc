// Learns the tagger of names.
//
// usage: train_names OUT.model < MENDED.jsonl
//   MENDED lines: what train/mend_names.py prints.

#include <simdjson.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "annotate/capitals.h"
#include "annotate/lexicon.h"
#include "annotate/mentions.h"
#include "annotate/name_chain.h"
#include "annotate/name_features.h"
#include "annotate/sentences.h"
#include "annotate/times.h"
#include "annotate/tokens.h"
#include "extract/extract.h"
#include "learn/linear_trainer.h"

namespace stemma::annotating {
namespace {

struct Marked {
  Span span;
  NameType type = NameType::kOther;
};

// Label of each token.
std::vector<std::uint8_t> labels_of(const Draft& draft, const std::vector<Marked>& names) {
  std::vector<std::uint8_t> labels(draft.size(), kOutside);
  std::uint32_t i = 0;
  for (const Marked& name : names) {
    while (i < draft.size() && draft.out.tokens[i].span.end <= name.span.begin) ++i;
    for (bool first = true; i < draft.size() && draft.out.tokens[i].span.begin < name.span.end; ++i, first = false)
      if (!first || draft.out.tokens[i].span.begin >= name.span.begin) labels[i] = name_label(name.type, first);
  }
  return labels;
}

void add_sequences(const Article& article, const std::vector<Marked>& names, std::vector<learning::Sequence>& out) {
  const Limits limits;
  Draft draft(article, limits, Lexicon::of("en"));
  std::vector<std::uint32_t> block_ends;
  tokenize(draft, block_ends);
  split_sentences(draft, block_ends);
  mark_capitals(draft);
  draft.lexicon->tags.tag(draft);
  find_times(draft);
  const CapitalSurvey survey(draft);
  std::vector<Mention> mentions = find_mentions(draft, survey);
  find_headline_mentions(draft, mentions);
  NameFeatures features(draft, survey, mentions);
  const std::vector<std::uint8_t> labels = labels_of(draft, names);
  std::vector<std::uint32_t> seen;
  for (const Stretch& stretch : features.stretches()) {
    learning::Sequence s;
    for (std::uint32_t i = stretch.first; i < stretch.end; ++i) {
      features.read(stretch, i, seen);
      s.features.insert(s.features.end(), seen.begin(), seen.end());
      s.ends.push_back(static_cast<std::uint32_t>(s.features.size()));
      std::uint8_t label = labels[i];
      const std::uint8_t before = i == stretch.first ? std::uint8_t{kOutside} : s.labels.back();
      if (!may_follow(before, label)) --label;  // the name began outside the stretch
      s.labels.push_back(label);
      s.boundaries.push_back(i == stretch.first ? std::uint8_t{0} : name_boundary(draft, i));
    }
    out.push_back(std::move(s));
  }
}

std::vector<learning::Sequence> read_sequences(std::istream& in) {
  std::vector<learning::Sequence> out;
  simdjson::dom::parser parser;
  for (std::string line; std::getline(in, line);) {
    const auto record = parser.parse(line);
    RawPage page;
    page.form = PageForm::kRecord;
    page.path = page.given.id = std::string(std::string_view(record["id"]));
    page.bytes = std::string(std::string_view(record["text"]));
    const auto article = extract(std::move(page), Limits{});
    if (!article) continue;
    std::vector<std::uint32_t> at;  // byte of each code point
    for (std::uint32_t i = 0; i < article->text.size(); ++i)
      if ((article->text[i] & 0xc0) != 0x80) at.push_back(i);
    at.push_back(static_cast<std::uint32_t>(article->text.size()));
    std::vector<Marked> names;
    for (const auto name : record["names"]) {
      const std::string_view type = name["type"];
      for (const NameType t : {NameType::kPerson, NameType::kOrganization, NameType::kPlace, NameType::kNationality})
        if (type == name_type_name(t)) names.push_back({{at[std::uint64_t(name["start"])], at[std::uint64_t(name["end"])]}, t});
    }
    add_sequences(*article, names, out);
  }
  return out;
}

}  // namespace
}  // namespace stemma::annotating

int main(int count, char** arguments) {
  using namespace stemma;
  using namespace stemma::annotating;
  if (count != 2) {
    std::fprintf(stderr, "usage: train_names OUT.model < MENDED.jsonl\n");
    return 2;
  }
  const std::vector<learning::Sequence> all = read_sequences(std::cin);
  if (all.empty()) {
    std::fprintf(stderr, "train_names: no articles on standard input\n");
    return 3;
  }
  std::vector<bool> forbidden, first;
  for (std::size_t from = 0; from < kNameLabels; ++from)
    for (std::size_t to = 0; to < kNameLabels; ++to) forbidden.push_back(!may_follow(from, to));
  for (std::size_t label = 0; label < kNameLabels; ++label) first.push_back(may_follow(kOutside, label));
  learning::Settings settings;
  settings.epochs = 6;
  settings.averaged = 3;
  settings.rate = 0.05f;
  settings.l2 = 4.0f;
  settings.keep = 0.8f;
  settings.least = 4;
  settings.prune = 0.01f;
  settings.most_rows = 32768;  // 2^16 slots, half of them filled
  const ModelRows rows = learning::train_chain(
      [&](const auto& take) {
        for (const learning::Sequence& s : all) take(s);
      },
      kNameFeatures, kNameLabels, kNameBoundaries, forbidden, first, settings);
  std::ofstream out(arguments[1], std::ios::binary);
  out << write_model(rows);
  return out ? 0 : 1;
}
