#pragma once
// A small invented affair through the whole pipeline: reports by file name, in a folder that goes with the test.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "stemma/pipeline.h"

namespace stemma::testing {

class AffairFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        std::filesystem::path(::testing::TempDir()) / (std::string("stemma-") + info->test_suite_name() + "-" + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Dossier dossier_of(const std::map<std::string, std::string>& reports) {
    for (const auto& [name, text] : reports) std::ofstream(folder_ / (name + ".txt")) << text;
    return dossier_in(folder_);
  }

  static Dossier dossier_in(const std::filesystem::path& folder) {
    RunLog log;
    auto made = brief({folder.string()}, Options{}, log);
    EXPECT_TRUE(made.has_value());
    return made ? std::move(*made) : Dossier{};
  }

  static std::string words(const Dossier& d, const Evidence& at) {
    return std::string(slice(d.reports[at.report].article.text, at.span));
  }
  static std::string label(const Dossier& d, std::uint32_t report) { return outlet_label(d.reports[report].article); }

 private:
  std::filesystem::path folder_;
};

}  // namespace stemma::testing
