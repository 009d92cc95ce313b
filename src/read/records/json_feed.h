#pragma once
// JSON Feed 1.0 and 1.1.

#include <optional>
#include <vector>

#include <simdjson.h>

#include "read/records/feed_item.h"

namespace stemma {

// The items of a feed, in order; null where `document` is no JSON Feed.
std::optional<std::vector<FeedItem>> json_feed_items(const simdjson::dom::element& document);

}  // namespace stemma
