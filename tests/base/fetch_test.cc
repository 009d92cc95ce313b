#include "base/fetch.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <thread>

#include "base/public_ip.h"

namespace stemma {
namespace {

using testing::HasSubstr;

// Answers every request on 127.0.0.1 by its path, one at a time.
class LoopbackServer {
 public:
  LoopbackServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
    listen(listener_, 8);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~LoopbackServer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
  int requests() const { return requests_; }

 private:
  void serve() {
    for (;;) {
      const int client = accept(listener_, nullptr, nullptr);
      if (client < 0) return;
      std::string request;
      char piece[4096];
      while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = recv(client, piece, sizeof piece, 0);
        if (got <= 0) break;
        request.append(piece, static_cast<std::size_t>(got));
      }
      ++requests_;
      answer(client, request.substr(0, request.find('\r')));
      close(client);
    }
  }

  static bool say(int client, const std::string& bytes) { return send(client, bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0; }

  void answer(int client, const std::string& request) {
    const auto asks = [&](std::string_view path) { return request.find(" " + std::string(path) + " ") != std::string::npos; };
    const auto redirect = [&](const std::string& to) {
      say(client, "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 3\r\nConnection: close\r\n\r\nsee");
    };
    if (asks("/page")) {
      say(client,
          "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Encoding: identity\r\nContent-Length: 8\r\n"
          "Connection: close\r\n\r\n<p>caf\xE9.");
    } else if (asks("/moved")) {
      redirect("/page");
    } else if (asks("/inside")) {
      redirect("http://127.0.0.2:" + std::to_string(port_) + "/page");
    } else if (asks("/metadata")) {
      redirect("http://169.254.169.254/latest");
    } else if (asks("/file")) {
      redirect("file:///etc/hostname");
    } else if (asks("/ring")) {
      redirect("/ring");
    } else if (asks("/endless")) {
      say(client, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n");
      while (say(client, std::string(1u << 14, 'a'))) {
      }
    } else if (asks("/headers")) {
      say(client, "HTTP/1.1 200 OK\r\n");
      while (say(client, "X-Field: " + std::string(1000, 'a') + "\r\n")) {
      }
    } else if (asks("/silent")) {
      char byte = 0;
      recv(client, &byte, 1, 0);  // until the client gives up
    } else {
      say(client, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
  }

  int listener_, port_ = 0;
  std::atomic<int> requests_ = 0;
  std::thread thread_;
};

class FetchTest : public testing::Test {
 protected:
  std::string fault(const std::string& path) {
    const auto got = fetch->get(server.url(path), limits);
    if (got) return "fetched";
    EXPECT_EQ(got.error().path, server.url(path));
    return std::string(cause_name(got.error().cause)) + ": " + got.error().message;
  }

  Limits limits;
  LoopbackServer server;
  // Takes the server's own address for a public one.
  std::unique_ptr<Fetch> fetch = fetch_from([](std::span<const std::uint8_t> address) {
    return public_ip(address) || (address.size() == 4 && address[0] == 127 && address[3] == 1);
  });
};

TEST_F(FetchTest, APageAndWhatIsSaidOfIt) {
  for (const char* path : {"/page", "/moved"}) {
    const auto got = fetch->get(server.url(path), limits);
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->url, server.url("/page"));
    EXPECT_EQ(got->body, "<p>caf\xE9.");
    EXPECT_EQ(got->content_type, "text/html; charset=iso-8859-1");
    EXPECT_EQ(got->content_encoding, "identity");
  }
}

TEST_F(FetchTest, PrivateAddressesAreRefusedAtEveryHop) {
  EXPECT_THAT(fault("/inside"), HasSubstr("unreadable: refused: its host has the private address 127.0.0.2"));
  EXPECT_THAT(fault("/metadata"), HasSubstr("private address 169.254.169.254"));
  const int before = server.requests();
  const auto refused = real_fetch().get(server.url("/page"), limits);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("private address 127.0.0.1"));
  EXPECT_FALSE(real_fetch().get("http://localhost:1/", limits));
  EXPECT_FALSE(real_fetch().get("http://[::1]:1/", limits));
  EXPECT_EQ(server.requests(), before) << "nothing was asked of a host that is refused";
  limits.private_addresses = true;
  EXPECT_TRUE(real_fetch().get(server.url("/page"), limits));
}

TEST_F(FetchTest, Bounds) {
  limits.record_bytes = 1u << 20;
  limits.header_bytes = 64u << 10;
  EXPECT_THAT(fault("/endless"), HasSubstr("too large"));
  EXPECT_THAT(fault("/headers"), HasSubstr("too large"));
  EXPECT_THAT(fault("/ring"), HasSubstr("more than 8 redirects"));
  limits.fetch_milliseconds = 100;
  EXPECT_THAT(fault("/silent"), HasSubstr("did not come within 100 ms"));
}

TEST_F(FetchTest, Faults) {
  EXPECT_THAT(fault("/none"), HasSubstr("missing: the server answers 404"));
  EXPECT_THAT(fault("/file"), HasSubstr("unreadable"));
  for (const char* url : {"http://user:word@127.0.0.1/", "http://", "https://127.0.0.1:1/", "http://exa mple/"}) {
    const auto got = fetch->get(url, limits);
    ASSERT_FALSE(got) << url;
    EXPECT_EQ(got.error().cause, Cause::kUnreadable) << url;
  }
}

TEST_F(FetchTest, ProxiesOfTheEnvironmentAreNotUsed) {
  setenv("http_proxy", "http://127.0.0.1:1", 1);
  EXPECT_TRUE(fetch->get(server.url("/page"), limits));
  unsetenv("http_proxy");
}

bool is_public(const char* text) {
  std::array<std::uint8_t, 16> bytes{};
  const bool six = std::string_view(text).find(':') != std::string_view::npos;
  EXPECT_EQ(inet_pton(six ? AF_INET6 : AF_INET, text, bytes.data()), 1) << text;
  return public_ip(std::span<const std::uint8_t>(bytes).first(six ? 16 : 4));
}

TEST(PublicIp, SpecialAddressesAreNone) {
  for (const char* text : {"0.0.0.0",
                           "10.1.2.3",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.0.1",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.8",
                           "192.0.2.1",
                           "192.168.1.1",
                           "198.18.0.1",
                           "198.51.100.7",
                           "203.0.113.9",
                           "168.63.129.16",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "fe80::1",
                           "fec0::1",
                           "fc00::1",
                           "fd00:ec2::254",
                           "ff02::1",
                           "2001:db8::1",
                           "2001::1",
                           "3fff::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "::127.0.0.1",
                           "64:ff9b::a9fe:a9fe",
                           "64:ff9b:1::1",
                           "2002:7f00:1::",
                           "2002:c0a8:101::1",
                           "100::1"}) {
    EXPECT_FALSE(is_public(text)) << text;
  }
  for (const char* text :
       {"1.1.1.1", "9.255.255.255", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.1.1.1", "193.0.0.1", "223.255.255.255",
        "2606:4700::1111", "2a00::1", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1", "2001:4860::8888"}) {
    EXPECT_TRUE(is_public(text)) << text;
  }
  EXPECT_FALSE(public_ip({}));
}

TEST(IsAddress, OnlyHttp) {
  EXPECT_TRUE(is_address("http://a"));
  EXPECT_TRUE(is_address("HTTPS://a.example/b"));
  for (const char* path : {"", "http://", "https:/a", "ftp://a", "file:///a", "ahttp://a", "http"})
    EXPECT_FALSE(is_address(path)) << path;
}

}  // namespace
}  // namespace stemma
