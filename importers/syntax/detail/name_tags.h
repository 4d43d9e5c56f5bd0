#pragma once

#include <cstdint>
#include <vector>

#include "importers/syntax/syntax.h"

namespace weft::syntax {

inline constexpr std::size_t kNameCount = 9;  ///< O, then B and I of each NameTag.

struct NameReading {
  NameTag name = NameTag::kNone;
  bool begins = false;
  float score = 0;  ///< Probability that the word is in a name of this kind, or in none.
};

/// The most probable tags of `words` words in which I follows only B or I of its kind (Viterbi
/// 1967). Word w has its kNameCount scores (logits) at scores + w * stride. Linear time.
[[nodiscard]] std::vector<NameReading> best_names(const float* scores, std::size_t words,
                                                  std::size_t stride);

}  // namespace weft::syntax
