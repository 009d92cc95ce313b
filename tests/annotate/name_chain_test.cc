// The trained tagger's edges: what is no model, and which labels may stand side by side.

#include "annotate/name_chain.h"

#include <gtest/gtest.h>

#include <string>

#include "base/embedded_data.h"

namespace stemma::annotating {
namespace {

TEST(NameChain, WithoutAModelThereIsNoTagger) {
  EXPECT_FALSE(NameChain(""));
  EXPECT_FALSE(NameChain("STEMMODL and nothing behind it"));
}

TEST(NameChain, ADamagedModelIsNoTagger) {
  alignas(8) static char bytes[1 << 21];
  const std::string_view model = embedded_file("models/en.names.model");
  if (model.empty()) GTEST_SKIP() << "built without models";
  ASSERT_LE(model.size(), std::size_t{1} << 20) << "a model of names takes a megabyte at most";
  model.copy(bytes, model.size());
  EXPECT_TRUE(NameChain({bytes, model.size()}));
  EXPECT_FALSE(NameChain({bytes, model.size() - 8}));
  bytes[model.size() / 2] ^= 1;
  EXPECT_FALSE(NameChain({bytes, model.size()}));
}

TEST(NameChain, ALaterWordFollowsItsOwnKindOnly) {
  for (const NameType type : {NameType::kOrganization, NameType::kPlace, NameType::kNationality}) {
    const NameLabel first = name_label(type, true), next = name_label(type, false);
    EXPECT_FALSE(may_follow(kOutside, next));
    EXPECT_TRUE(may_follow(first, next));
    EXPECT_TRUE(may_follow(next, next));
    EXPECT_TRUE(may_follow(next, first));
    for (std::size_t other = 0; other < kNameLabels; ++other)
      EXPECT_EQ(may_follow(other, next), other == first || other == next) << other;
  }
  EXPECT_TRUE(may_follow(kOutside, name_label(NameType::kPerson, false)));
}

}  // namespace
}  // namespace stemma::annotating
