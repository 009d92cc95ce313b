#include "read/archive/http_message.h"

#include <charconv>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/archive/message_header.h"

namespace stemma {
namespace {

std::unexpected<Error> failed(Cause cause, std::string message) { return std::unexpected(Error{cause, {}, std::move(message)}); }

std::string_view cut_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "1a3;name=value" -> 0x1a3. False where it is no size.
bool chunk_size(std::string_view line, std::uint64_t& size) {
  line = strip_blanks(line.substr(0, line.find(';')));
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  return error == std::errc{} && end == line.data() + line.size();
}

}  // namespace

Result<HttpMessage> read_http(std::string_view bytes, const Limits& limits) {
  const std::size_t end = end_of_header(bytes.substr(0, limits.header_bytes));
  if (end == 0) {
    return bytes.size() > limits.header_bytes
               ? failed(Cause::kTooLarge,
                        fmt::format("the HTTP header is longer than the limit of {} KB", limits.header_bytes >> 10))
               : failed(Cause::kUnreadable, "the HTTP header does not end");
  }
  std::string_view header = bytes.substr(0, end);
  HttpMessage message;
  const std::string_view status_line = cut_line(header);
  const std::size_t blank = status_line.find(' ');
  const std::string_view code =
      blank == std::string_view::npos ? std::string_view{} : strip_blanks(status_line.substr(blank)).substr(0, 3);
  const auto [stop, error] = std::from_chars(code.data(), code.data() + code.size(), message.status);
  if (!status_line.starts_with("HTTP/") || error != std::errc{} || stop != code.data() + 3)
    return failed(Cause::kUnreadable, "no HTTP status line");
  for_each_field(header, [&](std::string_view name, std::string_view value) {
    if (same_name(name, "content-type")) {
      message.content_type = value;
    } else if (same_name(name, "content-encoding")) {
      message.content_encoding = value;
    } else if (same_name(name, "transfer-encoding")) {
      message.transfer_encoding = value;
    }
  });
  message.body = bytes.substr(end);
  return message;
}

Result<std::string_view> without_chunks(std::string_view body, std::string& out) {
  out.clear();
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::size_t at = body.size() - rest.size();
    std::uint64_t size = 0;
    const std::string_view line = cut_line(rest);
    if (!chunk_size(line, size)) {
      if (at == 0) return body;
      if (rest.empty()) break;  // cut inside the line
      return failed(Cause::kUnreadable, fmt::format("byte {} of the body: a chunk without a readable size", at));
    }
    if (size == 0) break;
    out += rest.substr(0, size);
    if (size >= rest.size()) break;
    rest.remove_prefix(size);
    if (rest.starts_with('\r')) rest.remove_prefix(1);
    if (rest.starts_with('\n')) rest.remove_prefix(1);
  }
  return out;
}

std::string media_type(std::string_view content_type) {
  return lower(strip_blanks(content_type.substr(0, content_type.find_first_of(";,"))));
}

std::string charset_of(std::string_view content_type) {
  for (std::size_t at = content_type.find(';'); at != std::string_view::npos; at = content_type.find(';', at + 1)) {
    const std::string_view parameter = content_type.substr(at + 1, content_type.find(';', at + 1) - at - 1);
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || !same_name(strip_blanks(parameter.substr(0, equals)), "charset")) continue;
    std::string_view value = strip_blanks(parameter.substr(equals + 1));
    while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
    return lower(value);
  }
  return {};
}

}  // namespace stemma
