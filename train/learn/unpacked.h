#pragma once
// A file of training data, unpacked where it is gzip.

#include <string>

#include "stemma/result.h"

namespace stemma::learning {

// At most two gigabytes.
Result<std::string> read_unpacked(const std::string& path);

}  // namespace stemma::learning
