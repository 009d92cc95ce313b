#include "learn/unpacked.h"

#include <libdeflate.h>

#include <memory>

#include "base/disk.h"
#include "read/archive/gzip.h"

namespace stemma::learning {

Result<std::string> read_unpacked(const std::string& path) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 31;
  Result<std::string> bytes = real_disk().read(path, kMostBytes);
  if (!bytes || !is_gzip(*bytes)) return bytes;
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  std::string out;
  std::size_t made = 0;
  const auto size = gunzip(decompressor.get(), *bytes, kMostBytes, out, made);
  if (!size) return std::unexpected(size.error());
  out.resize(*size);
  return out;
}

}  // namespace stemma::learning
