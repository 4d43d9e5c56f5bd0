#pragma once

#include <string>
#include <string_view>

#include "importers/readers/detail/cell_words.h"
#include "importers/readers/detail/quantity.h"

namespace weft {

/// What a cell looks like, as far as the cells beside it should look alike.
struct CellShape {
  enum class Kind { kText, kQuantity, kAnswer };  ///< kAnswer: "Yes", "N/A", "✓".
  std::string_view text;
  Kind kind = Kind::kText;
  Quantity quantity;    ///< Of the first word, where kind is kQuantity.
  std::string pattern;  ///< "9A a" for "80GB ram"; empty for cells without digits.
  int words = 0;
  bool ends_in_bracket = false;
  bool begins_small = false;
  bool is_empty = false;
};
[[nodiscard]] CellShape shape_of(std::string_view cell);

enum class CellPlace { kCorner, kHeading, kLabel, kValue };

/// How unlikely `cell` is at its place: its words, its ends, its brackets.
[[nodiscard]] double cell_cost(std::string_view cell, CellPlace place, WordCosts& words);

/// How unlikely two cells are side by side in one row; negative where they look alike.
[[nodiscard]] double neighbour_cost(const CellShape& left, const CellShape& right);

}  // namespace weft
