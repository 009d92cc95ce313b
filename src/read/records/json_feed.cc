#include "read/records/json_feed.h"

#include <initializer_list>

#include "base/utf8.h"

namespace stemma {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// The first of the fields that is a string, or a number for an id, and says something.
std::string said(const object& from, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (std::string_view text; from[name].get(text) == simdjson::SUCCESS && !trim(text).empty()) return mend_utf8(trim(text));
    if (std::int64_t number = 0; from[name].get(number) == simdjson::SUCCESS) return std::to_string(number);
  }
  return {};
}

std::vector<std::string> authors_of(const object& from) {
  std::vector<std::string> authors;
  const auto add = [&](const object& author) {
    if (std::string name = said(author, {"name"}); !name.empty()) authors.push_back(std::move(name));
  };
  object one;
  if (array list; from["authors"].get(list) == simdjson::SUCCESS) {
    for (const element author : list) {
      if (author.get(one) == simdjson::SUCCESS) add(one);
    }
  } else if (from["author"].get(one) == simdjson::SUCCESS) {
    add(one);
  }
  return authors;
}

}  // namespace

std::optional<std::vector<FeedItem>> json_feed_items(const element& document) {
  object feed;
  array list;
  if (document.get(feed) != simdjson::SUCCESS || said(feed, {"version"}).find("jsonfeed.org/version/") == std::string::npos ||
      feed["items"].get(list) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  const std::string outlet = said(feed, {"title"}), language = lower(std::string_view(said(feed, {"language"})).substr(0, 2));
  const auto authors = authors_of(feed);
  std::vector<FeedItem> items;
  for (const element entry : list) {
    FeedItem& item = items.emplace_back();
    object record;
    if (entry.get(record) != simdjson::SUCCESS) continue;  // an item without words
    item.url = said(record, {"url", "external_url"});
    item.id = said(record, {"id"});
    if (item.id.empty()) item.id = item.url;
    item.title = unescaped(said(record, {"title"}));
    item.html = said(record, {"content_html"});
    if (item.html.empty()) item.text = said(record, {"content_text", "summary"});
    item.published = said(record, {"date_published", "date_modified"});
    item.modified = said(record, {"date_modified"});
    item.language = lower(std::string_view(said(record, {"language"})).substr(0, 2));
    if (item.language.empty()) item.language = language;
    item.authors = authors_of(record);
    if (item.authors.empty()) item.authors = authors;
    item.outlet = outlet;
  }
  return items;
}

}  // namespace stemma
