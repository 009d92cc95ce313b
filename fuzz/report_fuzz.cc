// Any bytes at all, as one file, through every stage that sees a single report. Beside what the sanitizers watch for, each span
// must lie inside its text, and a record must say what its spans say.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "annotate/annotate.h"
#include "attribute/attribute.h"
#include "base/disk.h"
#include "extract/extract.h"
#include "read/read.h"

namespace stemma {
namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void demand_inside(const std::vector<Span>& spans, const std::string& text) {
  for (const Span span : spans) demand(span.begin <= span.end && span.end <= text.size());
}

void run(std::string bytes) {
  Limits limits;
  limits.article_bytes = 64u << 10;
  MemoryDisk disk;
  MemoryFetch fetch;
  disk.files["report"] = std::move(bytes);
  const auto take = [&](RawPage&& page) {
    const auto article = extract(std::move(page), limits);
    if (!article) return;
    for (const Block& block : article->blocks) demand_inside({block.span}, article->text);
    const Annotations annotations = annotate(*article, "en", limits);
    for (const Sentence& sentence : annotations.sentences) demand_inside({sentence.span}, article->text);
    for (const Statement& statement : attribute(*article, annotations, limits)) {
      demand(!statement.content.empty());
      demand_inside(statement.content, article->text);
      demand_inside(statement.cue, article->text);
      demand_inside(statement.speaker.span, article->text);
    }
  };
  read_paths({"report"}, limits, disk, fetch, {take, [](Skipped) {}});
}

}  // namespace
}  // namespace stemma

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stemma::run(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
