#pragma once
// Undoes gzip (RFC 1952) of bytes that are all at hand, bounded.

#include <cstddef>
#include <string>
#include <string_view>

#include "stemma/result.h"

struct libdeflate_decompressor;

namespace stemma {

bool is_gzip(std::string_view bytes);

// All members, one after another, to the start of `out`, which grows where it must and never shrinks; gives their size. What follows the
// last member is ignored. `made` is told how many bytes were written, those in vain among them: at most twice `most`. Errors, without a path: kTooLarge when the members together hold
// more than `most` bytes; kUnreadable for damaged or cut data.
Result<std::size_t> gunzip(libdeflate_decompressor* decompressor, std::string_view bytes, std::size_t most, std::string& out,
                           std::size_t& made);

}  // namespace stemma
