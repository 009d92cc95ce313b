// What a page says of itself: tests/extract/cases/page_*.case. The input is a page, "{{body}}" in it stands for two paragraphs. Expected is
// a line per field, "field: value"; fields that are not named are not looked at, "none" is null or empty, " | " parts list items.

#include <gtest/gtest.h>

#include "extract/extract.h"
#include "support/cases.h"

namespace stemma {
namespace {

const std::string kBody =
    "<p>The bridge over the Ilm was closed to all traffic on Monday after a storm, the mayor said, and it will stay closed.</p>"
    "<p>Engineers will look at the cables once the wind has gone down, which may take until the end of the week, he said.</p>";

std::string with_body(std::string page) {
  const std::string mark = "{{body}}";
  if (const std::size_t at = page.find(mark); at != std::string::npos) page.replace(at, mark.size(), kBody);
  return page;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : " | ") + item;
  return out.empty() ? "none" : out;
}

std::string field_of(const Article& article, const std::string& field) {
  if (field == "authors") return joined(article.authors);
  if (field == "disagree") return joined(article.disagree);
  if (field == "sources") {
    std::vector<std::string> lines;
    for (const FieldSource& one : article.sources) lines.push_back(one.field + " " + one.from + " " + one.value);
    return joined(lines);
  }
  if (field == "dateline") return article.dateline ? std::string(slice(article.text, article.dateline->span)) : "none";
  const std::optional<std::string>* known = field == "title"            ? &article.title
                                            : field == "subtitle"       ? &article.subtitle
                                            : field == "published"      ? &article.published
                                            : field == "published_from" ? &article.published_from
                                            : field == "published_day"  ? &article.published_day
                                            : field == "published_zone" ? &article.published_zone
                                            : field == "modified"       ? &article.modified
                                            : field == "modified_from"  ? &article.modified_from
                                            : field == "outlet"         ? &article.outlet
                                            : field == "domain"         ? &article.domain
                                            : field == "section"        ? &article.section
                                            : field == "language"       ? &article.language
                                            : field == "url"            ? &article.url
                                            : field == "canonical"      ? &article.canonical
                                            : field == "page_id"        ? &article.page_id
                                                                        : nullptr;
  EXPECT_NE(known, nullptr) << "no such field: " << field;
  return known != nullptr ? known->value_or("none") : std::string{};
}

TEST(PageMetadata, Cases) {
  for (const char* file : {"page_titles", "page_authors", "page_dates", "page_addresses"}) {
    for (const test::Case& one : test::load_cases("tests/extract/cases/" + std::string(file) + ".case")) {
      SCOPED_TRACE(one.where());
      RawPage page;
      page.path = "in/page.html";
      page.form = PageForm::kHtml;
      page.bytes = with_body(one.input);
      const auto article = extract(std::move(page), Limits{});
      ASSERT_TRUE(article) << article.error().message;
      std::istringstream lines(one.expected);
      for (std::string line; std::getline(lines, line);) {
        const std::size_t colon = line.find(": ");
        ASSERT_NE(colon, std::string::npos) << line;
        const std::string field = line.substr(0, colon);
        EXPECT_EQ(field + ": " + field_of(*article, field), line);
      }
    }
  }
}

}  // namespace
}  // namespace stemma
