#include "base/embedded_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace stemma {
namespace {

namespace fs = std::filesystem;

std::string read_source(std::string_view name) {
  std::ifstream stream(fs::path(STEMMA_SOURCE_DIR) / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(EmbeddedData, HoldsEachDataFileByteForByte) {
  for (const char* folder : {"data", "models"}) {
    const fs::path top(STEMMA_SOURCE_DIR);
    if (!fs::exists(top / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
      const std::string name = fs::relative(entry.path(), top).generic_string();
      if (!entry.is_regular_file() || name.ends_with(".md") || name.find("/.") != std::string::npos) continue;
      EXPECT_TRUE(embedded_file(name) == read_source(name)) << name << " changed since the build";
    }
  }
}

TEST(EmbeddedData, HoldsNothingTheSourceTreeDoesNot) {
  for (const EmbeddedFile& file : embedded_files())
    EXPECT_TRUE(fs::is_regular_file(fs::path(STEMMA_SOURCE_DIR) / file.name)) << file.name;
}

TEST(EmbeddedData, IsSortedByNameWithoutDoubles) {
  const auto files = embedded_files();
  EXPECT_EQ(std::ranges::adjacent_find(files, std::ranges::greater_equal{}, &EmbeddedFile::name), files.end());
}

TEST(EmbeddedData, UnknownNamesGiveAnEmptyView) {
  EXPECT_TRUE(embedded_file("").empty());
  EXPECT_TRUE(embedded_file("data").empty());
  EXPECT_TRUE(embedded_file("data/no such file.tsv").empty());
  EXPECT_TRUE(embedded_file("zzz").empty());
}

}  // namespace
}  // namespace stemma
