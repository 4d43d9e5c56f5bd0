#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "importers/language/detail/evidence.h"

namespace weft::detail {

/// A part of a run: an alias of the packs, a longer name of the lists, or one atom.
struct Item {
  std::size_t first, last;  ///< Atoms [first, last).
  std::optional<Gazetteer::Match> match;
  Listed listed = {};  ///< Of a name of the lists that has several words.
};

/// Items that follow each other with nothing but spaces, hyphens and small joining words between.
using Run = std::vector<Item>;

/// The runs of capitalised words and pack aliases of one sentence: all that may be names in it. In
/// a title or a line of capitals, a word must have more to show than its capital. Linear time.
[[nodiscard]] std::vector<Run> find_runs(const CutSentence& sentence, const Evidence& evidence,
                                         const Gazetteer& gazetteer);

}  // namespace weft::detail
