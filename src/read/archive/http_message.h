#pragma once
// An HTTP response as a crawler wrote it down: status line, header, body (RFC 9112).

#include <string>
#include <string_view>

#include "stemma/limits.h"
#include "stemma/result.h"

namespace stemma {

// Views into the bytes that were read.
struct HttpMessage {
  int status = 0;
  std::string_view content_type, content_encoding, transfer_encoding;
  std::string_view body;  // as transferred: perhaps in chunks, perhaps packed
};

// Errors, without a path: kUnreadable where no status line or no end of the header is found, kTooLarge above Limits::header_bytes.
Result<HttpMessage> read_http(std::string_view bytes, const Limits& limits);

// The body without its chunks; `out` is where it is put together, and may be reused. A body that does not begin as chunks do was unchunked
// by the crawler and stands as it is; one that ends early is given as far as it goes. Errors: kUnreadable for a chunk of no
// readable size, or of one that no memory has.
Result<std::string_view> without_chunks(std::string_view body, std::string& out);

// "text/html" of "Text/HTML; charset=UTF-8", in lower case, and "utf-8".
std::string media_type(std::string_view content_type);
std::string charset_of(std::string_view content_type);

}  // namespace stemma
