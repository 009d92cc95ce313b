#pragma once
// What the world handed us, before anyone has asked which words are the report. Made by read/, taken by extract/.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stemma/article.h"

namespace stemma {

enum class PageForm {
  kText,    // plain text, used as it stands; its headline is found in it
  kHtml,    // a page
  kRecord,  // text from a JSON record: title + "\n\n" + maintext is already joined, `given` says the rest
};

// What the source says beside the words: fields of a JSON record, a row of --meta. Empty string: not said.
struct GivenFields {
  std::string id, url, outlet, title, subtitle, language, published, published_day, modified;
  std::string section, canonical, published_zone, modified_from;  // of an article record read back
  std::vector<FieldSource> sources;
  std::vector<std::string> disagree;
  std::vector<std::string> authors;
  std::vector<Block> blocks;  // of an article record read back; spans in bytes; else empty
};

struct RawPage {
  std::string path;          // as the user named it (folder entries: folder/name)
  std::uint64_t record = 0;  // 1-based line in a JSON Lines file; 0 for a file of its own
  PageForm form = PageForm::kText;
  std::string bytes;    // kText, kRecord: UTF-8, already decoded (read/ mends broken bytes to U+FFFD); kHtml: as found
  std::string charset;  // kHtml: from a transport header, else empty
  GivenFields given;
};

}  // namespace stemma
