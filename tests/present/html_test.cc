#include "present/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <openssl/evp.h>

#include <regex>
#include <set>

#include "base/embedded_data.h"
#include "sample_dossier.h"

namespace stemma {
namespace {

std::vector<std::string> all(const std::string& text, const char* pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

// The page between its style and its script.
std::string body_of(const std::string& page) {
  const std::size_t begin = page.find("<body>");
  return page.substr(begin, page.rfind("<script>") - begin);
}

// Not a matcher: a failure would print the whole page.
bool holds(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

// The text of the elements that open with these words of markup, tags left away: "one|two".
std::string words_of(const std::string& body, const std::string& opening) {
  std::string out;
  for (std::size_t begin = body.find(opening); begin != std::string::npos; begin = body.find(opening, begin + 1)) {
    if (!out.empty()) out += '|';
    int depth = 0;
    for (std::size_t at = body.rfind('<', begin); at < body.size(); ++at) {
      if (body[at] != '<') {
        out += body[at];
        continue;
      }
      depth += body[at + 1] == '/' ? -1 : 1;
      at = body.find('>', at);
      if (depth == 0) break;
    }
  }
  return out;
}

std::string base64_of_sha256(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr);
  std::string out(64, '\0');
  out.resize(
      static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), digest, static_cast<int>(size))));
  return out;
}

TEST(Html, EveryLinkInsideThePageLeadsSomewhere) {
  for (const Dossier& dossier : {stemma::testing::sample_dossier(), stemma::testing::hostile_dossier()}) {
    const std::string body = body_of(render_html(dossier));
    const auto ids = all(body, " id=\"([^\"]*)\"");
    const std::set<std::string> known(ids.begin(), ids.end());
    EXPECT_EQ(known.size(), ids.size()) << "an id stands twice";
    const auto links = all(body, " href=\"#([^\"]*)\"");
    EXPECT_GT(links.size(), 100u);
    for (const std::string& link : links) EXPECT_TRUE(known.contains(link)) << link;
    for (const std::string& label : all(body, " aria-(?:labelledby|describedby)=\"([^\"]*)\""))
      EXPECT_TRUE(known.contains(label)) << label;
  }
}

TEST(Html, LoadsNothing) {
  const std::string page = render_html(stemma::testing::sample_dossier());
  EXPECT_THAT(all(body_of(page), " ((?:src|srcset|data|action|poster|background)=\")"), ::testing::IsEmpty());
  for (const char* loader : {"url(", "@import", "<link", "<img", "<iframe", "<object", "fetch(", "XMLHttpRequest", "import("})
    EXPECT_FALSE(holds(page, loader));
  EXPECT_EQ(all(page, "<a [^>]*href=\"(https?:[^\"]*)\""),
            (std::vector<std::string>{"https://harbourtimes.example/ferry?a=1&amp;b=2"}));
  EXPECT_TRUE(holds(page, "<a rel=\"noopener noreferrer\" href=\"https://harbourtimes.example/"));
}

TEST(Html, AllowsItsOwnScriptOnly) {
  const std::string page = render_html(stemma::testing::hostile_dossier());
  const auto scripts = all(page, "(<script)");
  ASSERT_EQ(scripts.size(), 1u);
  const std::size_t begin = page.find("<script>") + 8;
  const std::string script = page.substr(begin, page.find("</script>", begin) - begin);
  EXPECT_TRUE(script == embedded_file("data/web/dossier.js"));
  EXPECT_TRUE(holds(page, "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
                              base64_of_sha256(script) + "'; base-uri 'none'; form-action 'none'\""));
  EXPECT_LT(page.find("Content-Security-Policy"), page.find("<style>"));
}

TEST(Html, MakesHostileTextHarmless) {
  const std::string page = render_html(stemma::testing::hostile_dossier());
  const std::string body = body_of(page);
  for (const char* markup :
       {"<img", "<script", "</style", "javascript:alert(3)//</", "\" onload", "\x1b", "\x07", "\x7F", "\xC2\x9B", "\xE2\x80\xAE"})
    EXPECT_FALSE(holds(body, markup)) << markup;
  EXPECT_THAT(all(page, "<a [^>]*href=\"([^#\"][^\"]*)\""), ::testing::IsEmpty());
  EXPECT_TRUE(holds(page, "&lt;img src=x onerror=alert(1)&gt;"));
  EXPECT_EQ(page.find("</style>"), page.rfind("</style>"));
}

TEST(Html, ClosesWhatItOpens) {
  for (const Dossier& dossier : {stemma::testing::sample_dossier(), stemma::testing::hostile_dossier(), Dossier{}}) {
    const std::string body = body_of(render_html(dossier));
    static const std::set<std::string> kVoid{"br", "wbr", "meta", "rect", "circle", "path", "line"};
    std::vector<std::string> open;
    for (const std::string& tag : all(body, "<(/?[a-z0-9]+)")) {
      if (tag.front() != '/') {
        if (!kVoid.contains(tag) || body.find("</" + tag + ">") != std::string::npos) open.push_back(tag);
        continue;
      }
      while (!open.empty() && kVoid.contains(open.back()) && open.back() != tag.substr(1)) open.pop_back();
      ASSERT_FALSE(open.empty()) << tag;
      ASSERT_EQ("/" + open.back(), tag);
      open.pop_back();
    }
    EXPECT_EQ(open, (std::vector<std::string>{"body"}));
  }
}

TEST(Html, OpensExactlyTheWords) {
  const std::string page = render_html(stemma::testing::sample_dossier());
  const std::string body = body_of(page);
  // The second report has an emoji before these words: the anchor counts code points.
  EXPECT_EQ(words_of(body, "id=\"s1-211-256\""), "The harbour stays shut until the pier is safe");
  // A quotation over two paragraphs: two stretches, lit together.
  EXPECT_EQ(words_of(body, "id=\"s0-324-405\""), "Nobody was steering by the book that night.");
  EXPECT_EQ(words_of(body, "class=\"m s0-324-405\""), "We had asked for new lamps in March");
  EXPECT_TRUE(holds(page, ":root:has(#s0-324-405:target) .s0-324-405{"));
}

TEST(Html, HoldsEachTextOnce) {
  const Dossier dossier = stemma::testing::sample_dossier();
  const std::string body = body_of(render_html(dossier));
  const std::size_t reader = body.find("<div class=\"texts\">");
  std::string texts;
  for (std::size_t at = reader; at < body.size(); ++at) {
    if (body[at] == '<')
      at = body.find('>', at);
    else
      texts += body[at];
  }
  for (const char* sentence : {"We had asked for new lamps in March,", "Osk Lines disputes this.",
                               "the lamps are three kilometres out.", "told the council in Sankt Ive."}) {
    const std::size_t first = texts.find(sentence);
    ASSERT_NE(first, std::string::npos) << sentence;
    EXPECT_EQ(texts.find(sentence, first + 1), std::string::npos) << sentence;
  }
}

TEST(Html, ShowsMarksThatCrossAndRunOverParagraphs) {
  Dossier dossier = stemma::testing::sample_dossier();
  const std::uint32_t begin = 200, middle = 260, end = 420;
  dossier.summary = {
      {"One.", {{0, {begin, middle}}}}, {"Two.", {{0, {begin + 20, end}}}}, {"Three.", {{0, {middle - 10, middle + 20}}}}};
  const std::string body = body_of(render_html(dossier));
  const auto ids = all(body, " id=\"(s0-[^\"]*)\"");
  for (const std::string& link : all(body, "class=\"src\" href=\"#(s0-[^\"]*)\"")) EXPECT_THAT(ids, ::testing::Contains(link));
}

TEST(Html, TakesThousandsOfMarksThatCross) {
  Dossier dossier = stemma::testing::sample_dossier();
  std::string& text = dossier.reports[0].article.text;
  const auto begin = static_cast<std::uint32_t>(text.size());
  for (int i = 0; i < 40000; ++i) text += "word ";
  dossier.summary.clear();
  for (std::uint32_t i = 0; i < 4000; ++i) dossier.summary.push_back({"One.", {{0, {begin + 40 * i, begin + 40 * i + 400}}}});
  const std::string page = render_html(dossier);
  std::size_t marks = 0;
  for (std::size_t at = page.find("class=\"m\" id=\"s0-"); at != std::string::npos;
       at = page.find("class=\"m\" id=\"s0-", at + 1))
    ++marks;
  EXPECT_GE(marks, 4000u);
}

TEST(Html, SaysWhatIsUnknown) {
  const std::string page = render_html(stemma::testing::sample_dossier());
  for (const char* words : {"date unknown", "named by its file", "who says so is unknown", "date inferred",
                            "<span class=\"vh\">leaves out</span>", "<span class=\"vh\">not covered</span>"})
    EXPECT_TRUE(holds(page, words));
}

TEST(Html, TakesAnEmptyDossier) { EXPECT_TRUE(holds(render_html({}), "No attributed statement was found.")); }

TEST(Html, IsTheSameEveryTime) {
  EXPECT_TRUE(render_html(stemma::testing::sample_dossier()) == render_html(stemma::testing::sample_dossier()));
}

}  // namespace
}  // namespace stemma
