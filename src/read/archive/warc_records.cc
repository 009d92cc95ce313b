// A record is a version line, fields, an empty line, Content-Length bytes and two line ends. Where the archive is whole, that is all there is to
// it. Where it is not, the length is what cannot be trusted: one flipped digit, and what comes next is no record or lies behind many that
// are well. So a record is believed when two line ends or another record follow its content, and else the search for the next record begins
// right behind its own header. A record handed out is held whole (that is what Limits::record_bytes bounds), so nothing has to be read
// twice; in one that is larger the same search runs over its content as it passes by.
//
// In packed archives a member that begins with a version line begins a record, whatever the length of the one before says.
//
// Rejected: to jump over records that are too large by their length (a damaged length loses the rest of the archive, and standard input
// cannot be wound back). The price: the records of an archive that is itself a record larger than the limit are read.

#include "read/archive/warc_records.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "read/archive/message_header.h"

namespace stemma {
namespace {

constexpr std::size_t kFirstLook = 256;
constexpr std::size_t kLongestVersion = 16;  // "WARC/1.0\r\n", with room
constexpr std::string_view kEnding = "\r\n\r\n";
constexpr std::size_t kTail = 12;  // bytes behind a content that are looked at: two line ends, and the next magic

bool digit(char c) { return c >= '0' && c <= '9'; }

// Size of the version line at the start of `text`; 0 where it is none.
std::size_t version_line(std::string_view text) {
  text = text.substr(0, kLongestVersion);
  if (!text.starts_with(kWarcMagic)) return 0;
  std::size_t at = kWarcMagic.size();
  if (at >= text.size() || !digit(text[at])) return 0;
  while (at < text.size() && (digit(text[at]) || text[at] == '.')) ++at;
  if (at < text.size() && text[at] == '\r') ++at;
  return at < text.size() && text[at] == '\n' ? at + 1 : 0;
}

bool line_ends_only(std::string_view text) { return text.find_first_not_of("\r\n") == std::string_view::npos; }

}  // namespace

std::string_view WarcReader::view() const {
  const std::string_view all = buffer_.view();
  return wall_ == Wall::kNone ? all : all.substr(0, wall_at_);
}

// True when `wanted` bytes are at hand before the next wall.
bool WarcReader::fill(std::size_t wanted) {
  while (wall_ == Wall::kNone && buffer_.size() < wanted) {
    const std::size_t before = buffer_.size();
    switch (flow_.more(buffer_)) {
      case Flow::Got::kBytes:
        break;
      case Flow::Got::kMember:
        if (before > 0 && buffer_.view().substr(before).starts_with(kWarcMagic)) wall_ = Wall::kMember, wall_at_ = before;
        break;
      case Flow::Got::kFault:
        wall_ = Wall::kFault, wall_at_ = buffer_.size();
        break;
      case Flow::Got::kEnd:
        wall_ = Wall::kEnd, wall_at_ = buffer_.size();
        break;
    }
  }
  return view().size() >= wanted;
}

void WarcReader::drop(std::size_t size) {
  buffer_.drop(size);
  done_ += size;
  if (wall_ != Wall::kNone) wall_at_ -= size;
}

WarcReader::Next WarcReader::pass_wall() {
  switch (std::exchange(wall_, Wall::kNone)) {
    case Wall::kFault:
      fault_ = flow_.fault();
      if (!fault_.warning) ++count_;
      return Next::kFault;
    case Wall::kEnd:
      wall_ = Wall::kEnd;
      return Next::kEnd;
    default:
      return next();
  }
}

WarcReader::Next WarcReader::next() {
  drop(std::exchange(to_drop_, 0));
  while (fill(1) && (view()[0] == '\r' || view()[0] == '\n')) drop(1);
  if (view().empty()) return pass_wall();
  fill(kLongestVersion);
  ++count_;
  const std::size_t version = version_line(view());
  if (version == 0) return broken(0, Cause::kUnreadable, "no record begins here");
  const auto header = header_end();
  if (!header) {
    const bool too_long = view().size() > limits_.header_bytes;
    return broken(version, too_long ? Cause::kTooLarge : Cause::kUnreadable,
                  too_long ? fmt::format("the record's header is longer than the limit of {} KB", limits_.header_bytes >> 10)
                           : "the archive ends inside the header of this record");
  }
  if (!read_header(view().substr(version, *header - version)))
    return broken(version, Cause::kUnreadable, "the record has no Content-Length that is a number");
  if (length_ > limits_.record_bytes) {
    return broken(*header, Cause::kTooLarge,
                  fmt::format("the record says {} bytes, the limit is {} MB", length_, limits_.record_bytes >> 20));
  }
  const std::size_t end = *header + static_cast<std::size_t>(length_);
  if (!fill(end)) return cut_record(*header);
  // No more is asked for than is needed: what lies behind may be the next member, to be unpacked into the same room once this one is done.
  if (!fill(end + kEnding.size()) || !view().substr(end).starts_with(kEnding)) fill(end + kTail);
  const std::string_view tail = view().substr(end, kTail);
  if (!tail.starts_with(kEnding) && !tail.starts_with("\n\n") && !line_ends_only(tail) &&
      tail.find(kWarcMagic) == std::string_view::npos) {
    return broken(*header, Cause::kUnreadable, fmt::format("the record says {} bytes, but it does not end there", length_));
  }
  read_header(view().substr(version, *header - version));  // the views again: the bytes may have moved
  record_.number = count_;
  record_.content = view().substr(*header, static_cast<std::size_t>(length_));
  to_drop_ = end;
  return Next::kRecord;
}

// Where the content begins; null where the header has no end within the limit or before the wall.
std::optional<std::size_t> WarcReader::header_end() {
  for (std::size_t look = std::max(view().size(), kFirstLook);; look *= 2) {
    fill(std::min(look, limits_.header_bytes + 1));
    const std::size_t end = end_of_header(view().substr(0, limits_.header_bytes));
    if (end != 0) return end;
    if (view().size() < look || look > limits_.header_bytes) return std::nullopt;
  }
}

// Fills record_ and length_.
bool WarcReader::read_header(std::string_view header) {
  record_ = {};
  bool has_length = false;
  for_each_field(header, [&](std::string_view name, std::string_view value) {
    if (same_name(name, "warc-type")) {
      record_.type = value;
    } else if (same_name(name, "warc-target-uri")) {
      if (value.starts_with('<') && value.ends_with('>') && value.size() >= 2) value = value.substr(1, value.size() - 2);
      record_.target = value;
    } else if (same_name(name, "content-type")) {
      record_.content_type = value;
    } else if (same_name(name, "content-length") && !has_length) {
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length_);
      has_length = error == std::errc{} && end == value.data() + value.size();
    }
  });
  return has_length;
}

WarcReader::Next WarcReader::cut_record(std::size_t header) {
  const std::size_t size = view().size() - header;
  const std::string_view end = wall_ == Wall::kMember  ? "the next record begins"
                               : wall_ == Wall::kFault ? "the data is damaged"
                                                       : "the archive ends";
  return broken(header, Cause::kUnreadable, fmt::format("cut: the record says {} bytes, {} after {}", length_, end, size));
}

// A record, or what stands where one should be, is left out; the next one is searched from `from` on.
WarcReader::Next WarcReader::broken(std::size_t from, Cause cause, std::string why) {
  const std::string place = flow_.place(done_);
  drop(std::max<std::size_t>(from, 1));
  find_record();
  fault_ = {cause, fmt::format("{}: {}", place, why)};
  if (view().empty() && wall_ == Wall::kFault) {  // the same damage, seen from below
    fault_ = {flow_.fault().cause, flow_.fault().message};
    wall_ = Wall::kNone;
  }
  return Next::kFault;
}

// Drops bytes up to the next version line, or up to the next wall.
void WarcReader::find_record() {
  while (fill(1)) {
    const std::size_t at = view().find(kWarcMagic);
    if (at == std::string_view::npos) {
      const std::size_t keep = wall_ != Wall::kNone ? 0 : std::min(view().size(), kWarcMagic.size() - 1);
      drop(view().size() - keep);
      fill(keep + 1);
    } else {
      drop(at);
      fill(kLongestVersion);
      if (version_line(view()) != 0) return;
      drop(1);
    }
  }
}

}  // namespace stemma
