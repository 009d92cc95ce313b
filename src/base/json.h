#pragma once
// Writes JSON by appending. Reading is simdjson's, used directly where records are read.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stemma {

// Keeps commas right; the caller keeps braces right. Same calls, same bytes.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& number(double value);  // shortest form that reads back; nan and infinities become null
  JsonWriter& per_mille(int value);  // 930 -> 0.93
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // an already written value
  JsonWriter& optional(const std::optional<std::string>& value) { return value ? string(*value) : null(); }

 private:
  JsonWriter& open(char c);
  JsonWriter& close(char c);
  void separate();

  std::string& out_;
  bool first_ = true, after_key_ = false;
};

}  // namespace stemma
