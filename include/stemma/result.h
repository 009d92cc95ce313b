#pragma once
// How expected failures travel: as values with a cause from a short list and a message that names file and place.
// Our own bugs are asserts, never errors.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace stemma {

enum class Cause {
  kMissing,      // no such file or folder
  kUnreadable,   // there, but cannot be opened or read
  kEmpty,        // nothing, or nothing but white space, in it
  kBinary,       // not text of any kind
  kNotAReport,   // text, but no report (settings, gold files, an empty folder)
  kBadJson,      // a line or file that should be JSON and is not
  kTooLarge,     // a budget of Limits was reached
  kDuplicate,    // the same report twice
  kUnsupported,  // a form or language that is not read
  kBadValue,     // a flag or field whose value cannot be used
  kUnwritable,   // output could not be written
};

std::string_view cause_name(Cause cause);  // "missing", "bad json", … as shown to people

struct Error {
  Cause cause{};
  std::string path;     // input as the user named it; empty when there is none
  std::string message;  // one line, names the place ("line 3, byte 17: …") and what would help
};

template <class T>
using Result = std::expected<T, Error>;

// An input, or a part of one, that was left out while the run went on. `warning` where nothing was left out.
struct Skipped {
  std::string path;
  std::string stage;  // "read", "extract", "annotate", …
  Cause cause{};
  std::string message;
  bool warning = false;

  auto operator<=>(const Skipped&) const = default;
};

}  // namespace stemma
