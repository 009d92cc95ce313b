#pragma once
// Undoes what servers pack bodies with: gzip, deflate, br, zstd, one after another (RFC 9110, "Content-Encoding"), bounded.

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "stemma/limits.h"
#include "stemma/result.h"

struct libdeflate_decompressor;

namespace stemma {

class ContentCoding {
 public:
  explicit ContentCoding(const Limits& limits);
  ~ContentCoding();
  ContentCoding(const ContentCoding&) = delete;
  ContentCoding& operator=(const ContentCoding&) = delete;

  // The body as it was before `codings` ("gzip, br"; empty: as it stands) were applied. The view lives until the next call or as long as
  // `body`. A body that says it is packed and is not (crawlers unpack and leave the header) stands as it is. Errors, without a path:
  // kTooLarge above Limits::record_bytes, found without making more than that; kUnreadable for damaged data; kUnsupported.
  Result<std::string_view> undo(std::string_view codings, std::string_view body);

  std::uint64_t made() const { return made_; }  // all bytes that were ever made

 private:
  Result<std::string_view> undo_one(std::string_view coding, std::string_view body, std::string& out);
  Result<std::string_view> undo_deflate(std::string_view body, std::string& out);
  Result<std::string_view> undo_brotli(std::string_view body, std::string& out);
  Result<std::string_view> undo_zstd(std::string_view body, std::string& out);
  char* room(std::string& out, std::size_t made);

  const Limits& limits_;
  libdeflate_decompressor* deflate_;
  std::array<std::string, 2> outs_;  // by turns; kept for the next body
  std::uint64_t made_ = 0;
};

}  // namespace stemma
