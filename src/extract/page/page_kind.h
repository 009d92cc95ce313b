#pragma once
// What kind of page a report stands on, and whether the page shows all of it.

#include <cstdint>
#include <optional>
#include <string>

#include "extract/fields/html_head.h"

namespace stemma {

// What was counted while the blocks of a page were told apart.
struct PageCounts {
  std::uint32_t body_words = 0, longest_words = 0;  // of the body; of its longest block
  std::uint32_t captions = 0, caption_words = 0;
  std::uint32_t times = 0;         // of day, alone on their lines, inside the body
  std::uint32_t linked_heads = 0;  // headings of the page that are links
  bool live_title = false;         // the title calls the page a live blog or ticker
  bool asks_to_pay = false;        // words near the end of the text ask readers to subscribe to go on
  bool breaks_off = false;         // the text ends with an ellipsis or inside a sentence
};

// "article", "live", "gallery", "video", "index"; null where nothing tells.
std::optional<std::string> tell_page_kind(const HtmlHead& head, const PageCounts& counts);

// The page holds a part of the report only: the rest is for those who pay.
bool shows_a_part(const HtmlHead& head, const PageCounts& counts);

}  // namespace stemma
