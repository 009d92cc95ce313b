#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>

namespace stemma {
namespace {

TEST(Utf8, MendsBytesAndLineEndsBeforeAnyOffsetExists) {
  std::size_t broken = 0;
  EXPECT_EQ(mend_utf8("\xEF\xBB\xBF"
                      "a\r\nb\rc",
                      &broken),
            "a\nb\nc");
  EXPECT_EQ(broken, 0u);
  EXPECT_EQ(mend_utf8("caf\xE9!", &broken), "caf\xEF\xBF\xBD!");
  EXPECT_EQ(broken, 1u);
}

TEST(Utf8, RefusesOverlongSurrogateAndCutSequences) {
  for (const std::string_view bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
    EXPECT_EQ(decode(bad, 0).value, 0xFFFDu);
    EXPECT_EQ(decode(bad, 0).size, 1u);
    EXPECT_FALSE(valid_utf8(bad));
  }
}

TEST(Utf8, DecodesBackwardWhatItDecodesForward) {
  const std::string_view text = "aé€😀b";
  std::vector<char32_t> forward, backward;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) forward.push_back(decode(text, at).value);
  for (std::size_t at = text.size(); at > 0; at -= decode_before(text, at).size)
    backward.insert(backward.begin(), decode_before(text, at).value);
  EXPECT_EQ(forward, (std::vector<char32_t>{'a', 0xE9, 0x20AC, 0x1F600, 'b'}));
  EXPECT_EQ(forward, backward);
}

TEST(Utf8, IndexCountsCodePointsLikeAWalkDoes) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "x😀é ";
  const CodePointIndex index(text);
  std::uint32_t walked = 0;
  for (std::uint32_t at = 0; at < text.size(); at += decode(text, at).size, ++walked) {
    ASSERT_EQ(index.at(at), walked);
    ASSERT_EQ(index.byte_of(walked), at);
  }
  EXPECT_EQ(index.at(static_cast<std::uint32_t>(text.size())), 400u);
  EXPECT_EQ(index.byte_of(400), text.size());
  EXPECT_EQ(index.byte_of(4000), text.size());
}

TEST(Utf8, IndexOfEmptyTextAndOfWholeStrides) {
  EXPECT_EQ(CodePointIndex("").at(0), 0u);
  const std::string text(128, 'a');
  EXPECT_EQ(CodePointIndex(text).at(128), 128u);
}

TEST(Utf8, MendedRandomBytesAreValid) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    EXPECT_TRUE(valid_utf8(mend_utf8(bytes)));
  }
}

TEST(Utf8, FoldsToOneKey) {
  EXPECT_EQ(fold("  Élysée\u00A0 Palace "), "elysee palace");
  EXPECT_EQ(fold("“It’s”"), "\"it's\"");
  EXPECT_EQ(fold("mass–withdrawal"), "mass-withdrawal");
  EXPECT_EQ(fold("Łódź ÆØ Straße"), "lodz aeo strasse");
  // Plain text takes a shorter way, to the same end: a letter outside ASCII behind it makes it take the long one.
  for (const std::string_view plain : {"", " ", "A  b\t`C' ", "x-Y\n\n.Z", "\x01 ~"}) {
    const std::string longer = fold(std::string(plain) + "\u0141");
    EXPECT_EQ(fold(std::string(plain) + "l"), longer);
  }
}

TEST(Utf8, TrimsUnicodeSpace) {
  EXPECT_EQ(trim("\u00A0 a b \u2003\n"), "a b");
  EXPECT_EQ(trim(" \n "), "");
}

}  // namespace
}  // namespace stemma
