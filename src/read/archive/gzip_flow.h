#pragma once
// The content of a gzip file of any size (RFC 1952): one member, or many one after another, whole, damaged or cut.

#include <libdeflate.h>
#include <zlib.h>

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "read/archive/flow.h"
#include "stemma/limits.h"

namespace stemma {

class GzipFlow final : public Flow {
 public:
  // `first` are bytes already read from `source`. After damage the next member is looked for whose content begins with `expected`.
  GzipFlow(ByteSource& source, std::string_view first, std::string_view expected, const Limits& limits);
  ~GzipFlow() override;
  GzipFlow(const GzipFlow&) = delete;
  GzipFlow& operator=(const GzipFlow&) = delete;

  // A member that is small comes whole; one that is large or damaged comes in pieces, as far as it goes. Faults: kUnreadable for damaged
  // or cut data and for bytes between members, kTooLarge for a decompression bomb.
  // How the content begins: up to 64 KB of it, without taking it. And whether, within the first megabyte, a later member begins as
  // expected. To be asked before anything is taken.
  std::string sample();
  bool member_in_sight();
  std::string_view packed() const { return in_.view(); }  // bytes that were read and not taken

  Got more(Buffer& out) override;
  std::string place(std::uint64_t unpacked) override;

  std::uint64_t unpacked() const { return given_ + in_vain_; }  // all bytes that were ever made

 private:
  struct Member {
    std::uint64_t unpacked, byte;
  };

  bool fill(std::size_t wanted);
  void drop(std::size_t size);
  void begin_member();
  Got whole_member(Buffer& out);
  Got piece(Buffer& out);
  Got end_of_piece();
  Got lost(FlowFault fault);
  bool find_member();
  std::size_t unpack_start(std::string_view member, char* into, std::size_t room);
  bool holds_expected(std::string_view member);

  const Limits& limits_;
  ByteSource& source_;
  const std::string expected_;
  Buffer in_;  // packed bytes, from `byte_` of the file on
  std::uint64_t byte_ = 0;
  bool source_ended_ = false;
  std::optional<FlowFault> source_fault_;  // told when what came before it is used up

  std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> whole_;
  z_stream stream_{};  // for members that come in pieces
  int state_ = Z_OK;   // what inflate said last
  bool in_stream_ = false, ended_ = false;
  std::size_t fed_ = 0;         // of in_, to the stream
  std::uint32_t checksum_ = 0;  // of what the stream gave
  std::uint64_t stream_in_ = 0, stream_out_ = 0;

  std::deque<Member> members_;  // that may still be asked for
  std::uint64_t member_count_ = 0, given_ = 0, in_vain_ = 0, attempts_ = 0;
};

}  // namespace stemma
