// Two looks at a page. The first judges each block by its own signs. The second knows what the first said of its neighbours, of the
// blocks in the same element and of those with the same tags and classes, so that it learns what no block shows by itself: text that
// goes on in the next element, a box inside the report, a page whose only running text is a comment. One look alone costs
// 0.1 to 0.5 points of F1 (docs/experiments.md).

#include "extract/page/page_judge.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

#include "base/embedded_data.h"
#include "base/tree_model.h"

namespace stemma {
namespace {

constexpr std::uint8_t kAbsent = 255;
constexpr std::array<int, 8> kOffsets = {-4, -3, -2, -1, 1, 2, 3, 4};
constexpr std::ptrdiff_t kWindow = 8;
constexpr unsigned kLikely = 600;
constexpr unsigned kUnlikely = 15;  // below this the second look is not asked

std::uint8_t fifth(std::uint64_t per_mille) { return static_cast<std::uint8_t>(std::min<std::uint64_t>(per_mille / 5, 200)); }
std::uint8_t share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? kAbsent : static_cast<std::uint8_t>(std::min<std::uint64_t>(part * 200 / whole, 200));
}

// Sum of likelihoods, weighed by words, and of words.
struct Mass {
  std::uint64_t likely = 0, words = 0;
  void add(std::uint64_t weight, std::uint64_t p) {
    likely += weight * p;
    words += weight;
  }
  std::uint8_t mean() const { return words == 0 ? kAbsent : fifth(likely / words); }
};

struct Models {
  TreeModel first, second;
};

const Models* models() {
  static const std::optional<Models> opened = []() -> std::optional<Models> {
    const auto first = TreeModel::open(embedded_file("models/pages.first.model"), kSignsVersion, kSigns);
    const auto second = TreeModel::open(embedded_file("models/pages.second.model"), kSecondVersion, kSigns + kSecondSigns);
    if (!first || !second) return std::nullopt;
    return Models{*first, *second};
  }();
  return opened ? &*opened : nullptr;
}

}  // namespace

std::vector<std::uint8_t> second_signs(const HtmlTree& tree, const BlockSigns& signs, std::span<const std::uint16_t> likely) {
  const std::size_t size = tree.blocks.size(), width = kSigns + kSecondSigns;
  std::vector<std::uint8_t> out(size * width);
  std::vector<Mass> below(tree.elements.size());
  std::unordered_map<std::uint64_t, Mass> like;
  like.reserve(size);
  Mass all;
  const auto weight = [&](std::size_t i) { return std::uint64_t{signs.texts[i].words} + 3; };
  for (std::size_t i = 0; i < size; ++i) {
    below[tree.blocks[i].element].add(weight(i), likely[i]);
    like[signs.likes[i]].add(weight(i), likely[i]);
    all.add(weight(i), likely[i]);
  }
  std::uint32_t best = 0;
  for (std::size_t e = tree.elements.size(); e-- > 1;) {
    Mass& parent = below[tree.elements[e].parent];
    parent.likely += below[e].likely;
    parent.words += below[e].words;
  }
  for (std::uint32_t e = 1; e < tree.elements.size(); ++e) {
    // The deepest element that holds most of what is likely.
    if (below[e].likely * 10 >= all.likely * 9 && all.likely > 0) best = e;
  }
  Mass before;
  std::size_t since = 60;
  for (std::size_t i = 0; i < size; ++i) {
    std::uint8_t* row = out.data() + i * width;
    row = std::copy(signs.rows[i].begin(), signs.rows[i].end(), row);
    const auto put = [&](std::uint8_t value) { *row++ = value; };
    put(fifth(likely[i]));
    for (const int offset : kOffsets) {
      const auto other = static_cast<std::ptrdiff_t>(i) + offset;
      const bool there = other >= 0 && other < static_cast<std::ptrdiff_t>(size);
      put(there ? fifth(likely[static_cast<std::size_t>(other)]) : kAbsent);
    }
    Mass back, ahead;
    for (std::ptrdiff_t k = 1; k <= kWindow; ++k) {
      const auto here = static_cast<std::ptrdiff_t>(i);
      if (here - k >= 0) back.add(weight(static_cast<std::size_t>(here - k)), likely[static_cast<std::size_t>(here - k)]);
      if (here + k < static_cast<std::ptrdiff_t>(size))
        ahead.add(weight(static_cast<std::size_t>(here + k)), likely[static_cast<std::size_t>(here + k)]);
    }
    put(back.mean());
    put(ahead.mean());
    const std::uint32_t element = tree.blocks[i].element;
    std::uint32_t box = signs.boxes[i];
    for (int step = 0; step < 4; ++step) {
      // Without the block itself, where there are others.
      Mass mass = below[box];
      if (mass.words > weight(i)) {
        mass.words -= weight(i);
        mass.likely -= weight(i) * likely[i];
      }
      put(mass.mean());
      put(share(below[box].likely, all.likely));
      if (tree.elements[box].parent != kNoElement) box = tree.elements[box].parent;
    }
    Mass same = like[signs.likes[i]];
    if (same.words > weight(i)) {
      same.words -= weight(i);
      same.likely -= weight(i) * likely[i];
    }
    put(same.mean());
    put(share(same.likely, all.likely));
    put(share(before.likely, all.likely));
    before.add(weight(i), likely[i]);
    put(element >= best && element < tree.elements[best].end ? 1 : element < best ? 0 : 2);
    put(static_cast<std::uint8_t>(std::min<std::size_t>(since, 60)));
    since = likely[i] >= kLikely ? 0 : since + 1;
    put(0);  // until the next likely block: filled below
    put(fifth(all.words == 0 ? 0 : all.likely / all.words));
    put(static_cast<std::uint8_t>(std::min<std::uint64_t>(std::bit_width(all.likely / 1000), 255)));
    // To the next and the last likely block of the same box.
    put(static_cast<std::uint8_t>(std::min<std::size_t>(
        tree.elements[element].depth - std::min(tree.elements[element].depth, tree.elements[best].depth), 60)));
    put(share(below[best].words, all.words));
    put(share(weight(i) * likely[i], all.likely));
    while (row < out.data() + (i + 1) * width) put(0);
  }
  std::size_t until = 60;
  constexpr std::size_t kUntil = kSigns + 1 + 8 + 2 + 8 + 2 + 1 + 1 + 1;
  for (std::size_t i = size; i-- > 0;) {
    out[i * width + kUntil] = static_cast<std::uint8_t>(std::min<std::size_t>(until, 60));
    until = likely[i] >= kLikely ? 0 : until + 1;
  }
  return out;
}

std::optional<Verdicts> judge_blocks(const HtmlTree& tree, const BlockSigns& signs) {
  const Models* made = models();
  if (made == nullptr || tree.blocks.empty()) return std::nullopt;
  std::vector<std::int32_t> scores(tree.blocks.size());
  static_assert(sizeof(SignRow) == kSigns);
  made->first.score(signs.rows[0].data(), scores);
  std::vector<std::uint16_t> likely(scores.size());
  std::transform(scores.begin(), scores.end(), likely.begin(), [](int s) { return static_cast<std::uint16_t>(per_mille(s)); });
  // The second look is for those that may be of the body; to most of a page's blocks the first one says no for good.
  const std::vector<std::uint8_t> rows = second_signs(tree, signs, likely);
  constexpr std::size_t kWidth = kSigns + kSecondSigns;
  std::vector<std::size_t> asked;
  std::vector<std::uint8_t> asked_rows;
  for (std::size_t i = 0; i < likely.size(); ++i) {
    if (likely[i] < kUnlikely) continue;
    asked.push_back(i);
    asked_rows.insert(asked_rows.end(), rows.begin() + static_cast<std::ptrdiff_t>(i * kWidth),
                      rows.begin() + static_cast<std::ptrdiff_t>((i + 1) * kWidth));
  }
  scores.resize(asked.size());
  made->second.score(asked_rows.data(), scores);
  Verdicts verdicts{std::move(likely), per_mille(made->second.threshold())};
  for (std::size_t k = 0; k < asked.size(); ++k) verdicts.likely[asked[k]] = static_cast<std::uint16_t>(per_mille(scores[k]));
  return verdicts;
}

}  // namespace stemma
