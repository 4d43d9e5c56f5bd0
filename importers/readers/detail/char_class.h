#pragma once

namespace weft {

/// What a character may be to the boundary of a cell.
enum class CharClass {
  kLower,
  kUpper,
  kCaseless,
  kDigit,
  kSpace,
  kOpen,      // ( [
  kClose,     // ) ]
  kPercent,   // % °
  kCurrency,  // $ €
  kSign,      // ~ < > ≈ ±: begins a value
  kTick,      // ✓ ✗ and emoji: a cell by itself
  kStop,      // . ! ?
  kJoin,      // / & ' , ; : never at the edge of a cell
  kDash,
  kPlus,
  kQuote,
  kOther,
};
[[nodiscard]] CharClass class_of(char32_t code);

inline constexpr double kNever = 100;

/// How unlikely a cell ends behind a character of class `before` and the next begins with one of
/// class `here`, as far as these and the class behind tell; kNever if it is out of the question.
[[nodiscard]] double local_cost(CharClass before, CharClass here, CharClass then);

}  // namespace weft
