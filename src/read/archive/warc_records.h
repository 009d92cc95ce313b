#pragma once
// A WARC archive (ISO 28500: WARC 1.0 and 1.1) as records, one after another, whatever damage lies between them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "read/archive/flow.h"
#include "stemma/limits.h"

namespace stemma {

// How an archive begins, as far as every version goes.
inline constexpr std::string_view kWarcMagic = "WARC/";

// Views live until the next call of WarcReader::next().
struct WarcRecord {
  std::uint64_t number = 0;  // 1-based; records that are left out count too
  std::string_view type;     // "response", "revisit", …, as it is written
  std::string_view target;   // address, without the <> that some writers put around it
  std::string_view content_type;
  std::string_view content;
};

class WarcReader {
 public:
  enum class Next { kRecord, kFault, kEnd };

  WarcReader(Flow& flow, const Limits& limits) : flow_(flow), limits_(limits) {}

  // The next record; or a place where one, or a run of bytes that are none, was left out; then the reader stands before the next
  // place where a record begins. Memory: one record of at most Limits::record_bytes.
  Next next();
  const WarcRecord& record() const { return record_; }
  const FlowFault& fault() const { return fault_; }
  std::uint64_t bytes() const { return done_; }  // unpacked, up to here

 private:
  enum class Wall { kNone, kMember, kFault, kEnd };

  bool fill(std::size_t wanted);
  void drop(std::size_t size);
  std::string_view view() const;
  bool at_wall() const { return wall_ != Wall::kNone && wall_at_ == 0; }
  Next pass_wall();
  std::optional<std::size_t> header_end();
  bool read_header(std::string_view header);
  Next cut_record(std::size_t header);
  Next broken(std::size_t from, Cause cause, std::string why);
  void find_record();

  Flow& flow_;
  const Limits& limits_;
  Buffer buffer_;
  Wall wall_ = Wall::kNone;  // what lies behind the first `wall_at_` bytes at hand; no record reaches past it
  std::size_t wall_at_ = 0;
  std::uint64_t done_ = 0;   // unpacked bytes that were dropped
  std::size_t to_drop_ = 0;  // of the record handed out last
  std::uint64_t count_ = 0, length_ = 0;
  WarcRecord record_;
  FlowFault fault_;
};

}  // namespace stemma
