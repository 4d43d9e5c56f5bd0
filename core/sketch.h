#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/article.h"

namespace weft {

/// What an article's body is made of, small enough to keep beside it: the smallest hashes of its
/// shingles, runs of kShingleWords words (a bottom-k sketch; A. Broder, "On the resemblance and
/// containment of documents", 1997). Two texts that have many shingles in common have many of these
/// in common, wherever they differ: another header, a cut end, a lead of one's own.
struct Sketch {
  std::vector<std::uint32_t> hashes;  ///< Sorted, distinct; at most kSketchHashes.
  std::uint32_t shingles = 0;         ///< Distinct ones of the whole body.
  friend bool operator==(const Sketch&, const Sketch&) = default;
};
inline constexpr std::size_t kShingleWords = 4;
inline constexpr std::size_t kSketchHashes = 128;

/// Of the sections that are running text: no headline, byline, table or furniture of the page.
/// Words are runs of letters and digits without regard to ASCII case; each ideograph is one. Empty
/// for a body of less than ten words, which says too little to be anybody's. Cost: O(text), and
/// sorting the shingles; some 30 µs for 800 words.
[[nodiscard]] Sketch sketch_of(const Article& article);

/// |A ∩ B| / |A ∪ B| of the shingles, from 0 to 1; exact up to kSketchHashes shingles in all, else
/// an estimate with a standard error below 0.05. 0 if either is empty.
[[nodiscard]] double resemblance(const Sketch& a, const Sketch& b);

/// Whether one text is the other, or both come from one: a symmetric function of the two, and true
/// only for sketches that share a copy key. docs/same-story.md says what was measured.
[[nodiscard]] bool are_copies(const Sketch& a, const Sketch& b);

/// Under what a store finds the copies of a text: neighbours among its smallest hashes, so that
/// texts with a phrase in common, such as a disclaimer, seldom share one. At most kMostCopyKeys,
/// sorted.
[[nodiscard]] std::vector<std::uint64_t> copy_keys(const Sketch& sketch);
inline constexpr std::size_t kMostCopyKeys = 15;

}  // namespace weft
