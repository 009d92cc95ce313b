#pragma once
// Strangers' text made safe to show. Two dangers: characters that steer what displays them (escape sequences, bidirectional
// overrides, invisible tags), and characters that mean something to HTML.

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace stemma {

// What stands for a code point when it is shown: itself; U+0020 for white space; U+FFFD for control characters and for
// bidirectional embeddings, overrides and isolates; 0 (nothing) for what is invisible and means nothing on its own (soft hyphen, word
// joiner, directional marks, tag characters). Joiners and variation selectors stay.
char32_t shown_as(char32_t c);

// The text with every code point as shown_as() gives it and each run of white space one blank; none at the ends.
std::string one_line(std::string_view text);

// Appends text for HTML content or a double-quoted attribute: & < > " ' escaped, code points as shown_as() gives them, except that
// line feeds stay.
void append_html(std::string& out, std::string_view text);
std::string html(std::string_view text);

// True for http and https addresses without white space, control characters, quotes or a user name before the host.
bool is_web_address(std::string_view url);

}  // namespace stemma
