#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace weft::syntax {

/// What the net makes of a word before it looks at the words around it, for the words met last.
/// News repeats its words: 4,096 of them are 85 % of a text. A value depends on nothing but its
/// rows, so whether it is found here shows in the time alone. Sets of four, of which the one not
/// asked for longest gives way. Memory: kWords values. Not for two threads at once.
class WordMemo {
 public:
  static constexpr std::size_t kWords = 4096;

  /// `size`: the floats of a value.
  explicit WordMemo(std::size_t size);

  /// The value of the word with these rows; null if it is not here. Valid until the next add.
  [[nodiscard]] const float* find(std::span<const std::uint32_t> rows);

  /// Where to write the value of that word; null if it has so many rows that it is not kept.
  [[nodiscard]] float* add(std::span<const std::uint32_t> rows);

 private:
  static constexpr std::size_t kWays = 4;
  static constexpr std::size_t kMostRows = 45;

  struct Key {
    std::uint64_t used = 0;   ///< When it was last asked for; 0 if there is none.
    std::uint32_t count = 0;  ///< Of the rows.
    std::array<std::uint32_t, kMostRows> rows;
  };
  /// The place of the word with these rows, or of the one that gives way to it.
  [[nodiscard]] std::size_t place_of(std::span<const std::uint32_t> rows, bool& is_here) const;

  std::size_t size_;
  std::uint64_t clock_ = 0;
  std::vector<Key> keys_;
  std::vector<float> values_;
};

}  // namespace weft::syntax
