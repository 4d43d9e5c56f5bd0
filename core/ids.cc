#include "core/ids.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <charconv>

namespace weft {

std::string hex_of(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4U) digits[i] = kDigits[value & 0xFU];
  return digits;
}

std::optional<std::uint64_t> parse_id(char letter, std::string_view text) {
  if (text.size() != 18 || text[0] != letter || text[1] != ':') return std::nullopt;
  std::uint64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

Hasher::Hasher(std::string_view domain) { add(domain); }

Hasher& Hasher::add(std::string_view part) {
  add(static_cast<std::uint64_t>(part.size()));
  bytes_.append(part);
  return *this;
}

Hasher& Hasher::add(std::uint64_t part) {
  for (unsigned shift = 0; shift < 64; shift += 8) {
    bytes_.push_back(static_cast<char>((part >> shift) & 0xFFU));
  }
  return *this;
}

std::uint64_t Hasher::digest() const { return XXH3_64bits(bytes_.data(), bytes_.size()); }

}  // namespace weft
