#include "present/article_text.h"

#include <gtest/gtest.h>

namespace stemma {
namespace {

// A headline, a list item, a caption and a paragraph whose second word is a link.
Article article() {
  Article made;
  const auto add = [&](BlockKind kind, std::string_view words) {
    if (!made.text.empty()) made.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(made.text.size());
    made.text += words;
    made.blocks.push_back({kind, BlockRole::kNone, {begin, static_cast<std::uint32_t>(made.text.size())}});
  };
  add(BlockKind::kHeadline, "Bridge *closed*");
  add(BlockKind::kByline, "By Ada Lind");
  add(BlockKind::kList, "One lane");
  add(BlockKind::kCaption, "The bridge on Monday.");
  add(BlockKind::kParagraph, "The council\nsaid so.");
  const auto at = static_cast<std::uint32_t>(made.text.find("council"));
  made.links.push_back({{at, at + 7}, "https://town.example/a b>c"});
  return made;
}

TEST(ArticleText, TextHasTheReportAlone) {
  EXPECT_EQ(render_text(article()), "Bridge *closed*\n\nOne lane\n\nThe council said so.\n\n");
}

TEST(ArticleText, TextWithCaptionsAndLinks) {
  EXPECT_EQ(render_text(article(), {.captions = true, .links = true}),
            "Bridge *closed*\n\nOne lane\n\nThe bridge on Monday.\n\nThe council <https://town.example/a%20b%3Ec> said so.\n\n");
}

TEST(ArticleText, Markdown) {
  EXPECT_EQ(render_markdown(article()), "# Bridge \\*closed\\*\n\n- One lane\n\nThe council said so.\n\n");
  EXPECT_EQ(render_markdown(article(), {.captions = true, .links = true}),
            "# Bridge \\*closed\\*\n\n- One lane\n\n*The bridge on Monday.*\n\n"
            "The [council](<https://town.example/a%20b%3Ec>) said so.\n\n");
}

TEST(ArticleText, ALinkThatNoBlockHoldsIsLeftOut) {
  Article made = article();
  made.links.insert(made.links.begin(), {{2, 25}, "https://town.example/"});  // from the headline into the byline
  EXPECT_EQ(render_markdown(made, {.captions = false, .links = true}),
            "# Bridge \\*closed\\*\n\n- One lane\n\nThe [council](<https://town.example/a%20b%3Ec>) said so.\n\n");
}

}  // namespace
}  // namespace stemma
