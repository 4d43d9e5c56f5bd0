#pragma once

#include <optional>
#include <string_view>

namespace weft {

/// A value like "$35,000", "2.5", "80GB", "~15%", "10–20", "2024".
struct Quantity {
  std::string_view currency;  ///< "$"; may be empty.
  std::string_view unit;      ///< "GB", "%"; may be empty.
  int digits = 0;             ///< Before the decimal point, of the first number.
  int decimals = 0;
  double magnitude = 0;  ///< Of the first number: its decimal logarithm, 0 for numbers below 1.
  double cost = 0;       ///< How odd it is: "02", "35,0002" and long plain numbers are.
};
/// Empty if `word` is not wholly a value.
[[nodiscard]] std::optional<Quantity> quantity_in(std::string_view word);

/// "GB", "km", "%", "/month": what stands behind a number.
[[nodiscard]] bool is_unit(std::string_view word);

}  // namespace weft
