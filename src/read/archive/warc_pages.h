#pragma once
// The pages of a WARC archive.

#include <string>

#include "read/archive/flow.h"
#include "read/read.h"

namespace stemma {

// Hands every page in the archive to `sink`, in order, and names every record that is broken or too large. Pages are the bodies of responses
// with status 200, of `resource` and of `conversion` records, where they are HTML or plain text; everything else is passed over, and
// counted. Returns the number of pages.
std::size_t read_warc(const std::string& path, Flow& flow, const Limits& limits, const ReadSink& sink);

}  // namespace stemma
