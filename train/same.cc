// What train/same.py learns from: train_same words < SENTENCES > STEMS, a line of stems for each line; train_same signs KIND PAIRS.jsonl[.gz] > ROWS,
// for each pair a byte 0 or 1 (same), a byte for its split (0 train, 1 other), then its signs; train_same --signs: their names.

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "learn/pairs.h"

int main(int argc, char** argv) {
  using namespace stemma;
  const std::string_view mode = argc > 1 ? argv[1] : "";
  if (mode == "--signs") {
#define X(name) std::puts(#name);
    STEMMA_SAME_SIGNS(X)
#undef X
    return 0;
  }
  if (mode == "words") {
    const collating::Lexicon lexicon("en");
    std::string out;
    for (std::string line; std::getline(std::cin, line);) {
      out.clear();
      for (const std::string& stem : learning::stems_of(line, lexicon)) out += (out.empty() ? "" : " ") + stem;
      std::puts(out.c_str());
    }
    return 0;
  }
  if (mode != "signs" || argc != 4) {
    std::fputs("usage: train_same words < SENTENCES\n       train_same signs KIND PAIRS.jsonl[.gz]\n       train_same --signs\n",
               stderr);
    return 2;
  }
  const auto pairs = learning::read_pairs(argv[3]);
  if (!pairs) {
    std::fprintf(stderr, "%s: %s\n", argv[3], pairs.error().message.c_str());
    return 1;
  }
  const auto rows = learning::signs_of(*pairs, std::atoi(argv[2]));
  for (std::size_t p = 0; p < rows.size(); ++p) {
    std::putchar((*pairs)[p].same);
    std::putchar((*pairs)[p].split != "train");
    std::fwrite(rows[p].data(), 1, rows[p].size(), stdout);
  }
  return 0;
}
