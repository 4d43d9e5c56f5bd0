#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace weft {

/// The value whose name stands at its own index in `names`; empty if there is none.
template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::optional<Enum> value_named(
    const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace weft
