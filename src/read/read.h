#pragma once
// "What did the world hand us?"  Paths -> raw pages: files, folders, JSON Lines, "-" for standard input; gzip is undone. The kind is
// told from content, not from the name.

#include <functional>
#include <string>
#include <vector>

#include "base/disk.h"
#include "stemma/limits.h"
#include "stemma/raw_page.h"
#include "stemma/result.h"

namespace stemma {

struct ReadSink {
  std::function<void(RawPage&&)> page;
  std::function<void(Skipped)> skipped;
};

// Pages come in the order of the paths; inside a folder by name (sub-folders too, depth first), inside a file by record. Memory: one file.
void read_paths(const std::vector<std::string>& paths, const Limits& limits, Disk& disk, const ReadSink& sink);

}  // namespace stemma
