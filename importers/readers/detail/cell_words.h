#pragma once

#include <optional>
#include <string_view>

#include "importers/readers/table_parting.h"

namespace weft {

/// A value like "$35,000", "2.5", "80GB", "~15%", "10–20", "2024".
struct Quantity {
  std::string_view currency;  ///< "$"; may be empty.
  std::string_view unit;      ///< "GB", "%"; may be empty.
  int digits = 0;             ///< Before the decimal point, of the first number.
  int decimals = 0;
  double cost = 0;  ///< How odd it is: "02", "35,0002" and long plain numbers are.
};
/// Empty if `word` is not wholly a value.
[[nodiscard]] std::optional<Quantity> quantity_in(std::string_view word);

/// "GB", "km", "%", "/month": what stands behind a number.
[[nodiscard]] bool is_unit(std::string_view word);

/// How unlikely `piece` is as a word of a table's cell: near 0 for words that the page uses, some 1
/// for English words and values, 2 to 3 for unknown names, more for what looks like two words
/// glued together. `piece` has no white space.
[[nodiscard]] double word_cost(std::string_view piece, const PageWords& page);

}  // namespace weft
