#pragma once

#include <cstdint>
#include <string_view>

namespace weft::syntax {

/// FNV-1a (isthe.com/chongo/tech/comp/fnv): models/train/features.py computes the same.
[[nodiscard]] inline std::uint32_t fnv32(std::string_view bytes, std::uint32_t seed) {
  std::uint32_t value = 2166136261U ^ seed;
  for (const char c : bytes) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
  return value;
}
[[nodiscard]] inline std::uint64_t fnv64(std::string_view bytes) {
  std::uint64_t value = 14695981039346656037ULL;
  for (const char c : bytes) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return value;
}

}  // namespace weft::syntax
