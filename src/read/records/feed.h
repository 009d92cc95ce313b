#pragma once
// RSS 0.9 to 2.0, RDF Site Summary (RSS 1.0) and Atom.

#include <string>
#include <string_view>

#include "read/read.h"

namespace stemma {

// Hands every item that holds words to `sink`, in order, and names every one that is broken; `xml` in any charset that it declares.
// Entities that the document declares are not read: a document that declares some is left out (kUnsupported). Returns the number of pages.
std::size_t read_feed(const std::string& path, std::string_view xml, const Limits& limits, const ReadSink& sink);

}  // namespace stemma
