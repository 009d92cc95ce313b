#pragma once
// What a file's bytes are, told from the bytes themselves.

#include <string>
#include <string_view>

#include "stemma/result.h"

namespace stemma {

enum class ContentKind { kText, kHtml, kJson, kNone };

struct Content {
  ContentKind kind = ContentKind::kText;
  Cause cause{};    // why it is kNone
  std::string why;  // one line
};

// `bytes` have been gunzipped, and turned to UTF-8 where they were UTF-16 or UTF-32. `path` names the file; its name decides one
// thing only, that files such as README, LICENSE and Makefile beside reports are no reports.
Content tell_content(std::string_view path, std::string_view bytes);

}  // namespace stemma
