#pragma once
// Addresses of pages: one form for all ways to write the same one.

#include <string>
#include <string_view>

namespace stemma {

// "www.example.org" of "https://www.example.org/a/b"; empty where there is none.
std::string host_of(std::string_view url);

// The host without what all sites and their telephone variants share: "example.org" of "https://m.example.org/a".
std::string domain_of(std::string_view url);

// `address` as seen from the page `base`: "/a", "b", "//host/a", "?page=2" become whole addresses. Empty where `base` does not help.
std::string resolved(std::string_view address, std::string_view base);

// Scheme and host in small letters, no fragment, no default port, no parameters that only say how a reader came (data/url_parameters.tsv).
// Empty for what is no http(s) address.
std::string canonical_address(std::string_view url);

// The same for every address of one page: domain and path, without scheme, closing slash, AMP and print variants and index files;
// parameters that are left are sorted. "example.org/news/bridge" of "https://amp.example.org/news/bridge/amp/?utm_source=x#top".
std::string page_id(std::string_view url);

}  // namespace stemma
