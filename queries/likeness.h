#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

/// How alike other words are to one that was asked for: for finding what a misspelt one may mean.
///
/// 0 to 1, by the better of edit distance (of the whole, or of the asked word and as long a piece
/// from the start of a word) and shared trigrams. Compares bytes: fold both first. Only the first
/// 64 bytes count. Immutable; any thread. Cost: some 1 µs a comparison.
class Likeness {
 public:
  explicit Likeness(std::string_view asked);
  [[nodiscard]] double to(std::string_view name) const;

 private:
  std::string asked_;
  std::vector<std::uint32_t> trigrams_;
};

}  // namespace weft
