#include "base/tables.h"

#include <gtest/gtest.h>

#include "base/embedded_data.h"

namespace stemma {
namespace {

TEST(Table, ReadsColumnsByNameAndFillsMissingCells) {
  const Table table = Table::parse("# what it is\nword\tkind\tvalue\none\t-\t1\ntwo\r\nthree\ta\t3\textra\n");
  ASSERT_EQ(table.rows(), 3u);
  EXPECT_EQ(table.at(0, table.column("kind")), "");
  EXPECT_EQ(table.at(1, table.column("word")), "two");
  EXPECT_EQ(table.at(1, table.column("value")), "");
  EXPECT_EQ(table.at(2, table.column("value")), "3");
}

TEST(Table, AbsentFileIsAnEmptyTable) {
  EXPECT_TRUE(Table::load("data/xx/none.tsv").empty());
  EXPECT_TRUE(Table::parse("# only words\n").empty());
}

// Every list that ships must be readable, say where it is from and under which licence.
TEST(Table, EveryEmbeddedListHasColumnsRowsOriginAndLicence) {
  std::size_t lists = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.ends_with(".tsv")) continue;
    ++lists;
    EXPECT_FALSE(Table::parse(file.contents).empty()) << file.name;
    const std::string_view head = file.contents.substr(0, file.contents.find("\n", file.contents.rfind("\n#") + 1));
    EXPECT_TRUE(file.contents.starts_with("#")) << file.name;
    EXPECT_NE(head.find("icen"), std::string_view::npos) << file.name << " does not name its licence";
  }
  EXPECT_GT(lists, 10u);
}

TEST(Table, SplitsAndReadsNumbers) {
  EXPECT_EQ(split("a,,b,", ','), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(to_number("1609.344", 0), 1609.344);
  EXPECT_EQ(to_number("", -1), -1);
  EXPECT_EQ(to_number("many", -1), -1);
}

}  // namespace
}  // namespace stemma
