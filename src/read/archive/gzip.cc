#include "read/archive/gzip.h"

#include <libdeflate.h>

#include <algorithm>

#include <fmt/format.h>

namespace stemma {
namespace {

constexpr std::size_t kFirstGuess = 1u << 16;
constexpr std::size_t kMostRatio = 1040;  // deflate cannot do better than 1032 : 1

std::unexpected<Error> failed(Cause cause, std::string message) { return std::unexpected(Error{cause, {}, std::move(message)}); }

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

Result<std::size_t> gunzip(libdeflate_decompressor* decompressor, std::string_view bytes, std::size_t most, std::string& out,
                           std::size_t& made) {
  std::size_t done = 0;  // bytes of out that are filled
  for (std::size_t at = 0; at < bytes.size() && is_gzip(bytes.substr(at));) {
    const std::string_view member = bytes.substr(at);
    const std::size_t bound = std::min(most - done, member.size() * kMostRatio + kFirstGuess);
    std::size_t room = std::min(bound, std::max(kFirstGuess, member.size() * 8));
    for (;;) {
      out.resize(std::max(out.size(), done + room));
      room = std::min(bound, out.size() - done);
      std::size_t taken = 0, size = 0;
      const libdeflate_result result =
          libdeflate_gzip_decompress_ex(decompressor, member.data(), member.size(), out.data() + done, room, &taken, &size);
      made += result == LIBDEFLATE_SUCCESS ? size : room;
      if (result == LIBDEFLATE_SUCCESS) {
        done += size;
        at += taken;
        break;
      }
      if (result != LIBDEFLATE_INSUFFICIENT_SPACE) {
        return failed(Cause::kUnreadable, fmt::format("byte {}: damaged or cut gzip data", at));
      }
      if (room == bound) return failed(Cause::kTooLarge, fmt::format("larger than the limit of {} MB once unpacked", most >> 20));
      room = std::min(bound, room * 4);
    }
  }
  return done;
}

}  // namespace stemma
