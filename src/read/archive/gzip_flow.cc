// Archives are packed record by record: a member a record, some tens of kilobytes each. libdeflate unpacks such members more than twice as
// fast as zlib, but it wants all of a member at hand and cannot say whether one that fails is damaged or only not all there. So every member is
// tried with libdeflate first, over what is at hand (kLookahead, into kWhole bytes); where that does not do it, zlib takes the member from its
// start, in pieces. What is wasted is bounded by kWhole for each member, and only members larger than that, damaged or cut ones pay.
//
// After damage the next member is searched from the byte behind the start of the damaged one, not from where inflating stopped: one flipped bit
// can make deflate run on through its neighbours. A place is a member when it has the gzip magic and its content begins as expected, which
// three bytes of magic alone, one in 16 million places of any packed file, do not show.
//
// A bomb is told by its yield: deflate cannot do better than 1032 : 1, pages seldom reach 20 : 1.

#include "read/archive/gzip_flow.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "read/archive/gzip.h"

namespace stemma {
namespace {

constexpr std::size_t kLookahead = 1u << 20;
constexpr std::size_t kWhole = 4u << 20;  // a member that unpacks to no more comes in one piece
constexpr std::size_t kPiece = 1u << 18;  // of a member that does not, and of the source
constexpr std::size_t kKept = 8u << 20;   // packed bytes of such a member that are kept to search through after damage
constexpr std::size_t kTrailer = 8;       // checksum and length behind the data
constexpr std::string_view kMagic = "\x1F\x8B\x08";
constexpr std::size_t kSample = 1u << 16;
constexpr int kSampleMembers = 64;
constexpr std::size_t kMemberHead = 1u << 12;  // enough packed bytes to tell how the content begins
constexpr std::uint64_t kFreeAttempts = 10'000, kBytesPerAttempt = 4096;

// Size of a member's header; 0 where it is none, or not all there.
std::size_t header_size(std::string_view member) {
  constexpr std::size_t kFixed = 10;
  if (member.size() < kFixed || !is_gzip(member)) return 0;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(member[at]); };
  const unsigned flags = byte(3);
  if (flags & 0xE0) return 0;
  std::size_t at = kFixed;
  if (flags & 4) {  // extra
    if (member.size() < at + 2) return 0;
    at += 2u + byte(at) + 256u * byte(at + 1);
  }
  for (const unsigned text : {8u, 16u}) {  // name, comment
    if (!(flags & text)) continue;
    const std::size_t end = member.find('\0', at);
    if (end == std::string_view::npos) return 0;
    at = end + 1;
  }
  if (flags & 2) at += 2;  // checksum of the header
  return at < member.size() ? at : 0;
}

std::uint32_t little_endian(std::string_view four) {
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(four[i]);
  return value;
}

// zlib takes what it reads by a pointer to bytes that it may not change, but is not told so in its type.
Bytef* packed_bytes(std::string_view bytes) { return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data())); }

}  // namespace

GzipFlow::GzipFlow(ByteSource& source, std::string_view first, std::string_view expected, const Limits& limits)
    : limits_(limits),
      source_(source),
      expected_(expected),
      whole_(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor) {
  if (!first.empty()) std::memcpy(in_.room(first.size()), first.data(), first.size());
  in_.added(first.size());
  inflateInit2(&stream_, -MAX_WBITS);
}

GzipFlow::~GzipFlow() { inflateEnd(&stream_); }

// Reads until `wanted` packed bytes are at hand. False where the file has fewer.
bool GzipFlow::fill(std::size_t wanted) {
  while (in_.size() < wanted && !source_ended_) {
    const std::size_t most = std::max(kPiece, wanted - in_.size());
    const auto got = source_.read(in_.room(most), most);
    source_ended_ = !got || *got == 0;
    if (got) in_.added(*got);
    if (!got) source_fault_ = FlowFault{got.error().cause, got.error().message};
  }
  return in_.size() >= wanted;
}

void GzipFlow::drop(std::size_t size) {
  in_.drop(size);
  byte_ += size;
}

Flow::Got GzipFlow::more(Buffer& out) {
  if (ended_) return Got::kEnd;
  if (in_stream_) return piece(out);
  fill(kLookahead);
  if (packed().empty() || (member_count_ > 0 && source_ended_ && packed().find_first_not_of('\0') == std::string_view::npos)) {
    if (source_fault_) {
      const FlowFault fault = *std::exchange(source_fault_, std::nullopt);
      return fail(fault);
    }
    ended_ = true;
    return Got::kEnd;
  }
  if (given_ > 8 * limits_.record_bytes && given_ > limits_.unpack_ratio * byte_) {
    ended_ = true;
    return fail({Cause::kTooLarge, fmt::format("byte {}: the file unpacks to more than {} times its size; the rest is left out",
                                               byte_, limits_.unpack_ratio)});
  }
  if (header_size(packed()) == 0) {
    return lost({Cause::kUnreadable, fmt::format("byte {}: damaged or cut gzip data, no member begins here", byte_), false,
                 member_count_ > 0 && !is_gzip(packed())});
  }
  return whole_member(out);
}

// Notes that what comes next is the first byte of a member.
void GzipFlow::begin_member() {
  ++member_count_;
  members_.push_back({given_, byte_});
}

Flow::Got GzipFlow::whole_member(Buffer& out) {
  std::size_t taken = 0, made = 0;
  const auto result =
      libdeflate_gzip_decompress_ex(whole_.get(), packed().data(), packed().size(), out.room(kWhole), kWhole, &taken, &made);
  if (result == LIBDEFLATE_SUCCESS) {
    begin_member();
    drop(taken);
    out.added(made);
    given_ += made;
    return Got::kMember;
  }
  in_vain_ += kWhole;  // at most
  in_stream_ = true;
  fed_ = header_size(packed());
  checksum_ = 0;
  state_ = Z_OK;
  stream_in_ = stream_out_ = 0;
  inflateReset(&stream_);
  begin_member();
  return piece(out);
}

Flow::Got GzipFlow::piece(Buffer& out) {
  const bool first = stream_out_ == 0;
  stream_.next_out = reinterpret_cast<Bytef*>(out.room(kPiece));
  stream_.avail_out = kPiece;
  while (state_ == Z_OK && stream_.avail_out > 0) {
    if (fed_ == packed().size()) {
      if (fed_ > kKept) drop(std::exchange(fed_, 0));
      if (!fill(fed_ + 1)) break;
    }
    const std::string_view next = packed().substr(fed_, kLookahead);
    stream_.next_in = packed_bytes(next);
    stream_.avail_in = static_cast<uInt>(next.size());
    state_ = inflate(&stream_, Z_NO_FLUSH);
    fed_ += next.size() - stream_.avail_in;
    stream_in_ += next.size() - stream_.avail_in;
  }
  const std::size_t made = kPiece - stream_.avail_out;
  checksum_ = libdeflate_crc32(checksum_, out.room(0), made);
  out.added(made);
  given_ += made;
  stream_out_ += made;
  const std::uint64_t start = members_.back().byte;
  if (stream_out_ > limits_.record_bytes && stream_out_ > limits_.unpack_ratio * (stream_in_ + 1)) {
    return lost({Cause::kTooLarge, fmt::format("byte {}: unpacks to more than {} times its size; taken for a decompression bomb",
                                               start, limits_.unpack_ratio)});
  }
  if (made > 0) return first ? Got::kMember : Got::kBytes;  // how the member ends is told at the next call
  if (state_ == Z_STREAM_END) return end_of_piece();
  if (state_ == Z_OK) {
    return lost({Cause::kUnreadable, fmt::format("byte {}: damaged or cut gzip data, the file ends inside it", start)});
  }
  return lost({Cause::kUnreadable, fmt::format("byte {}: damaged or cut gzip data, at byte {}", start, byte_ + fed_)});
}

// The data of the member is through; are checksum and length as they should be?
Flow::Got GzipFlow::end_of_piece() {
  const std::uint64_t start = members_.back().byte;
  if (!fill(fed_ + kTrailer)) {
    return lost(
        {Cause::kUnreadable, fmt::format("byte {}: damaged or cut gzip data, the file ends before its checksum", start), true});
  }
  const std::string_view trailer = packed().substr(fed_, kTrailer);
  if (little_endian(trailer) != checksum_ || little_endian(trailer.substr(4)) != static_cast<std::uint32_t>(stream_out_)) {
    return lost({Cause::kUnreadable, fmt::format("byte {}: damaged or cut gzip data, its checksum is wrong", start), true});
  }
  drop(fed_ + kTrailer);
  in_stream_ = false;
  return Got::kBytes;
}

// The fault is told, and the flow stands before the next member, or at its end.
Flow::Got GzipFlow::lost(FlowFault fault) {
  in_stream_ = false;
  if (source_fault_) fault.message += "; " + std::exchange(source_fault_, std::nullopt)->message;
  if (!packed().empty()) drop(1);
  if (expected_.empty() || !find_member()) ended_ = true;
  return fail(std::move(fault));
}

bool GzipFlow::find_member() {
  for (;;) {
    fill(kMemberHead);
    const std::size_t at = packed().find(kMagic);
    if (at == std::string_view::npos) {
      if (source_ended_) return false;
      drop(packed().size() - std::min(packed().size(), kMagic.size() - 1));
      fill(kPiece);
      continue;
    }
    drop(at);
    fill(kMemberHead);
    if (++attempts_ > kFreeAttempts + byte_ / kBytesPerAttempt) return false;
    if (holds_expected(packed())) return true;
    drop(1);
  }
}

// The first `room` bytes of what a member holds, as far as its packed bytes go; gives their number.
std::size_t GzipFlow::unpack_start(std::string_view member, char* into, std::size_t room) {
  const std::size_t header = header_size(member);
  if (header == 0) return 0;
  inflateReset(&stream_);
  stream_.next_in = packed_bytes(member.substr(header));
  stream_.avail_in = static_cast<uInt>(member.size() - header);
  stream_.next_out = reinterpret_cast<Bytef*>(into);
  stream_.avail_out = static_cast<uInt>(room);
  inflate(&stream_, Z_SYNC_FLUSH);
  in_vain_ += room - stream_.avail_out;
  return room - stream_.avail_out;
}

bool GzipFlow::holds_expected(std::string_view member) {
  std::string made(expected_.size(), '\0');
  return unpack_start(member.substr(0, kMemberHead), made.data(), made.size()) == made.size() && made == expected_;
}

std::string GzipFlow::sample() {
  fill(kLookahead);
  std::string made(kSample, '\0');
  std::size_t size = 0, at = 0;
  for (int members = 0; members < kSampleMembers && size < made.size(); ++members) {
    const std::string_view rest = packed().substr(std::min(at, packed().size()));
    size += unpack_start(rest, made.data() + size, made.size() - size);
    if (header_size(rest) == 0 || stream_.avail_in < kTrailer) break;
    at = packed().size() - stream_.avail_in + kTrailer;
  }
  made.resize(size);
  return made;
}

bool GzipFlow::member_in_sight() {
  fill(kLookahead);
  for (std::size_t at = packed().find(kMagic, 1); at != std::string_view::npos && attempts_ < kFreeAttempts;
       at = packed().find(kMagic, at + 1)) {
    ++attempts_;
    if (holds_expected(packed().substr(at))) return true;
  }
  return false;
}

std::string GzipFlow::place(std::uint64_t unpacked) {
  while (members_.size() > 1 && members_[1].unpacked <= unpacked) members_.pop_front();
  if (members_.empty()) return fmt::format("byte {}", byte_);
  const Member& member = members_.front();
  if (member.unpacked == unpacked) return fmt::format("byte {}", member.byte);
  return fmt::format("byte {}, unpacked byte {} from there", member.byte, unpacked - member.unpacked);
}

}  // namespace stemma
