#pragma once
// What tests of the reader share: a disk and a net in memory, and what was read from them.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read/read.h"

namespace stemma::test {

class Reading : public testing::Test {
 protected:
  void run(const std::vector<std::string>& paths) {
    pages.clear();
    skipped.clear();
    read_paths(
        paths, limits, disk, fetch,
        {[&](RawPage&& page) { pages.push_back(std::move(page)); }, [&](Skipped one) { skipped.push_back(std::move(one)); }});
  }

  Limits limits;
  MemoryDisk disk;
  MemoryFetch fetch;
  std::vector<RawPage> pages;
  std::vector<Skipped> skipped;
};

}  // namespace stemma::test
