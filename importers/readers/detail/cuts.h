#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "importers/readers/detail/cell_words.h"

namespace weft {

/// A place where one cell of a glued row may end and the next begin.
struct Cut {
  std::uint32_t at = 0;  ///< Bytes from the row's beginning.
  double cost = 0;       ///< How unlikely the characters around it make it; from about 0.1 up.
};

/// The likely boundaries inside `row`, in order: between characters that have no white space
/// between them. At most `most`: the likeliest.
[[nodiscard]] std::vector<Cut> find_cuts(std::string_view row, WordCosts& words, std::size_t most);

}  // namespace weft
