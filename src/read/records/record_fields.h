#pragma once
// The names under which records carry a report's fields, those of the article record and of news-please first. The first that says
// something wins.

#include <array>
#include <string_view>

namespace stemma::record_fields {

using Names2 = std::array<std::string_view, 2>;

inline constexpr std::string_view kText = "text";  // title and body are one text already
inline constexpr Names2 kBody = {"maintext", "body"};
inline constexpr Names2 kTitle = {"title", "headline"};
inline constexpr std::array<std::string_view, 1> kId = {"id"};
inline constexpr std::array<std::string_view, 1> kUrl = {"url"};
inline constexpr std::array<std::string_view, 4> kOutlet = {"outlet", "publisher", "source_domain", "domain"};
inline constexpr Names2 kSubtitle = {"subtitle", "description"};
inline constexpr Names2 kLanguage = {"language", "lang"};
inline constexpr std::array<std::string_view, 4> kPublished = {"published", "date_publish", "date", "dct"};
inline constexpr std::array<std::string_view, 1> kPublishedDay = {"published_day"};
inline constexpr Names2 kModified = {"modified", "date_modify"};
inline constexpr Names2 kAuthors = {"authors", "author"};

}  // namespace stemma::record_fields
