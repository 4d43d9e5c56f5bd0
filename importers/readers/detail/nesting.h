#pragma once

#include <cstdint>

namespace weft {

/// How deep an input lies in archives within archives, and what came out of the outermost one.
struct Nesting {
  unsigned depth = 0;
  std::uint64_t bytes_in = 0;   ///< Taken from the outermost archive so far.
  std::uint64_t bytes_out = 0;  ///< Unpacked at all depths so far.
};

inline constexpr unsigned kDeepestNesting = 5;
/// A small file that holds more than this is a bomb if it also holds more than kMostGrowth times
/// its size. Text packs to a twentieth; the densest table of events to a hundredth.
inline constexpr std::uint64_t kHarmlessBytes = 128ULL << 20U;
inline constexpr std::uint64_t kMostGrowth = 300;

[[nodiscard]] inline bool is_bomb(const Nesting& nesting) {
  return nesting.bytes_out > kHarmlessBytes && nesting.bytes_out / kMostGrowth > nesting.bytes_in;
}

}  // namespace weft
