#pragma once
// Undoes gzip (RFC 1952), bounded.

#include <cstddef>
#include <string>
#include <string_view>

#include "stemma/result.h"

namespace stemma {

bool is_gzip(std::string_view bytes);

// All members, one after another; what follows the last member is ignored. Errors, without a path: kTooLarge when the members
// together hold more than `most` bytes, found without making them; kUnreadable for damaged or cut data.
Result<std::string> gunzip(std::string_view bytes, std::size_t most);

}  // namespace stemma
