#include "base/fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/public_ip.h"

namespace stemma {
namespace {

constexpr const char* kUserAgent = "stemma (reads the one page its user asked for)";

std::unexpected<Error> failed(Cause cause, const std::string& url, std::string message) {
  return std::unexpected(Error{cause, url, std::move(message)});
}

bool named(std::string_view line, std::string_view lower_name) {
  return line.size() > lower_name.size() && line[lower_name.size()] == ':' &&
         std::equal(lower_name.begin(), lower_name.end(), line.begin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

std::string value_of(std::string_view line) {
  line = line.substr(line.find(':') + 1);
  const std::size_t from = line.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return std::string(line.substr(from, line.find_last_not_of(" \t\r\n") - from + 1));
}

// One request on its way; what curl's callbacks write to.
struct Transfer {
  const Limits& limits;
  const std::function<bool(std::span<const std::uint8_t>)>& allowed;
  Fetched got;
  std::size_t header_bytes = 0;
  bool too_large = false;
  std::string refused;  // address

  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    size *= count;
    transfer.too_large = transfer.got.body.size() + size > transfer.limits.record_bytes;
    if (transfer.too_large) return 0;
    transfer.got.body.append(bytes, size);
    return size;
  }

  static std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    size *= count;
    transfer.header_bytes += size;
    transfer.too_large = transfer.header_bytes > transfer.limits.header_bytes;
    if (transfer.too_large) return 0;
    const std::string_view line(bytes, size);
    if (line.starts_with("HTTP/")) transfer.got = {};  // the next hop's
    if (named(line, "content-type")) transfer.got.content_type = value_of(line);
    if (named(line, "content-encoding")) transfer.got.content_encoding = value_of(line);
    return size;
  }

  static curl_socket_t on_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    std::span<const std::uint8_t> bytes;
    if (address->family == AF_INET) {
      bytes = {reinterpret_cast<const std::uint8_t*>(&reinterpret_cast<const sockaddr_in*>(&address->addr)->sin_addr), 4};
    } else if (address->family == AF_INET6) {
      bytes = {reinterpret_cast<const std::uint8_t*>(&reinterpret_cast<const sockaddr_in6*>(&address->addr)->sin6_addr), 16};
    }
    if (!transfer.limits.private_addresses && !transfer.allowed(bytes)) {
      transfer.refused = ip_text(bytes);
      return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }
};

class CurlFetch final : public Fetch {
 public:
  explicit CurlFetch(std::function<bool(std::span<const std::uint8_t>)> allowed) : allowed_(std::move(allowed)) {
    static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
    started_ = kStarted == CURLE_OK;
  }

  Result<Fetched> get(const std::string& url, const Limits& limits) override {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(started_ ? curl_easy_init() : nullptr, &curl_easy_cleanup);
    if (!curl) return failed(Cause::kUnreadable, url, "the network library does not start");
    Transfer transfer{limits, allowed_, {}, 0, false, {}};
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.get(), option, value); };
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_USERAGENT, kUserAgent);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, static_cast<long>(limits.fetch_redirects));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.fetch_milliseconds));
    set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
    set(CURLOPT_OPENSOCKETDATA, &transfer);
    set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
    set(CURLOPT_WRITEDATA, &transfer);
    set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
    set(CURLOPT_HEADERDATA, &transfer);
    // The packing is asked for and left in place: ContentCoding undoes it, within the same bounds as an archive's.
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> accept(
        curl_slist_append(nullptr, "Accept-Encoding: gzip, deflate, br, zstd"), &curl_slist_free_all);
    set(CURLOPT_HTTPHEADER, accept.get());

    const CURLcode code = curl_easy_perform(curl.get());
    if (transfer.too_large)
      return failed(Cause::kTooLarge, url, fmt::format("larger than the limit of {} MB", limits.record_bytes >> 20));
    if (code != CURLE_OK && !transfer.refused.empty()) {
      return failed(Cause::kUnreadable, url, fmt::format("refused: its host has the private address {}", transfer.refused));
    }
    if (code == CURLE_TOO_MANY_REDIRECTS)
      return failed(Cause::kUnreadable, url, fmt::format("more than {} redirects", limits.fetch_redirects));
    if (code == CURLE_OPERATION_TIMEDOUT)
      return failed(Cause::kUnreadable, url, fmt::format("did not come within {} ms", limits.fetch_milliseconds));
    if (code != CURLE_OK) return failed(Cause::kUnreadable, url, fmt::format("cannot be fetched: {}", curl_easy_strerror(code)));
    long status = 0;
    const char* last = nullptr;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl.get(), CURLINFO_EFFECTIVE_URL, &last);
    if (status == 404 || status == 410) return failed(Cause::kMissing, url, fmt::format("the server answers {}", status));
    if (status != 200) return failed(Cause::kUnreadable, url, fmt::format("the server answers {}", status));
    transfer.got.url = last ? last : url;
    return std::move(transfer.got);
  }

 private:
  std::function<bool(std::span<const std::uint8_t>)> allowed_;
  bool started_ = false;
};

}  // namespace

Fetch& real_fetch() {
  static CurlFetch fetch(&public_ip);
  return fetch;
}

std::unique_ptr<Fetch> fetch_from(std::function<bool(std::span<const std::uint8_t>)> allowed) {
  return std::make_unique<CurlFetch>(std::move(allowed));
}

bool is_address(std::string_view path) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (path.size() > scheme.size() && std::equal(scheme.begin(), scheme.end(), path.begin(),
                                                  [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); }))
      return true;
  }
  return false;
}

Result<Fetched> MemoryFetch::get(const std::string& url, const Limits& limits) {
  if (calls++ == fail_on_call) return failed(Cause::kUnreadable, url, "cannot be fetched: made to fail");
  const auto found = pages.find(url);
  if (found == pages.end()) return failed(Cause::kMissing, url, "the server answers 404");
  if (found->second.body.size() > limits.record_bytes)
    return failed(Cause::kTooLarge, url, fmt::format("larger than the limit of {} MB", limits.record_bytes >> 20));
  return found->second;
}

}  // namespace stemma
