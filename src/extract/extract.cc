// The stage's own map: text gets blocks, blocks get kinds, and from both, the page and the source come the fields of the article.

#include "extract/extract.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/hashing.h"
#include "base/language.h"
#include "base/utf8.h"
#include "extract/fields/address.h"
#include "extract/fields/credits.h"
#include "extract/fields/metadata.h"
#include "extract/page/html_page.h"
#include "extract/words/block_kinds.h"
#include "extract/words/cues.h"
#include "extract/words/pieces.h"

namespace stemma {
namespace {

std::unexpected<Error> failed(Cause cause, const std::string& path, std::string message) {
  return std::unexpected(Error{cause, path, std::move(message)});
}

std::string too_large(std::string_view what, std::size_t most) {
  return fmt::format("{} larger than the limit of {} KB", what, most >> 10);
}

std::string id_of(const RawPage& page) {
  if (!page.given.id.empty()) return page.given.id;
  std::string_view name = std::string_view(page.path).substr(page.path.find_last_of('/') + 1);
  if (page.path == "-") name = "stdin";
  if (name.ends_with(".gz")) name.remove_suffix(3);
  const std::size_t dot = name.rfind('.');
  const std::string stem(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
  return page.record == 0 ? stem : fmt::format("{}-{}", stem, page.record);
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (is_letter(c.value)) return true;
    at += c.size;
  }
  return false;
}

// Makes addresses whole by the page's own; what leads to no page (scripts, mail, places on this page) is no link.
void complete_links(Article& article) {
  const std::string base = article.url.value_or("");
  std::erase_if(article.links, [&](Link& link) {
    if (link.url.starts_with('#')) return true;
    if (std::string whole = resolved(link.url, base); !whole.empty()) link.url = std::move(whole);
    return !link.url.starts_with("http://") && !link.url.starts_with("https://");
  });
}

}  // namespace

Result<Article> extract(RawPage&& page, const Limits& limits, std::string_view default_date, bool links) {
  Article article;
  article.path = page.path;
  article.id = id_of(page);
  PageFields fields;

  if (page.form == PageForm::kHtml) {
    if (page.bytes.size() > limits.html_bytes)
      return failed(Cause::kTooLarge, page.path, too_large("the page is", limits.html_bytes));
    auto report = read_html(page.bytes, page.charset, page.given, limits, links);
    if (!report) return failed(report.error().cause, page.path, std::move(report.error().message));
    article.text = std::move(report->text);
    article.blocks = std::move(report->blocks);
    article.page = std::move(report->page);
    article.truncated = report->truncated;
    fields = std::move(report->fields);
    article.links = std::move(report->links);
  } else {
    if (page.bytes.size() > limits.article_bytes)
      return failed(Cause::kTooLarge, page.path, too_large("the text is", limits.article_bytes));
    article.text = std::move(page.bytes);
    article.blocks = std::move(page.given.blocks);
  }
  if (article.text.size() > limits.article_bytes)
    return failed(Cause::kTooLarge, page.path, too_large("the text is", limits.article_bytes));
  if (page.form == PageForm::kText && article.text.find('\0') != std::string::npos)
    return failed(Cause::kBinary, page.path, "a zero byte in the text");
  if (trim(article.text).empty()) {
    return failed(page.form == PageForm::kHtml ? Cause::kNotAReport : Cause::kEmpty, page.path,
                  page.form == PageForm::kHtml ? "no text of a report in this page" : "no words in it");
  }
  if (!has_letter(article.text)) return failed(Cause::kNotAReport, page.path, "no letters in it");

  article.language = page.given.language.empty() ? tell_language(article.text) : std::optional(page.given.language);
  const Cues& cues = Cues::of(lower(std::string_view(article.language.value_or("en")).substr(0, 2)));
  if (article.blocks.empty()) {
    article.blocks =
        tell_kinds(article.text, cut_pieces(article.text, limits.blocks), cues, {page.given.title, page.given.subtitle});
  }
  article.dateline = find_dateline(article.text, article.blocks, cues);
  article.agency = find_agencies(article.text, article.blocks, article.dateline, cues);
  fill_metadata(article, page.given, fields, default_date, page.record == 0 && page.path != "-");
  complete_links(article);
  article.text_sha256 = sha256_hex(article.text);
  return article;
}

}  // namespace stemma
