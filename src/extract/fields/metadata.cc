#include "extract/fields/metadata.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include <fmt/format.h>

#include "base/tables.h"
#include "base/utf8.h"
#include "extract/fields/address.h"
#include "extract/fields/bylines.h"
#include "extract/fields/content_hash.h"
#include "extract/fields/printed_date.h"

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

// "+02:00", "unknown".
std::string zone_name(const std::optional<int>& minutes) {
  if (!minutes) return "unknown";
  const int size = *minutes < 0 ? -*minutes : *minutes;
  return fmt::format("{}{:02}:{:02}", *minutes < 0 ? '-' : '+', size / 60, size % 60);
}

void set_published(Article& article, const std::optional<PrintedDate>& date, std::string_view from) {
  if (article.published || !date) return;
  article.published = date->iso;
  article.published_precision = date->precision;
  article.published_from = std::string(from);
  if (date->precision == Precision::kSecond) article.published_zone = zone_name(date->zone);
  if (!date->day.empty()) article.published_day = date->day;
}

// Days since 1970 of "2018-05-29…".
std::int64_t day_number(std::string_view iso) {
  using namespace std::chrono;
  const auto part = [&](std::size_t at, std::size_t size) { return static_cast<int>(to_number(iso.substr(at, size), 0)); };
  const year_month_day date{year{part(0, 4)}, month{static_cast<unsigned>(part(5, 2))}, day{static_cast<unsigned>(part(8, 2))}};
  return sys_days{date}.time_since_epoch().count();
}

// The outlet's own day where the time of publication is told in UTC: an address is made by the outlet's calendar, and a day's difference
// is that of the clocks.
void day_from_url(Article& article) {
  if (article.published_day || !article.url || article.published_precision != Precision::kSecond) return;
  const auto in_url = date_in_url(*article.url);
  if (!in_url) return;
  const auto apart = day_number(in_url->iso) - day_number(*article.published);
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
  if (changed && !article.modified) {
    article.modified = changed->iso;
    article.modified_from = "text";
  }
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
    if (const std::size_t by = words.find("| By "); by != std::string_view::npos) words.remove_prefix(by + 2);
    const std::string_view rest = after_opener(words);
    for (const std::string& name : names_of_byline(rest.empty() ? words : rest)) {
      if (!rest.empty() || personal_name(name) || names_agency(name)) add_byline(article.authors, name);
    }
  }
}

void set_title(Article& article, const GivenFields& given, const PageFields& page) {
  article.title = filled(given.title);
  if (!article.title) article.title = filled(page.title);
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kHeadline && !article.title) article.title = filled(slice(article.text, block.span));
    if (block.kind == BlockKind::kSubheadline && !article.subtitle) article.subtitle = filled(slice(article.text, block.span));
  }
  if (!article.subtitle) article.subtitle = filled(page.subtitle);
}

void set_addresses(Article& article, const GivenFields& given, const PageFields& page) {
  std::vector<std::string_view> known = {given.canonical};
  for (const FoundField& address : page.addresses) known.push_back(address.value);
  known.push_back(given.url);
  for (const std::string_view address : known) {
    if (!article.canonical) article.canonical = filled(canonical_address(address));
  }
  if (article.canonical) article.page_id = filled(page_id(*article.canonical));
  article.domain = filled(domain_of(article.url ? *article.url : article.canonical.value_or("")));
}

void set_dates(Article& article, const GivenFields& given, const PageFields& page, std::string_view default_date) {
  set_published(article, parse_date_field(given.published), "meta");
  if (article.published && !given.published_zone.empty()) article.published_zone = given.published_zone;
  for (const FoundField& date : page.dates) {
    const auto parsed = parse_date_field(date.value);
    // A line that the address does not bear out is no better than the address.
    const auto in_url = date.from == "text" && article.url ? date_in_url(*article.url) : std::nullopt;
    if (parsed && in_url && std::abs(day_number(in_url->iso) - day_number(parsed->iso)) > 1) continue;
    set_published(article, parsed, date.from);
  }
  if (article.url) set_published(article, date_in_url(*article.url), "url");
  if (const auto day = parse_date_field(given.published_day)) article.published_day = day->iso.substr(0, 10);
  day_from_url(article);
  const std::string_view from = given.modified_from.empty() ? std::string_view("meta") : std::string_view(given.modified_from);
  for (const auto& [changed, source] : {std::pair(std::string_view(given.modified), from),
                                        std::pair(std::string_view(page.modified), std::string_view(page.modified_from))}) {
    const auto date = parse_date_field(changed);
    if (!date || article.modified) continue;
    article.modified = date->iso;
    article.modified_from = std::string(source);
  }
  date_from_bylines(article);
  date_from_dateline(article);
  if (article.modified) set_published(article, parse_date_field(*article.modified), article.modified_from.value_or("meta"));
  set_published(article, parse_date_field(default_date), "input");
}

// Which source said what: dates and address always, other fields where two differ.
void set_sources(Article& article, const GivenFields& given, const PageFields& page) {
  if (!given.sources.empty() || !given.disagree.empty()) {
    article.sources = given.sources;
    article.disagree = given.disagree;
    return;
  }
  constexpr std::size_t kMostBytes = 300;
  const auto add = [&](std::string_view field, std::string_view from, std::string_view value) {
    const bool known = std::any_of(article.sources.begin(), article.sources.end(),
                                   [&](const FieldSource& one) { return one.field == field && one.from == from; });
    if (!known && !trim(value).empty() && value.size() <= kMostBytes)
      article.sources.push_back({std::string(field), std::string(from), std::string(trim(value))});
  };
  article.sources = page.sources;
  article.disagree = page.disagree;
  const auto disagree = [&](std::string_view field) { article.disagree.emplace_back(field); };

  for (const FoundField& address : page.addresses) {
    if (&address == page.addresses.data() || page_id(address.value) != article.page_id)
      add("canonical", address.from, address.value);
  }
  const bool moved = std::any_of(page.addresses.begin(), page.addresses.end(),
                                 [&](const FoundField& one) { return page_id(one.value) != article.page_id; });
  if (moved) disagree("canonical");

  std::int64_t first = 0, last = 0;
  const auto date = [&](std::string_view from, std::string_view value, const std::optional<PrintedDate>& parsed) {
    if (!parsed) return;
    add("published", from, value);
    const std::int64_t day = day_number(parsed->iso);
    first = first == 0 ? day : std::min(first, day);
    last = std::max(last, day);
  };
  for (const FoundField& one : page.dates) date(one.from, one.value, parse_date_field(one.value));
  if (!page.dates.empty() && article.url) {
    if (const auto in_url = date_in_url(*article.url)) date("url", in_url->iso.substr(0, 10), in_url);
  }
  if (last - first > 1) disagree("published");
  add("modified", page.modified_from, page.modified);
  if (article.modified && article.published && *article.modified < *article.published &&
      article.published_precision == Precision::kSecond)
    disagree("modified");
  if (article.language && !page.language.empty() && lower(article.language->substr(0, 2)) != page.language.substr(0, 2)) {
    add("language", "meta", page.language);
    add("language", "text", *article.language);
    disagree("language");
  }
}

}  // namespace

void fill_metadata(Article& article, const GivenFields& given, const PageFields& page, std::string_view default_date,
                   bool own_file) {
  article.url = filled(given.url);
  if (!article.url) article.url = filled(page.url);
  set_addresses(article, given, page);
  set_outlet(article, given, page, own_file);
  set_title(article, given, page);
  set_authors(article, given, page);
  article.section = filled(given.section.empty() ? page.section : given.section);
  set_dates(article, given, page, default_date);
  if (!article.language) article.language = filled(page.language);
  set_sources(article, given, page);
  const ContentHash hash = content_hash(article.text, article.blocks);
  article.content_hash = filled(hash.exact);
  article.content_simhash = filled(hash.near);
}

}  // namespace stemma
