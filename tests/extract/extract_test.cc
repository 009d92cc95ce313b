// Fields of the article, and every way in which a page is refused.

#include "extract/extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hashing.h"
#include "base/utf8.h"

namespace stemma {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

RawPage text_page(std::string text) {
  RawPage page;
  page.path = "in/daily.txt";
  page.bytes = std::move(text);
  return page;
}

RawPage html_page(std::string html) {
  RawPage page = text_page(std::move(html));
  page.path = "in/a.html.gz";
  page.form = PageForm::kHtml;
  return page;
}

Article read(RawPage page, std::string_view default_date = {}) {
  auto article = extract(std::move(page), Limits{}, default_date);
  EXPECT_TRUE(article) << article.error().message;
  std::uint32_t last = 0;
  for (const Block& block : article->blocks) {
    EXPECT_LE(last, block.span.begin);
    EXPECT_LT(block.span.begin, block.span.end);
    EXPECT_LE(block.span.end, article->text.size());
    EXPECT_EQ(trim(slice(article->text, block.span)), slice(article->text, block.span));
    last = block.span.end;
  }
  EXPECT_TRUE(valid_utf8(article->text));
  EXPECT_EQ(article->text_sha256, sha256_hex(article->text));
  return article ? std::move(*article) : Article{};
}

const std::string kLead = "The bridge over the Ilm was closed to all traffic on Monday after a storm, the mayor said.";

TEST(Extract, TextIsLeftAsItStands) {
  const std::string text = "  Bridge closed\n\n" + kLead + "  \n\n\n";
  const Article article = read(text_page(text));
  EXPECT_EQ(article.text, text);
  EXPECT_EQ(article.id, "daily");
  EXPECT_EQ(article.path, "in/daily.txt");
  EXPECT_EQ(article.title, "Bridge closed");
  EXPECT_EQ(article.outlet, "daily");
  EXPECT_EQ(article.outlet_from, "file name");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.published, std::nullopt);
  EXPECT_FALSE(article.truncated);
}

TEST(Extract, DatesAndAuthorsOfALine) {
  const Article article = read(text_page("Published: Tue, May 29, 2018\nRegion | By Ada Lind\n\nBridge closed\n\n" + kLead));
  EXPECT_EQ(article.published, "2018-05-29T00:00:00Z");
  EXPECT_EQ(article.published_precision, Precision::kDay);
  EXPECT_EQ(article.published_from, "text");
  EXPECT_THAT(article.authors, ElementsAre("Ada Lind"));
  EXPECT_EQ(article.title, "Bridge closed");
}

TEST(Extract, TheDayIsTheOneThatTheOutletPrinted) {
  RawPage page = text_page("Bridge closed\n\n" + kLead);
  page.form = PageForm::kRecord;
  page.given.published = "2018-05-29T22:30:00-05:00";
  Article article = read(page);
  EXPECT_EQ(article.published, "2018-05-30T03:30:00Z");
  EXPECT_EQ(article.published_day, "2018-05-29");
  page.given.published = "2018-05-30T03:30:00Z";  // UTC tells no day of the outlet
  EXPECT_EQ(read(page).published_day, std::nullopt);
  page.given.url = "https://daily.example/2018/05/29/bridge";  // its address does
  EXPECT_EQ(read(page).published_day, "2018-05-29");
  page.given.url = "https://daily.example/2018/05/20/bridge";  // changed since: no difference of clocks
  EXPECT_EQ(read(page).published_day, std::nullopt);
  page.given.published_day = "2018-05-29";  // an article record read back
  EXPECT_EQ(read(page).published_day, "2018-05-29");
  page.given.published_day.clear();
  page.given.published = "2018-05-30";
  EXPECT_EQ(read(page).published_day, std::nullopt);
}

TEST(Extract, ADateOfChangeIsTheLastResort) {
  const Article article = read(text_page("Bridge closed\n\nUpdated May 30, 2018\n\n" + kLead));
  EXPECT_EQ(article.published, "2018-05-30T00:00:00Z");
  EXPECT_EQ(article.modified, "2018-05-30T00:00:00Z");
}

TEST(Extract, ADateWithoutYearIsNotGuessed) {
  EXPECT_EQ(read(text_page("Bridge closed\n\nUpdated Jan. 19 at 1:05 p.m. ET\n\n" + kLead)).published, std::nullopt);
  EXPECT_EQ(read(text_page("ILMSTAD, June 3 (Reuters) - " + kLead)).published, std::nullopt);
}

TEST(Extract, WhereTheDateIsFrom) {
  RawPage page = text_page(kLead);
  page.form = PageForm::kRecord;
  page.given.url = "https://www.daily.example/2019/01/18/bridge";
  Article article = read(page, "2020-01-01");
  EXPECT_EQ(article.published, "2019-01-18T00:00:00Z");
  EXPECT_EQ(article.published_from, "url");
  EXPECT_EQ(article.outlet, "daily.example");
  EXPECT_EQ(article.outlet_from, "url");
  page.given.url = "https://edition.cnn.com/2019/01/18/bridge";
  EXPECT_EQ(read(page).outlet, "CNN");
  page.given.url.clear();
  page.record = 7;
  EXPECT_EQ(read(page).outlet, std::nullopt);
  page.given.published = "2019-01-19 10:00:00";
  page.given.outlet = "The Daily";
  article = read(page, "2020-01-01");
  EXPECT_EQ(article.published, "2019-01-19T10:00:00Z");
  EXPECT_EQ(article.published_from, "meta");
  EXPECT_EQ(article.published_precision, Precision::kSecond);
  EXPECT_EQ(article.outlet, "The Daily");
  EXPECT_EQ(article.outlet_from, "meta");
  article = read(text_page(kLead), "2020-01-01");
  EXPECT_EQ(article.published, "2020-01-01T00:00:00Z");
  EXPECT_EQ(article.published_from, "input");
}

TEST(Extract, RecordsKeepTheirOwnFields) {
  RawPage page = text_page("Bridge closed - The Daily\n\nCables torn\n\n" + kLead);
  page.form = PageForm::kRecord;
  page.record = 3;
  page.given.title = "Bridge closed";
  page.given.subtitle = "Cables torn";
  page.given.authors = {"Ada Lind"};
  page.given.language = "en";
  Article article = read(page);
  EXPECT_EQ(article.id, "daily-3");
  EXPECT_EQ(article.title, "Bridge closed");
  EXPECT_THAT(article.authors, ElementsAre("Ada Lind"));
  ASSERT_THAT(article.blocks, SizeIs(3));
  EXPECT_EQ(article.blocks[1].kind, BlockKind::kSubheadline);
  EXPECT_EQ(article.subtitle, "Cables torn");
  page.given.id = "story 7";
  page.given.blocks = {{BlockKind::kParagraph, BlockRole::kNone, {0, 25}}};
  article = read(page);
  EXPECT_EQ(article.id, "story 7");
  EXPECT_EQ(article.blocks, page.given.blocks);
}

TEST(Extract, ATitleThatTheTextDoesNotHoldIsNoBlock) {
  RawPage page = text_page("Closed until further notice\n\n" + kLead);
  page.form = PageForm::kRecord;
  page.given.title = "Bridge over the Ilm is shut";
  const Article article = read(page);
  EXPECT_EQ(article.title, "Bridge over the Ilm is shut");
  EXPECT_EQ(article.blocks.at(0).kind, BlockKind::kParagraph);
}

std::string dateline_of(const std::string& lead) {
  const Article article = read(text_page("Bridge closed\n\n" + lead));
  if (!article.dateline) return "none";
  return std::string(slice(article.text, article.dateline->span)) + "|" + article.dateline->place + "|" +
         article.dateline->agency;
}

TEST(Extract, Datelines) {
  EXPECT_EQ(dateline_of("KABUL, June 3 (Reuters) - " + kLead), "KABUL, June 3 (Reuters) -|KABUL|Reuters");
  EXPECT_EQ(dateline_of("WASHINGTON (AP) — " + kLead), "WASHINGTON (AP) —|WASHINGTON|Associated Press");
  EXPECT_EQ(dateline_of("MOSCOW – " + kLead), "MOSCOW –|MOSCOW|");
  EXPECT_EQ(dateline_of("NEW DELHI: " + kLead), "NEW DELHI:|NEW DELHI|");
  EXPECT_EQ(dateline_of("BEIRUT, Lebanon — " + kLead), "BEIRUT, Lebanon —|BEIRUT, Lebanon|");
  EXPECT_EQ(dateline_of("(Reuters) - " + kLead), "(Reuters) -||Reuters");
  EXPECT_EQ(dateline_of("Ilmstad (dpa) - " + kLead), "Ilmstad (dpa) -|Ilmstad|Deutsche Presse-Agentur");
  EXPECT_EQ(dateline_of("Ilmstad - a town of 9,000 - " + kLead), "none");
  EXPECT_EQ(dateline_of("The mayor – a former engineer – " + kLead), "none");
  EXPECT_EQ(dateline_of("\"No,\" SAID HE - " + kLead), "none");
  EXPECT_EQ(dateline_of(kLead), "none");
  EXPECT_EQ(dateline_of("BERLIN, 3. Juni (dpa) - " + kLead), "BERLIN, 3. Juni (dpa) -|BERLIN|Deutsche Presse-Agentur");
  EXPECT_EQ(dateline_of("KABUL (Reuters) – " + kLead), "KABUL (Reuters) –|KABUL|Reuters");
  EXPECT_EQ(dateline_of("Ilmstad (dpa/lno) – " + kLead), "Ilmstad (dpa/lno) –|Ilmstad|Deutsche Presse-Agentur");
  EXPECT_EQ(dateline_of("Washington — " + kLead), "Washington —|Washington|");
  EXPECT_EQ(dateline_of("New Ilmstad, Thule — " + kLead), "New Ilmstad, Thule —|New Ilmstad, Thule|");
  EXPECT_EQ(dateline_of("Ilmstad — a town of 9,000 — " + kLead), "none");
  EXPECT_EQ(dateline_of("Ada Lind — The mayor of Ilmstad for many years, and before that its first engineer of bridges."),
            "none");
  EXPECT_EQ(dateline_of("Ilmstad — Closed."), "none");
}

std::vector<std::string> agencies_of(const std::string& text) {
  std::vector<std::string> names;
  const Article article = read(text_page("Bridge closed\n\n" + text));
  for (const AgencyCredit& credit : article.agency)
    names.push_back(credit.name + "=" + std::string(slice(article.text, credit.span)));
  return names;
}

TEST(Extract, AgenciesThatAreCredited) {
  EXPECT_THAT(agencies_of(kLead + "\n\nReuters contributed to this report."), ElementsAre("Reuters=Reuters"));
  EXPECT_THAT(agencies_of("KABUL, June 3 (AFP) - " + kLead), ElementsAre("Agence France-Presse=AFP"));
  EXPECT_THAT(agencies_of(kLead + " (AP)"), ElementsAre("Associated Press=AP"));
  EXPECT_THAT(agencies_of(kLead + " — dpa"), ElementsAre("Deutsche Presse-Agentur=dpa"));
  EXPECT_THAT(agencies_of("By The Associated Press\n\n" + kLead), ElementsAre("Associated Press=The Associated Press"));
}

TEST(Extract, AgenciesOfGermanReports) {
  const std::string lead =
      "Die Brücke über die Ilm bleibt nach dem Sturm für längere Zeit gesperrt, sagte der Bürgermeister am Montag.";
  EXPECT_THAT(agencies_of(lead + "\n\nFußgänger müssen bis zum Wochenende die Fähre nehmen, teilte die Stadt mit. (dpa)"),
              ElementsAre("Deutsche Presse-Agentur=dpa"));
  EXPECT_THAT(agencies_of(lead + "\n\n" + lead + "\n\nMit Material der dpa"), ElementsAre("Deutsche Presse-Agentur=dpa"));
  EXPECT_THAT(agencies_of(lead + "\n\n" + lead + "\n\nMit Material von AFP und Reuters."),
              ElementsAre("Agence France-Presse=AFP", "Reuters=Reuters"));
  EXPECT_THAT(agencies_of(lead + "\n\n" + lead + " Das meldete die dpa."), IsEmpty());
  EXPECT_THAT(agencies_of(lead + "\n\nQuellen bei Reuters sprachen von einem Riss.\n\n" + lead + "\n\n" + lead + "\n\n" + lead),
              IsEmpty());
}

TEST(Extract, AgenciesThatAreOnlySpokenOf) {
  EXPECT_THAT(agencies_of("The mayor told Reuters that the bridge was safe, and the app of the city says so too."), IsEmpty());
  EXPECT_THAT(agencies_of("People walk past the bridge in Ilmstad. (Jo Roe/Reuters)\n\n" + kLead + "\n\n" + kLead), IsEmpty());
}

TEST(Extract, Refused) {
  const auto cause = [](RawPage page, const Limits& limits = {}) {
    const auto article = extract(std::move(page), limits);
    if (article) return std::string("read");
    EXPECT_FALSE(article.error().path.empty());
    EXPECT_THAT(article.error().message, testing::Not(HasSubstr("\n")));
    return std::string(cause_name(article.error().cause));
  };
  EXPECT_EQ(cause(text_page("")), "empty");
  EXPECT_EQ(cause(text_page(" \n\u00A0\n")), "empty");
  EXPECT_EQ(cause(text_page("12 34 -- 56\n")), "not a report");
  EXPECT_EQ(cause(text_page(std::string("a\0b", 3))), "binary");
  EXPECT_EQ(cause(html_page("<html><body><nav><a href='/'>Home</a></nav></body></html>")), "not a report");
  EXPECT_EQ(cause(html_page("")), "not a report");
  Limits small;
  small.article_bytes = 1000;
  EXPECT_EQ(cause(text_page(std::string(1001, 'a')), small), "too large");
  small.html_bytes = 8000;
  EXPECT_EQ(cause(html_page("<p>" + std::string(9000, 'a')), small), "too large");
  EXPECT_EQ(cause(text_page(std::string(999, 'a')), small), "read");
}

TEST(Extract, BlocksAreCounted) {
  Limits limits;
  limits.blocks = 10;
  std::string text;
  for (int i = 0; i < 100; ++i) text += kLead + "\n\n";
  const auto article = extract(text_page(text), limits);
  ASSERT_TRUE(article);
  ASSERT_THAT(article->blocks, SizeIs(10));
  EXPECT_EQ(article->blocks.back().span.end, text.size() - 2);
}

TEST(Extract, BlocksOfPagesAreCounted) {
  std::string html = "<html><body><h1>Bridge closed</h1><p>" + kLead + "</p><p>" + kLead + " It rained.</p>";
  for (int i = 0; i < 45000; ++i) html += "<div>x</div>";
  const auto article = extract(html_page(html + "<p>" + kLead + " It is the last one.</p>"), Limits{});
  ASSERT_TRUE(article);
  EXPECT_TRUE(article->truncated);
  EXPECT_THAT(article->text, testing::Not(HasSubstr("the last one")));
}

TEST(Extract, HostileTextsTakeLinearTime) {
  for (const std::string& unit : {std::string("\"\n"), std::string("(\n\n"), std::string("a "), std::string("Ada Lind\n"),
                                  std::string("x"), std::string(" - "), std::string("1. \n"), std::string("FILE - ")}) {
    std::string text;
    while (text.size() < (1u << 20)) text += unit;
    const auto article = extract(text_page(text + "end"), Limits{});
    EXPECT_TRUE(article);
  }
  std::string html = "<html><body>";
  while (html.size() < (1u << 20)) html += "<div class='a b c'><a href='x'><b>w";
  (void)extract(html_page(html), Limits{});
}

TEST(Extract, PageFields) {
  const std::string html = R"(<!DOCTYPE html><html lang="en-GB"><head><title>Bridge closed - The Daily</title>
<link rel="canonical" href="https://daily.example/bridge"><meta property="og:site_name" content="The Daily">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "headline": "Bridge closed",
"datePublished": "2018-05-29T10:15:00+02:00", "dateModified": "2018-05-29T12:00:00Z", "author": [{"@type": "Person", "name": "Ada Lind"}, "Tom Aker"], "publisher": {"name": "Daily Group"}}]}</script>
</head><body><article><h1>Bridge closed</h1><time datetime="2018-05-01">1 May</time><p>)" +
                           kLead + "</p><p>" + kLead + "</p></article></body></html>";
  const Article article = read(html_page(html));
  EXPECT_EQ(article.id, "a");
  EXPECT_EQ(article.title, "Bridge closed");
  EXPECT_EQ(article.url, "https://daily.example/bridge");
  EXPECT_EQ(article.outlet, "The Daily");
  EXPECT_EQ(article.outlet_from, "page");
  EXPECT_EQ(article.published, "2018-05-29T08:15:00Z");
  EXPECT_EQ(article.published_from, "json-ld");
  EXPECT_EQ(article.modified, "2018-05-29T12:00:00Z");
  EXPECT_EQ(article.page, "article");
  EXPECT_THAT(article.authors, ElementsAre("Ada Lind", "Tom Aker"));
  EXPECT_THAT(article.text, testing::StartsWith("Bridge closed\n\n"));
}

TEST(Extract, PageDatesWithoutLinkedData) {
  const auto published = [](const std::string& head, const std::string& body) {
    const Article article = read(html_page("<html><head>" + head + "</head><body><h1>Bridge closed</h1>" + body + "<p>" + kLead +
                                           "</p><p>" + kLead + "</p></body></html>"));
    return article.published.value_or("none").substr(0, 10) + " " + article.published_from.value_or("-");
  };
  EXPECT_EQ(published("<meta property='article:published_time' content='2018-05-29T10:00:00Z'>", ""), "2018-05-29 meta");
  EXPECT_EQ(published("<script type='application/ld+json'>{broken</script><meta name='date' content='2018-05-28'>", ""),
            "2018-05-28 meta");
  EXPECT_EQ(published("", "<time datetime='2018-05-27'>27 May</time>"), "2018-05-27 text");
  EXPECT_EQ(published("<meta property='og:url' content='https://daily.example/2018/05/26/bridge'>", ""), "2018-05-26 url");
  EXPECT_EQ(published("", ""), "none -");
}

TEST(Extract, CharsetsOfPages) {
  const std::string body =
      "<p>Der B\xFCrgermeister sagte am Montag, die Br\xFC"
      "cke bleibe geschlossen.</p><p>Der B\xFCrgermeister sagte am Montag, die Br\xFC"
      "cke bleibe auf lange Zeit geschlossen.</p>";
  EXPECT_THAT(read(html_page("<html><head><meta charset='iso-8859-1'></head><body>" + body)).text, HasSubstr("Bürgermeister"));
  EXPECT_THAT(read(html_page("<html><body>" + body)).text, HasSubstr("Brücke"));
  RawPage page = html_page("<html><body>" + body);
  page.charset = "windows-1252";
  EXPECT_THAT(read(page).text, HasSubstr("Brücke"));
  EXPECT_THAT(read(html_page("<html><head><meta charset='iso-8859-1'></head><body><p>Der Bürgermeister sagte am Montag, die "
                             "Brücke bleibe geschlossen.</p><p>" +
                             kLead))
                  .text,
              HasSubstr("Bürgermeister"));
}

}  // namespace
}  // namespace stemma
