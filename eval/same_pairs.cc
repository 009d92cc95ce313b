// Scores pairs of sentences by models/en.same.model and prints how well it tells which say the same:
// same_pairs PAIRS.jsonl[.gz]… [--split SPLIT] [--kind KIND]
// A line for each file: the kind of text (its name before the first dot, or --kind; see src/collate/sameness/same.h), precision, recall and F1 in percent at
// that kind's threshold. With --scores instead a line for each pair: score in per mille, a tab, 1 or 0 as marked.

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "collate/sameness/same.h"
#include "learn/pairs.h"

int main(int argc, char** argv) {
  using namespace stemma;
  std::vector<std::string> files;
  std::string split, kind;
  bool scores = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--scores")
      scores = true;
    else if (word == "--split" && i + 1 < argc)
      split = argv[++i];
    else if (word == "--kind" && i + 1 < argc)
      kind = argv[++i];
    else
      files.emplace_back(word);
  }
  const collating::SameModel* model = collating::SameModel::of("en");
  if (files.empty() || model == nullptr) {
    std::fputs(files.empty() ? "usage: same_pairs PAIRS.jsonl[.gz]... [--split SPLIT] [--kind KIND] [--scores]\n" : "no model\n",
               stderr);
    return 2;
  }
  for (const std::string& file : files) {
    const std::string name = file.substr(file.rfind('/') + 1);
    const collating::SameKind* asked = collating::same_kind(kind.empty() ? name.substr(0, name.find('.')) : kind);
    if (asked == nullptr) {
      std::fprintf(stderr, "%s: what kind of text is this? --kind takes", file.c_str());
      for (const collating::SameKind& k : collating::kSameKinds) std::fprintf(stderr, " %s", std::string(k.name).c_str());
      std::fputs("\n", stderr);
      return 2;
    }
    auto pairs = learning::read_pairs(file);
    if (!pairs) {
      std::fprintf(stderr, "%s: %s\n", file.c_str(), pairs.error().message.c_str());
      return 1;
    }
    if (!split.empty()) std::erase_if(*pairs, [&](const learning::SentencePair& p) { return p.split != split; });
    const std::vector<int> found = model->score(learning::signs_of(*pairs, asked->code));
    double right = 0, said = 0, marked = 0;
    for (std::size_t p = 0; p < found.size(); ++p) {
      const bool yes = found[p] >= asked->threshold;
      right += yes && (*pairs)[p].same;
      said += yes;
      marked += (*pairs)[p].same;
      if (scores) std::printf("%d\t%d\n", found[p], (*pairs)[p].same ? 1 : 0);
    }
    if (scores) continue;
    std::printf("%s pairs %zu same %.0f threshold %d P/R/F1 %.1f/%.1f/%.1f\n", std::string(asked->name).c_str(), found.size(),
                marked, asked->threshold, said > 0 ? 100 * right / said : 0.0, marked > 0 ? 100 * right / marked : 0.0,
                said + marked > 0 ? 200 * right / (said + marked) : 0.0);
  }
  return 0;
}
