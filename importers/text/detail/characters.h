#pragma once

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <string_view>

namespace weft::characters {

/// One character of a UTF-8 text. Bytes that are no UTF-8 give a character of code -1, so every
/// byte belongs to exactly one character.
struct Character {
  UChar32 code = -1;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The character that begins at `at`; code -1 and begin == end at `limit`.
inline Character character_at(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  if (at >= limit) return {-1, at, at};
  auto next = static_cast<std::int32_t>(at);
  UChar32 code = -1;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), next,
          static_cast<std::int32_t>(limit), code);
  return {code, at, static_cast<std::uint32_t>(next)};
}

/// White space, and the characters without width that pages use like it.
inline bool is_space(UChar32 c) {
  return c >= 0 && (u_isUWhiteSpace(c) || c == 0x200B || c == 0x2060 || c == 0xFEFF);
}

/// Ends a line: line feed, carriage return and their Unicode kin.
inline bool is_line_break(UChar32 c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

inline bool is_letter(UChar32 c) { return c >= 0 && u_isalpha(c); }
inline bool is_digit(UChar32 c) { return c >= 0 && u_isdigit(c); }
inline bool is_upper(UChar32 c) { return c >= 0 && (u_isupper(c) || u_istitle(c)); }
inline bool is_lower(UChar32 c) { return c >= 0 && u_islower(c); }

/// Belongs to the character before it: accents, variation selectors, joiners.
inline bool is_mark(UChar32 c) {
  if (c < 0x80) return false;  // No sign of ASCII, and no end of text.
  return ((U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0) && !is_space(c);
}
inline bool is_word(UChar32 c) {
  if (c < 0x80) {
    const auto small = c | 0x20;
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }
  return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_N_MASK) != 0;
}
inline bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019; }

}  // namespace weft::characters
