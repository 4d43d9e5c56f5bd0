#pragma once

#include <string>
#include <string_view>

namespace weft::detail {

/// A claim's value as values are compared: as fold_name, but numbers keep what makes them: decimal
/// points and signs stay, separators of thousands go, and a space between a number and its unit
/// does not matter. "1,200 GB/s" and "1200GB/s" are one value; "3.5" and "35" are two.
[[nodiscard]] std::string fold_value(std::string_view value);

}  // namespace weft::detail
