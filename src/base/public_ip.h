#pragma once
// Which addresses of hosts anyone on the internet could reach.

#include <cstdint>
#include <span>
#include <string>

namespace stemma {

// An address in network order: 4 bytes, or 16. False for loopback, private, shared (carrier NAT), link-local (cloud metadata among them),
// unique local, multicast, documentation and other special addresses (IANA's special-purpose registries), and for those of them that an
// IPv6 address carries inside (mapped, translated, 6to4, Teredo). False for anything of another length.
bool public_ip(std::span<const std::uint8_t> address);

std::string ip_text(std::span<const std::uint8_t> address);

}  // namespace stemma
