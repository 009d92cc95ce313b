#pragma once
// What every element of a page hands down to the blocks inside it.

#include <array>
#include <cstdint>
#include <vector>

#include "extract/page/html_tree.h"

namespace stemma {

inline constexpr std::uint8_t kNothingNear = 40;  // distance to what is not there

struct ElementChain {
  enum Near : std::uint8_t {
    kNever,  // the first six as the bits of NameCue
    kDrop,
    kCaption,
    kByline,
    kBelow,
    kBody,
    kArticle,
    kMain,
    kAside,
    kFooter,
    kHeader,
    kForm,
    kSection,
    kList,
    kTable,
    kFigure,
    kItem,
    kKinds
  };
  std::array<std::uint8_t, kKinds> near{};  // elements up to the next with such a name or tag; itself is 0
  std::uint32_t article = kNoElement;       // the innermost one
  std::int16_t least = 0, most = 0;         // weights of names
  int sum = 0;
};

// Of the tree's elements. Linear.
std::vector<ElementChain> chains_of(const HtmlTree& tree);

// Whether elements with this tag hold one block of words as a rule (p, li, h2, …).
bool holds_one_block(std::uint16_t tag);

}  // namespace stemma
