#include "read/archive/flow.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

namespace stemma {
namespace {

constexpr std::size_t kPiece = 1u << 18;

}  // namespace

char* Buffer::room(std::size_t n) {
  if (size() == 0) begin_ = end_ = 0;
  if (capacity_ - end_ >= n) return bytes_.get() + end_;
  // Moved only where as much was dropped, so that every byte is moved once on average.
  const bool fits = capacity_ - size() >= n && begin_ >= size();
  if (fits) {
    std::memmove(bytes_.get(), bytes_.get() + begin_, size());
  } else {
    const std::size_t wanted = std::max(size() + n, std::min(capacity_ * 2, size() * 2 + n));
    std::unique_ptr<char[]> larger(new char[wanted]);  // not zeroed
    if (size() > 0) std::memcpy(larger.get(), bytes_.get() + begin_, size());
    bytes_ = std::move(larger);
    capacity_ = wanted;
  }
  end_ -= begin_;
  begin_ = 0;
  return bytes_.get() + end_;
}

Flow::Got PlainFlow::more(Buffer& out) {
  if (ended_) return Got::kEnd;
  if (!first_.empty()) {
    std::memcpy(out.room(first_.size()), first_.data(), first_.size());
    out.added(first_.size());
    first_ = {};
    return Got::kBytes;
  }
  const auto got = source_.read(out.room(kPiece), kPiece);
  if (!got) {
    ended_ = true;
    return fail({got.error().cause, got.error().message});
  }
  out.added(*got);
  ended_ = *got == 0;
  return ended_ ? Got::kEnd : Got::kBytes;
}

std::string PlainFlow::place(std::uint64_t unpacked) { return fmt::format("byte {}", unpacked); }

}  // namespace stemma
