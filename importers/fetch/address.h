#pragma once

#include <sys/socket.h>

#include <string>

namespace weft {

/// Whether an address is one of the public internet: not private, loopback, link-local, shared,
/// multicast, reserved or for documentation (the special-purpose registries of IANA, RFC 6890). An
/// IPv6 address that stands for an IPv4 one (mapped, NAT64, 6to4) is what that one is. Pure.
[[nodiscard]] bool is_public_address(const sockaddr& address);

/// The address as people write it, without the port; empty if it is neither IPv4 nor IPv6.
[[nodiscard]] std::string address_text(const sockaddr& address);

}  // namespace weft
