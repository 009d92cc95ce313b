#pragma once
// What a file's bytes are, told from the bytes themselves.

#include <string>
#include <string_view>

#include "stemma/result.h"

namespace stemma {

enum class ContentKind { kText, kHtml, kJson, kTable, kFeed, kNone };

struct Content {
  ContentKind kind = ContentKind::kText;
  Cause cause{};    // why it is kNone
  std::string why;  // one line
};

// `bytes` have been gunzipped, and turned to UTF-8 where they were UTF-16 or UTF-32. `path` names the file; its name decides one
// thing only, that files such as README, LICENSE and Makefile beside reports are no reports.
Content tell_content(std::string_view path, std::string_view bytes);

// By its first element, or by many of the tags of text among its first bytes.
bool looks_like_html(std::string_view text);

// Told from the first bytes of a file, unpacked or not; true also where the first record is damaged and another is in sight.
bool looks_like_warc(std::string_view bytes);

}  // namespace stemma
