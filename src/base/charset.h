#pragma once
// Bytes whose encoding nobody vouches for -> UTF-8.

#include <cstddef>
#include <string>
#include <string_view>

namespace stemma {

struct DecodedText {
  std::string text;              // as mend_utf8 leaves it: valid UTF-8, no byte-order mark, line feeds only
  std::string charset;           // what it was read as, lower case: "utf-8", "windows-1252", …
  std::size_t broken = 0;        // places that could not be read and are now U+FFFD
  std::size_t first_broken = 0;  // byte of the input where the first one stood; only with broken > 0 and charset "utf-8"
};

// The charset that a page declares near its start, in either form of meta element or in an XML declaration; empty where it does not.
// Comments and scripts are passed over.
std::string charset_in_page(std::string_view page);

// Believes, in this order: a byte-order mark, valid UTF-8, UTF-8 with few faults, `declared` (a label from a header or a meta
// element; unknown labels are passed over), what the bytes look like. Text that only looks like a legacy charset because some
// bytes were damaged is read as UTF-8. A label that any bytes would fit is not believed for bytes that look like another charset.
// UTF-8 that was read wrongly once and written again is mended where that is certain (base/mojibake.h).
DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

// True where the bytes are UTF-16 or UTF-32, by their mark or by zeros in every second place.
bool wide_text(std::string_view bytes);

}  // namespace stemma
