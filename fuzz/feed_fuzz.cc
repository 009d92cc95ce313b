// Any bytes as a feed, as a table and as JSON: no crash, an end, pages of valid UTF-8 and messages of one line.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "read/records/csv_records.h"
#include "read/records/feed.h"
#include "read/records/json_records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.line_bytes = 1u << 16;
  limits.faults_per_file = 50;
  std::size_t skipped = 0;
  const ReadSink sink = {
      [](RawPage&& page) {
        for (const std::string* field : {&page.bytes, &page.given.id, &page.given.url, &page.given.title, &page.given.outlet,
                                         &page.given.published, &page.given.modified, &page.given.language}) {
          if (!valid_utf8(*field)) std::abort();
        }
        for (const std::string& author : page.given.authors) {
          if (!valid_utf8(author)) std::abort();
        }
      },
      [&](Skipped one) {
        ++skipped;
        if (one.message.empty() || one.message.find('\n') != std::string::npos) std::abort();
      }};
  read_feed("fuzz", bytes, limits, sink);
  if (skipped > limits.faults_per_file + 2) std::abort();
  const std::string text = mend_utf8(bytes);
  for (const char separator : {',', ';', '\t'}) {
    if (!text.empty()) read_csv("fuzz", text, separator, limits, sink);
  }
  read_json("fuzz", text, limits, sink);
  return 0;
}
