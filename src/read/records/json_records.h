#pragma once
// Reports in JSON: JSON Lines, one object, or an array of objects; fields as in docs/records.md.

#include <cstddef>
#include <string>

#include "read/read.h"

namespace stemma {

// Hands every record that is a report to `sink`, in order, and names every line that is none. `text` is UTF-8.
// Returns the number of pages handed over.
std::size_t read_json(const std::string& path, std::string_view text, const Limits& limits, const ReadSink& sink);

}  // namespace stemma
