#pragma once
// An item of a feed, of whatever kind the feed is, as a raw page.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/raw_page.h"

namespace stemma {

struct FeedItem {
  std::string id, url, title, published, modified, language, outlet;
  std::string html;  // a fragment
  std::string text;  // where there is no html
  std::vector<std::string> authors;
};

// Null where the item holds no words. HTML becomes a page of its own, which says that it is an article; text, and
// HTML of a sentence or two, becomes a record.
std::optional<RawPage> feed_page(FeedItem&& item);

// Of a title, which many feeds escape once too often: &amp; and the like, and &#8217;, made the characters they stand for.
std::string unescaped(std::string_view text);

}  // namespace stemma
