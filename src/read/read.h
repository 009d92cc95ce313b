#pragma once
// "What did the world hand us?"  Paths -> raw pages: files, folders, archives, feeds, tables, JSON Lines, http(s) addresses, "-" for
// standard input; gzip is undone. The kind is told from content, not from the name.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "base/fetch.h"
#include "stemma/limits.h"
#include "stemma/raw_page.h"
#include "stemma/result.h"

namespace stemma {

struct ReadSink {
  std::function<void(RawPage&&)> page;
  std::function<void(Skipped)> skipped;
  // A record of an archive that is no page, and why, in a few words that are the same for all of a kind. May be empty.
  std::function<void(std::string_view)> passed = {};
};

// Pages come in the order of the paths; inside a folder by name (sub-folders too, depth first), inside a file by record. Memory: one file,
// of an archive one record.
void read_paths(const std::vector<std::string>& paths, const Limits& limits, Disk& disk, Fetch& fetch, const ReadSink& sink);

}  // namespace stemma
