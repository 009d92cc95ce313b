#pragma once
// Where a text stops being JSON, for messages: the parser that reads records says only that it failed.

#include <cstddef>
#include <optional>
#include <string_view>

namespace stemma {

struct JsonFault {
  std::size_t byte = 0;   // 0-based
  std::string_view what;  // "a value is missing here"; lives as long as the program
};

// Null when the text is one JSON value (RFC 8259). Linear, with an explicit stack.
std::optional<JsonFault> find_json_fault(std::string_view text);

}  // namespace stemma
