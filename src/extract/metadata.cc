#include "extract/metadata.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "base/tables.h"
#include "base/utf8.h"
#include "extract/block_kinds.h"
#include "extract/printed_date.h"

namespace stemma {
namespace {

constexpr std::size_t kBylineBytes = 300;

std::optional<std::string> filled(std::string_view value) {
  const std::string_view trimmed = trim(value);
  return trimmed.empty() ? std::nullopt : std::optional<std::string>(trimmed);
}

// The name of the outlet whose site this is (data/outlets.tsv); the host itself, without "www.", where none is known.
std::string outlet_of_host(std::string host) {
  static const auto names = [] {
    std::unordered_map<std::string, std::string> made;
    const Table table = Table::load("data/outlets.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      for (const std::string_view domain : split(table.at(row, table.column("domain")), '|'))
        made.emplace(domain, table.at(row, table.column("name")));
    }
    return made;
  }();
  if (host.starts_with("www.")) host.erase(0, 4);
  for (std::size_t from = 0; from != std::string::npos; from = host.find('.', from)) {
    from += from > 0;
    if (const auto found = names.find(host.substr(from)); found != names.end()) return found->second;
  }
  return host;
}

// The name of the file without its folders and endings.
std::string stem_of(std::string_view path) {
  std::string_view name = path.substr(path.find_last_of('/') + 1);
  if (name.ends_with(".gz")) name.remove_suffix(3);
  const std::size_t dot = name.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

void set_outlet(Article& article, const GivenFields& given, const PageFields& page, bool own_file) {
  const auto set = [&](std::string_view value, const char* from) {
    if (article.outlet) return;
    article.outlet = filled(value);
    if (article.outlet) article.outlet_from = from;
  };
  set(given.outlet, "meta");
  set(page.outlet, "page");
  if (article.url) set(outlet_of_host(host_of(*article.url)), "url");
  if (own_file) set(stem_of(article.path), "file name");
}

bool set_published(Article& article, const std::optional<PrintedDate>& date, std::string_view from) {
  if (article.published || !date) return article.published.has_value();
  article.published = date->iso;
  article.published_precision = date->precision;
  article.published_from = std::string(from);
  if (!date->day.empty()) article.published_day = date->day;
  return true;
}

// The outlet's own day where the time of publication is told in UTC: an address is made by the outlet's calendar, and a day's difference
// is that of the clocks.
void day_from_url(Article& article) {
  if (article.published_day || !article.url || article.published_precision != Precision::kSecond) return;
  const auto in_url = date_in_url(*article.url);
  if (!in_url) return;
  const auto number = [](std::string_view iso) {
    using namespace std::chrono;
    const auto part = [&](std::size_t at, std::size_t size) { return static_cast<int>(to_number(iso.substr(at, size), 0)); };
    const year_month_day date{year{part(0, 4)}, month{static_cast<unsigned>(part(5, 2))}, day{static_cast<unsigned>(part(8, 2))}};
    return sys_days{date}.time_since_epoch().count();
  };
  const auto apart = number(in_url->iso) - number(*article.published);
  if (apart == 1 || apart == -1) article.published_day = in_url->iso.substr(0, 10);
}

// "Published: Tue, May 29, 2018": a byline with a whole date. One that only says when the text was changed is kept for last.
void date_from_bylines(Article& article) {
  std::optional<PrintedDate> changed;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::kByline || block.span.size() > kBylineBytes) continue;
    const std::string folded = fold(slice(article.text, block.span));
    const auto date = find_date(folded);
    if (!date) continue;
    const bool update = folded.find("updated") < date->begin || folded.find("modified") < date->begin;
    if (!update) {
      set_published(article, date, "text");
    } else if (!changed) {
      changed = date;
    }
  }
  if (changed && !article.modified) article.modified = changed->iso;
  set_published(article, changed, "text");
}

void date_from_dateline(Article& article) {
  if (!article.dateline) return;
  set_published(article, find_date(fold(slice(article.text, article.dateline->span))), "text");
}

void set_authors(Article& article, const GivenFields& given, const PageFields& page) {
  article.authors = given.authors.empty() ? page.authors : given.authors;
  if (!article.authors.empty()) return;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::kByline || block.span.size() > kBylineBytes) continue;
    std::string_view words = slice(article.text, block.span);
    if (const std::size_t bar = words.find("| By "); bar != std::string_view::npos) words.remove_prefix(bar + 2);
    if (words.find_first_of("0123456789") != std::string_view::npos) continue;
    while (words.ends_with(',') || words.ends_with(' ')) words.remove_suffix(1);
    while (words.starts_with(',') || words.starts_with(' ') || words.starts_with('|')) words.remove_prefix(1);
    if (words.find(' ') != std::string_view::npos) article.authors.emplace_back(words);
  }
}

void set_title(Article& article, const GivenFields& given, const PageFields& page) {
  article.title = filled(given.title);
  if (!article.title) article.title = filled(page.title);
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kHeadline && !article.title) article.title = filled(slice(article.text, block.span));
    if (block.kind == BlockKind::kSubheadline && !article.subtitle) article.subtitle = filled(slice(article.text, block.span));
  }
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme > 8) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  host = host.substr(0, host.find(':'));
  return host.find('.') == std::string_view::npos ? std::string{} : lower(host);
}

void fill_metadata(Article& article, const GivenFields& given, const PageFields& page, std::string_view default_date,
                   bool own_file) {
  article.url = filled(given.url);
  if (!article.url) article.url = filled(page.url);
  set_outlet(article, given, page, own_file);
  set_title(article, given, page);
  set_authors(article, given, page);

  set_published(article, parse_date_field(given.published), "meta");
  for (const FoundField& date : page.dates) set_published(article, parse_date_field(date.value), date.from);
  if (article.url) set_published(article, date_in_url(*article.url), "url");
  if (const auto day = parse_date_field(given.published_day)) article.published_day = day->iso.substr(0, 10);
  day_from_url(article);
  for (const std::string_view changed : {std::string_view(given.modified), std::string_view(page.modified)}) {
    if (const auto date = parse_date_field(changed); date && !article.modified) article.modified = date->iso;
  }
  date_from_bylines(article);
  date_from_dateline(article);
  if (article.modified) set_published(article, parse_date_field(*article.modified), page.modified.empty() ? "meta" : "json-ld");
  set_published(article, parse_date_field(default_date), "input");

  if (!article.language) article.language = filled(page.language);
}

}  // namespace stemma
