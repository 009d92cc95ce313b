#pragma once
// A gigabyte of blanks, packed into two megabytes or less.

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::test {

inline constexpr std::size_t kBombPiece = 1u << 20;
inline constexpr std::size_t kBombPieces = 1024;

inline std::string deflated(std::string_view bytes, int flush) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string in(bytes), out(1u << 17, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, flush);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

// `head`, then a gigabyte of blanks, packed with gzip: the same block again and again, and a checksum that is never come to.
inline std::string gzip_bomb(std::string_view head) {
  std::string out("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
  out += deflated(head, Z_FULL_FLUSH);
  const std::string piece = deflated(std::string(kBombPiece, ' '), Z_FULL_FLUSH);
  for (std::size_t i = 0; i < kBombPieces; ++i) out += piece;
  return out + deflated({}, Z_FINISH) + std::string(8, '\0');
}

inline std::string brotli_bomb() {
  BrotliEncoderState* encoder = BrotliEncoderCreateInstance(nullptr, nullptr, nullptr);
  BrotliEncoderSetParameter(encoder, BROTLI_PARAM_QUALITY, 1);
  const std::string piece(kBombPiece, ' ');
  std::string out, room(1u << 16, '\0');
  for (std::size_t i = 0; i <= kBombPieces; ++i) {
    const auto* in = reinterpret_cast<const std::uint8_t*>(piece.data());
    std::size_t in_left = i < kBombPieces ? piece.size() : 0;
    do {
      auto* at = reinterpret_cast<std::uint8_t*>(room.data());
      std::size_t left = room.size();
      BrotliEncoderCompressStream(encoder, i < kBombPieces ? BROTLI_OPERATION_PROCESS : BROTLI_OPERATION_FINISH, &in_left, &in,
                                  &left, &at, nullptr);
      out.append(room, 0, room.size() - left);
    } while (in_left > 0 || BrotliEncoderHasMoreOutput(encoder));
  }
  BrotliEncoderDestroyInstance(encoder);
  return out;
}

inline std::string zstd_bomb() {
  ZSTD_CStream* encoder = ZSTD_createCStream();
  ZSTD_initCStream(encoder, 1);
  const std::string piece(kBombPiece, ' ');
  std::string out, room(1u << 17, '\0');
  for (std::size_t i = 0; i <= kBombPieces; ++i) {
    ZSTD_inBuffer in{piece.data(), i < kBombPieces ? piece.size() : 0, 0};
    std::size_t left = 1;
    while (in.pos < in.size || (i == kBombPieces && left > 0)) {
      ZSTD_outBuffer at{room.data(), room.size(), 0};
      left = ZSTD_compressStream2(encoder, &at, &in, i < kBombPieces ? ZSTD_e_continue : ZSTD_e_end);
      out.append(room, 0, at.pos);
    }
  }
  ZSTD_freeCStream(encoder);
  return out;
}

}  // namespace stemma::test
