// What kind of page it is, and whether all of the report is there.

#include <gtest/gtest.h>

#include "extract/extract.h"

namespace stemma {
namespace {

const std::string kFirst =
    "<p>The bridge over the Ilm was closed to all traffic on Monday after a storm, the mayor said, and it will stay closed for a "
    "week.</p>";
const std::string kSecond =
    "<p>Ferries carry people on foot from one bank to the other, every ten minutes and from six in the morning until "
    "midnight.</p>";

struct Seen {
  std::string page;
  bool truncated = false;
};

Seen seen(const std::string& head, const std::string& body) {
  RawPage page;
  page.path = "a.html";
  page.form = PageForm::kHtml;
  page.bytes = "<!DOCTYPE html><html lang='en'><head><title>Bridge closed after storm</title>" + head + "</head><body>" + body +
               "</body></html>";
  const auto article = extract(std::move(page), Limits{});
  EXPECT_TRUE(article);
  return article ? Seen{article->page.value_or("not told"), article->truncated} : Seen{};
}

std::string linked(const std::string& type, const std::string& more = "") {
  return R"(<script type="application/ld+json">{"@context":"https://schema.org","@type":")" + type +
         R"(","headline":"Bridge closed after storm","datePublished":"2024-02-02")" + more + "}</script>";
}

const std::string kReport = "<article><h1>Bridge closed after storm</h1><div class='article-body'>" + kFirst + kSecond +
                            kFirst.substr(0, 20) +
                            "he river had risen by two metres within a day, which it had not done in thirty years, engineers "
                            "said.</p></div></article>";

TEST(PageKind, AsThePageSays) {
  EXPECT_EQ(seen(linked("NewsArticle"), kReport).page, "article");
  EXPECT_EQ(seen("<meta property='og:type' content='article'>", kReport).page, "article");
  EXPECT_EQ(seen("", kReport).page, "not told");
  EXPECT_EQ(seen(linked("LiveBlogPosting"), kReport).page, "live");
  EXPECT_EQ(
      seen(linked("VideoObject"), "<h1>Bridge closed after storm</h1><div class='video-text'>" + kFirst + kSecond + "</div>")
          .page,
      "video");
}

TEST(PageKind, LiveByItsEntries) {
  std::string entries;
  for (int i = 0; i < 8; ++i) {
    entries += "<div class='entry'><div class='time'>1" + std::to_string(9 - i) + ":05</div><p>Entry number " +
               std::to_string(i) + " of this afternoon says that the river at the bridge has fallen by another " +
               std::to_string(i + 2) + " centimetres since the last one, engineers said.</p></div>";
  }
  EXPECT_EQ(seen(linked("NewsArticle"),
                 "<article><h1>Bridge closed after storm</h1><div class='article-body'>" + kFirst + entries + "</div></article>")
                .page,
            "live");
}

TEST(PageKind, GalleryByItsCaptions) {
  std::string pictures;
  for (int i = 0; i < 9; ++i) {
    pictures += "<figure><img src='" + std::to_string(i) + ".jpg'><figcaption>Picture " + std::to_string(i) +
                " shows people who look at the closed bridge from the " + std::to_string(i) +
                "th floor of the town hall. Photo: Jo Roe</figcaption></figure>";
  }
  EXPECT_EQ(seen(linked("NewsArticle"), "<article><h1>Bridge closed after storm</h1><div class='article-body'>" + kFirst +
                                            pictures + kSecond + "</div></article>")
                .page,
            "gallery");
}

TEST(PageKind, PartsForThoseWhoPay) {
  const std::string stub =
      "<article><h1>Bridge closed after storm</h1><div class='article-body'>" + kFirst +
      "</div><div class='paywall'><p>Subscribe to continue reading. Already a subscriber? Log in.</p></div></article>";
  const std::string sold = R"(,"isAccessibleForFree":false)";
  EXPECT_TRUE(seen(linked("NewsArticle", sold), stub).truncated);
  EXPECT_TRUE(seen(linked("NewsArticle"), stub).truncated);
  EXPECT_TRUE(seen(linked("NewsArticle", R"(,"wordCount":900)"), kReport).truncated);
  EXPECT_FALSE(seen(linked("NewsArticle", R"(,"wordCount":70)"), kReport).truncated);
  EXPECT_FALSE(seen(linked("NewsArticle"), kReport).truncated);
  // Sold, and yet all of it is printed.
  std::string whole = "<article><h1>Bridge closed after storm</h1><div class='article-body'>";
  for (int i = 0; i < 9; ++i)
    whole += "<p>Paragraph " + std::to_string(i) + " of the report says what the engineers found at the pillar with the number " +
             std::to_string(i) + " of the bridge.</p>" + kSecond;
  EXPECT_FALSE(seen(linked("NewsArticle", sold), whole + "</div></article>").truncated);
}

}  // namespace
}  // namespace stemma
