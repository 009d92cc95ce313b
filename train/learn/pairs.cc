#include "learn/pairs.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "annotate/annotate.h"
#include "base/utf8.h"
#include "collate/affair.h"
#include "learn/unpacked.h"

namespace stemma::learning {
namespace {

using namespace stemma::collating;

// A sentence as a report of its own. One without a full stop is printed as headlines are.
Report report_of(const std::string& sentence, std::size_t number) {
  Report out;
  out.article.id = "s" + std::to_string(number);
  out.article.path = out.article.id;
  out.article.language = "en";
  for (const char c : sentence) out.article.text += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  const std::string_view words = trim(out.article.text);
  const bool stopped = !words.empty() && std::string_view(".!?\"").find(words.back()) != std::string_view::npos;
  Block block;
  block.span = {0, static_cast<std::uint32_t>(out.article.text.size())};
  block.kind = stopped ? BlockKind::kParagraph : BlockKind::kHeadline;
  out.article.blocks.push_back(block);
  out.annotations = annotate(out.article, "en", Limits{});
  return out;
}

struct Laid {
  Saying saying;
  std::vector<std::uint32_t> clauses;
};

// Sentences of one affair, ready to be compared.
class Laying {
 public:
  Laying(std::vector<Report> reports, std::unique_ptr<Lexicon> lexicon)
      : reports_(std::move(reports)), affair_(reports_, limits_) {
    affair_.lexicon = std::move(lexicon);
    affair_.overlay = join_entities(reports_, *affair_.lexicon);
    affair_.words = std::make_unique<Words>(reports_, affair_.overlay, *affair_.lexicon);
    for (std::uint32_t r = 0; r < reports_.size(); ++r) {
      affair_.voices.push_back(outlet_voice(reports_[r]));
      affair_.voice_of.emplace_back();
      affair_.clauses.push_back(read_clauses(reports_, r, *affair_.words, affair_.overlay));
      std::vector<std::uint32_t> tokens(reports_[r].annotations.tokens.size());
      std::iota(tokens.begin(), tokens.end(), 0u);
      laid_.push_back({ready(affair_, r, tokens), std::vector<std::uint32_t>(affair_.clauses[r].size())});
      std::iota(laid_.back().clauses.begin(), laid_.back().clauses.end(), 0u);
    }
    std::vector<Saying*> sayings;
    for (Laid& l : laid_) sayings.push_back(&l.saying);
    set_apart(*affair_.words, sayings);
  }

  SameRow signs(std::uint32_t a, std::uint32_t b, int kind) const {
    return same_signs(affair_, laid_[a].saying, laid_[b].saying, laid_[a].clauses, laid_[b].clauses, kind);
  }
  std::unique_ptr<Lexicon> lexicon() { return std::move(affair_.lexicon); }

 private:
  Limits limits_;
  std::vector<Report> reports_;
  Affair affair_;
  std::vector<Laid> laid_;
};

}  // namespace

Result<std::vector<SentencePair>> read_pairs(const std::string& path) {
  const Result<std::string> bytes = read_unpacked(path);
  if (!bytes) return std::unexpected(bytes.error());
  std::vector<SentencePair> out;
  simdjson::dom::parser parser;
  for (std::size_t begin = 0, line = 1; begin < bytes->size(); ++line) {
    const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
    const std::string record = bytes->substr(begin, end - begin);
    begin = end + 1;
    if (trim(record).empty()) continue;
    simdjson::dom::element root;
    std::string_view a, b, split;
    SentencePair pair;
    if (parser.parse(record).get(root) != simdjson::SUCCESS || root["a"].get(a) != simdjson::SUCCESS ||
        root["b"].get(b) != simdjson::SUCCESS || root["same"].get(pair.same) != simdjson::SUCCESS)
      return std::unexpected(Error{Cause::kBadJson, path, "line " + std::to_string(line) + ": no object with a, b and same"});
    if (root["split"].get(split) == simdjson::SUCCESS) pair.split = split;
    pair.a = a, pair.b = b;
    out.push_back(std::move(pair));
  }
  return out;
}

std::vector<SameRow> signs_of(const std::vector<SentencePair>& pairs, int kind) {
  std::unordered_map<std::string_view, std::uint32_t> number;
  std::vector<std::string_view> sentences;
  std::vector<std::uint32_t> leader;
  const auto find = [&](std::uint32_t i) {
    while (leader[i] != i) i = leader[i] = leader[leader[i]];
    return i;
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  for (const SentencePair& pair : pairs) {
    std::uint32_t two[2];
    for (int k = 0; k < 2; ++k) {
      const auto [found, fresh] = number.try_emplace(k == 0 ? pair.a : pair.b, static_cast<std::uint32_t>(sentences.size()));
      if (fresh) sentences.push_back(found->first), leader.push_back(found->second);
      two[k] = found->second;
    }
    const std::uint32_t x = find(two[0]), y = find(two[1]);
    leader[std::max(x, y)] = std::min(x, y);
    ends.emplace_back(two[0], two[1]);
  }
  std::map<std::uint32_t, std::vector<std::uint32_t>> affairs, asked;  // leader -> sentences, pairs
  for (std::uint32_t s = 0; s < sentences.size(); ++s) affairs[find(s)].push_back(s);
  for (std::uint32_t p = 0; p < pairs.size(); ++p) asked[find(ends[p].first)].push_back(p);

  std::vector<SameRow> out(pairs.size());
  auto lexicon = std::make_unique<Lexicon>("en");
  for (const auto& [leading, members] : affairs) {
    std::unordered_map<std::uint32_t, std::uint32_t> place;
    std::vector<Report> reports;
    for (const std::uint32_t s : members) {
      place.emplace(s, static_cast<std::uint32_t>(reports.size()));
      reports.push_back(report_of(std::string(sentences[s]), reports.size()));
    }
    Laying laying(std::move(reports), std::move(lexicon));
    for (const std::uint32_t p : asked[leading]) out[p] = laying.signs(place[ends[p].first], place[ends[p].second], kind);
    lexicon = laying.lexicon();
  }
  return out;
}

std::vector<std::string> stems_of(const std::string& sentence, const Lexicon& lexicon) {
  const Report report = report_of(sentence, 0);
  std::vector<std::string> out;
  for (const Token& token : report.annotations.tokens)
    if (token.word_class != WordClass::kPunctuation)
      out.push_back(lexicon.stem_of(fold(std::string_view(report.article.text).substr(token.span.begin, token.span.size()))));
  return out;
}

}  // namespace stemma::learning
