#pragma once
// Word stems (Snowball) of folded words: "withdrawing", "withdrawn" are told together with "withdraw" as far as the stemmer sees.

#include <string>
#include <string_view>

namespace stemma {

// REQUIRES: word is folded (fold()). `language` is an ISO 639-1 code; an unknown one gives the word back.
std::string stem(std::string_view word, std::string_view language = "en");

}  // namespace stemma
