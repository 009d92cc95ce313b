// Any bytes as an archive, packed or not, in pieces of any size, and as a message with every coding: no crash, an end, messages of one line,
// and no byte made or read beyond the bounds.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "read/archive/content_coding.h"
#include "read/archive/gzip_flow.h"
#include "read/archive/http_message.h"
#include "read/archive/warc_pages.h"
#include "read/archive/warc_records.h"

namespace stemma {
namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void demand_line(const std::string& message) { demand(!message.empty() && message.find('\n') == std::string::npos); }

void read_all(Flow& flow, const Limits& limits) {
  WarcReader reader(flow, limits);
  std::uint64_t last = 0;
  for (auto next = reader.next(); next != WarcReader::Next::kEnd; next = reader.next()) {
    if (next == WarcReader::Next::kFault) {
      demand_line(reader.fault().message);
    } else {
      demand(reader.record().number > last && reader.record().content.size() <= limits.record_bytes);
      last = reader.record().number;
    }
  }
}

void run(std::string_view bytes) {
  Limits limits;
  limits.record_bytes = 1u << 16;
  limits.header_bytes = 1u << 12;
  const std::size_t piece = bytes.empty() ? 1 : 1 + static_cast<unsigned char>(bytes.back()) * 7u;

  const auto plain_source = source_of(bytes, piece);
  PlainFlow plain(*plain_source, {});
  read_all(plain, limits);

  const auto packed_source = source_of(bytes, piece);
  GzipFlow packed(*packed_source, {}, kWarcMagic, limits);
  read_all(packed, limits);

  const auto page_source = source_of(bytes, piece);
  GzipFlow page_flow(*page_source, {}, kWarcMagic, limits);
  std::size_t said = 0;
  read_warc("fuzz", page_flow, limits,
            {[&](RawPage&& page) {
               ++said;
               demand(page.bytes.size() <= limits.record_bytes * 3);
               demand(page.form == PageForm::kHtml || valid_utf8(page.bytes));
               demand(valid_utf8(page.given.url));
             },
             [&](Skipped skipped) {
               ++said;
               demand_line(skipped.message);
             }});
  demand(said > 0);

  std::string out;
  if (const auto http = read_http(bytes, limits)) {
    demand(http->body.size() <= bytes.size());
    without_chunks(http->body, out);
  }
  if (const auto body = without_chunks(bytes, out)) demand(body->size() <= bytes.size());
  ContentCoding coding(limits);
  for (const char* name : {"gzip", "deflate", "br", "zstd", "gzip, br", "zstd,deflate"}) {
    if (const auto body = coding.undo(name, bytes))
      demand(body->size() <= limits.record_bytes + (1u << 16) || body->size() == bytes.size());
  }
}

}  // namespace
}  // namespace stemma

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stemma::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
