#include "learn/marked_statements.h"

#include <simdjson.h>

#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "learn/unpacked.h"
#include "stemma/pipeline.h"

namespace stemma::learning {
namespace {

std::vector<Span> spans_of(simdjson::dom::element list, const CodePointIndex& index) {
  std::vector<Span> out;
  simdjson::dom::array pairs;
  if (list.get(pairs) != simdjson::SUCCESS) return out;
  for (simdjson::dom::element pair : pairs) {
    std::int64_t from = 0, to = 0;
    if (pair.at(0).get(from) == simdjson::SUCCESS && pair.at(1).get(to) == simdjson::SUCCESS && from < to)
      out.push_back({index.byte_of(static_cast<std::uint32_t>(from)), index.byte_of(static_cast<std::uint32_t>(to))});
  }
  return out;
}

}  // namespace

Result<std::vector<MarkedArticle>> read_marked_statements(const std::string& path, const std::string& language) {
  std::vector<MarkedArticle> out;
  std::unordered_map<std::string, std::size_t> at;
  Options options;
  options.language = language;
  const auto log = for_each_report({path}, options, Until::kAnnotate, [&](Report&& report) {
    at.emplace(report.article.id, out.size());
    out.push_back({std::move(report.article), std::move(report.annotations), {}});
  });
  if (!log) return std::unexpected(log.error());

  const Result<std::string> bytes = read_unpacked(path);
  if (!bytes) return std::unexpected(bytes.error());
  simdjson::dom::parser parser;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
    const std::string_view record = std::string_view(*bytes).substr(begin, end - begin);
    begin = end + 1;
    ++line;
    if (trim(record).empty()) continue;
    const auto fault = [&](std::string why) {
      return std::unexpected(Error{Cause::kBadJson, path, "line " + std::to_string(line) + ": " + std::move(why)});
    };
    simdjson::dom::element root;
    if (parser.parse(record.data(), record.size()).get(root) != simdjson::SUCCESS) return fault("no JSON object");
    std::string_view id, text;
    simdjson::dom::array quotations;
    if (root["id"].get(id) != simdjson::SUCCESS || root["text"].get(text) != simdjson::SUCCESS ||
        root["quotations"].get(quotations) != simdjson::SUCCESS)
      return fault("id, text or quotations is missing");
    const auto found = at.find(std::string(id));
    if (found == at.end()) continue;  // left out by reading, which has said so
    MarkedArticle& article = out[found->second];
    if (article.article.text != text) return fault("the text is changed by reading, so its offsets do not hold");
    const CodePointIndex index(article.article.text);
    for (simdjson::dom::element q : quotations) {
      MarkedStatement s;
      if (simdjson::dom::element part; q["content"].get(part) == simdjson::SUCCESS) s.content = spans_of(part, index);
      if (simdjson::dom::element part; q["speaker"].get(part) == simdjson::SUCCESS) s.speaker = spans_of(part, index);
      if (simdjson::dom::element part; q["cue"].get(part) == simdjson::SUCCESS) s.cue = spans_of(part, index);
      if (!s.content.empty()) article.statements.push_back(std::move(s));
    }
  }
  return out;
}

}  // namespace stemma::learning
