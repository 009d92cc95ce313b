#pragma once
// All file access, behind an interface with an in-memory twin whose Nth call can be made to fail.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/result.h"

namespace stemma {

// A file that is open for reading, from its start to its end.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Reads at most `room` bytes; 0 only at the end. Errors: kUnreadable. REQUIRES: room > 0.
  virtual Result<std::size_t> read(char* into, std::size_t room) = 0;
};

// What is in memory, as a file; gives at most `piece` bytes a call. `bytes` must outlive it.
std::unique_ptr<ByteSource> source_of(std::string_view bytes, std::size_t piece = 1u << 16);

class Disk {
 public:
  enum class Kind { kNothing, kFile, kFolder };

  virtual ~Disk() = default;
  virtual Kind kind(const std::string& path) = 0;
  // Names in a folder, sorted by bytes; without hidden ones.
  virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;
  // The whole file; kTooLarge above `most` bytes, without reading it all. "-" is standard input.
  virtual Result<std::string> read(const std::string& path, std::size_t most) = 0;
  // To read in pieces what may be larger than memory. "-" is standard input. Errors: kMissing, kUnreadable.
  virtual Result<std::unique_ptr<ByteSource>> open(const std::string& path) = 0;
  // All or nothing: written beside the target, then renamed; nothing is left behind on failure. Makes no folders but the last.
  virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;
};

Disk& real_disk();

class MemoryDisk : public Disk {
 public:
  std::map<std::string, std::string> files;
  int fail_on_call = -1;  // 0-based; that call gives kUnreadable or kUnwritable
  int calls = 0;
  std::size_t piece = 1u << 16;  // a ByteSource gives at most so many bytes a call

  Kind kind(const std::string& path) override;
  Result<std::vector<std::string>> list(const std::string& folder) override;
  Result<std::string> read(const std::string& path, std::size_t most) override;
  Result<std::unique_ptr<ByteSource>> open(const std::string& path) override;
  Result<void> write(const std::string& path, std::string_view bytes) override;

 private:
  bool fails() { return calls++ == fail_on_call; }
};

}  // namespace stemma
