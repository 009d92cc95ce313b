// Writes what blocks of pages can be judged by, for train/pages.py: train_pages LIST > SIGNS, train_pages LIST LIKELY > SECOND
// LIST: a line for each page, its id and its file (gzip or HTML) parted by a tab. SIGNS, little-endian 32-bit numbers: for each page
// its id (size, bytes padded to 4), elements (count; parent, count of name words, words), blocks (count; element, box, like, words,
// bytes and text padded to 4, signs padded to 4, count of word features, features). LIKELY: 16-bit numbers, what a first look says of
// each block of all pages, in per mille; SECOND: the signs of the second look, a row of bytes for each block.

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "base/charset.h"
#include "extract/fields/html_head.h"
#include "extract/page/block_signs.h"
#include "extract/page/html_tree.h"
#include "extract/page/page_container.h"
#include "extract/page/page_judge.h"
#include "learn/unpacked.h"

namespace {

using namespace stemma;

class Writer {
 public:
  void number(std::uint64_t value) {
    const auto x = static_cast<std::uint32_t>(value);
    bytes_.append(reinterpret_cast<const char*>(&x), sizeof x);
  }
  void padded(std::string_view bytes) {
    bytes_ += bytes;
    bytes_.append((4 - bytes.size() % 4) % 4, '\0');
  }
  void raw(std::string_view bytes) { bytes_ += bytes; }
  void text(std::string_view bytes) {
    number(bytes.size());
    padded(bytes);
  }
  void numbers(const std::vector<std::uint32_t>& values) {
    number(values.size());
    for (const std::uint32_t v : values) number(v);
  }
  void flush() {
    std::fwrite(bytes_.data(), 1, bytes_.size(), stdout);
    bytes_.clear();
  }

 private:
  std::string bytes_;
};

struct Page {
  HtmlTree tree;
  BlockSigns signs;
};

Page read_page(const std::string& bytes) {
  const DecodedText html = decode_text(bytes, declared_charset(bytes));
  const auto document = HtmlDocument::parse(html.text, Limits{});
  if (!document) return {};
  Page page{read_tree(*document, true), {}};
  const HtmlHead head = read_head(page.tree);
  page.signs = read_signs(page.tree, find_container(page.tree),
                          {head.fields.title, head.fields.description, head.body, head.page.value_or("")});
  return page;
}

void write_first(Writer& out, const std::string& id, const Page& page) {
  const auto& [tree, signs] = page;
  out.text(id);
  out.number(tree.elements.size());
  for (std::size_t e = 0; e < tree.elements.size(); ++e) {
    out.number(tree.elements[e].parent);
    out.numbers(tree.names[e]);
  }
  out.number(tree.blocks.size());
  std::vector<std::uint32_t> words, features;
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    const HtmlBlock& b = tree.blocks[i];
    out.number(b.element);
    out.number(signs.boxes[i]);
    out.number(signs.likes[i]);
    out.number(signs.texts[i].words);
    out.text(tree.words_of(b));
    out.padded({reinterpret_cast<const char*>(signs.rows[i].data()), kSigns});
    words.clear();
    features.clear();
    hash_words(tree.words_of(b), words);
    word_features(words, features);
    out.numbers(features);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--signs") {
#define X(name) std::puts(#name);
    STEMMA_BLOCK_SIGNS(X)
#undef X
    return 0;
  }
  if (argc != 2 && argc != 3) {
    std::fputs("usage: train_pages LIST > SIGNS\n       train_pages LIST LIKELY > SECOND\n       train_pages --signs\n", stderr);
    return 2;
  }
  std::ifstream list(argv[1]);
  std::ifstream first(argc == 3 ? argv[2] : "/dev/null", std::ios::binary);
  Writer out;
  for (std::string line; std::getline(list, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const auto bytes = learning::read_unpacked(line.substr(tab + 1));
    if (!bytes) {
      std::fprintf(stderr, "not read: %s\n", line.c_str());
      return 1;
    }
    const Page page = read_page(*bytes);
    if (argc == 2) {
      write_first(out, line.substr(0, tab), page);
    } else {
      std::vector<std::uint16_t> likely(page.tree.blocks.size());
      first.read(reinterpret_cast<char*>(likely.data()), static_cast<std::streamsize>(likely.size() * 2));
      if (!first) return 1;
      const auto rows = second_signs(page.tree, page.signs, likely);
      for (std::size_t i = 0; i < likely.size(); ++i)
        out.raw({reinterpret_cast<const char*>(rows.data()) + i * (kSigns + kSecondSigns) + kSigns, kSecondSigns});
    }
    out.flush();
  }
  return 0;
}
