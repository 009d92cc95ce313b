#pragma once
// What lies at an http or https address, behind an interface with an in-memory twin whose Nth call can be made to fail. Only addresses
// that a user named are fetched; nothing follows the links of what comes.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "stemma/limits.h"
#include "stemma/result.h"

namespace stemma {

struct Fetched {
  std::string url;  // where it was found in the end
  std::string content_type, content_encoding;
  std::string body;  // packed as content_encoding says
};

class Fetch {
 public:
  virtual ~Fetch() = default;
  // One GET, redirects followed. Bounded by record_bytes, header_bytes, fetch_milliseconds and fetch_redirects of `limits`. Errors: kMissing
  // (404, 410), kTooLarge, kUnreadable for all else that keeps the page from coming, a private address among it.
  virtual Result<Fetched> get(const std::string& url, const Limits& limits) = 0;
};

// With libcurl. No proxy of the environment is used, no cookie or password kept or sent. Hosts that are not public_ip() are refused
// unless limits.private_addresses allows them: asked of the very address that is connected to, at every redirect.
Fetch& real_fetch();
// The same with another judge of addresses, for tests.
std::unique_ptr<Fetch> fetch_from(std::function<bool(std::span<const std::uint8_t>)> allowed);

// "http://…" or "https://…".
bool is_address(std::string_view path);

class MemoryFetch : public Fetch {
 public:
  std::map<std::string, Fetched> pages;  // by address
  int fail_on_call = -1;                 // 0-based; that call gives kUnreadable
  int calls = 0;

  Result<Fetched> get(const std::string& url, const Limits& limits) override;
};

}  // namespace stemma
