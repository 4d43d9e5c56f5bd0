#pragma once

#include <string_view>
#include <vector>

#include "core/article.h"
#include "importers/readers/detail/cell_words.h"

namespace weft {

inline constexpr std::size_t kMostColumns = 8;

/// The best way to part one glued row into each number of cells.
struct RowParting {
  std::vector<double> cost;              ///< By number of cells, from 0 on; infinite if impossible.
  std::vector<std::vector<Span>> cells;  ///< Likewise; spans from the row's beginning.
};

/// Parts `row` at least cost into 1 to kMostColumns cells, by dynamic programming over its likely
/// boundaries and the cell before each. Cost: cubic in the number of boundaries, of which there are
/// at most 32; a row longer than some thousand bytes is one cell.
[[nodiscard]] RowParting part_row(std::string_view row, bool is_header, WordCosts& words);

/// `row` as one cell.
[[nodiscard]] RowParting whole_row(std::string_view row);

}  // namespace weft
