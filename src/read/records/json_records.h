#pragma once
// Reports in JSON: JSON Lines, one object, or an array of objects; fields as in docs/records.md.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "read/read.h"

namespace stemma {

// Hands every record that is a report to `sink`, in order, and names every line that is none. `text` is UTF-8.
// Returns the number of pages handed over.
std::size_t read_json(const std::string& path, std::string_view text, const Limits& limits, const ReadSink& sink);

// The same for JSON Lines that come in pieces, each of whole lines.
class JsonLines {
 public:
  JsonLines(const std::string& path, const Limits& limits, const ReadSink& sink);
  ~JsonLines();

  bool begins_with_object(std::string_view text);
  void take(std::string_view lines);
  std::size_t finish();  // number of pages

 private:
  std::unique_ptr<class JsonReader> reader_;
};

}  // namespace stemma
