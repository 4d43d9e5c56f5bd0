#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace weft::syntax {

/// Heads of `words` words from scores[word * (words + 1) + head], head 0 being the root and head h
/// the word h - 1: each word's best head, and each cycle broken where that costs least. One word is
/// the root; others only if that is by far the likeliest for them, as where a full stop is missing.
/// Returns the words' heads as indices, -1 for roots. `scores` is changed. Cost:
/// O(words^2) where the best heads form a tree, and that again for each cycle.
[[nodiscard]] std::vector<std::int32_t> best_tree(std::vector<float>& scores, std::size_t words);

}  // namespace weft::syntax
