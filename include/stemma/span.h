#pragma once
// A stretch of an article's text. Inside the library a span counts UTF-8 bytes, end exclusive; only the writers
// in present/ turn it into Unicode code points (records.md, "Offsets").

#include <compare>
#include <cstdint>
#include <string_view>

namespace stemma {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};

// REQUIRES: span lies inside text.
inline std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

}  // namespace stemma
