// Any bytes as a file: no crash, and every page of text is valid UTF-8.

#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "read/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  MemoryDisk disk;
  MemoryFetch fetch;
  disk.files["fuzz"] = std::string(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.file_bytes = 1u << 22;
  std::size_t said = 0;
  read_paths({"fuzz"}, limits, disk, fetch,
             {[&](RawPage&& page) {
                ++said;
                if (page.form != PageForm::kHtml && !valid_utf8(page.bytes)) std::abort();
                for (const Block& block : page.given.blocks) {
                  if (block.span.end > page.bytes.size() || block.span.empty()) std::abort();
                }
              },
              [&](Skipped one) {
                ++said;
                if (one.message.empty() || one.message.find('\n') != std::string::npos) std::abort();
              }});
  if (said == 0) std::abort();
  return 0;
}
