#include "read/archive/content_coding.h"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/archive/gzip.h"
#include "read/archive/message_header.h"

namespace stemma {
namespace {

constexpr std::size_t kMostCodings = 4;
constexpr std::size_t kPiece = 1u << 16;
constexpr int kZstdWindowLog = 25;  // 32 MB; a frame made in one go has a window as large as its content

std::unexpected<Error> failed(Cause cause, std::string message) { return std::unexpected(Error{cause, {}, std::move(message)}); }

std::unexpected<Error> too_large(const Limits& limits) {
  return failed(Cause::kTooLarge,
                fmt::format("the body is larger than the limit of {} MB once unpacked", limits.record_bytes >> 20));
}

std::unexpected<Error> damaged(std::string_view coding) {
  return failed(Cause::kUnreadable, fmt::format("the body is damaged or cut {} data", coding));
}

// Brotli has no magic: what begins like a page is no packed data.
bool begins_like_a_page(std::string_view body) {
  const std::size_t at = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return at != std::string_view::npos && body[at] == '<';
}

}  // namespace

ContentCoding::ContentCoding(const Limits& limits) : limits_(limits), deflate_(libdeflate_alloc_decompressor()) {}
ContentCoding::~ContentCoding() { libdeflate_free_decompressor(deflate_); }

Result<std::string_view> ContentCoding::undo(std::string_view codings, std::string_view body) {
  std::vector<std::string> names;
  while (!codings.empty()) {
    const std::size_t comma = codings.find(',');
    const std::string name = lower(strip_blanks(codings.substr(0, comma)));
    codings = comma == std::string_view::npos ? std::string_view{} : codings.substr(comma + 1);
    if (!name.empty() && name != "identity" && name != "none") names.push_back(name);
    if (names.size() > kMostCodings)
      return failed(Cause::kUnsupported, fmt::format("the body is packed more than {} times over", kMostCodings));
  }
  std::size_t turn = 0;
  for (auto name = names.rbegin(); name != names.rend() && !body.empty(); ++name, turn ^= 1) {
    const auto unpacked = undo_one(*name, body, outs_[turn]);
    if (!unpacked) return unpacked;
    body = *unpacked;
  }
  return body;
}

Result<std::string_view> ContentCoding::undo_one(std::string_view coding, std::string_view body, std::string& out) {
  if (coding == "gzip" || coding == "x-gzip") {
    if (!is_gzip(body)) return body;
    std::size_t made = 0;
    const auto size = gunzip(deflate_, body, limits_.record_bytes, out, made);
    made_ += made;
    if (!size) return size.error().cause == Cause::kTooLarge ? too_large(limits_) : damaged("gzip");
    return std::string_view(out).substr(0, *size);
  }
  if (begins_like_a_page(body)) return body;
  if (coding == "deflate") return undo_deflate(body, out);
  if (coding == "br") return undo_brotli(body, out);
  if (coding == "zstd") return undo_zstd(body, out);
  return failed(Cause::kUnsupported, fmt::format("the body is packed with \"{}\"", coding.substr(0, 40)));
}

// The name means zlib's format, but some servers send bare deflate data.
Result<std::string_view> ContentCoding::undo_deflate(std::string_view body, std::string& out) {
  for (std::size_t room = std::max(out.size(), body.size() * 8 + kPiece);; room *= 4) {
    room = std::min(room, limits_.record_bytes);
    out.resize(std::max(out.size(), room));
    std::size_t size = 0;
    auto result = libdeflate_zlib_decompress(deflate_, body.data(), body.size(), out.data(), room, &size);
    if (result == LIBDEFLATE_BAD_DATA)
      result = libdeflate_deflate_decompress(deflate_, body.data(), body.size(), out.data(), room, &size);
    made_ += result == LIBDEFLATE_SUCCESS ? size : room;
    if (result == LIBDEFLATE_SUCCESS) return std::string_view(out).substr(0, size);
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return damaged("deflate");
    if (room == limits_.record_bytes) return too_large(limits_);
  }
}

// A piece of room behind the `made` bytes of `out`.
char* ContentCoding::room(std::string& out, std::size_t made) {
  if (out.size() < made + kPiece) out.resize(std::max(made + kPiece, out.size() * 2));
  return out.data() + made;
}

Result<std::string_view> ContentCoding::undo_brotli(std::string_view body, std::string& out) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t in_left = body.size(), size = 0;
  for (;;) {
    auto* at = reinterpret_cast<std::uint8_t*>(room(out, size));
    std::size_t out_left = kPiece;
    const auto result = BrotliDecoderDecompressStream(decoder.get(), &in_left, &in, &out_left, &at, nullptr);
    size += kPiece - out_left;
    made_ += kPiece - out_left;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) break;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return damaged("br");
    if (size > limits_.record_bytes) return too_large(limits_);
  }
  return std::string_view(out).substr(0, size);
}

Result<std::string_view> ContentCoding::undo_zstd(std::string_view body, std::string& out) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> decoder(ZSTD_createDStream(), &ZSTD_freeDStream);
  ZSTD_DCtx_setParameter(decoder.get(), ZSTD_d_windowLogMax, kZstdWindowLog);
  ZSTD_inBuffer in{body.data(), body.size(), 0};
  std::size_t size = 0;
  for (;;) {
    ZSTD_outBuffer piece{room(out, size), kPiece, 0};
    const std::size_t left = ZSTD_decompressStream(decoder.get(), &piece, &in);
    size += piece.pos;
    made_ += piece.pos;
    if (ZSTD_isError(left)) {
      return ZSTD_getErrorCode(left) == ZSTD_error_frameParameter_windowTooLarge ? too_large(limits_) : damaged("zstd");
    }
    if (size > limits_.record_bytes) return too_large(limits_);
    if (left == 0 && in.pos == in.size) break;
    if (piece.pos < kPiece && in.pos == in.size) return damaged("zstd");
  }
  return std::string_view(out).substr(0, size);
}

}  // namespace stemma
