#include "base/public_ip.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace stemma {
namespace {

struct Network {
  std::array<std::uint8_t, 4> bytes;
  int bits;
};

constexpr std::array<Network, 16> kSpecial4 = {{
    {{0, 0, 0, 0}, 8},         // this network
    {{10, 0, 0, 0}, 8},        // private
    {{100, 64, 0, 0}, 10},     // shared by a carrier
    {{127, 0, 0, 0}, 8},       // loopback
    {{169, 254, 0, 0}, 16},    // link-local
    {{172, 16, 0, 0}, 12},     // private
    {{192, 0, 0, 0}, 24},      // protocol assignments
    {{192, 0, 2, 0}, 24},      // documentation
    {{192, 88, 99, 0}, 24},    // 6to4 relay
    {{192, 168, 0, 0}, 16},    // private
    {{198, 18, 0, 0}, 15},     // benchmarks
    {{198, 51, 100, 0}, 24},   // documentation
    {{203, 0, 113, 0}, 24},    // documentation
    {{168, 63, 129, 16}, 32},  // a cloud's own services
    {{224, 0, 0, 0}, 4},       // multicast
    {{240, 0, 0, 0}, 4},       // reserved, broadcast
}};

std::uint32_t number(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

bool public_4(const std::uint8_t* address) {
  return std::none_of(kSpecial4.begin(), kSpecial4.end(), [&](const Network& network) {
    return (number(address) ^ number(network.bytes.data())) >> (32 - network.bits) == 0;
  });
}

bool public_6(const std::uint8_t* a) {
  static constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  static constexpr std::array<std::uint8_t, 12> kTranslated = {0, 0x64, 0xFF, 0x9B};
  if (std::equal(kMapped.begin(), kMapped.end(), a) || std::equal(kTranslated.begin(), kTranslated.end(), a))
    return public_4(a + 12);
  if (a[0] >> 5 != 1) return false;                                                // 2000::/3 is all that is given out
  if (a[0] == 0x20 && a[1] == 0x02) return public_4(a + 2);                        // 6to4
  if (a[0] == 0x20 && a[1] == 0x01 && (a[2] & 0xFE) == 0) return false;            // protocol assignments, Teredo among them
  if (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8) return false;  // documentation
  return !(a[0] == 0x3F && a[1] == 0xFF && a[2] < 0x10);                           // documentation
}

}  // namespace

bool public_ip(std::span<const std::uint8_t> address) {
  return address.size() == 4 ? public_4(address.data()) : address.size() == 16 && public_6(address.data());
}

std::string ip_text(std::span<const std::uint8_t> address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address.size() == 4 || address.size() == 16)
    inet_ntop(address.size() == 4 ? AF_INET : AF_INET6, address.data(), text, sizeof text);
  return text;
}

}  // namespace stemma
