#include "importers/fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace weft {
namespace {

using Ipv6 = std::array<std::uint8_t, 16>;

struct Ipv4Block {
  std::uint32_t network;
  unsigned bits;
};
// https://www.iana.org/assignments/iana-ipv4-special-registry
constexpr std::array kSpecialIpv4 = {
    Ipv4Block{0x00000000, 8},   // 0.0.0.0/8: this network
    Ipv4Block{0x0A000000, 8},   // 10.0.0.0/8: private
    Ipv4Block{0x64400000, 10},  // 100.64.0.0/10: shared by a provider's customers
    Ipv4Block{0x7F000000, 8},   // 127.0.0.0/8: loopback
    Ipv4Block{0xA9FE0000, 16},  // 169.254.0.0/16: link-local, where clouds keep their secrets
    Ipv4Block{0xAC100000, 12},  // 172.16.0.0/12: private
    Ipv4Block{0xC0000000, 24},  // 192.0.0.0/24: protocol assignments
    Ipv4Block{0xC0000200, 24},  // 192.0.2.0/24: documentation
    Ipv4Block{0xC0586300, 24},  // 192.88.99.0/24: 6to4 relays, deprecated
    Ipv4Block{0xC0A80000, 16},  // 192.168.0.0/16: private
    Ipv4Block{0xC6120000, 15},  // 198.18.0.0/15: benchmarking
    Ipv4Block{0xC6336400, 24},  // 198.51.100.0/24: documentation
    Ipv4Block{0xCB007100, 24},  // 203.0.113.0/24: documentation
    Ipv4Block{0xE0000000, 3},   // 224.0.0.0 and up: multicast, reserved, broadcast
};

bool is_public_ipv4(std::uint32_t address) {
  return std::none_of(kSpecialIpv4.begin(), kSpecialIpv4.end(), [&](const Ipv4Block& block) {
    return (address ^ block.network) >> (32 - block.bits) == 0;
  });
}

std::uint32_t ipv4_at(const Ipv6& address, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8U | address[i];
  return value;
}

bool starts_with(const Ipv6& address, std::initializer_list<std::uint8_t> bytes) {
  return std::equal(bytes.begin(), bytes.end(), address.begin());
}

// https://www.iana.org/assignments/iana-ipv6-special-registry: what is public lies in 2000::/3,
// less the blocks below; the rest of the space is special or not given out.
bool is_public_ipv6(const Ipv6& address) {
  if (starts_with(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}))
    return is_public_ipv4(ipv4_at(address, 12));  // ::ffff:0:0/96: mapped
  if (starts_with(address, {0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}))
    return is_public_ipv4(ipv4_at(address, 12));  // 64:ff9b::/96: NAT64
  if (starts_with(address, {0x20, 0x02})) return is_public_ipv4(ipv4_at(address, 2));  // 6to4
  if ((address[0] & 0xE0U) != 0x20U) return false;
  if (starts_with(address, {0x20, 0x01}) && (address[2] & 0xFEU) == 0)
    return false;  // 2001::/23: protocol assignments, Teredo among them
  if (starts_with(address, {0x20, 0x01, 0x0D, 0xB8})) return false;  // documentation
  if (starts_with(address, {0x3F, 0xFF}) && (address[2] & 0xF0U) == 0)
    return false;  // 3fff::/20: documentation
  return true;
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in ipv4;
    std::memcpy(&ipv4, &address, sizeof ipv4);
    return is_public_ipv4(ntohl(ipv4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 ipv6;
    std::memcpy(&ipv6, &address, sizeof ipv6);
    Ipv6 bytes;
    std::memcpy(bytes.data(), &ipv6.sin6_addr, bytes.size());
    return is_public_ipv6(bytes);
  }
  return false;
}

std::string address_text(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.sa_family == AF_INET) {
    sockaddr_in ipv4;
    std::memcpy(&ipv4, &address, sizeof ipv4);
    inet_ntop(AF_INET, &ipv4.sin_addr, text.data(), text.size());
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 ipv6;
    std::memcpy(&ipv6, &address, sizeof ipv6);
    inet_ntop(AF_INET6, &ipv6.sin6_addr, text.data(), text.size());
  }
  return text.data();
}

}  // namespace weft
