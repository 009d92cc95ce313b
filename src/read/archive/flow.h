#pragma once
// Files that may be larger than memory, as bytes that come in pieces.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/disk.h"
#include "stemma/result.h"

namespace stemma {

// The bytes in hand: taken off at the front, added at the end. What was dropped is paid back to the room, so that a reader that
// keeps up never grows it.
class Buffer {
 public:
  std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  std::size_t size() const { return end_ - begin_; }
  // `n` bytes to write to, after the end; ends the life of every view. Then say how many were written.
  char* room(std::size_t n);
  void added(std::size_t n) { end_ += n; }
  void drop(std::size_t n) { begin_ += n; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
};

// A place of a file where bytes were lost or cannot be vouched for.
struct FlowFault {
  Cause cause{};
  std::string message;         // names the byte of the file
  bool warning = false;        // bytes came all the same
  bool after_members = false;  // it is what follows the last whole gzip member
};

// The content of a file, packed or not.
class Flow {
 public:
  enum class Got {
    kBytes,   // bytes were added
    kMember,  // bytes were added, and a gzip member begins with the first of them
    kFault,   // fault() says what; bytes that come later do not follow on from those before
    kEnd,
  };

  virtual ~Flow() = default;
  virtual Got more(Buffer& out) = 0;
  const FlowFault& fault() const { return fault_; }
  // The place of an unpacked byte in the file's own bytes, for messages: "byte 17". Places are asked for in rising order.
  virtual std::string place(std::uint64_t unpacked) = 0;

 protected:
  Got fail(FlowFault fault) {
    fault_ = std::move(fault);
    return Got::kFault;
  }

 private:
  FlowFault fault_;
};

// The bytes as they are. `first` are bytes already read from `source`.
class PlainFlow final : public Flow {
 public:
  PlainFlow(ByteSource& source, std::string_view first) : source_(source), first_(first) {}
  Got more(Buffer& out) override;
  std::string place(std::uint64_t unpacked) override;

 private:
  ByteSource& source_;
  std::string first_;
  bool ended_ = false;
};

}  // namespace stemma
