#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace weft {

/// Two words glued together inside a piece. Names are often "DeepMind", seldom "CNCFHashi".
inline constexpr double kJointBehindSmall = 2.8;
inline constexpr double kJointElsewhere = 4.0;

enum class Letter { kLower, kUpper, kDigit, kOther };
[[nodiscard]] Letter letter_of(char c);  ///< Bytes beyond ASCII count as small letters.

struct Joint {
  std::size_t at;
  double cost;  ///< How unlikely a name is joined so.
};
/// Where two words may be joined inside `word`: "Stack|CUDA", "CUDACANN|Deep", "200|Huawei".
[[nodiscard]] std::vector<Joint> joints_of(std::string_view word);

/// Whether the capital at `at` only ends an abbreviation in the plural: the "U" of "GPUs".
[[nodiscard]] bool is_plural_capital(std::string_view word, std::size_t at);

}  // namespace weft
