#pragma once
// Counts, lists and dates in plain English words, the same for the terminal and the page. No locale, no clock.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"

namespace stemma {

// count_of(1, "claim") is "1 claim", count_of(3, "claim") "3 claims"; `many` for words that do not take an s.
std::string count_of(std::size_t n, std::string_view one, std::string_view many = {});

// "a", "a and b", "a, b and c"; after `most` names "a, b and 7 more".
std::string listed(const std::vector<std::string>& names, std::size_t most = 1000);

// 930 -> "93%".
std::string percent(int per_mille);

// "2018-06-03" is "3 June 2018", "2018-06" "June 2018", "2018-W22" "week 22 of 2018", "2018-06-03T14:05:00Z" "3 June 2018, 14:05
// UTC" (without the time where `day_only`). Anything else is given back as it is.
std::string date_in_words(std::string_view iso, bool day_only = true);

// When the report was published and who says so: "3 June 2018 (from the page's metadata)", "date unknown".
std::string published_in_words(const Article& article);

// First letter upper case.
std::string capitalised(std::string_view text);

}  // namespace stemma
